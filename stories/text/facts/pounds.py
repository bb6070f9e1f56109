"""Whether pounds are money or a weight: the word is one, and a text that has a sign of the money may do without it."""

from __future__ import annotations

from stories.text.facts.amounts import WEIGHTS, Amount, all_units
from stories.text.facts.words import Words
from stories.text.verbs import forms

MUCH = 1e6
"""From here on pounds are money, unless they are "of" what is weighed."""

_AHEAD = 4
"""Words behind "pounds of" in which it is said that money is meant: "of the firm's debt"."""

_STERLING = frozenset("£ sterling pence gbp".split())

_MONEY = frozenset(
    "aid asset assets bond bonds budget capital cash cost costs credit cut cuts damages debt debts expense expenses "
    "fee fees fine fines fund funding funds grants income investment loan loans loss losses money pay profit profits "
    "revenue revenues sales savings shares spending tax taxes".split()
)

_OWED = _MONEY | frozenset("damage goods orders property public stock trade work".split())
"""Of what there is so much money."""

_SPENDING = (
    frozenset(
        form
        for verb in "pay cost spend earn fine owe lend borrow invest charge donate bid".split()
        for form in forms(verb)
    )
    | _MONEY
    | frozenset("price prices worth bail salary wage wages reward ticket bill compensation bonus bank banks".split())
)
"""In whose sentence money is told of."""

_WEIGHING = (
    frozenset(form for verb in ("weigh", "lift", "haul") for form in forms(verb))
    | {form for weight in WEIGHTS - {"pound"} for form in (weight, f"{weight}s")}
    | frozenset("kg lbs weight overweight heavy heavier obese cocaine heroin cannabis".split())
)


def as_money(words: Words, sentence: range, end: int, amount: Amount) -> Amount:
    """The same, of money where that is meant; where either may be, the sum beside the weight."""
    name = all_units()["pound"].name
    if amount.unit != name or "pound" not in words.keys[end - 1] or amount.other:
        return amount
    sterling = amount._replace(unit=all_units()["£"].name)
    around = words.all_in(sentence)
    behind = words.keys[end : min(end + 1 + _AHEAD, sentence.stop)]
    is_much = amount.low >= MUCH
    is_signed = is_much and not _STERLING.isdisjoint(words.all)
    is_weighed = behind[:1] == ["of"] and _OWED.isdisjoint(behind) and not is_signed
    if is_weighed or not _WEIGHING.isdisjoint(around):
        return amount
    if is_much or not _SPENDING.isdisjoint(around):
        return sterling
    return amount._replace(other=sterling)
