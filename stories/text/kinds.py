"""What each piece of a text is: from pieces to typed parts.

A story has a head, a body and an end. The body begins at the dateline, or else at the first running paragraph; each
line above is judged by itself, so that one which nobody knows changes nothing of what the others are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from stories.text import credits, dates, endings, notes, takes
from stories.text.datelines import dateline
from stories.text.document import Kind
from stories.text.heads import begins_at, free_lines, is_finished, is_unfinished
from stories.text.names import Names
from stories.text.navigation import is_navigation
from stories.text.pieces import Piece, is_address
from stories.text.slugs import slug_line


@dataclass(frozen=True, slots=True)
class Part:
    """A block before it has a place."""

    kind: Kind
    text: str
    value: str | None = None


def typed(pieces: Sequence[Piece], names: Names) -> list[Part]:
    """The parts of a text in reading order; every word of every piece stands in exactly one."""
    return [part for story in _stories(pieces) for part in _story(story, names)]


def _stories(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """The pieces, parted below each banner that says an earlier story follows."""
    start = 0
    for at, piece in enumerate(pieces):
        if notes.is_note(piece.text) and notes.announces_earlier_story(piece.text):
            yield pieces[start : at + 1]
            start = at + 1
    yield pieces[start:]


def _story(pieces: Sequence[Piece], names: Names) -> list[Part]:
    if len(pieces) == 1 and not notes.announces_earlier_story(pieces[0].text):
        # A text of one line is that line, whatever it looks like.
        return [Part(Kind.HEADLINE, pieces[0].text)] if pieces[0].level else _paragraph(pieces[0].text, True, names)
    known = cache(lambda at: _line(pieces, at, True, names) != [])
    begins = begins_at(pieces, known, names)
    ends = _ends_at(pieces, begins, names)
    parts = _above(pieces[:begins], names)
    opens = True  # what comes next may have a dateline
    at = begins
    while at < len(pieces):
        found, taken = _known(pieces, at, names)
        if at >= ends and endings.is_ending(pieces[at].text, names):
            found, taken = [Part(Kind.ENDING, pieces[at].text, endings.stamped(pieces[at].text))], 1
        if not found:
            found, taken = _within(pieces, at, names) or _paragraph(pieces[at].text, opens, names), 1
        parts += found
        for part in found:
            if part.kind in (Kind.PARAGRAPH, Kind.NOTE):
                opens = part.kind is Kind.NOTE
        at += taken
    return parts


def _above(pieces: Sequence[Piece], names: Names) -> list[Part]:
    """The parts of a head."""
    known: dict[int, tuple[list[Part], int]] = {}
    at = 0
    while at < len(pieces):
        found, taken = _known(pieces, at, names, in_head=True)
        if found:
            known[at] = found, taken
        at += taken
    covered = {at + more for at, (_, taken) in known.items() for more in range(taken)}
    free = free_lines([(at, piece) for at, piece in enumerate(pieces) if at not in covered])
    parts: list[Part] = []
    for at in range(len(pieces)):
        if at in known:
            parts += known[at][0]
        elif at in free:
            kind, lines = free[at]
            text = " ".join(pieces[one].text for one in lines)
            by_date = any(part.kind is Kind.DATE for near in (at - 1, at + 1) for part in known.get(near, ([], 0))[0])
            if kind is Kind.HEADLINE and (flag := _FLAGGED.match(text)) and notes.is_flag(flag["flag"]):
                parts.append(Part(Kind.NOTE, flag["flag"], _said(notes.meaning_of_flag(flag["flag"]))))
                text = flag["rest"]
            elif kind in (Kind.STANDFIRST, Kind.UNKNOWN) and by_date and credits.is_name(text):
                kind = Kind.BYLINE
            parts.append(Part(kind, text, text if kind is Kind.BYLINE else None))
    return parts


_FLAGGED = re.compile(r"(?P<flag>\([^()]{3,30}\))\s+(?P<rest>\S.*)", re.DOTALL)  # "(LEAD) Gov't to open old mint"


def _ends_at(pieces: Sequence[Piece], begins: int, names: Names) -> int:
    """Where only what is no body is left."""
    at = len(pieces)
    while at > begins + 1:
        text = pieces[at - 1].text
        if not endings.is_ending(text, names) and not _line(pieces, at - 1, False, names):
            break
        at -= 1
    return at


def is_whole(line: str, names: Names) -> bool:
    """Whether a line is one by its form: none of a wrapped paragraph's looks so."""
    return (
        slug_line(line) is not None
        or notes.is_flag(line)
        or notes.is_note(line)
        or credits.byline(line, names) is not None
        or credits.is_title_line(line)
        or dates.is_date_line(line)
        or names.outlet_called(line) is not None
        or endings.is_ending(line, names)
    )


