"""Whose page a text is, as the page itself says."""

import pytest

from stories.text import parse

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
