"""What is said of two texts, a line each difference."""

from stories.compare import compare
from tests.build import document


def told(left, right, *kinds):
    """Those of these kinds as "left words → right words", in the order of the alphabet; " / " parts two paragraphs."""
    sides = document(*left.split(" / ")), document(*right.split(" / "))
    lines = []
    for one in compare(*sides).differences:
        if one.kind in kinds:
            stated = zip(sides, (one.left, one.right), strict=True)
            lines.append(" → ".join(fact.words and side.quote(fact.words) if fact else "∅" for side, fact in stated))
    return sorted(lines)


def mirrored(line):
    return " → ".join(reversed(line.split(" → ")))