def opened(parts: Iterable[Part], names: Names) -> list[Part]:
    """Parts whose kinds were given, with what stands inside the line of a paragraph told apart as in any text."""
    found: list[Part] = []
    opens = True
    for part in parts:
        within = _paragraph(part.text, opens, names) if part.kind is Kind.PARAGRAPH else [part]
        found += within
        for one in within:
            if one.kind in (Kind.PARAGRAPH, Kind.NOTE):
                opens = one.kind is Kind.NOTE
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
        case Kind.ENDING:
            return endings.stamped(text)
        case Kind.NOTE:
            return _said(notes.meaning_of_flag(text) if notes.is_flag(text) else notes.meaning_of(text))
        case Kind.SLUG:
            said_by = slug_line(text)
            return said_by.slug if said_by else text
        case Kind.OUTLET:
            return names.outlet_called(text) or text
        case _:
            return None


def _said(meaning: notes.Meaning | None) -> str | None:
    return meaning.value if meaning else None


def _known(pieces: Sequence[Piece], at: int, names: Names, in_head: bool = False) -> tuple[list[Part], int]:
    """The parts that one piece is by its form, or that two are together, and how many pieces these are."""
    if at + 1 < len(pieces) and (pair := _pair(pieces[at], pieces[at + 1], names)):
        return pair, 2
    return _line(pieces, at, in_head, names), 1


def _pair(piece: Piece, following: Piece, names: Names) -> list[Part]:
    """Two pieces that explain each other: a label and its address, a caption and its credit."""
    if notes.labels_an_address(piece.text) and is_address(following.text):
        return [Part(Kind.URL, f"{piece.text} {following.text}", following.text)]
    is_credit = credits.is_image_credit(following.text, names) and not endings.is_ending(following.text, names)
    if piece.group == following.group and is_finished(piece.text) and is_credit:
        return [Part(Kind.CAPTION, piece.text), _credit(following.text, names)]
    return []


