"""What a document is recognised by."""

import tracemalloc
from array import array
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.collate import Fingerprint, same_story
from stories.collate.aside import IN_MEMORY, Aside
from stories.collate.fingerprint import PLACES, Packed, SetAside
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


QUAKE = "The governor of Nome told {} that quake number {} of 3.1 was felt in every harbour from Ruby to Galena."


def long_text(who):
    return Fingerprint.of(parse("\n\n".join(QUAKE.format(f"{who}{at}", at) for at in range(20))))


def test_a_text_that_was_weighed_keeps_nothing_of_what_it_unpacks_to():
    text = long_text("Reporter")
    copies = [replace(text, digest=f"{at:064}") for at in range(1_000)]
    with growth() as grown:
        for copy in copies[:700]:  # what is at hand of some is not of more
            likeness(text, copy)
        before = grown()
        for copy in copies[700:]:
            likeness(text, copy)
        assert (grown() - before) / 300 < 500  # bytes, of 20,000 that it unpacks to


def test_a_text_that_is_set_aside_takes_little_memory_however_long_it_is():
    text, aside = long_text("Reporter"), Aside()
    aside.keep(bytes(IN_MEMORY))
    with growth() as grown:
        text.set_aside(aside)
        before = grown()
        kept = [text.set_aside(aside) for _ in range(200)]
        assert (grown() - before) / len(kept) < 500


@contextmanager
def growth():
    """Asked for what was taken of memory since, in bytes."""
    tracemalloc.start()
    try:
        yield lambda: tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


def test_a_text_that_is_set_aside_tells_the_same():
    here, other = long_text("Reporter"), long_text("Correspondent")
    there = here.set_aside(Aside())
    assert (there.digest, there.day, there.length, there.runs) == (here.digest, here.day, here.length, here.runs)
    assert (there.told, there.said, there.packed_runs) == (here.told, here.said, here.packed_runs)
    assert (there.facts, there.telling, there.event) == (here.facts, here.telling, here.event)
    assert likeness(there, other) == likeness(here, other)


def test_of_a_text_that_is_set_aside_its_place_is_enough():
    text, aside = Fingerprint.of(parse("Three died in Rill on Monday, fire chief Odile Marsh said.")), Aside()
    place = text.set_aside(aside).packed.start
    for found in (SetAside(aside, place), SetAside(aside, place)):
        assert (found.runs, found.telling_runs, found.told) == (text.runs, text.telling_runs, text.told)
        assert (found.said, found.facts) == (text.said, text.facts)
        assert (found.telling, found.event) == (text.telling, text.event)


def test_a_text_that_is_set_aside_tells_the_same_whenever_it_is_asked():
    text = long_text("Reporter")
    aside = text.set_aside(Aside())
    assert aside.packed.event == aside.packed.event == text.event
    assert aside.packed.telling == aside.packed.telling == text.telling
    assert aside.packed.telling_runs == text.telling_runs


def with_runs(runs):
    return Fingerprint("", None, Packed(array("I", sorted(runs)), "{}", "{}"))


crowded = st.sets(st.integers(0, 40).map(lambda number: number % 8 + number // 8 * PLACES))


@given(crowded, crowded)
def test_no_two_texts_have_more_in_common_than_is_told_at_a_glance(mine, theirs):
    one, other = with_runs(mine), with_runs(theirs)
    assert one.most_in_common(other) == other.most_in_common(one) >= one.common(other)
    assert one.most_in_common(one) == one.length


def test_a_text_may_hold_halves_of_characters_and_be_set_aside():
    text = Fingerprint.of(parse("Nome shook \ud83d again\n\nGovernor Ada Smith of Nome said \ud83d it shook."))
    assert text.set_aside(Aside()).said == text.said
    assert text.set_aside(Aside()).facts == text.facts
