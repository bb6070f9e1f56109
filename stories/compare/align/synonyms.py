"""What a sentence tells in words that another lacks, but has related ones for: "soldiers" where it has "troops"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from stories.compare.budget import Budget
from stories.text.related import related
from stories.text.stems import Stems

Holders = Mapping[str, Sequence[int]]
"""For each word, known by its opening, the sentences that have it."""

Related = Mapping[str, Collection[str]]
"""For a word of the one side those of the other that are related to it."""

OtherWords = dict[int, dict[int, int]]
"""For a sentence and one of the other side, what those words of the other weigh that it has only related ones for."""

MOST_HOLDERS = 4
"""A word that more sentences of a side have tells little about any of them, and much time would go into it."""


def related_words(on_left: Holders, on_right: Holders) -> tuple[Related, Related]:
    """For words of the left those of the right, and the other way round."""
    table = related()
    lefts, rights = (
        {word for word, holders in side.items() if len(holders) <= MOST_HOLDERS} for side in (on_left, on_right)
    )
    of_left = {word: found for word in lefts if word in table and (found := table[word] & rights)}
    of_right: dict[str, list[str]] = {}
    for word, others in of_left.items():
        for other in others:
            of_right.setdefault(other, []).append(word)
    return of_left, of_right


def told_otherwise(
    here: Mapping[int, Stems], there: Holders, to: Related, weights: Mapping[str, int], budget: Budget
) -> OtherWords:
    """All of it, or nothing where the budget does not suffice. `to`: words there that are related to words here."""
    postings = {word: (weights[word], there[word]) for word in set[str]().union(*to.values())}
    told: OtherWords = {}
    left = budget.compared
    for number, stems in here.items():
        of_sentence: dict[int, int] = {}
        for word in set[str]().union(*filter(None, map(to.get, stems))).difference(stems):
            weight, numbers = postings[word]
            left -= len(numbers)
            for other in numbers:
                of_sentence[other] = of_sentence.get(other, 0) + weight
        told[number] = of_sentence
        if left < 0:
            budget.is_coarse = True
            return {}
    budget.compared = left
    return told