def _line(pieces: Sequence[Piece], at: int, in_head: bool, names: Names) -> list[Part]:
    """The part that a line is by its form alone, or none."""
    piece = pieces[at]
    text = piece.text
    if piece.level:
        first = piece.level == 1 and in_head and not any(one.level == 1 for one in pieces[:at])
        return [Part(Kind.HEADLINE if first else Kind.SUBHEAD, text)]
    if dates.is_date_line(text):
        day = dates.read_date(text)
        if day or in_head:  # "May 4" inside a story heads a day of its chronology
            return [Part(Kind.DATE, text, day)]
    if in_head and notes.is_flag(text):
        return [Part(Kind.NOTE, text, _said(notes.meaning_of_flag(text)))]
    if in_head and notes.is_in_brackets(text) and (takes.rank(text) is not None or takes.relation_in(text)):
        return [Part(Kind.NOTE, text, _said(notes.meaning_of(text)) or notes.Meaning.UPDATE.value)]
    for is_it, kind in _IN_A_HEAD if in_head else ():
        if is_it(text, names):
            return [Part(kind, text, value_of(kind, text, names) if kind is not Kind.BYLINE else None)]
    # "Urgent: Boat capsizes" heads a story, and is no note above it
    meaning = None if in_head and takes.HEADED.match(text) else notes.meaning_of(text)
    # "___" and "* * *" part one thing from the next
    if meaning or notes.is_banner(text) or not any(map(str.isalnum, text)):
        return [Part(Kind.NOTE, text, _said(meaning))]
    if is_address(text):
        return [Part(Kind.URL, text, text)]
    if notes.is_related(text):
        return [Part(Kind.RELATED, text, piece.links[0] if piece.links else None)]
    if credits.is_contributor_line(text):
        return [Part(Kind.CONTRIBUTOR, text)]
    if credits.is_credit_line(text, names):
        return [_credit(text, names)]
    if is_navigation(text):
        return [Part(Kind.NAVIGATION, text)]
    if (people := credits.byline(text, names)) and (in_head or at + 2 >= len(pieces)):
        return [Part(Kind.BYLINE, text, people)]
    if in_head and (opening := dateline(text, names)) and opening.end == len(text):
        return [Part(Kind.DATELINE, text, opening.place)]
    closing = credits.caption_credit(text, names) if in_head or credits.is_caption(text) else None
    if closing is not None and not dateline(text, names) and not dates.leading_date(text):
        return _with_credit(Kind.CAPTION, text, closing, names)
    if credits.is_caption(text):
        return [Part(Kind.CAPTION, text)]
    return []


_IN_A_HEAD: tuple[tuple[Callable[[str, Names], bool], Kind], ...] = (
    (lambda text, names: slug_line(text) is not None, Kind.SLUG),
    (lambda text, names: names.outlet_called(text) is not None, Kind.OUTLET),
    (lambda text, names: credits.is_title_line(text), Kind.BYLINE),
)

_MOST_SUBHEAD_WORDS = 10


def _within(pieces: Sequence[Piece], at: int, names: Names) -> list[Part]:
    """A subhead: a short line that no stop ends, above one that is a sentence."""
    text = pieces[at].text
    if at + 1 == len(pieces) or not is_unfinished(text) or len(text.split()) > _MOST_SUBHEAD_WORDS:
        return []
    if at == 0 or credits.caption_credit(text, names) or credits.closing_credit(text, names):
        return []
    return [Part(Kind.SUBHEAD, text)] if is_finished(pieces[at + 1].text) else []


def _paragraph(text: str, opens: bool, names: Names) -> list[Part]:
    """A paragraph, or the caption it turns out to be, with the date, dateline, credit and end mark that stand inside
    its line."""
    opening: list[Part] = []
    if opens:
        if day := dates.leading_date(text):
            opening, text = [Part(Kind.DATE, text[: day[0]], day[1])], text[day[0] :].lstrip()
        if said := dateline(text, names):
            opening = [*opening, Part(Kind.DATELINE, text[: said.end].rstrip(), said.place)]
            text = text[said.end :].lstrip()
    if not text:
        return opening
    closing: list[Part] = []
    if (at := endings.closing_mark(text)) is not None:
        text, closing = text[:at].rstrip(), [Part(Kind.ENDING, text[at:])]
    if (at := credits.caption_credit(text, names)) is not None:
        return [*opening, *_with_credit(Kind.CAPTION, text, at, names), *closing]
    if (at := credits.closing_credit(text, names)) is not None:
        return [*opening, *_with_credit(Kind.PARAGRAPH, text, at, names), *closing]
    return [*opening, Part(Kind.PARAGRAPH, text), *closing]


def _with_credit(kind: Kind, text: str, at: int, names: Names) -> list[Part]:
    credit = _credit(text[at:], names)
    return [Part(kind, text[:at].rstrip()), credit] if text[:at].strip() else [credit]


def _credit(text: str, names: Names) -> Part:
    return Part(Kind.CREDIT, text, names.agency_in(text))
