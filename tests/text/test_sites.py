"""Whose page a text is, as the page itself says."""

import pytest

from stories.text import Kind, parse

MENU = ["• Valley life", "• Your letters", "• School runs", "• Farm prices", "• Bus times", "• Dog shows"]
HEADLINE = "Council shuts old bridge over the Sorrel for good"
BODY = ["The council of Riverton voted late on Tuesday to close the bridge, which is ninety years old."]
BODY += ["The mayor said it was over, and that a ferry would carry the carts from May."]


def outlet(*lines):
    return parse("\n".join([*lines, HEADLINE, "By Jane Roe", *BODY])).decided("outlet")


def test_a_site_is_named_by_several_of_its_pages_own_lines():
    found = outlet(*MENU, "• Valleywire Jobs", "• Valleywire", "• Valleywire Newsletters")
    assert (found.value, found.words) == ("Valleywire", "• Valleywire Jobs • Valleywire Newsletters Valleywire")


@pytest.mark.parametrize(
    "lines", [["• Follow Facebook", "• Facebook"], ["• Valleywire Jobs"], ["• Sports Newsletters"]]
)
def test_what_a_page_says_once_or_of_another_names_no_site(lines):
    assert outlet(*MENU, *lines) is None


def test_a_byline_says_whose_reporter_it_names():
    document = parse("\n\n".join([HEADLINE, "By Jane Roe, The Kestrel Herald", *BODY]))
    assert document.decided("outlet").value == "The Kestrel Herald"


def test_the_title_of_a_page_says_whose_it_is():
    found = outlet(f"{HEADLINE} | News | Valley Lantern", *MENU)
    assert (found.value, found.words) == ("Valley Lantern", f"{HEADLINE} | News | Valley Lantern")


def test_a_title_that_ends_in_a_section_names_no_site():
    assert outlet(f"{HEADLINE} | Sports", *MENU) is None


def test_whose_reporter_a_byline_names_is_the_outlet_where_the_page_names_it_too():
    byline = "By Jane Roe | Valleywire"
    assert parse("\n".join([*MENU, "• Valleywire", HEADLINE, byline, *BODY])).decided("outlet").value == "Valleywire"
    assert parse("\n".join([*MENU, HEADLINE, byline, *BODY])).decided("outlet") is None


def test_a_name_that_tops_a_page_twice_is_the_outlets():
    assert outlet("Valleywire", "Valleywire").value == "Valleywire"
    assert outlet("Sports", "Sports") is None


def test_a_word_on_top_of_a_page_may_be_its_name_and_is_not_called_navigation():
    document = parse("\n".join(["Valleywire", "Advertisement", HEADLINE, "By Jane Roe", *BODY]))
    assert document.blocks[0].kind is Kind.UNKNOWN
