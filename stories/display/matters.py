"""What matters most: the differences of facts in lines, the heaviest first. Whatever counts or lists reads these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stories.compare.differences.difference import Difference, How
from stories.compare.differences.kinds import KIND, PASSAGE
from stories.compare.differences.weight import precedence
from stories.compare.record import Comparison
from stories.display.wording import capital, days_in_words


@dataclass(frozen=True, slots=True)
class Line:
    """One difference: `kind` as a newsroom says it, the words on either side ("" on the side that has none), `why` what
    the words do not show, `states` what a passage that came or went tells. `stops` number the changes that show it."""

    kind: str
    how: str
    left: str
    right: str
    why: str = ""
    states: tuple[str, ...] = ()
    is_passage: bool = False
    stops: tuple[int, ...] = ()

    @property
    def what(self) -> str:
        """ "Number", "Passage cut"."""
        return capital(f"{self.kind} {'cut' if self.left else 'added'}" if self.is_passage else self.kind)

    @property
    def stop(self) -> int | None:
        """Where it is shown first."""
        return self.stops[0] if self.stops else None


def told(comparison: Comparison) -> list[Difference]:
    """All that is told, what matters most first; what only stands elsewhere is not."""
    found = [one for one in comparison.differences if not one.ignored and one.how is not How.MOVED]
    return sorted(found, key=lambda one: -precedence(one))


def line_of(comparison: Comparison, one: Difference, stops: tuple[int, ...] = ()) -> Line:
    left, right = comparison.left.quote, comparison.right.quote
    return Line(
        KIND[one.kind].words,
        one.how.value,
        left(one.left.words).strip() if one.left else "",
        right(one.right.words).strip() if one.right else "",
        explained(one.reason, one.speakers),
        one.states,
        one.kind == PASSAGE,
        stops,
    )


def explained(reason: str | None, speakers: tuple[str | None, str | None] | None) -> str:
    """What the words of a difference or of a label do not show: why it is one, and who says what is quoted on either
    side; "" where they show it all."""
    return "; ".join(filter(None, [days_in_words(reason or ""), _speakers(*speakers or ("", ""))]))


def _speakers(left: str | None, right: str | None) -> str:
    if left and right:
        return f"by {left}" if left == right else f"{left} on the left, {right} on the right"
    return f"by {left or right}" if left or right else ""


def counts(differences: Iterable[Difference]) -> Mapping[str, int]:
    """How many of each kind there are, those that matter most first, passages aside."""
    kinds = [one.kind for one in differences if one.kind != PASSAGE]
    ranked = sorted(kinds, key=lambda kind: list(KIND).index(kind))
    return Counter(KIND[kind].words for kind in ranked)
