"""Pictures that stand inside a story: whose they are and what they show."""

from stories.text import Kind, parse

HEAD = ["Two roads closed after flood", "By Jane Roe"]
BODY = ["The river came over its banks, said the mayor.", "Nobody was hurt, and the school stays open."]


def kinds(*lines):
    document = parse("\n\n".join([*HEAD, *BODY, *lines, "It rained on until the evening."]))
    return [block.kind for block in document.blocks][len(HEAD) + len(BODY) : -1]


def test_a_house_that_sells_pictures_credits_one():
    assert kinds("Mira Dahl / Getty Images") == [Kind.CREDIT]


def test_brackets_that_close_a_caption_credit_its_picture():
    for credit in ("(Mira Dahl/The Kestrel Herald)", "(Video sent to our team by one of the ferrymen)"):
        assert kinds(f"The bridge on Monday. {credit}") == [Kind.CAPTION, Kind.CREDIT]


def test_pictures_that_a_story_tells_of_are_of_the_story():
    told = "Nobody saw the fire. (Photos shared on Monday showed no smoke at all.)"
    assert kinds(told) == [Kind.PARAGRAPH]


def test_a_label_for_pictures_elsewhere_credits_none():
    assert Kind.CREDIT not in kinds("The bridge on Monday.", "PHOTOS: Two roads closed after the flood")
