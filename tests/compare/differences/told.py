"""What a comparison of two short texts tells of one kind."""

from stories.compare import compare
from stories.text import parse

AROUND = "The harbour at Tolvik has been shut since the storm tore two cranes loose on Friday night."
"""A paragraph that both texts have."""

Words = tuple[str | None, str | None]


def told(kind: str, left: str, right: str) -> list[Words]:
    """The words on either side of each difference of that kind, in the order of the record."""
    found = compare(parse(f"{AROUND}\n\n{left}"), parse(f"{AROUND}\n\n{right}"))
    return [
        (one.left and found.left.quote(one.left.words), one.right and found.right.quote(one.right.words))
        for one in found.differences
        if one.kind == kind
    ]
