"""What sort of change: only what is certain; all else is wording until it is known better."""

import pytest

from stories.compare import PassageKind, compare
from stories.compare.words.labels.forms import sorts_of_change
from tests.build import document


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ('defending Shushi".', 'defending Shushi."', ("punctuation",)),
        ("we said “no”", 'we said "no"', ("punctuation",)),
        ("don't", "don’t", ("punctuation",)),
        ("", ",", ("punctuation",)),
        ("ex-Soviet", "ex Soviet", ("punctuation",)),
        ("Defense Ministry", "defense ministry", ("case",)),
        ("to\u00a0evacuate", "to evacuate", ("whitespace",)),
        ("", " ", ("whitespace",)),
        ("p\u0430ypal", "paypal", ("invisible",)),
        ("pay\u200bpal", "paypal", ("invisible",)),
        ("\u202ecity\u202c", "city", ("invisible",)),
        ("e\u0301", "é", ("invisible",)),
        ("The “City”", 'the "city"', ("case", "punctuation")),
        ("accidently", "accidentally", ("wording",)),
        ("its", "it's", ("wording",)),
        ("Busse", "Buße", ("wording",)),
        ("every day", "everyday", ("wording",)),
        ("1.5", "15", ("wording",)),
        ("-5", "5", ("wording",)),
        ("50%", "50", ("wording",)),
        ("$50", "50", ("wording",)),
        ("👍", "👎", ("wording",)),
        ("की", "का", ("wording",)),
    ],
)
def test_the_fewest_labels_that_account_for_the_whole_difference(old, new, names):
    assert sorts_of_change(old, new) == names
    assert sorts_of_change(new, old) == names


@pytest.mark.parametrize(
    ("shown", "hides"),
    [("The city fell.", "The city\u200b fell."), ("Shusha", "Shush\u0430"), ("Mr Putin", "Mr\u00a0Putin")],
)
def test_what_nobody_sees_is_never_called_the_same(shown, hides):
    [passage] = compare(document(shown), document(hides)).passages
    assert passage.kind is not PassageKind.SAME
    assert {label.name for change in passage.changes for label in change.labels} <= {"invisible", "whitespace"}
