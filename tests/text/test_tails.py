"""What a page puts inside and below a story, and that none of the story is taken for it."""

import pytest

from stories.text import Kind, parse
from stories.text.endings import is_signed_in_short
from stories.text.navigation import is_navigation

HEAD = ["Two roads closed after flood", "By Jane Roe", "Share"]
BODY = [
    "The river came over its banks at four in the morning, said the mayor of the town.",
    "Nobody was hurt, and the school stays open until the end of the week.",
    "A third road may follow when the rain comes back on Friday.",
]
LINKS = [
    f"{animal} found in cellar of old mill" for animal in ("Otter", "Heron", "Badger", "Marten", "Beaver", "Stoat")
]
FOOTER = ["Most read", *LINKS, "Help", "Privacy", "Contact us", "Terms of use"]


def kinds(*below, above=()):
    document = parse("\n\n".join([*HEAD, *above, *BODY, *below]))
    said = {document.quote(block.range): block.kind for block in document.blocks}
    assert [line for line in BODY if said[line] is not Kind.PARAGRAPH] == []
    return [said[line] for line in [*above, *below]]


def test_what_a_page_says_in_sentences_among_its_own_lines_is_no_paragraph():
    offer = "Captions and spoken descriptions are there for many of our programmes."
    assert Kind.PARAGRAPH not in kinds(*FOOTER, offer, "Sitemap", "Jobs", "RSS")


def test_a_paragraph_below_what_interrupts_a_story_is_of_the_story():
    assert kinds("Read more", "Text size", *LINKS[:2], "Print", "The bridge stays open, too.")[-1] is Kind.PARAGRAPH


def test_a_paragraph_that_nothing_of_a_page_stands_below_is_of_the_story():
    assert kinds(*FOOTER, "The bridge stays open, too.")[-1] is Kind.PARAGRAPH


def test_a_gallerys_numbers_end_no_story():
    assert kinds("Share", above=["<<", "<", "1", "2", "3", "4", ">", ">>"])[-1] is Kind.NAVIGATION


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe lives in Riverton with two dogs and a boat.",  # who wrote the story
        "Anna Holm is our energy correspondent.",
        "Pierre Vautrin couvre les transports.",
    ],
)
@pytest.mark.parametrize("below", [[], ["Most read", *LINKS]])
def test_who_the_writer_is_is_not_known_to_be_of_the_story(line, below):
    assert kinds(line, *below)[0] is Kind.UNKNOWN


def test_who_writes_and_is_told_of_above_is_of_the_story():
    line = "Anna Holm is a reporter in the town."
    assert kinds(line, above=["Anna Holm saw the water come in through the door of her house."])[-1] is Kind.PARAGRAPH


def test_below_whose_all_rights_are_there_is_no_more_of_the_story():
    rights = "Copyright 2011 Kestrel Publishing Co. All rights reserved."
    below = kinds(rights, "Other Kestrel stories", "Street to be mended over the holiday.", "Comments")
    assert below == [Kind.ENDING, Kind.NAVIGATION, Kind.NAVIGATION, Kind.NAVIGATION]


def test_below_what_a_story_is_about_there_is_no_more_of_it():
    below = kinds("Témata: povodně, silnice, Riverton", "Právě čtete", LINKS[0], "The mill stands empty since 1950.")
    assert below == [Kind.NAVIGATION] * 4


def test_keywords_above_what_is_a_pages_are_the_pages():
    keywords = "dvr, external storage, fibre, guide, menus, set-top box, firmware"
    assert kinds("Email this", keywords, "Leave a comment")[1] is Kind.NAVIGATION


def test_who_asks_in_an_interview_is_of_the_story():
    assert kinds("Jane Roe: Will it rain?", "Holt: It will.", "Comments")[:2] == [Kind.PARAGRAPH] * 2


def test_a_paragraph_next_to_what_a_story_is_about_is_of_the_story():
    assert kinds("Topics: floods, roads", "The bridge stays open, too.")[-1] is Kind.PARAGRAPH


def test_the_day_of_a_link_is_the_pages():
    assert kinds("Latest", LINKS[0], "11/19/2023 10:35 AM", LINKS[1], "11/18/2023 10:08 PM") == [Kind.NAVIGATION] * 5


def test_a_line_that_a_page_says_three_times_is_the_pages():
    title = "Water in the streets"
    document = parse("\n\n".join([*HEAD, *BODY, title, title, title, "It rained on."]))
    found = [block.kind for block in document.blocks if document.quote(block.range) == title]
    assert found == [Kind.NAVIGATION] * 3


def test_what_is_left_of_markup_is_not_known():
    assert kinds('<span class="mark" lang="en">', "It rained on.")[0] is Kind.UNKNOWN


@pytest.mark.parametrize(
    "line",
    [
        "The views expressed in this article are the author's own.",
        "This column does not necessarily reflect the opinion of the Kestrel Herald.",
        "This document is subject to copyright. No part of it may be copied.",
    ],
)
def test_a_line_that_closes_a_story_is_an_ending(line):
    assert kinds(line) == [Kind.ENDING]


def test_a_few_letters_sign_a_story_and_a_name_does_not():
    assert is_signed_in_short("MPt")
    assert not is_signed_in_short("Ted")


@pytest.mark.parametrize(
    "line",
    [
        "Tags: Economy, Greece, Austerity, Economic Crisis, Eurozone, Euro, Europe and the islands of the south",
        ">> READ ON THE KESTREL: Two roads closed after flood",
        "Ask the editor >",
        "• A bunch of otters fou...",
        "• 2",
        "facebooktwitterflipboardwhatsapp",
        "Editors’ Recommendations:",
        "Enter your email address to set up alerts.",
        "The best of the Kestrel, delivered daily – sign up for our newsletter.",
        "Toggle caption",
    ],
)
def test_a_pages_own_is_navigation(line):
    assert is_navigation(line)


@pytest.mark.parametrize(
    "line",
    [
        "He saw otters, herons, badgers, martens, beavers, stoats and a boat.",
        "flour, sugar, eggs, butter, salt, milk",
        "> The council met, and",
        "Riverton: Holm, Dahl, Roe, Berg, Lind, Moen",
        "« Il pleut sur la ville »",
        "The company changed its privacy policy in May, and its customers were not told until the end of the year, "
        "said the mayor of the town on Tuesday morning when the council met.",
        "• Two roads closed",
    ],
)
def test_what_looks_a_little_like_it_is_none(line):
    assert not is_navigation(line)
