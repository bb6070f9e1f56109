"""The forms of an English verb, and what they have in common."""

import pytest

from stories.text.verbs import forms, is_past, verb_of


@pytest.mark.parametrize(
    "expected",
    [
        "abduct abducts abducted abducting",
        "deny denies denied denying",
        "delay delays delayed delaying",
        "free frees freed freeing",
        "die dies died dying",
        "plan plans planned planning",
        "admit admits admitted admitting",
        "open opens opened opening",
        "quit quits quitting",
        "cancel cancels cancelled canceled cancelling canceling",
        "crash crashes crashed crashing",
        "withdraw withdraws withdrew withdrawn withdrawing",
        "overrun overruns overran overrunning",
        "take takes took taken taking",
        "close closes closed closing",
        "agree agrees agreed agreeing",
        "offer offers offered offering",
        "begin begins began begun beginning",
        "have has had having",
        "be is are am was were been being",
    ],
)
def test_all_forms_of_a_verb_are_known_as_one(expected):
    verb = expected.split()[0]
    assert " ".join(forms(verb)) == expected
    assert len({verb_of(form) for form in forms(verb)}) == 1


def test_verbs_are_told_apart():
    assert len({verb_of(verb) for verb in "hide hid find found bid bind".split()}) == 4


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("sold", True),
        ("fell", True),
        ("cut", True),
        ("come", False),
        ("opened", True),
        ("open", False),
        ("selling", False),
    ],
)
def test_what_tells_of_the_past(word, expected):
    assert is_past(word) is expected
