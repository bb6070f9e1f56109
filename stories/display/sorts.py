"""What sort of change, with the words that say so, as a page shows it. Knows no request and no HTML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stories.compare.differences.kinds import KIND
from stories.compare.differences.weight import weight_of_change
from stories.compare.record import Change
from stories.display.matters import explained
from stories.display.wording import sort_in_words
from stories.text.document import Document, Range


@dataclass(frozen=True, slots=True)
class Sort:
    """A label of one change, `name` as a newsroom says it. `left` and `right` are the words it rests on; `is_all` where
    those are the whole change. `why` is what the words do not show. `weighs`: a difference of fact, not of words."""

    name: str
    weight: int
    left: str
    right: str
    is_all: bool = True
    why: str = ""
    weighs: bool = False

    @property
    def tells(self) -> bool:
        """Whether there is more to say than its name."""
        return bool(self.why) or not self.is_all

    def of_a_whole_passage(self) -> Sort:
        """Quotes only what is not all of it: the rest would be the passage once more."""
        return replace(self, left="", right="") if self.is_all else self


@dataclass(frozen=True, slots=True)
class SortAtStop:
    """A sort, and the number of the stop it stands at."""

    stop: int
    sort: Sort


@dataclass(frozen=True, slots=True)
class SortOfRow:
    """One sort of change in a row, given for one reason, wherever in the row it stands."""

    name: str
    why: str
    found: tuple[SortAtStop, ...]

    @property
    def tells(self) -> bool:
        return any(one.sort.tells for one in self.found)

    @property
    def weighs(self) -> bool:
        return self.found[0].sort.weighs

    @property
    def quoted(self) -> tuple[SortAtStop, ...]:
        """Where there are words to quote: not of space, nor of passages shown whole."""
        return tuple(one for one in self.found if one.sort.left or one.sort.right)


def sorts_of(change: Change, left: Document, right: Document) -> tuple[Sort, ...]:
    """The labels of a change as the record has them, the heaviest first; none of an ignored change."""
    if change.ignored:
        return ()
    own = _quoted(left, change.left), _quoted(right, change.right)
    found = []
    for label in change.labels:
        words = _quoted(left, label.left), _quoted(right, label.right)
        is_all = words == own or not any(words)
        found.append(
            Sort(
                sort_in_words(label.name),
                weight_of_change([label], words=0),
                *words,
                is_all,
                explained(label.why, label.speakers),
                label.name in KIND,
            )
        )
    return tuple(found)


def sorts_of_row(sorts: Iterable[SortAtStop]) -> tuple[SortOfRow, ...]:
    """The sorts at all stops of a row, each stop once: the heaviest first, those of one name and reason together."""
    alike: dict[tuple[int, str, str], list[SortAtStop]] = defaultdict(list)
    for found in dict.fromkeys(sorts):  # a passage that moved within a row stands in it twice
        alike[-found.sort.weight, found.sort.name, found.sort.why].append(found)
    in_order = sorted(alike.items(), key=lambda entry: entry[0][0])
    return tuple(SortOfRow(name, why, tuple(group)) for (_, name, why), group in in_order)


def names_of(sorts: Sequence[Sort] | Sequence[SortOfRow]) -> tuple[str, ...]:
    """Each name once, in the order given."""
    return tuple(dict.fromkeys(sort.name for sort in sorts))


def _quoted(document: Document, words: Range | None) -> str:
    return document.quote(words).strip() if words else ""
