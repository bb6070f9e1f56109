"""What each piece of a text is: from pieces to typed parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stories.text import credits, dates, notes
from stories.text.datelines import dateline
from stories.text.document import Kind
from stories.text.names import Names
from stories.text.pieces import Piece, is_address


@dataclass(frozen=True, slots=True)
class Part:
    """A block before it has a place."""

    kind: Kind
    text: str
    value: str | None = None


class _Before:
    """What the parts read so far tell of the next, kept as they come: a page of captions has thousands of them."""

    def __init__(self) -> None:
        self.has_headline = False
        self.stands_on_top = True
        """Whether nothing but dates and flags has come: a headline may be next."""

        self.has_begun = False
        """Whether the story's body has begun; a banner above an earlier story begins a new one."""

    def add(self, parts: Sequence[Part]) -> None:
        for part in parts:
            self.has_headline |= part.kind is Kind.HEADLINE
            self.stands_on_top &= part.kind is Kind.DATE or (part.kind is Kind.NOTE and notes.is_flag(part.text))
            if part.kind in (Kind.PARAGRAPH, Kind.NOTE):
                self.has_begun = part.kind is Kind.PARAGRAPH


def typed(pieces: Sequence[Piece], names: Names) -> list[Part]:
    """The parts of a text in reading order; every word of every piece stands in exactly one."""
    parts: list[Part] = []
    before = _Before()
    at = 0
    while at < len(pieces):
        piece, following = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        pair = _pair(piece, following, names) if following else []
        found = pair or _line(piece, following, before, names) or _paragraph(piece.text, before, names)
        parts += found
        before.add(found)
        at += 2 if pair else 1
    return parts


def opened(parts: Iterable[Part], names: Names) -> list[Part]:
    """Parts whose kinds were given, with what stands inside the line of a paragraph told apart as in any text."""
    found: list[Part] = []
    before = _Before()
    for part in parts:
        within = _paragraph(part.text, before, names) if part.kind is Kind.PARAGRAPH else [part]
        found += within
        before.add(within)
    return found


def value_of(kind: Kind, text: str, names: Names) -> str | None:
    """What a block of this kind means, as far as its text tells."""
    match kind:
        case Kind.BYLINE:
            return credits.byline(text, names) or text
        case Kind.DATELINE:
            said = dateline(text, names)
            return said.place if said else text
        case Kind.DATE:
            return dates.read_date(text)
        case Kind.CREDIT:
            return names.agency_in(text)
        case Kind.URL:
            return text
        case _:
            return None


def _pair(piece: Piece, following: Piece, names: Names) -> list[Part]:
    """Two pieces that explain each other: a label and its address, a caption and its credit."""
    if notes.labels_an_address(piece.text) and is_address(following.text):
        return [Part(Kind.URL, f"{piece.text} {following.text}", following.text)]
    if piece.group == following.group and _is_finished(piece.text) and credits.is_image_credit(following.text, names):
        return [Part(Kind.CAPTION, piece.text), _credit(following.text, names)]
    return []


def _line(piece: Piece, following: Piece | None, before: _Before, names: Names) -> list[Part]:
    """The part that a line is by its form alone, or none."""
    text = piece.text
    if piece.level:
        first = piece.level == 1 and not before.has_headline
        return [Part(Kind.HEADLINE if first else Kind.SUBHEAD, text)]
    if dates.is_date_line(text):
        day = dates.read_date(text)
        if day or not before.has_begun:  # "May 4" inside a story heads a day of its chronology
            return [Part(Kind.DATE, text, day)]
    if before.stands_on_top and following and notes.is_flag(text):
        return [Part(Kind.NOTE, text)]
    if notes.is_note(text) or not any(map(str.isalnum, text)):  # "___" and "* * *" part one thing from the next
        return [Part(Kind.NOTE, text)]
    if is_address(text):
        return [Part(Kind.URL, text, text)]
    if notes.is_related(text):
        return [Part(Kind.RELATED, text, piece.links[0] if piece.links else None)]
    if credits.is_contributor_line(text):
        return [Part(Kind.CONTRIBUTOR, text)]
    if credits.is_credit_line(text, names):
        return [_credit(text, names)]
    if not before.has_begun and (people := credits.byline(text, names)):
        return [Part(Kind.BYLINE, text, people)]
    if not before.has_begun and (opening := dateline(text, names)) and opening.end == len(text):
        return [Part(Kind.DATELINE, text, opening.place)]
    return _short_line(text, following, before, names)


_MOST_HEADLINE_WORDS = 25
_MOST_SUBHEAD_WORDS = 10


def _short_line(text: str, following: Piece | None, before: _Before, names: Names) -> list[Part]:
    """A headline or a subhead: a short line that no stop ends, above one that is a sentence."""
    if following is None or not _is_unfinished(text):
        return []
    if credits.caption_credit(text, names) or credits.closing_credit(text, names):
        return []
    words = len(text.split())
    if before.stands_on_top:
        stands_above = _is_finished(following.text) or _line(following, None, before, names) != []
        return [Part(Kind.HEADLINE, text)] if words <= _MOST_HEADLINE_WORDS and stands_above else []
    if before.has_begun and words <= _MOST_SUBHEAD_WORDS and _is_finished(following.text):
        return [Part(Kind.SUBHEAD, text)]
    return []


def _paragraph(text: str, before: _Before, names: Names) -> list[Part]:
    """A paragraph, or the caption it turns out to be, with the date, dateline and credit that stand inside its line."""
    opening: list[Part] = []
    if not before.has_begun:
        if day := dates.leading_date(text):
            opening, text = [Part(Kind.DATE, text[: day[0]], day[1])], text[day[0] :].lstrip()
        if said := dateline(text, names):
            opening = [*opening, Part(Kind.DATELINE, text[: said.end], said.place)]
            text = text[said.end :].lstrip()
    if not text:
        return opening
    if (at := credits.caption_credit(text, names)) is not None:
        return [*opening, *_with_credit(Kind.CAPTION, text, at, names)]
    if (at := credits.closing_credit(text, names)) is not None:
        return [*opening, *_with_credit(Kind.PARAGRAPH, text, at, names)]
    return [*opening, Part(Kind.PARAGRAPH, text)]


def _with_credit(kind: Kind, text: str, at: int, names: Names) -> list[Part]:
    credit = _credit(text[at:], names)
    return [Part(kind, text[:at].rstrip()), credit] if text[:at].strip() else [credit]


def _credit(text: str, names: Names) -> Part:
    return Part(Kind.CREDIT, text, names.agency_in(text))


_FINISHED = re.compile(r"""[.!?…。！？؟۔։।]["'”’»)\]]*$""")
_UNFINISHED = re.compile(r"""[^.!?:;,…。！？؟۔։।"'”’»)\]-]["'”’»)\]]*$""")


def _is_finished(text: str) -> bool:
    return _FINISHED.search(text) is not None


def _is_unfinished(text: str) -> bool:
    """A headline's end: a word, perhaps in quotation marks."""
    return _UNFINISHED.search(text) is not None and not text[:1].islower()
