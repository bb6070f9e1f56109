"""The forms of a verb have one thing in common."""

import pytest

from stories.text.verbs import forms_of, is_past, verb_of


@pytest.mark.parametrize(
    "forms",
    [
        "take takes taking took taken",
        "plan plans planning planned",
        "close closes closing closed",
        "carry carries carrying carried",
        "fall falls falling fell fallen",
        "pass passes passing passed",
        "agree agrees agreeing agreed",
        "offer offers offering offered",
    ],
)
def test_all_forms_of_a_verb_are_known_as_one(forms):
    assert len({verb_of(form) for form in forms.split()}) == 1
    assert set(forms.split()) <= set(forms_of(forms.split()[0]))


def test_verbs_are_told_apart():
    assert len({verb_of(verb) for verb in "hide hid find found bid bind".split()}) == 4


@pytest.mark.parametrize(("word", "expected"), [("sold", True), ("opened", True), ("open", False), ("selling", False)])
def test_what_tells_of_the_past(word, expected):
    assert is_past(word) is expected
