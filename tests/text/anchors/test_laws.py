from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.text import find_anchor

ROOT = Path(__file__).parents[3]
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=())) | st.text("ab .\n", max_size=60)
ANY_START = st.none() | st.integers()


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_START)
def test_whatever_is_asked_the_answer_is_a_range_of_the_text_or_none(
    text: str, quote: str, prefix: str, suffix: str, start: int | None
) -> None:
    found = find_anchor(text, quote, prefix, suffix, start)
    assert found is None or 0 <= found[0] < found[1] <= len(text)


@given(ANY_TEXT, st.data())
def test_a_quote_that_stands_at_one_place_is_found_there(text: str, data: st.DataObject) -> None:
    ends = data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted))
    start, end = ends
    quote = text[start:end]
    if quote.strip() and text.find(quote) == text.rfind(quote):
        assert find_anchor(text, quote, text[max(0, start - 9) : start], text[end : end + 9], start) == (start, end)
        assert find_anchor(text, quote) == (start, end)


REPEATED = {
    "one letter": ("a" * 1_000_000, "a" * 999_999 + "b"),
    "one letter, its half": ("a" * 1_000_000, "a" * 500_000),
    "one word": ("the " * 250_000, "the the of the the to the"),
    "one word, respelt": ("Shusha " * 140_000, "shushi"),
    "a few words, many times": ("the of " * 140_000, "the of the of to " * 40),
    "a quote as long as the text": ("a b " * 250_000, "b a a " * 160_000),
    "one sentence": ("The bridge over the Arax is closed. " * 28_000, "The old bridge over the Arax was closed."),
    "brackets": ("](" * 500_000, "](a b c d e f"),
    "addresses": ("https://" * 125_000, "a b c d e f"),
    "marks": ("!" * 1_000_000, "a b c d e f !"),
    "stops": (". a" * 330_000, "a b a. a c. a"),
    "blank lines": ("\n" * 1_000_000, "a b c d e f"),
    "accents": ("e" + "\u0301" * 1_000_000, "e\u0301\u0301 e a b c"),
    "emoji": ("👩‍👩‍👧 " * 160_000, "the 👩‍👩‍👦 and 👩‍👩‍👧 of it all"),
    "half an emoji": ("\ud83d " * 500_000, "\ud83d \udc69 a b c d e"),
    "Arabic": ("أعلن رئيس الوزراء وقف إطلاق النار. " * 28_000, "أعلن رئيس الوزراء وقف إطلاق الحرب."),
    "Chinese": ("总理周一宣布进入紧急状态。" * 25_000, "总理周三宣布进入紧急状态。"),
}


@pytest.mark.parametrize("text", REPEATED)
def test_a_hostile_text_of_a_megabyte_costs_a_bounded_time(text: str) -> None:
    begun = process_time()
    find_anchor(*REPEATED[text], "a b", "the of", 500_000)
    assert process_time() - begun < 10  # about one second at most; what grows with the square of the text takes minutes


def test_every_run_finds_the_same() -> None:
    ask = "from stories.text import find_anchor; print(find_anchor('Shushi Shushe ' * 9, 'Shusho', 'e ', ' S', 80))"
    answers = {
        subprocess.run([sys.executable, "-c", ask], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True).stdout
        for seed in "0123"
    }
    assert len(answers) == 1
    assert answers != {b""}
