"""Where quotations stand in a text."""

import pytest

from stories.text.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We fled," he said. "All of us."', ["We fled,", "All of us."]),
        ("“We fled,” he said.", ["We fled,"]),
        ("‘We fled,’ he said of the soldiers’ houses.", []),  # one mark too many to be sure
        ("‘We fled,’ he said.", ["We fled,"]),
        ("It is the soldiers' town and it's theirs.", []),
        ('"We fled. We had no choice.', ["We fled. We had no choice."]),
        ("„Wir flohen“, sagte er. »Alle.«", ["Wir flohen", "Alle."]),
        ("»Vi flydde», sade han.", ["Vi flydde"]),
        ("”Vi flydde”, sade han. ”Alla.”", ["Vi flydde", "Alla."]),
        ("« Nous avons fui », a-t-il dit.", [" Nous avons fui "]),
        ("‚Wir flohen‘, sagte er. ‹Alle›.", ["Wir flohen", "Alle"]),
        ("彼は「逃げた」と言った。", ["逃げた"]),
        ("It ended there.” He left. A board of 5” wood.", []),
    ],
)
def test_what_is_quoted(text, quoted):
    assert [text[start:end] for start, end in quotations(text, 0, len(text))] == quoted
