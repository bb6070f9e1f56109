"""Who is credited: bylines, credit lines, contributor lines."""

from __future__ import annotations

import re

from stories.text.agencies import FORMS, agency_in

_DASH = "[-–—]"

# Photo desks and archives that stand alone under a caption (seeds 003 and 004: "Wikicommons").
_IMAGE_SOURCES = re.compile(
    rf"(?:(?:photos?|image|picture|credit|photo credit|courtesy)\b.*|wiki(?:media )?commons|getty images|shutterstock|"
    rf"handout|file photo|[^.!?]{{1,60}}\s?/\s?[^.!?/]{{1,40}}|{FORMS})",
    re.IGNORECASE,
)
_MOST_CREDIT_WORDS = 8

# "… Nagorno-Karabakh. Photo / AP" (seed 002), "… (AP Photo/Jane Doe)", "… Photo: Jane Doe"
_CLOSING_IMAGE_CREDIT = re.compile(
    rf"""(?<=[.!?"'”’)])\s+(?P<credit>\(?(?:(?:{FORMS})\s+)?(?:Photo|Picture|Image|Photograph)s?\s*"""
    rf"""(?:/|:|by\b|courtesy\b|{_DASH})\s*[^.!?]{{1,60}}\.?\)?)$"""
)
_PARENTHESISED_IMAGE_CREDIT = re.compile(rf"(?<!\s)\s*(?P<credit>\((?:{FORMS}) (?:Photo|via)[^()]{{0,60}}\))$")
# "… into Armenia. - AP" (seed 002), "… the fighting. (Reuters)", "… it said. — AFP"
_CLOSING_CREDIT = re.compile(
    rf"""(?<=[.!?"'”’)])\s+(?P<credit>{_DASH}{{1,2}}\s?(?:{FORMS})|\((?:{FORMS})\)|/(?:{FORMS})/)\.?$"""
)
_CREDIT_LINE = re.compile(
    rf"(?:{_DASH}{{1,2}}\s?|\(|©\s?|\(c\)\s?|source: ?)?(?:\d{{4}} )?(?:{FORMS})(?: staff)?[).]?", re.IGNORECASE
)

_BYLINE = re.compile(r"(?:by|written by|reported by)\s+(?P<names>[^\W\d_].*)", re.IGNORECASE)
_MOST_BYLINE_WORDS = 16
_NO_NAMES = frozenset("monday tuesday wednesday thursday friday saturday sunday the a an".split())
_FOR_AGENCY = re.compile(rf"[,\s]+(?:for|of|with|from)\s+(?:the\s+)?(?P<agency>{FORMS})$|,?\s+(?P<plain>{FORMS})$")

_CONTRIBUTOR = re.compile(
    r".{0,300}\bcontributed (?:reporting )?(?:to|for) (?:this|the) (?:report|story|article)\b.{0,40}"
    r"|\(?(?:additional )?(?:reporting|writing|editing) by [A-Z].{0,300}",
    re.IGNORECASE | re.DOTALL,
)


def caption_credit(text: str) -> int | None:
    """Where the picture credit that closes a caption begins, or None."""
    found = _CLOSING_IMAGE_CREDIT.search(text) or _PARENTHESISED_IMAGE_CREDIT.search(text)
    return found.start("credit") if found else None


def is_image_credit(line: str) -> bool:
    """Whether a line under a caption credits the picture."""
    return len(line.split()) <= _MOST_CREDIT_WORDS and _IMAGE_SOURCES.fullmatch(line) is not None


def closing_credit(text: str) -> int | None:
    """Where the agency's credit that closes a paragraph begins, or None."""
    found = _CLOSING_CREDIT.search(text)
    return found.start("credit") if found else None


def is_credit_line(line: str) -> bool:
    return _CREDIT_LINE.fullmatch(line) is not None and agency_in(line) is not None


def byline(line: str) -> str | None:
    """The names of a line such as "By A and B for AFP", or None."""
    found = _BYLINE.fullmatch(line)
    if found is None or len(line.split()) > _MOST_BYLINE_WORDS or line.endswith((".", "?", "!", ":")):
        return None
    names = found["names"]
    named = [word for word in names.split() if word[:1].isupper()]
    if len(named) * 2 < len(names.split()) or names.split()[0].lower() in _NO_NAMES:
        return None  # "By the time the storm passed" and "By Monday Morning" name nobody
    credit = _FOR_AGENCY.search(names)
    return names[: credit.start()] if credit and credit.start() else names


def is_contributor_line(line: str) -> bool:
    return _CONTRIBUTOR.fullmatch(line) is not None
