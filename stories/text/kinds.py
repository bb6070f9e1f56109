"""What each piece of a text is: from pieces to typed parts.

A story has a head, a body and an end. The body begins at the dateline, or else at the first running paragraph; each
line above is judged by itself, so that one which nobody knows changes nothing of what the others are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from stories.text import credits, dates, endings, notes, pictures
from stories.text.datelines import dateline
from stories.text.document import Kind
from stories.text.heads import MOST_KICKER_WORDS, begins_at, free_lines, is_finished, is_unfinished
from stories.text.names import Names
from stories.text.navigation import is_navigation, speaks_of_the_service
from stories.text.pieces import Piece, is_address
from stories.text.slugs import catchline_of, slug_line


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
    parts = _above(pieces, begins, names)
    opens = True  # what comes next may have a dateline
    of_a_contact = False
    at = begins
    while at < len(pieces):
        text = pieces[at].text
        found, taken = _known(pieces, at, names)
        if at >= ends:
            of_a_contact = endings.is_contact(text) or (of_a_contact and endings.goes_on_a_contact(text))
            if last := _last(text, of_a_contact, names):
                found, taken = [last], 1
        elif at > begins and notes.is_quoted(text):
            found = []
        if not found:
            found, taken = _within(pieces, at, names) or _paragraph(text, opens, names), 1
        parts += found
        for part in found:
            if part.kind in (Kind.PARAGRAPH, Kind.NOTE):
                opens = part.kind is Kind.NOTE
        at += taken
    return parts


def _last(text: str, of_a_contact: bool, names: Names) -> Part | None:
    """What a line below the body is, beside those that may stand anywhere."""
    if of_a_contact and not (is_address(text) or endings.is_mark_below_a_contact(text, names)):
        return Part(Kind.UNKNOWN, text)
    if endings.is_ending(text, names) or not any(map(str.isalnum, text)):
        return Part(Kind.ENDING, text, endings.stamped(text))
    return Part(Kind.NAVIGATION, text) if speaks_of_the_service(text) else None


def _above(pieces: Sequence[Piece], begins: int, names: Names) -> list[Part]:
    """The parts of a head, which ends above the piece `begins`."""
    known: dict[int, tuple[list[Part], int]] = {}
    at = 0
    while at < begins:
        found, taken = _known(pieces, at, names, head=begins)
        if found:
            known[at] = found, taken
        at += taken
    covered = {at + more for at, (_, taken) in known.items() for more in range(taken)}
    free = free_lines([(at, pieces[at]) for at in range(begins) if at not in covered])
    kinds = {at: {part.kind for part in found} for at, (found, _) in known.items()}
    headline = next((at for at, (kind, _) in free.items() if kind is Kind.HEADLINE), begins)
    parts: list[Part] = []
    for at in range(begins):
        if at in known:
            parts += known[at][0]
        elif at in free:
            kind, lines = free[at]
            text = " ".join(pieces[one].text for one in lines)
            if kind is Kind.KICKER:
                between = set().union(*(kinds.get(one, set()) for one in range(at + 1, headline)))
                parts.append(_over_a_headline(text, between))
            elif kind in (Kind.STANDFIRST, Kind.UNKNOWN) and at > headline:
                beside = {*kinds.get(at - 1, ()), *kinds.get(at + 1, ())}
                parts += _under_a_headline(text, kind, beside, names)
            else:
                parts.append(Part(kind, text))
    return parts


_FEWEST_OF_A_KEYWORD = 2  # words: "VALDERRIBA VOLCÁN"


def _over_a_headline(text: str, between: set[Kind]) -> Part:
    """A kicker belongs to its headline: above a page's buttons or a time it names the page's section, and above a
    desk's notes, in capitals, it is the desk's own name for the story."""
    if catchline := catchline_of(text):
        return Part(Kind.SLUG, text, catchline)
    few = len(text.split()) <= MOST_KICKER_WORDS
    if between & {Kind.DATE, Kind.NAVIGATION} and few:
        return Part(Kind.NAVIGATION, text)
    if Kind.NOTE in between and text.isupper() and _FEWEST_OF_A_KEYWORD <= len(text.split()) <= MOST_KICKER_WORDS + 1:
        return Part(Kind.SLUG, text, text)
    return Part(Kind.KICKER, text)


def _under_a_headline(text: str, kind: Kind, beside: set[Kind], names: Names) -> list[Part]:
    """What a line below a headline may be beside a standfirst: a name beside a time, a caption that a credit closes."""
    if Kind.DATE in beside and credits.is_name(text):
        return [Part(Kind.BYLINE, text, text)]
    if (at := pictures.credit_behind_no_stop(text, names)) is not None:
        return _with_credit(Kind.CAPTION, text, at, names)
    if pictures.is_caption_of_a_day(text):
        return [Part(Kind.CAPTION, text)]
    return [Part(kind, text)]


def _ends_at(pieces: Sequence[Piece], begins: int, names: Names) -> int:
    """Where only what is no body is left. Names and numbers are none where they stand below "Contact"."""
    ends = at = len(pieces)
    while at > begins + 1:
        at -= 1
        text = pieces[at].text
        if endings.is_contact(text):
            ends = at
        elif endings.is_ending(text, names) or speaks_of_the_service(text) or _line(pieces, at, False, names):
            ends = at if ends == at + 1 else ends
        elif not endings.goes_on_a_contact(text):
            break
    return ends


def is_whole(line: str, names: Names) -> bool:
    """Whether a line is one by its form: none of a wrapped paragraph's looks so."""
    return (
        slug_line(line) is not None
        or notes.is_flag(line)
        or notes.is_note(line)
        or credits.byline(line, names) is not None
        or credits.is_title_line(line, names)
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


def _known(pieces: Sequence[Piece], at: int, names: Names, head: int = 0) -> tuple[list[Part], int]:
    """The parts that one piece is by its form, or that two are together, and how many pieces these are; `head` is how
    many pieces the head has."""
    in_head = at < head
    if at + 1 < (head if in_head else len(pieces)) and (pair := _pair(pieces[at], pieces[at + 1], in_head, names)):
        return pair, 2
    return _line(pieces, at, in_head, names), 1


def _pair(piece: Piece, following: Piece, in_head: bool, names: Names) -> list[Part]:
    """Two pieces that explain each other: a label and its address, a caption and its credit, a byline on two lines."""
    if in_head and (people := credits.byline_on_two_lines(piece.text, following.text, names)):
        return [Part(Kind.BYLINE, f"{piece.text} {following.text}", people)]
    if notes.labels_an_address(piece.text) and is_address(following.text):
        return [Part(Kind.URL, f"{piece.text} {following.text}", following.text)]
    if piece.group != following.group or not is_finished(piece.text):
        return []
    if pictures.credits_a_picture(following.text, names) and (in_head or not endings.is_ending(following.text, names)):
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
    if in_head and (people := credits.byline(text, names)):
        return [Part(Kind.BYLINE, text, people)]
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
    if at + 2 >= len(pieces) and (people := credits.byline(text, names)):
        return [Part(Kind.BYLINE, text, people)]
    if in_head and (opening := dateline(text, names)) and opening.end == len(text):
        return [Part(Kind.DATELINE, text, opening.place)]
    if in_head and pictures.is_picture_credit(text, names):
        return [_credit(text, names)]
    is_between = in_head and 0 < at < len(pieces) - 1
    in_a_head = pictures.credit_in_a_head if is_between else pictures.caption_credit
    closing = in_a_head(text, names) if in_head or pictures.is_caption(text) else None
    if closing is not None and not dateline(text, names) and not dates.leading_date(text):
        return _with_credit(Kind.CAPTION, text, closing, names)
    if pictures.is_caption(text):
        return [Part(Kind.CAPTION, text)]
    return []


_IN_A_HEAD: tuple[tuple[Callable[[str, Names], bool], Kind], ...] = (
    (lambda text, names: slug_line(text) is not None, Kind.SLUG),
    (lambda text, names: names.outlet_called(text) is not None, Kind.OUTLET),
    (credits.is_title_line, Kind.BYLINE),
)

_MOST_SUBHEAD_WORDS = 10


def _within(pieces: Sequence[Piece], at: int, names: Names) -> list[Part]:
    """A subhead: a short line that no stop ends, above one that is a sentence."""
    text = pieces[at].text
    is_open = is_unfinished(text) or (text.endswith(".") and not endings.ends_a_sentence(text))
    if at + 1 == len(pieces) or not is_open or len(text.split()) > _MOST_SUBHEAD_WORDS:
        return []
    if at == 0 or pictures.caption_credit(text, names) or credits.closing_credit(text, names):
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
    if (at := pictures.caption_credit(text, names)) is not None:
        return [*opening, *_with_credit(Kind.CAPTION, text, at, names), *closing]
    if (at := credits.closing_credit(text, names)) is not None:
        return [*opening, *_with_credit(Kind.PARAGRAPH, text, at, names), *closing]
    return [*opening, Part(Kind.PARAGRAPH, text), *closing]


def _with_credit(kind: Kind, text: str, at: int, names: Names) -> list[Part]:
    credit = _credit(text[at:], names)
    return [Part(kind, text[:at].rstrip()), credit] if text[:at].strip() else [credit]


def _credit(text: str, names: Names) -> Part:
    return Part(Kind.CREDIT, text, names.agency_in(text))
