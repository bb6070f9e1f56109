import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.text.tokens import _any_script, _latin, is_word, token_pattern, written_without_spaces
from tests import seeds


def tokens(text):
    return token_pattern(text).findall(text)


@pytest.mark.parametrize(
    "words",
    [
        "The Mi-24 was Shushi's .",
        "1,000 or 10:30 or 5-3/4 or 1.5 % of $ 50",
        "in the U.S. at 6 a.m. today",
        "he said -- or * * * ...",
        "don’t and don't",
        "pay\u200bpal and \u200b",
        "👩‍👩‍👧 and 🇦🇲 🇦🇿 and ❤️ and 👍🏽",
        "नमस्ते दुनिया and cafe\u0301",
        "الحكومة قالت",
        "北 京 の 街",
        "한국어 문장",
        "ส วั ส ดี",
    ],
)
def test_a_token_is_what_a_person_would_call_a_word_or_a_mark(words):
    assert tokens(words) == words.split()


def test_scripts_without_spaces_are_cut_into_characters():
    assert tokens("日本語テスト") == list("日本語テスト")
    assert written_without_spaces("日本語のテスト、2020年")
    assert not written_without_spaces("한국어 문장은 띄어쓰기를 한다")
    assert not written_without_spaces("Tokyo (東京) is the capital.")


def test_marks_are_not_counted_as_words():
    assert [token for token in tokens('"It is, he said -- 1,000 %."') if is_word(token)] == [
        "It", "is", "he", "said", "1,000",
    ]  # fmt: skip


@given(st.text())
def test_every_character_but_white_space_belongs_to_one_token(text):
    assert "".join(tokens(text)) == "".join(text.split())


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_both_patterns_cut_latin_text_alike(number):
    text = seeds.newest(number).text
    assert _latin().findall(text) == _any_script().findall(text)
