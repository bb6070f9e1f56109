"""Names that would not be seen as they are, or would turn the text around them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.text.unseen import unseen_in_json, visible


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("storm\u202etxt.exe", "storm\\u202etxt.exe"),
        ("\u2066a\u2069.txt", "\\u2066a\\u2069.txt"),
        ("\u200fa\u200e.txt", "\\u200fa\\u200e.txt"),
        ("a\x1b[31m\r\nb.txt", "a\\x1b[31m\\r\\nb.txt"),
        ("a\u200bb\u2060c\ufeff\u00ad.txt", "a\\u200bb\\u2060c\\ufeff\\xad.txt"),
        ("a\u3164b\u034f.txt", "a\\u3164b\\u034f.txt"),
        ("a\U000e0041.txt", "a\\U000e0041.txt"),
        ("a\u200cb.txt", "a\\u200cb.txt"),
        ("日\u200d報.txt", "日\\u200d報.txt"),
        ("a\ufe0f.txt", "a\\ufe0f.txt"),
        ("1\ufe0f.\ufe00txt", "1\\ufe0f.\\ufe00txt"),
        ("❤\ufe0f\ufe0f.md", "❤\ufe0f\\ufe0f.md"),
        ("a\U000e0100.txt", "a\\U000e0100.txt"),
        ("a\u2800b.txt", "a\\u2800b.txt"),
    ],
)
def test_what_nobody_sees_is_written_out(name, shown):
    assert visible(name) == shown


@pytest.mark.parametrize(
    "name",
    [
        "חדשות היום.txt",
        "عاجل-القاهرة.txt",
        "خبر\u200cها.txt",
        "क्\u200dष.txt",
        "👩\u200d🚒.txt",
        "café\u00a0\u3000日報.txt",
        "❤\ufe0f.md",
        "❤\ufe0f\u200d🔥 1\ufe0f\u20e3 ℹ\ufe0f.md",
        "葛\U000e0100城.txt",
    ],
)
def test_a_name_of_any_script_stays_as_it_is(name):
    assert visible(name) == name


@given(st.text())
def test_json_with_them_written_out_says_the_same(words):
    shown = unseen_in_json(json.dumps([words], ensure_ascii=False, indent=1))
    assert json.loads(shown) == [words]
    assert visible(shown.replace("\n", "")) == shown.replace("\n", "")
