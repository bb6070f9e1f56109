"""Who is quoted, as the text names them."""

import pytest

from stories.text.facts.speakers import speaker, speaker_in


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mr Poghosyan", "Poghosyan"),
        ("with Armenian Prime Minister Nikol Pashinyan", "Nikol Pashinyan"),
        ("Chief Executive Kari Lund", "Kari Lund"),
        ("Senate Majority Leader Mitch McConnell", "Mitch McConnell"),
        ("the Armenian government", "Armenian government"),
        ("the Indian navy had", "Indian navy"),
        ("Kari Lund later", "Kari Lund"),
        ("Kari Lund angrily", "Kari Lund"),
        ("Sir Keir Starmer", "Keir Starmer"),
        ("the foreign ministry", "foreign ministry"),
        ("head of the Vik Harbour Foundation Kari Lund", "Kari Lund"),
        ("head of the Vik Harbour Foundation", "Vik Harbour Foundation"),
        ("The Department of Roads in Vik", "Department of Roads"),
        ("The Department of Foreign Affairs in Vik", "Department of Foreign Affairs"),
        ("The Harbour Council's press service quoted him", None),
        ("One survivor", "survivor"),
        ("One of the survivors", "one of the survivors"),
        ("One of them", None),
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
        ('"We fled," one survivor, Adi Putra, told reporters.', "Adi Putra"),
        ('"We fled," said one survivor, Adi Putra.', "Adi Putra"),
        ('According to one survivor, Adi Putra, "we fled".', "Adi Putra"),
        ('The Labour leader, Sir Keir Starmer, said it was a "historic result".', "Keir Starmer"),
        ('"We fled," the president, Vladimir Putin of Russia, said.', "Vladimir Putin"),
        ('"We fled," the mayor of London, Sadiq Khan, said.', "Sadiq Khan"),
        ('"We fled," the mayor of Kyiv, Ukraine, said.', "Kyiv"),
        ('"We fled," Anna Petrosyan, the governor, said.', "Anna Petrosyan"),
        ('"We fled," his lawyer, who declined to be named, said.', "his lawyer"),
        ('"We fled," said Kari Lund on Friday.', "Kari Lund"),
        ('"We fled," said in a statement.', None),
        ('"We fled," Gen. J. Roe said.', "J. Roe"),
        ('"We fled," said Gen. J. Roe.', "J. Roe"),
        ('"We fled," the Rev. Larry Kroon of the Wasilla Bible Church said.', "Larry Kroon"),
        ('"We fled," the Bank of England said.', "Bank of England"),
        ('He said it was "nothing" while John Roe said that it was much.', None),
        ('Nikol Pashinyan said so. They "fled".', None),  # of another sentence
        ('Nikol Pashinyan "fled".', None),
        ('"We fled." Mr Roe has insisted that it was safe.', None),  # that is another sentence
        ('"We fled." The mayor, Kari Lund, said the bridge would open.', None),
        ('"We fled!" Owen Roe warned against panic.', None),
        ('"We fled." Minister Ola Rask announced a plan.', None),
        ('"We fled." Kari Lund said on Monday.', "Kari Lund"),
        ('"We fled!" Kari Lund said.', "Kari Lund"),
    ],
)
def test_who_is_named_beside_a_quotation(text, name):
    quoted = text.index('"') + 1, text.rindex('"')
    assert speaker(text, quoted, (0, len(text))) == name
