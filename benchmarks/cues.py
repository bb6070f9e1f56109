"""Made-up sentences that state something of every kind, as many as are wanted, and a revision of them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

_SOUNDS = ["Ba", "Cor", "Den", "Fi", "Gul", "Ha", "Jo", "Kel", "Li", "Mon", "Ne", "Pra", "Ris", "So", "Tu", "Ven"]
_NAMES = [f"{one}{two.lower()}" for one in _SOUNDS for two in _SOUNDS]
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January March April June July August September October November December".split()
_FORMS = (
    "At least {n} people were killed and {m} injured in {name} on {day}, Police Chief {other} {name} said.",
    "“We will not close the {n} bridges before {month} {m},” Mayor {other} {name} told reporters late on {day}.",
    "The court in {name} has not yet decided whether {other} {name} may be charged, according to {n} witnesses.",
    "Prices rose by {n} percent in {month}, the bank of {name} said, denying that {m} shops were likely to shut.",
    "{other} {name}, {m}, who reportedly lost {n} million dollars, was not expected to be arrested by {day}.",
    "Rebels attacked {name} at {hour} p.m., an official said, but it was unclear if {n} of the {m} guards had fled.",
)


def cues(words: int, number: int) -> list[str]:
    """Of about so many words."""
    chance = Random(number)  # noqa: S311 - not a secret
    sentences: list[str] = []
    while words > 0:
        sentences.append(_sentence(chance))
        words -= sentences[-1].count(" ") + 1
    return sentences


def otherwise(sentences: Sequence[str], number: int, share: float = 0.1) -> list[str]:
    """In that share of the sentences another one stands; in as many, one figure is another."""
    chance = Random(number)  # noqa: S311
    result = []
    for sentence in sentences:
        act = chance.random()
        if act < share:
            result.append(_sentence(chance))
        elif act < 2 * share:
            figures = [word for word in sentence.split() if word.isdigit()]
            result.append(sentence.replace(chance.choice(figures), str(chance.randint(30, 99)), 1))
        else:
            result.append(sentence)
    return result


def _sentence(chance: Random) -> str:
    return chance.choice(_FORMS).format(
        n=chance.randint(2, 29),
        m=chance.randint(2, 29),
        hour=chance.randint(1, 11),
        name=chance.choice(_NAMES),
        other=chance.choice(_NAMES),
        day=chance.choice(_DAYS),
        month=chance.choice(_MONTHS),
    )
