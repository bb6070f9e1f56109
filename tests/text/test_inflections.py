"""The forms of an English verb."""

import pytest

from stories.text.inflections import forms, is_past


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("abduct", "abduct abducts abducted abducting"),
        ("deny", "deny denies denied denying"),
        ("delay", "delay delays delayed delaying"),
        ("free", "free frees freed freeing"),
        ("die", "die dies died dying"),
        ("plan", "plan plans planned planning"),
        ("admit", "admit admits admitted admitting"),
        ("open", "open opens opened opening"),
        ("quit", "quit quits quitting"),
        ("cancel", "cancel cancels cancelled canceled cancelling canceling"),
        ("crash", "crash crashes crashed crashing"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("overrun", "overrun overruns overran overrunning"),
    ],
)
def test_all_its_forms(verb, expected):
    assert " ".join(forms(verb)) == expected


@pytest.mark.parametrize(("word", "expected"), [("fell", True), ("closed", True), ("close", False)])
def test_what_looks_like_a_past(word, expected):
    assert is_past(word) is expected
