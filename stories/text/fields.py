"""The labelled fields of a database's export: what each line is by its label."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from stories.text.dates import read_date
from stories.text.document import Kind
from stories.text.patterns import compiled
from stories.text.words import listed

BODY = "body"
"""What is said of a line below which the text itself begins."""

_KINDS = {
    "headline": Kind.HEADLINE,
    "standfirst": Kind.STANDFIRST,
    "byline": Kind.BYLINE,
    "dateline": Kind.DATELINE,
    "date": Kind.DATE,
    "outlet": Kind.OUTLET,
    BODY: Kind.UNKNOWN,
    "other": Kind.UNKNOWN,
}
_FIELDS = {label: said for said in _KINDS for label in listed(f"field {said}")}


def label_says(label: str) -> str:
    """What a label in small letters says: "headline", "byline", …; "other" where it is not known."""
    return _FIELDS.get(label, "other")


_LABELLED = compiled(r"(?P<label>[^\W\d_][^\W\d]*(?:[ -][^\W\d]+){0,2}) ?:(?:\s+(?P<value>\S.*))?", re.DOTALL)
_LONGEST_LABEL = 40  # code points
_FEWEST_LABELS = 3

_CODES = {"HD": "headline", "BY": "byline", "PD": "date", "ET": "date", "LP": BODY, "TD": BODY} | dict.fromkeys(
    "SE CR WC SN SC ED PG VOL LA CY CT RF CO IN NS RE IPC IPD PUB AN CLM ART".split(), "other"
)
"""Of a database that puts two or three capitals before each field."""
_CODED = compiled(r"(?P<label>[A-Z]{2,3})(?:\s+(?P<value>\S.*))?", re.DOTALL)
_FEWEST_CODES = 5


def fields_of(texts: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """Of the lines of a text those that are labelled fields, where they are several of one manner: what each says
    ("headline", "byline", "other", …), and its value."""
    coded: dict[str, tuple[str, str]] = {}
    labelled: dict[str, tuple[str, str]] = {}
    for text in texts:
        if ":" not in text[:_LONGEST_LABEL] and not text[:2].isupper():
            continue
        if (found := _LABELLED.fullmatch(text)) and (said := _FIELDS.get(found["label"].casefold())):
            if found["label"][0].isupper():
                labelled[text] = said, found["value"] or ""
        elif (found := _CODED.fullmatch(text)) and (said := _CODES.get(found["label"])):
            coded[text] = said, found["value"] or ""
    if len(coded) >= _FEWEST_CODES and any(said == "headline" for said, _ in coded.values()):
        return coded
    return labelled if len(labelled) >= _FEWEST_LABELS else {}


def kind_and_value(
    said: str, value: str, byline: Callable[[str], str | None], place: Callable[[str], str | None]
) -> tuple[Kind, str | None]:
    """What a field is, and what it means. `byline` tells the people of a line, `place` that of a dateline."""
    kind = _KINDS[said] if value else Kind.UNKNOWN
    if kind is Kind.BYLINE:
        return kind, byline(value) or byline(f"By {value}") or value
    if kind is Kind.DATELINE:
        return kind, place(value) or value
    if kind is Kind.DATE:
        return kind, read_date(value)
    return kind, value if kind is Kind.OUTLET else None
