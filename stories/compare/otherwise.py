"""What a sentence tells in words that another lacks, but has related ones for: "soldiers" where it has "troops"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from stories.compare.effort import Effort
from stories.text.related import related
from stories.text.stems import Stems

Holders = Mapping[str, Sequence[int]]
"""For each word, known by its opening, the sentences that have it."""

Related = Mapping[str, Collection[str]]
"""For a word of the one side those of the other that are related to it."""

Told = dict[int, dict[int, int]]
"""For a sentence and one of the other side, what those words of the other weigh that it has only related ones for."""


def related_words(on_left: Collection[str], on_right: Collection[str]) -> tuple[Related, Related]:
    table, rights = related(), set(on_right)
    of_left = {word: found for word in on_left if word in table and (found := table[word] & rights)}
    of_right: dict[str, list[str]] = {}
    for word, others in of_left.items():
        for other in others:
            of_right.setdefault(other, []).append(word)
    return of_left, of_right


def told_otherwise(
    here: Mapping[int, Stems], there: Holders, to: Related, weights: Mapping[str, int], effort: Effort
) -> Told:
    """All of it, or nothing where the effort does not suffice. `to`: words there that are related to words here."""
    told: Told = {}
    for number, stems in here.items():
        told[number] = of_sentence = dict[int, int]()
        for word in set[str]().union(*filter(None, map(to.get, stems))).difference(stems):
            effort.compared -= len(there[word])
            weight = weights[word]
            for other in there[word]:
                of_sentence[other] = of_sentence.get(other, 0) + weight
        if effort.compared < 0:
            effort.is_coarse = True
            return {}
    return told
