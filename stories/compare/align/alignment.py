"""What is known of which sentences answer to which. Each stage takes an alignment and gives one back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from stories.compare.align.chain import IndexPair, heaviest_chain
from stories.compare.align.similarity import Link, similarity
from stories.text.document import BODY, Kind
from stories.text.numbered import Numbered
from stories.text.stems import Stems


class Group(NamedTuple):
    """Neighbouring sentences of the left that answer to neighbouring sentences of the right, by number, so that one row
    can hold them; `pairs` say which to which."""

    left: range
    right: range
    pairs: tuple[IndexPair, ...]

    @classmethod
    def of(cls, left: int, right: int) -> Group:
        return cls(range(left, left + 1), range(right, right + 1), ((left, right),))

    def swapped(self) -> Group:
        return Group(self.right, self.left, tuple([(j, i) for i, j in self.pairs]))

    @property
    def is_split(self) -> bool:
        """Whether a sentence of the left answers to several."""
        return len(self.pairs) > 1 and len({i for i, _ in self.pairs}) < len(self.pairs)

    @property
    def is_merged(self) -> bool:
        return len(self.pairs) > 1 and len({j for _, j in self.pairs}) < len(self.pairs)


class Pair(NamedTuple):
    """Two sentences that answer to each other, by number, and how alike they are (0 to 1)."""

    left: int
    right: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """`groups` rise on the left and share no sentence. `told_again` are links of a sentence to a second one, strongest
    first: they count only where a row can hold both."""

    left: Numbered
    right: Numbered
    groups: tuple[Group, ...] = ()
    told_again: tuple[Link, ...] = ()

    def with_groups(self, more: Iterable[Group]) -> Alignment:
        return replace(self, groups=tuple(sorted([*self.groups, *more], key=lambda group: group.left.start)))

    def free(self) -> tuple[list[int], list[int]]:
        """The sentences of either side that answer to nothing yet."""
        free_left = set(range(len(self.left.sentences))).difference(*[group.left for group in self.groups])
        free_right = set(range(len(self.right.sentences))).difference(*[group.right for group in self.groups])
        return sorted(free_left), sorted(free_right)

    def free_by_kind(self) -> list[tuple[Kind, list[int], list[int]]]:
        """The same, of each kind of block that is free on both sides."""
        free_left, free_right = self.free()
        both = {self.left.kinds[i] for i in free_left} & {self.right.kinds[j] for j in free_right}
        return [
            (
                kind,
                [i for i in free_left if self.left.kinds[i] is kind],
                [j for j in free_right if self.right.kinds[j] is kind],
            )
            for kind in Kind
            if kind in both
        ]

    @property
    def is_spaceless(self) -> bool:
        """Whether either side is written without spaces: then both are compared by characters."""
        return self.left.is_spaceless or self.right.is_spaceless

    @property
    def is_english(self) -> bool:
        return self.left.is_english and self.right.is_english and not self.is_spaceless

    def stems_of(self, lefts: Sequence[int], rights: Sequence[int]) -> tuple[dict[int, Stems], dict[int, Stems]]:
        """What these sentences are known by."""
        return self.left.stems_of(lefts, self.is_spaceless), self.right.stems_of(rights, self.is_spaceless)

    def body_in_order(self) -> tuple[list[Group], list[Group]]:
        """The body's groups that kept their order, and those that left it. Around the body, order says nothing."""
        body = [group for group in self.groups if self.left.kinds[group.left.start] in BODY]
        firsts = [(group.left.start, group.right.start) for group in body]
        chain = heaviest_chain(
            firsts, lambda n: self.left.weight_of(body[n].left) + self.right.weight_of(body[n].right)
        )
        if len(chain) == len(body):
            return body, []
        kept = set(chain)
        return [body[n] for n in chain], [group for n, group in enumerate(body) if n not in kept]

    def pairs(self) -> Iterator[Pair]:
        """Rising on the left. Sentences that read alike are alike, however little they say."""
        found = sorted([pair for group in self.groups for pair in group.pairs])
        other = [(i, j) for i, j in found if self.left.sentence_keys[i] != self.right.sentence_keys[j]]
        lefts, rights = self.stems_of([i for i, _ in other], [j for _, j in other])
        for i, j in found:
            alike = self.left.sentence_keys[i] == self.right.sentence_keys[j]
            yield Pair(i, j, 1.0 if alike else similarity(lefts[i], rights[j]))
