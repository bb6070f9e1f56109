"""How far two sentences that answer to each other say one thing, their figures and times aside."""

from __future__ import annotations

from stories.compare.align.similarity import uncommonness_of
from stories.compare.differences.facing import Facing
from stories.text.facts import DATE, NEGATION, NUMBER, Fact
from stories.text.words import OPENING

SAME_THING = 0.5
"""Of the words of the shorter, rare ones counting more: so many are shared where both tell the same event, in other
words and in another order."""


_SHORT = 4
"""Letters of a word that count, where two sentences are known to answer to each other: call, called; open, opens."""


class Alike:
    """Of the sentences of two texts, by their numbers."""

    def __init__(self, facing: Facing) -> None:
        self._facing = facing
        self._shared: dict[tuple[int, int], float] = {}

    def share(self, left: int, right: int) -> float:
        """How great a part of the shorter the longer says too; 0 where they do not answer to each other."""
        if (left, right) not in self._shared:
            self._shared[left, right] = self._share(left, right)
        return self._shared[left, right]

    def _share(self, left: int, right: int) -> float:
        documents = self._facing.documents
        if (documents[0].sentences[left], documents[1].sentences[right]) not in self._facing.answers:
            return 0
        mine, others = self._told(0, left), self._told(1, right)
        least = min(uncommonness_of(mine), uncommonness_of(others))
        return uncommonness_of([stem for stem in mine if stem in others]) / least if least else 0

    def _told(self, side: int, sentence: int) -> list[str]:
        facts, document = self._facing.facts[side], self._facing.documents[side]
        measured = {
            key[:OPENING]
            for kind in (DATE, NUMBER)
            for fact in facts.of(kind, range(sentence, sentence + 1))
            for key in facts.words.keys_in(fact.span)
        }
        return list(dict.fromkeys(stem[:_SHORT] for stem in document.numbered.stems[sentence] if stem not in measured))

    def is_one_negated(self, left: int, right: int) -> bool:
        """Whether one of them negates something and the other nothing."""
        negated = [
            bool(self._facing.facts[side].of(NEGATION, range(sentence, sentence + 1)))
            for side, sentence in enumerate((left, right))
        ]
        return negated[0] != negated[1]


UNCOMMON = 20
"""What a word weighs (see similarity.py) that says what a sentence is about: "call" does, "said" does not."""


def share_words(facing: Facing, left: Fact, right: Fact, least: int = 1) -> bool:
    """Whether their sentences share so many such words, besides names."""
    told = []
    for side, fact in enumerate((left, right)):
        words = facing.facts[side].words
        small = [words.keys[at] for at in words.of(fact.sentence) if words.tokens[at][0].islower()]
        telling = (key[:OPENING] for key in small if uncommonness_of((key[:OPENING],)) >= UNCOMMON)
        told.append({key[:_SHORT] for key in telling if key.isalpha()})
    return len(told[0] & told[1]) >= least
