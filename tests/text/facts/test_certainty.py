"""The hedges and plans that a sentence states."""

import pytest

from tests.text.facts.stated import words


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ship may sail.", ["may"]),
        ("The fair opens in May.", []),
        ("The owner could not be reached.", []),
        ("The valve is believed to have failed.", ["believed"]),
        ("Lund believed that the valve failed.", []),
        ("Two sailors are feared dead.", ["feared"]),
        ("The mayor is expected to resign.", ["expected"]),
        ("Growth slowed as expected.", []),
        ("The thief allegedly took a van.", ["allegedly"]),
        ("A vote is scheduled for Friday.", ["scheduled"]),
        ("The firm will close.", ["will"]),
        ("Come as soon as possible.", []),
        ("Dunvar is widely tipped to win.", ["tipped"]),
        ("The mill is in danger of closing.", ["in danger"]),
        ("The two are close to a trade deal.", ["close"]),
        ("The inn is close to the harbour.", []),
        ("Divers suspect a leak.", ["suspect"]),
        ("The suspect has left.", []),
        ("A clerk reported a possible theft.", ["possible"]),
        ("The toll has not been confirmed.", ["confirmed"]),
        ("There are no plans to close.", []),
        ("A spark lit it, the inquiry found.", ["found"]),
        ("The boat was found.", []),
        ("Boys are twice as likely to have it.", []),
        ("“It may rain,” Lund told them.", []),
    ],
)
def test_the_words_of_a_certainty(sentence, expected):
    assert words("certainty", sentence) == expected
