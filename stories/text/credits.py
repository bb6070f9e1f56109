"""Who is credited: bylines, credit lines, contributor lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from stories.text.names import Names

_DASH = "[-–—]"
_MOST_CREDIT_WORDS = 8

_BYLINE = re.compile(r"(?:by|written by|reported by)\s+(?P<names>[^\W\d_].*)", re.IGNORECASE)
_MOST_BYLINE_WORDS = 16
_NO_NAMES = frozenset("monday tuesday wednesday thursday friday saturday sunday the a an".split())

_CONTRIBUTOR = re.compile(
    r".{0,300}\bcontributed (?:reporting )?(?:to|for) (?:this|the) (?:report|story|article)\b.{0,40}"
    r"|\(?(?:additional )?(?:reporting|writing|editing) by [A-Z].{0,300}",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Forms:
    """How credits are written that may name an agency."""

    image_source: re.Pattern[str]
    closing_image_credit: re.Pattern[str]
    parenthesised_image_credit: re.Pattern[str]
    closing_credit: re.Pattern[str]
    credit_line: re.Pattern[str]
    for_agency: re.Pattern[str]


@lru_cache(maxsize=8)  # names change when somebody edits them
def _forms(agencies: str) -> _Forms:
    """Where `agencies` is the alternation of those known."""
    return _Forms(
        # Photo desks and archives that stand alone under a caption (seeds 003 and 004: "Wikicommons").
        image_source=re.compile(
            rf"(?:(?:photos?|image|picture|credit|photo credit|courtesy)\b.*|wiki(?:media )?commons|getty images|"
            rf"shutterstock|handout|file photo|[^.!?]{{1,60}}\s?/\s?[^.!?/]{{1,40}}|{agencies})",
            re.IGNORECASE,
        ),
        # "… Nagorno-Karabakh. Photo / AP" (seed 002), "… (AP Photo/Jane Doe)", "… Photo: Jane Doe"
        closing_image_credit=re.compile(
            rf"""(?<=[.!?"'”’)])\s+(?P<credit>\(?(?:(?:{agencies})\s+)?(?:Photo|Picture|Image|Photograph)s?\s*"""
            rf"""(?:/|:|by\b|courtesy\b|{_DASH})\s*[^.!?]{{1,60}}\.?\)?)$"""
        ),
        parenthesised_image_credit=re.compile(rf"(?<!\s)\s*(?P<credit>\((?:{agencies}) (?:Photo|via)[^()]{{0,60}}\))$"),
        # "… into Armenia. - AP" (seed 002), "… the fighting. (Reuters)", "… it said. — AFP"
        closing_credit=re.compile(
            rf"""(?<=[.!?"'”’)])\s+(?P<credit>{_DASH}{{1,2}}\s?(?:{agencies})|\((?:{agencies})\)|/(?:{agencies})/)"""
            r"""\.?$"""
        ),
        credit_line=re.compile(
            rf"(?:{_DASH}{{1,2}}\s?|\(|©\s?|\(c\)\s?|source: ?)?(?:\d{{4}} )?(?:{agencies})(?: staff)?[).]?",
            re.IGNORECASE,
        ),
        for_agency=re.compile(
            rf"[,\s]+(?:for|of|with|from)\s+(?:the\s+)?(?P<agency>{agencies})$|,?\s+(?P<plain>{agencies})$"
        ),
    )


def caption_credit(text: str, names: Names) -> int | None:
    """Where the picture credit that closes a caption begins, or None."""
    forms = _forms(names.forms)
    found = forms.closing_image_credit.search(text) or forms.parenthesised_image_credit.search(text)
    return found.start("credit") if found else None


def is_image_credit(line: str, names: Names) -> bool:
    """Whether a line under a caption credits the picture."""
    return len(line.split()) <= _MOST_CREDIT_WORDS and _forms(names.forms).image_source.fullmatch(line) is not None


def closing_credit(text: str, names: Names) -> int | None:
    """Where the agency's credit that closes a paragraph begins, or None."""
    found = _forms(names.forms).closing_credit.search(text)
    return found.start("credit") if found else None


def is_credit_line(line: str, names: Names) -> bool:
    return _forms(names.forms).credit_line.fullmatch(line) is not None and names.agency_in(line) is not None


def byline(line: str, names: Names) -> str | None:
    """The people of a line such as "By A and B for AFP", or None."""
    found = _BYLINE.fullmatch(line)
    if found is None or len(line.split()) > _MOST_BYLINE_WORDS or line.endswith((".", "?", "!", ":")):
        return None
    people = found["names"]
    named = [word for word in people.split() if word[:1].isupper()]
    if len(named) * 2 < len(people.split()) or people.split()[0].lower() in _NO_NAMES:
        return None  # "By the time the storm passed" and "By Monday Morning" name nobody
    credit = _forms(names.forms).for_agency.search(people)
    return people[: credit.start()] if credit and credit.start() else people


def is_contributor_line(line: str) -> bool:
    return _CONTRIBUTOR.fullmatch(line) is not None
