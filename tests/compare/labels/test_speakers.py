"""Who is quoted, as the text names them."""

import pytest

from stories.compare.labels.speakers import speaker, speaker_in


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mr Poghosyan", "Poghosyan"),
        ("with Armenian Prime Minister Nikol Pashinyan", "Nikol Pashinyan"),
        ("the foreign ministry", "foreign ministry"),
        ("he", None),
    ],
)
def test_who_is_speaking(words, name):
    assert speaker_in(words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"We fled," Nikol Pashinyan said.', "Nikol Pashinyan"),
        ('"We fled," said Nikol Pashinyan.', "Nikol Pashinyan"),
        ('"We fled," according to Nikol Pashinyan.', "Nikol Pashinyan"),
        ('According to Nikol Pashinyan, "we fled".', "Nikol Pashinyan"),
        ('Nikol Pashinyan said on Monday that "we fled".', "Nikol Pashinyan"),
        ('Nikol Pashinyan said so. They "fled".', None),  # of another sentence
        ('Nikol Pashinyan "fled".', None),
    ],
)
def test_who_is_named_beside_a_quotation(text, name):
    quoted = text.index('"') + 1, text.rindex('"')
    assert speaker(text, quoted, (0, len(text))) == name
