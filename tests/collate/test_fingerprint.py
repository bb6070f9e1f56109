"""What a document is recognised by."""

import tracemalloc
from dataclasses import replace

import pytest

from stories.collate import Fingerprint, same_story
from stories.collate.likeness import likeness
from stories.text import parse


def figures(text):
    return set(Fingerprint.of(parse(text)).figures.by_opening)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Growth was 3.1 per cent.", {"3.1"}),
        ("It sold 1,200 boats, or 1200.", {"1200"}),
        ("It began at 10:30, not 10.30pm.", {"10:30", "10.30"}),
        ("Three died in 2020. 12 were hurt.", {"2020", "12"}),
        ("1. The river rose.", set()),
        ("(2) It fell 3.1 metres.", {"3.1"}),
        ("It has 5.", {"5"}),
    ],
)
def test_a_figure_is_read_whole_and_the_number_of_a_list_is_none(text, found):
    assert figures(text) == found


def test_list_numbers_and_halves_of_decimals_make_no_two_texts_one_story():
    documents = {
        "quake": parse("1. A quake of 3.1 shook Nome.\n\n2. It was felt for 4.2 miles.\n\n3. Nobody was hurt."),
        "shares": parse("1. Acme rose 1.3 points.\n\n2. Bond yields fell 2.4 points.\n\n3. Gold held."),
    }
    assert sorted(map(len, same_story(documents))) == [1, 1]


def test_a_text_that_was_weighed_keeps_little_more_than_it_is_made_of():
    sentence = "The governor of Nome told {} that quake number {} of 3.1 was felt in every harbour from Ruby to Galena."
    text = Fingerprint.of(parse("\n\n".join(sentence.format(f"Reporter{at}", at) for at in range(20))))
    copies = [replace(text, digest=f"{at:064}") for at in range(1_400)]
    likeness(text, copies[0])
    tracemalloc.start()
    try:
        for copy in copies[:1_100]:  # what is at hand of some is not of more
            likeness(text, copy)
        before, _ = tracemalloc.get_traced_memory()
        for copy in copies[1_100:]:
            likeness(text, copy)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (after - before) / 300 < 3_000  # bytes, of 20,000 that it unpacks to
