"""What each piece of a text is: from pieces to typed parts.

A story has a head, a body and an end. The body begins at the dateline, or else at the first running paragraph; each
line above is judged by itself, so that one which nobody knows changes nothing of what the others are.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from stories.text import credits, endings, notes, pictures, takes
from stories.text.datelines import is_a_city, place_above, place_alone
from stories.text.dates import is_date_line, is_of_a_date, read_date
from stories.text.document import Kind
from stories.text.heads import (
    LISTED,
    LONGEST_HEAD,
    LONGEST_MENU,
    MOST_KICKER_WORDS,
    begins_at,
    free_lines,
    heads_a_correction,
    is_a_label,
    is_a_path,
    is_captioned,
    is_finished,
    is_unfinished,
    length,
    names_a_series,
    runs,
)
from stories.text.lines import TELEX_OPENS, Lines, Part, Place, behind_a_dateline, value_of, with_credit
from stories.text.mastheads import is_masthead, may_be_a_masthead
from stories.text.menus import below_the_menu, without_mark
from stories.text.navigation import (
    heads_a_list,
    is_footer,
    is_section,
    opens_a_page,
    opens_wide,
    says_how_long,
    speaks_of_the_service,
)
from stories.text.patterns import compiled
from stories.text.pictures import speaks_of_a_picture
from stories.text.pieces import Piece, is_address
from stories.text.slugs import is_catchline, keyword, keywords_alone, slug_line
from stories.text.tails import MOST_WORDS_OF_A_LINK, Tail
from stories.text.takes import bare, mark_of


def typed(pieces: Sequence[Piece], lines: Lines) -> list[Part]:
    """The parts of a text in reading order; every word of every piece stands in exactly one."""
    pieces = [*_parted_from_days(pieces[:LONGEST_MENU]), *pieces[LONGEST_MENU:]]
    lines.read_fields([piece.text for piece in pieces])
    return [part for story in _stories(pieces) for part in _story(story, lines)]


def _parted_from_days(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with the day apart that a page has behind a sentence without a space: "… to recover?Monday, 6 May
    2020"."""
    for piece in pieces:
        glued = _GLUED_DAY.search(piece.text, max(0, len(piece.text) - _LONGEST_DAY))
        if glued and is_date_line(piece.text[glued.start() :]):
            yield replace(piece, text=piece.text[: glued.start()])
            yield replace(piece, text=piece.text[glued.start() :])
        else:
            yield piece


_GLUED_DAY = compiled(r"(?<=[^\W\d_][.!?])(?=[A-Z]?[^\W\d_]* ?,? ?\d)")
_LONGEST_DAY = 60  # code points


def _stories(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """The pieces, parted below each banner that says an earlier story follows."""
    start = 0
    for at, piece in enumerate(pieces):
        if notes.announces_earlier_story(piece.text) and notes.is_note(piece.text):
            yield pieces[start : at + 1]
            start = at + 1
    yield pieces[start:]


def _mail_header(pieces: Sequence[Piece]) -> int:
    """How many lines above a text are those of the letter that brought it: labels, one of them with an address."""
    labelled = list(itertools.takewhile(lambda piece: _LABELLED.match(piece.text), pieces))
    is_one = len(labelled) >= _FEWEST_OF_A_HEADER and any(_TO_SOMEBODY.search(piece.text) for piece in labelled)
    return len(labelled) if is_one else 0


def _of_a_header(piece: Piece) -> Part:
    if is_date_line(piece.text):
        return Part(Kind.DATE, piece.text, read_date(piece.text))
    return Part(Kind.UNKNOWN, piece.text)


_FEWEST_OF_A_HEADER = 3
_LABELLED = compiled(r"[^\W\d_][\w-]{1,11}: ")
_TO_SOMEBODY = compiled(r"\S@\S+\.\S")


def _of_a_menu(menu: Sequence[Piece], lines: Lines) -> Iterator[Part]:
    """The lines of a page's menu, with the newspaper's name above or below it."""
    for at, piece in enumerate(menu):
        text = piece.text
        is_beside_it = at < _TOP or at + 1 == len(menu)
        is_name = is_beside_it and is_masthead(text) and not any(word[0].islower() for word in text.split())
        outlet = lines.names.outlet(text) if is_name else lines.names.outlet_called(text)
        yield Part(Kind.OUTLET, text, outlet) if outlet else Part(Kind.NAVIGATION, text)


def _story(pieces: Sequence[Piece], lines: Lines, menu: Sequence[Piece] = ()) -> list[Part]:
    """The parts of one story, which stands below the `menu` of its page, if it has one."""
    if (header := _mail_header(pieces)) and header < len(pieces):
        return [*map(_of_a_header, pieces[:header]), *_story(pieces[header:], lines)]
    known = cache(lambda at: _kinds_alone(pieces, at, lines))
    if not menu and (begins := below_the_menu(pieces, known, lines)):
        menu = pieces[:begins]
        return [*_of_a_menu(menu, lines), *_story(pieces[begins:], lines, menu)]
    if len(pieces) == 1 and not notes.announces_earlier_story(pieces[0].text):
        # A text of one line is that line, whatever it looks like.
        if pieces[0].level or _is_a_flash(pieces[0].text):
            return [Part(Kind.HEADLINE, pieces[0].text)]
        return [*lines.paragraph(pieces[0].text, True)]
    labels = (at + 1 for at, piece in enumerate(pieces[:-1]) if piece.text in lines.body_labels)
    begins = next(labels, None) or begins_at(pieces, known, lines, bool(menu))
    parts = _above(pieces, begins, lines, menu)
    tail = _tail(pieces, begins, parts, lines)
    ends = _ends_at(tail, lines)
    if menu or any(part.kind in _OF_A_PAGE for part in parts):
        ends = _below_the_last_sentence(pieces, begins, ends, lines)
    ranked = _ranking(pieces, begins)
    if ranked and not any(runs(piece.text, lines) for piece in pieces[ranked.stop : ends]):
        ends = min(ends, ranked.start)
    is_a_pages = bool(menu) or any(part.kind in _RUN for part in parts)
    opens = True  # what comes next may have a dateline
    of_a_contact = False
    at = begins
    while at < len(pieces):
        text = pieces[at].text
        found, taken = _known(pieces, at, lines)
        if at in ranked:
            found, taken = [Part(Kind.NAVIGATION, text)], 1
        elif at >= ends and endings.is_telex_mark(text):
            found, taken = [Part(Kind.ENDING, text)], 1
        elif at >= ends and not (any(map(str.isalnum, text)) or lines.is_navigation(text) or lines.is_ending(text)):
            found, taken = [Part(Kind.UNKNOWN, text)], 1  # a rule, a mark that is left of something
        elif at >= ends:
            is_listed = _is_in_a_list(parts)
            goes_on = of_a_contact and endings.goes_on_a_contact(text)
            of_a_contact = not is_listed and (endings.is_contact(text) or goes_on)
            if not found and not _is_an_end_between_marks(text, lines) and (meaning := notes.told_at_the_end(text)):
                found, last = [Part(Kind.NOTE, text, meaning.value)], None
            elif _offers_material(text, found, is_a_pages):
                found, last = [Part(Kind.NOTE, text, notes.Meaning.TO_EDITORS.value)], None
            elif (
                not found
                and text[0] != "-"
                and (is_date_line(text) or endings.is_day_in_figures(text) or endings.is_a_day_alone(text))
            ):
                found, last = [Part(Kind.DATE, text, endings.stamped(text))], None  # when it was sent
            elif text in lines.fields or (found and found[0].kind is Kind.CAPTION and taken == 1):
                last = None
            elif found and found[0].kind is Kind.DATE and not (is_listed and not lines.is_navigation(parts[-1].text)):
                last = None  # when it was sent
            elif credits.names_who_wrote(text):
                last = Part(Kind.CONTRIBUTOR, text)
            elif not found and tail.tells_of_the_writer(at):
                last = Part(Kind.UNKNOWN, text)
            elif is_a_pages and is_listed and _is_a_link(pieces, at, parts, found, lines):
                last = Part(Kind.NAVIGATION, text)
            elif len(found) == 1 and found[0].kind is Kind.CREDIT and text[0] != "©":
                last = found[0]
            else:
                is_known = found and found[0].kind is not Kind.DATE  # a day in a list is that of the link above it
                last = _last(text, of_a_contact, lines) or (
                    None if is_known else _below(text, is_listed, is_a_pages, parts[-1])
                )
            if last:
                found, taken = [last], 1
                is_below_a_credit = last.kind is not Kind.NAVIGATION and parts[-1].kind is Kind.CREDIT
                is_a_name = credits.is_name(text) and text not in tail.people
                if is_below_a_credit and is_a_name and not endings.is_signed_in_short(text):
                    found = [Part(Kind.BYLINE, text, text)]  # who wrote it, below whose it is
        elif at > begins and found and found[0].kind is Kind.NOTE and notes.is_quoted(text):
            found = []
        elif not found and at > begins and (meaning := notes.told_below(text)):
            found = [Part(Kind.NOTE, text, meaning.value)]
        elif (
            not found
            and at > begins
            and (
                _is_of_links(parts, text, lines)
                or (is_a_pages and _is_said_again(pieces, at) and not runs(text, lines))
            )
        ):
            found = [Part(Kind.NAVIGATION, text)]
        elif at > begins and at + _LAST_LINES >= len(pieces) and _offers_material(text, found, is_a_pages):
            found = [Part(Kind.NOTE, text, notes.Meaning.TO_EDITORS.value)]
        if begins < at < ends and (page := _between_pages(pieces, at, parts, lines)):
            found, taken = [page], 1
        if at > begins and notes.opens_a_notebook(text):
            found, taken = _notebook(pieces, at, lines)
        elif begins < at < ends and not is_a_pages and found and _is_more_of_a_dispatch(found[0], lines):
            found = [Part(Kind.ENDING, text)]
        if not found and at == begins and parts and parts[-1].kind is Kind.DATELINE:
            found, taken = _below_its_dateline(parts, text, lines), 1
        if not found:
            found, taken = _within(pieces, at, opens, lines) or lines.paragraph(text, opens), 1
        parts += found
        is_a_pages = is_a_pages or any(part.kind in _RUN for part in found)
        for part in found:
            if part.kind in (Kind.PARAGRAPH, Kind.NOTE):
                opens = part.kind is Kind.NOTE
            elif part.kind is Kind.UNKNOWN and not any(map(str.isalnum, part.text)):
                opens = True  # below a rule
        at += taken
    return _of_the_desk(_signed_off(parts, lines))


def _signed_off(parts: list[Part], lines: Lines) -> list[Part]:
    """The parts, with an agency's name alone below the last paragraph as what signs the story off. Under a picture it
    is that of the picture."""
    apart = (_without_sign_off(part, lines) if part.kind is Kind.NOTE else (part,) for part in parts)
    parts = [*itertools.chain.from_iterable(apart)]
    last = next((at for at in range(len(parts) - 1, -1, -1) if parts[at].kind is Kind.PARAGRAPH), len(parts))
    for at in range(last + 1, len(parts)):
        part = parts[at]
        is_of_the_text = part.kind is Kind.CREDIT and parts[at - 1].kind is not Kind.CAPTION
        if is_of_the_text and not part.field:
            parts[at] = _as_sign_off(part, lines)
    return parts


def _as_sign_off(credit: Part, lines: Lines) -> Part:
    return Part(Kind.ENDING, credit.text) if credits.signs_off(credit.text, lines.names) else credit


def _without_sign_off(note: Part, lines: Lines) -> list[Part]:
    """A note, with what signs the text off behind it apart: "… Das haben wir korrigiert. (sb/dpa)", "Lamentamos las
    molestias. EFE"."""
    first, *signed = lines.paragraph(note.text, False)
    if first.kind is not Kind.PARAGRAPH or not signed or notes.is_in_brackets(first.text.rstrip(".")):
        return [note]
    return [replace(note, text=first.text), *(_as_sign_off(part, lines) for part in signed)]


def _is_more_of_a_dispatch(part: Part, lines: Lines) -> bool:
    """Whether what is a button on a page says that more follows, where no page is around: "more"."""
    return part.kind is Kind.NAVIGATION and part.text.islower() and lines.is_ending(part.text)


def _below_its_dateline(above: list[Part], text: str, lines: Lines) -> list[Part]:
    """The first paragraph of a story whose dateline stands on a line above it: with who wrote it, or with the
    dateline's dash, as a page may have parted them."""
    if above[-1].text[-1].isalnum() or above[-1].text[-1] in ")/]":
        dash = _DASH.match(text)
        if dash and dash.end() < len(text):
            above[-1] = replace(above[-1], text=f"{above[-1].text} {dash.group().strip()}")
            text = text[dash.end() :]
    said = lines.dateline(text) if text[0] == "/" else None
    if said and said.people and not said.place:  # "ТАРНСК, 6 февраля.", and below "/Корр. ТАСС Анна Шубина/. …"
        above[-1] = replace(above[-1], text=f"{above[-1].text} {text[: said.end]}")
        return [*lines.paragraph(text[said.end :].lstrip(), False)] if text[said.end :].strip() else []
    signed, text = behind_a_dateline(text, lines)
    return [*signed, *lines.paragraph(text, False)] if text else signed


_DASH = compiled(r"(?:--|[–—-]) (?=\S)")


def _offers_material(text: str, found: Sequence[Part], is_a_pages: bool) -> bool:
    """Whether a line below a story tells desks what they may have with it: "for subscribers" is a button on a page."""
    may_be = not found or (found[0].kind is Kind.NAVIGATION and not is_a_pages)
    return may_be and notes.offers_material(text)


def _is_an_end_between_marks(text: str, lines: Lines) -> bool:
    return text.startswith("***") and lines.is_ending(text)


def _kinds_alone(pieces: Sequence[Piece], at: int, lines: Lines) -> frozenset[Kind]:
    """What a piece of a head is by its form, or together with the next one."""
    found = _line(pieces, at, True, lines) or _with_the_next(pieces, at, lines, len(pieces))
    return frozenset(part.kind for part in found)


def _is_of_links(above: Sequence[Part], text: str, lines: Lines) -> bool:
    """Whether a line inside a story is one of the links below a page's "Read more:", as a line that runs is not."""
    listed = itertools.islice(itertools.takewhile(lambda part: part.kind in _LISTING, reversed(above)), _MOST_LINKS)
    return any(heads_a_list(part.text) for part in listed) and is_unfinished(text) and not runs(text, lines)


def _is_said_again(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line is one of three the same, one below the other: the title of each picture of a gallery."""
    texts = [piece.text for piece in pieces[max(at - 2, 0) : at + 3]]
    return any(set(three) == {pieces[at].text} for three in zip(texts, texts[1:], texts[2:], strict=False))


def _between_pages(pieces: Sequence[Piece], at: int, above: Sequence[Part], lines: Lines) -> Part | None:
    """The mark that more follows, and the slug line of a dispatch's next page below it: "mf", "2 HEALTH Hiccups"."""
    text = pieces[at].text
    if above[-1].kind in (Kind.ENDING, Kind.SLUG) and slug_line(text) is not None and not lines.is_ending(text):
        return Part(Kind.SLUG, text, value_of(Kind.SLUG, text, lines.names))
    is_above_one = at + 1 < len(pieces) and slug_line(pieces[at + 1].text) is not None
    return Part(Kind.ENDING, text) if is_above_one and lines.is_ending(text) else None


def _ranking(pieces: Sequence[Piece], begins: int) -> range:
    """The pieces below a story that are a page's list of those most read: "1", "Two roads closed", "2", … or
    "2Two roads closed", counted from one of them to the next, down to the last; or none."""
    counted = [
        (at, int(found["number"]))
        for at, piece in enumerate(pieces[begins + 1 :], start=begins + 1)
        if (found := _RANKED.match(piece.text))
    ]
    run = [(at, number) for place, (at, number) in enumerate(counted) if number == place + 1]
    if len(run) < _FEWEST_RANKED or len(run) < len(counted):
        return range(0)
    first, last = run[0][0], run[-1][0]
    first -= not any(map(str.isalnum, pieces[first - 1].text))
    is_alone = _RANKED.fullmatch(pieces[last].text) is not None
    end = min(len(pieces), last + 1 + is_alone)
    is_short = all(length(piece.text) <= MOST_WORDS_OF_A_LINK for piece in pieces[first:end])
    return range(first, end) if is_short and end - first <= _MOST_OF_A_TITLE * len(run) else range(0)


_RANKED = compiled(r"(?:[-–•·#] ?)?(?P<number>[1-9]\d?)\.?(?:$|(?=[^\W\d_a-z][^\W\d_]))")
_FEWEST_RANKED = 3
_MOST_OF_A_TITLE = 3  # pieces of one story in the list: a mark, its number, its headline

_TAKING_BACK = {notes.Meaning.KILLED.value, notes.Meaning.WITHDRAWN.value}


def _of_the_desk(parts: list[Part]) -> list[Part]:
    """The parts, with the sentences as notes of a text that takes another back and tells nothing itself: "Prière
    d'annuler la dépêche …". One that says so means what the flag above means, others speak to editors."""
    meaning = next((part.value for part in parts if part.kind is Kind.NOTE and part.value in _TAKING_BACK), None)
    if meaning is None:
        return parts
    parts = [
        replace(part, kind=Kind.SLUG, value=keyword(part.text))
        if part.kind is Kind.HEADLINE and (is_catchline(part.text) or _is_a_keyword(part.text))
        else part
        for part in parts
    ]  # "CHARITY Hedgehogs", above a kill
    behind = next((below for part, below in itertools.pairwise(parts) if part.kind is Kind.DATELINE), None)
    tells = behind is not None and takes.relation_in(behind.text) != takes.KILLS
    tells = tells or any(is_unfinished(part.text) for part in parts if part.kind is Kind.HEADLINE)
    return [_as_note(part, meaning, tells) if part.kind in _TOLD and is_finished(part.text) else part for part in parts]


_TOLD = {Kind.HEADLINE, Kind.PARAGRAPH}


def _as_note(part: Part, meaning: str, tells: bool) -> Part:
    """A sentence of such a text; where there is a headline besides, only what takes a text back is a note."""
    if takes.relation_in(part.text) == takes.KILLS and notes.speaks_of_a_story(part.text):
        return replace(part, kind=Kind.NOTE, value=meaning)
    return part if tells else replace(part, kind=Kind.NOTE, value=notes.Meaning.TO_EDITORS.value)


def _is_a_flash(text: str) -> bool:
    """Whether a line is a headline with the mark of its take: "(URGENT) South Korea halts launch"."""
    return mark_of(text) != "" and is_unfinished(text) and not bare(text)[:1].islower()


def _notebook(pieces: Sequence[Piece], at: int, lines: Lines) -> tuple[list[Part], int]:
    """What dpa tells the desks below its story, down to its sign-off: notes, and whom to ask."""
    ends = next((end for end in range(at + 1, len(pieces)) if _is_signed_off(pieces[end], lines)), len(pieces))
    parts: list[Part] = []
    of_contacts = False
    for piece in pieces[at:ends]:
        of_contacts = of_contacts or endings.heads_contacts(piece.text)
        if not any(map(str.isalnum, piece.text)):
            parts.append(Part(Kind.UNKNOWN, piece.text))
        elif of_contacts:
            parts.append(Part(Kind.ENDING, piece.text))
        else:
            parts.append(Part(Kind.NOTE, piece.text, notes.Meaning.TO_EDITORS.value))
    return parts, ends - at


def _is_signed_off(piece: Piece, lines: Lines) -> bool:
    return "@" not in piece.text and not _LISTED.match(piece.text) and lines.is_ending(piece.text)


_OF_AN_ISSUER = compiled(r"SOURCE:? +[^\W\da-z_].{1,90}")  # whose a release is closes it: "SOURCE Acme Corp."


def _last(text: str, of_a_contact: bool, lines: Lines) -> Part | None:
    """What a line below the body is, beside those that may stand anywhere."""
    if _OF_AN_ISSUER.fullmatch(text):
        return Part(Kind.ENDING, text)
    if of_a_contact and not (is_address(text) or endings.is_mark_below_a_contact(text, lines.names)):
        return Part(Kind.UNKNOWN, text)
    if is_footer(text):
        return Part(Kind.NAVIGATION, text)
    if credits.is_contributor_line(text):
        return Part(Kind.CONTRIBUTOR, text)
    if notes.names_an_editor(text) or credits.names_who_wrote(text) or credits.worked_with(text):
        return Part(Kind.CONTRIBUTOR, text)
    if credits.says_who_worked(text):
        return Part(Kind.CONTRIBUTOR, text)
    if lines.is_ending(text) or credits.signs_off_from_a_place(text, lines.names):
        return Part(Kind.ENDING, text, endings.stamped(text))
    if speaks_of_the_service(text):
        return Part(Kind.NAVIGATION, text)
    return Part(Kind.CONTRIBUTOR, text) if credits.credits_work(text) and lines.closing(text) is None else None


_RUN = frozenset({Kind.OUTLET, Kind.NAVIGATION})
"""What shows that somebody ran a story."""


def _below(text: str, is_listed: bool, is_a_pages: bool, above: Part) -> Part:
    """What a line below the body is that is no sentence and that nothing else tells: a link where it stands in a
    page's list of them, or else nobody knows."""
    is_indexed = above.kind is Kind.ENDING and text.isupper() and endings.is_labelled(text)
    if above.kind in (Kind.ENDING, Kind.CREDIT) and endings.is_initialled(text):
        return Part(Kind.ENDING, text)
    is_more = not is_a_pages or " " in text or (above.kind is Kind.ENDING and above.text.isupper())
    if is_indexed or (is_more and endings.is_signed_in_short(text)):
        return Part(Kind.ENDING, text)
    if is_a_pages and credits.is_name(text) and not text.isupper():
        return Part(Kind.UNKNOWN, text)  # who wrote it, or whose book it is of
    is_a_link = endings.is_labelled(text) or (is_unfinished(text) and not endings.is_below_a_story(text))
    of_a_page = (is_listed and not notes.is_in_brackets(text)) or (is_a_link and is_a_pages)
    return Part(Kind.NAVIGATION if of_a_page else Kind.UNKNOWN, text)


def _is_a_link(pieces: Sequence[Piece], at: int, above: Sequence[Part], found: Sequence[Part], lines: Lines) -> bool:
    """Whether a line is one of a page's list of links, as the lines above it tell: no sentence and no name above one,
    the day of the link above it, or a button that an end mark looks like."""
    text = pieces[at].text
    if found and found[0].kind is Kind.DATE:
        return not lines.is_navigation(above[-1].text)
    if lines.is_navigation(text):
        return True
    if len(above) < _FEWEST_LISTED or any(part.kind not in _LISTING for part in above[-_FEWEST_LISTED:]):
        return False
    is_above_a_sentence = at + 1 < len(pieces) and runs(pieces[at + 1].text, lines) and credits.is_name(text)
    is_its_own = is_above_a_sentence or runs(text, lines) or lines.is_ending(text) or notes.is_in_brackets(text)
    return not is_its_own and (not found or (found[0].kind is Kind.CONTRIBUTOR and _LISTED.match(text) is not None))


_FEWEST_LISTED = 3


def _is_in_a_list(above: Sequence[Part]) -> bool:
    """Whether what stands last is a page's own: "Read more:", or one of the links below it."""
    return above[-1].kind in _LISTING and not speaks_of_the_service(above[-1].text)


_SIGNED = {Kind.BYLINE, Kind.DATE}
_OPENING = 12  # pieces of a story that say what it is about


def _above(pieces: Sequence[Piece], begins: int, lines: Lines, menu: Sequence[Piece] = ()) -> list[Part]:
    """The parts of a head, which ends above the piece `begins` and stands below the page's `menu`."""
    known: dict[int, tuple[Sequence[Part], int]] = {}
    at = 0
    while at < begins:
        found, taken = _known(pieces, at, lines, head=begins)
        if found:
            known[at] = found, taken
        at += taken
    known |= dict(_among_slugs(pieces, known))
    covered = {at + more for at, (_, taken) in known.items() for more in range(taken)}
    known |= {at: ([Part(Kind.NAVIGATION, pieces[at].text)], 1) for at in _menu(pieces, begins, lines)}
    opens = (at for at, (found, _) in known.items() if len(found) == 1 and _opens_a_page(found[0]))
    signed = {at for at, (found, _) in known.items() if any(part.kind in _SIGNED for part in found)}
    below = max(opens, default=0)
    pages = (found[0].text for found, _ in known.values() if found[0].kind is Kind.NAVIGATION)
    titles = {*(without_mark(piece.text) for piece in menu), *pages}
    headless = [(at, pieces[at]) for at in range(begins) if at not in covered]
    above = (found[0].kind for at, (found, _) in known.items() if headless and at < headless[0][0])
    ran = not _RUN.isdisjoint(above)
    free = free_lines(headless, below, signed, titles, bool(menu), pieces[begins : begins + _OPENING], ran)
    if any(found[0].kind is Kind.HEADLINE and found[0].text in lines.fields for found, _ in known.values()):
        free = {at: (Kind.UNKNOWN, on) for at, (_, on) in free.items()}
    elif (heading := next((at for at in known if pieces[at].level == 1), None)) is not None:
        free = {at: (_beside_a_heading(kind, at > heading, pieces[at]), on) for at, (kind, on) in free.items()}
    elif not any(kind is Kind.HEADLINE for kind, _ in free.values()):
        for at in [at for at, (found, _) in known.items() if _is_flagged(found)][:1]:
            del known[at]
            free |= free_lines([(at, pieces[at])])
    kinds = {at: {part.kind for part in found} for at, (found, _) in known.items()}
    headline, on = next(((at, of) for at, (kind, of) in free.items() if kind is Kind.HEADLINE), (begins, [begins]))
    if menu and (section := _section_over(headline, known, pieces, menu)) is not None:
        known[section] = [Part(Kind.KICKER, pieces[section].text)], 1
    elif not menu:
        for at in _sections_below_a_row(headline, known, free, pieces):
            known[at] = [Part(Kind.KICKER, pieces[at].text)], 1
    known |= {at: ([replace(known[at][0][0], kind=Kind.NAVIGATION)], 1) for at in _days_of_a_page(known, headline)}
    of_a_page = bool(menu) or any(
        part.kind in _OF_A_PAGE and not (part.kind is Kind.DATE and lines.names.agency_in(part.text))
        for found, _ in known.values()
        for part in found
    )
    is_sent = not of_a_page and begins < len(pieces) and _is_of_an_agency(pieces[begins].text, known, lines)
    parts: list[Part] = []
    for at in range(begins):
        if at in known:
            parts += _below_a_byline(known[at][0], parts, lines)
        elif at in free:
            kind, together = free[at]
            text = " ".join(pieces[one].text for one in together)
            if kind is Kind.KICKER and at < headline and _is_joined(text, kinds):
                parts.append(Part(Kind.SLUG, text, text))
            elif kind in _ABOVE and at < headline and (words := _keywords(text, is_sent)):
                parts.append(Part(Kind.SLUG, text, words))
            elif kind is Kind.KICKER:
                between = set().union(*(kinds.get(one, set()) for one in range(at + 1, headline)))
                is_keyword = not of_a_page and pieces[headline].text.isupper() and at + 1 == headline
                is_keyword = is_keyword or (is_sent and not (is_section(text) or _NO_KEYWORD.search(text)))
                if Kind.SLUG in kinds.get(at - 1, ()) and text.isupper():
                    is_keyword = True
                over = _over_a_headline(text, between, is_keyword)
                is_unsure = at == 0 and not menu and over.kind is Kind.NAVIGATION and _may_be_a_name(text)
                parts.append(Part(Kind.UNKNOWN, text) if is_unsure else over)
            elif (
                kind in _ABOVE
                and at < headline
                and (
                    _is_a_desks_keyword(text, kinds)
                    or (is_sent and _is_in_small_letters(text, kinds.get(at - 1, set())))
                )
            ):
                parts.append(Part(Kind.SLUG, text, keyword(text)))
            elif (
                kind is Kind.UNKNOWN
                and at < headline
                and of_a_page
                and not (at == 0 and not menu and _may_be_a_name(text))
                and _is_short(text)
                and not is_a_label(text)
            ):
                parts.append(Part(Kind.NAVIGATION, text))
            elif kind in (Kind.STANDFIRST, Kind.UNKNOWN) and at > headline:
                if is_captioned(pieces, at, on[-1], lines):
                    kind = Kind.CAPTION
                beside = {*kinds.get(at - 1, ()), *kinds.get(at + 1, ())}
                if at + 1 == begins < len(pieces):
                    beside.add(Kind.DATELINE if lines.dateline(pieces[begins].text) else Kind.PARAGRAPH)
                if all(speaks_of_a_picture(part.text) for part in _around(known, at) if part.kind is Kind.CREDIT):
                    beside.discard(Kind.CREDIT)
                if at + 1 < begins and says_how_long(pieces[at + 1].text):
                    beside.add(Kind.DATE)
                place = place_above(text, pieces[begins].text) if at + 1 == begins < len(pieces) else None
                dateline = [Part(Kind.DATELINE, text, place)] if place else None
                parts += dateline or _under_a_headline(text, kind, beside, lines)
            elif kind is Kind.HEADLINE and at > headline and is_captioned(pieces, at, on[-1], lines):
                parts.append(Part(Kind.CAPTION, text))  # which says the headline again
            elif kind is Kind.HEADLINE and (topic := _TOPIC_OVER.match(text)) and not text.isupper():
                parts += [Part(Kind.KICKER, topic["topic"]), Part(kind, text[topic.end() :])]
            else:
                parts.append(Part(kind, text))
    return parts


_TOPIC_OVER = compiled(r"(?P<topic>[A-Z]{4,}(?: [A-Z]+)?-[A-Z]{4,}(?: [A-Z]+)?:) ")  # "LABOUR-GUYANA: Rice waits"


def _section_over(
    headline: int, known: dict[int, tuple[Sequence[Part], int]], pieces: Sequence[Piece], menu: Sequence[Piece]
) -> int | None:
    """The line that names the section right above a headline, or above its time, below the menu that says them all: a
    known one, or a few words without the mark that the menu's items have."""
    at = headline - 1
    while at in known and known[at][0][0].kind is Kind.DATE:
        at -= 1
    if at < 0:
        return None
    text = pieces[at].text
    if at in known:
        found = known[at][0]
        return at if len(found) == 1 and found[0].kind is Kind.NAVIGATION and is_section(text) else None
    is_apart = LISTED.match(menu[-1].text) is not None and LISTED.match(text) is None
    return at if is_apart and length(text) <= _MOST_OF_A_SECTION and not is_a_label(text) else None


def _sections_below_a_row(
    headline: int,
    known: dict[int, tuple[Sequence[Part], int]],
    free: dict[int, tuple[Kind, list[int]]],
    pieces: Sequence[Piece],
) -> list[int]:
    """The one or two lines right above a headline, or above its time, that name its section, below a row of a page's
    sections or the newspaper's name."""
    above: list[int] = []
    for at in range(headline - 1, -1, -1):
        found = known[at][0] if at in known else ()
        kind = found[0].kind if len(found) == 1 else None
        text = pieces[at].text
        if found and len(above) <= MOST_KICKER_WORDS and _is_above_a_section(found, text):
            return [one for one in above if one in known or free[one][0] is Kind.UNKNOWN]
        if (kind is Kind.NAVIGATION and is_section(text)) or (at in free and _is_short(text) and text[0].isalpha()):
            above.append(at)
        elif kind is not Kind.DATE:
            return []
    return []


def _is_above_a_section(found: Sequence[Part], text: str) -> bool:
    """Whether a line is a row of a page's own, or the name of its newspaper."""
    return found[0].kind is Kind.OUTLET or (
        found[0].kind is Kind.NAVIGATION and not is_section(text) and opens_a_page(text)
    )


_MOST_OF_A_SECTION = 3  # words


def _beside_a_heading(kind: Kind, is_below: bool, piece: Piece) -> Kind:
    """What a line is beside a heading that is the headline, where else it might be one itself."""
    if kind is not Kind.HEADLINE:
        return kind
    return Kind.STANDFIRST if is_below and length(piece.text) > _MOST_OF_A_SECTION else Kind.UNKNOWN


def _days_of_a_page(known: dict[int, tuple[Sequence[Part], int]], headline: int) -> list[int]:
    """The days above a headline on which the page was looked at: without an hour, as papers' pages have them, and later
    than the story's own, which stands below it."""
    dated = [(at, found[0]) for at, (found, _) in known.items() if len(found) == 1 and found[0].kind is Kind.DATE]
    own = max((part.value for at, part in dated if at > headline and part.value), default=None)
    days = {at: part.value for at, part in dated if at < headline and part.value and "T" not in part.value}
    return [at for at, day in days.items() if own and day > own]


_ABOVE = (Kind.UNKNOWN, Kind.KICKER)


def _keywords(text: str, is_sent: bool) -> str | None:
    """What a desk calls a story in a line of keywords, which is no section, no series, no kind of story and no compound
    as German has them."""
    is_none = is_section(text) or names_a_series(text) or _COMPOUND.fullmatch(text) is not None
    return None if is_none else keywords_alone(text, is_sent)


_COMPOUND = compiled(r"[^\W\d_a-z][^\W\d_A-Z]{3,}-[^\W\d_a-z][^\W\d_A-Z]{3,}")


def _is_a_desks_keyword(text: str, kinds: dict[int, set[Kind]]) -> bool:
    """Whether a few words in capitals stand above a note, or a service's line, of a text that no page is around."""
    all_kinds = set().union(*kinds.values())
    is_sent = Kind.NOTE in all_kinds and Kind.SLUG in all_kinds and not all_kinds & {Kind.NAVIGATION, Kind.OUTLET}
    return is_sent and _is_a_keyword(text)


def _is_joined(text: str, kinds: dict[int, set[Kind]]) -> bool:
    """Whether a word joined by a hyphen stands above a note, or beside another slug line, of a text that no page is
    around: "INN-krabbe"."""
    all_kinds = set().union(*kinds.values())
    is_sent = all_kinds & {Kind.NOTE, Kind.SLUG} and not all_kinds & {Kind.NAVIGATION, Kind.OUTLET}
    return bool(is_sent) and _JOINED.fullmatch(text) is not None


def _is_of_an_agency(text: str, above: dict[int, tuple[Sequence[Part], int]], lines: Lines) -> bool:
    """Whether a story begins with a dateline that names its agency, or below one."""
    datelines = [text, *(part.text for found, _ in above.values() for part in found if part.kind is Kind.DATELINE)]
    return any(said is not None and said.agency is not None for said in map(lines.dateline, datelines))


def _is_in_small_letters(text: str, above: set[Kind]) -> bool:
    """Whether the first line is a few words in small letters, or one below a desk's own codes is of a script that has
    none: "kraj społeczeństwo ciekawostka", "灯台干物"."""
    return _SMALL.fullmatch(text) is not None or (Kind.SLUG in above and _EASTERN.fullmatch(text) is not None)


_SMALL = compiled(r"(?!.*[A-Z])[^\W\d_]{3,}(?:[ -][^\W\d_]{3,}){1,3}")
_EASTERN = compiled(r"[\u3040-\u30ff\u3400-\u9fff]{2,8}")
_NO_KEYWORD = compiled(
    r"COMMUNIQU|COMUNICA|PRESS|NEWS|\bNOTA\b|\b(?:DE|DER|DES|DU|OF|THE|VON|VAN|DEL|DI|DO|DA)\b|ESPECIA|SPECIAL|SPECIALE|"
    r"FEATURE|REPORTA|ANALY|INTERVIEW|FOCUS|EXCLUSI|SERIES|INSIGHT|EXPLAINER|PORTRAIT|MAGAZIN|HINTERGRUND|BREAKING"
)  # what kind of text it is, or a phrase
_JOINED = compiled(r"[^\W\d_]{3,}-[^\W\d_]{4,}")


def _is_a_keyword(text: str) -> bool:
    return _is_shouted(text) and not _NO_KEYWORD.search(text)


def _is_shouted(text: str) -> bool:
    """Whether a line is a few words in capitals: "VALDERRIBA VOLCÁN"."""
    return text.isupper() and _FEWEST_OF_A_KEYWORD <= len(text.split()) <= MOST_KICKER_WORDS + 1


_FEWEST_OF_A_KEYWORD = 2  # words


def _is_short(text: str) -> bool:
    return (length(text) <= MOST_KICKER_WORDS and len(text) > 1) or is_a_path(text)


def _may_be_a_name(text: str) -> bool:
    """Whether what tops a text may be the newspaper's own name: one word in a capital that is no section."""
    return text.isalpha() and text[0].isupper() and not is_section(text)


def _around(known: dict[int, tuple[Sequence[Part], int]], at: int) -> Iterator[Part]:
    for beside in (at - 1, at + 1):
        yield from known.get(beside, ((), 0))[0]


def _opens_a_page(part: Part) -> bool:
    return part.kind is Kind.OUTLET or (part.kind is Kind.NAVIGATION and opens_a_page(part.text))


def _menu(pieces: Sequence[Piece], begins: int, lines: Lines) -> range:
    """The lines above all others that are sections of a newspaper, one a line, where they are several."""
    end = next((at for at in range(begins) if not _is_of_a_menu(pieces[at].text, lines)), begins)
    sections = sum(is_section(piece.text) for piece in pieces[:end])
    return range(end if sections >= _FEWEST_OF_A_MENU and end < begins else 0)


_FEWEST_OF_A_MENU = 3


def _is_of_a_menu(text: str, lines: Lines) -> bool:
    return is_section(text) or lines.is_navigation(text)


def _among_slugs(
    pieces: Sequence[Piece], known: dict[int, tuple[Sequence[Part], int]]
) -> Iterator[tuple[int, tuple[Sequence[Part], int]]]:
    """The short lines, no sentences, that stand between two slug lines with nothing else: codes that no form tells."""
    slugs = [at for at, (found, _) in known.items() if found[0].kind is Kind.SLUG or found[0].text == TELEX_OPENS]
    for first, last in itertools.pairwise(slugs):
        between = range(first + 1, last)
        if all(at not in known and length(pieces[at].text) <= _MOST_OF_A_CODE for at in between):
            yield from ((at, ([Part(Kind.SLUG, pieces[at].text)], 1)) for at in between)


_MOST_OF_A_CODE = 3  # words: "u i", "PRI GEN NAT"


def _is_flagged(found: Sequence[Part]) -> bool:
    """Whether a note may be a headline with a flag, where nothing else is one: "UPDATE: Suspect held after chase"."""
    text = found[0].text
    if found[0].kind is not Kind.NOTE or notes.is_flag(text) or not is_unfinished(text):
        return False
    return notes.is_news(text) or heads_a_correction(text)


def _below_a_byline(found: Sequence[Part], above: Sequence[Part], lines: Lines) -> Sequence[Part]:
    """The agency's name on a line below the reporters' is of their byline, where that says so: "By Jane Roe"."""
    if not above or above[-1].kind is not Kind.BYLINE or len(found) != 1:
        return found
    name = found[0].text.lstrip("^")
    is_said = lines.byline(above[-1].text) is not None
    return [Part(Kind.BYLINE, found[0].text)] if is_said and lines.names.is_agency(name) else found


_PLACE_BEHIND = compiled(r" \([^()]+\)$")  # "BRIDGE (BENDIGO)"
_OF_A_PAGE = {Kind.NAVIGATION, Kind.OUTLET, Kind.DATE}
"""Kinds that a web page has above its headline, and a wire's own copy has not."""


def _over_a_headline(text: str, between: set[Kind], is_keyword: bool) -> Part:
    """A kicker belongs to its headline: above a page's buttons or a time it names the page's section, and above a
    desk's notes, in capitals, it is the desk's own name for the story; so it is where the headline is in capitals too,
    and no page is around them (`is_keyword`)."""
    if is_catchline(text):
        return Part(Kind.SLUG, text, text)
    if names_a_series(text):
        return Part(Kind.KICKER, text)
    few = len(text.split()) <= MOST_KICKER_WORDS
    if between & {Kind.DATE, Kind.NAVIGATION} and few:
        return Part(Kind.NAVIGATION, text)
    if (Kind.NOTE in between or is_keyword) and _is_shouted(text):
        return Part(Kind.SLUG, text, keyword(_PLACE_BEHIND.sub("", text)))
    return Part(Kind.KICKER, text)


def _under_a_headline(text: str, kind: Kind, beside: set[Kind], lines: Lines) -> list[Part]:
    """What a line below a headline may be beside a standfirst: a name beside a time, a caption that a credit closes."""
    name = text.rstrip(" |·•")
    if lines.names.is_agency(name.rpartition(" ")[2].strip("()")):  # "Jane Roe (AFP)"
        name = name.rpartition(" ")[0]
    if beside & {Kind.DATE, Kind.BYLINE} and is_masthead(name):
        return [Part(Kind.OUTLET, text, lines.names.outlet(name))]
    if beside & {Kind.DATE, Kind.DATELINE, Kind.CREDIT} and credits.are_names(name):
        return [Part(Kind.BYLINE, text, name)]
    if Kind.PARAGRAPH in beside and credits.are_several(name):
        return [Part(Kind.BYLINE, text, name)]
    if Kind.DATE in beside and (people := credits.named_in_a_place(name)):
        return [Part(Kind.BYLINE, text, people)]
    if beside & {Kind.DATE, Kind.PARAGRAPH} and (place := place_alone(name)):
        return [Part(Kind.DATELINE, text, place)]
    if (at := pictures.credit_behind_no_stop(text, lines.names)) is not None:
        return with_credit(Kind.CAPTION, at, text, lines.names)
    if pictures.is_caption_of_a_day(text):
        return [Part(Kind.CAPTION, text)]
    return [Part(kind, text)]


def _tail(pieces: Sequence[Piece], begins: int, head: Sequence[Part], lines: Lines) -> Tail:
    named = (name for part in head if part.kind is Kind.BYLINE for name in credits.names_in(part.value or ""))
    people = [name for name in named if not lines.names.agency_in(name)]
    is_own = cache(lambda at: _opens_an_end(pieces[at].text, lines))
    is_running = cache(lambda at: runs(pieces[at].text, lines) and not is_own(at))
    return Tail(pieces, begins, is_own, is_running, lambda at: _closes_a_story(pieces, at, lines), tuple(people))


def _closes_a_story(pieces: Sequence[Piece], at: int, lines: Lines) -> bool:
    """Whether a line says that a story is over: by its form, or as it is an agency's name alone, in brackets, above
    the initials of who wrote it."""
    text = pieces[at].text
    if lines.closes(text):
        return True
    is_signed = text[:1] in _BRACKETS and credits.signs_off(text, lines.names)
    return is_signed and at + 1 < len(pieces) and endings.is_initialled(pieces[at + 1].text)


_BRACKETS = ("(", "/", "（")


def _ends_at(tail: Tail, lines: Lines) -> int:
    """Where only what is no body is left. Names and numbers are none where they stand below "Contact"."""
    pieces, begins = tail.pieces, tail.begins
    ends = at = len(pieces)
    if begins and all(lines.is_ending(piece.text) for piece in pieces[begins:]):
        return begins  # a kill has notes and a stamp
    below = tail.closed_at()
    while at > begins + 1:
        at -= 1
        text = pieces[at].text
        if at >= below or _opens_an_end(text, lines):
            ends = at
        elif _is_of_an_end(pieces, at, lines) or (ends < len(pieces) and endings.is_labelled(text)):
            ends = at if ends == at + 1 else ends
        elif runs(text, lines) and not endings.goes_on_a_contact(text):
            if not tail.has(at, ends):
                break
            ends = at if ends == at + 1 or tail.tells_of_the_writer(at) else ends
    return ends


def _below_the_last_sentence(pieces: Sequence[Piece], begins: int, ends: int, lines: Lines) -> int:
    """Where the end of a page's story begins: with the few short lines, if any, that stand between its last sentence
    and what tells that it is over; a page lists other stories there under whatever heading."""
    at = ends
    while at > begins + 1 and _may_be_a_link(pieces[at - 1], lines):
        at -= 1
    return at if ends - at <= _MOST_LINKS and not _is_of_a_list(pieces, at) else ends


_MOST_LINKS = 4
_STOPPED_WITHIN = compiled(r"[.!?][\"'”’»)]*\s|[\"”»]\s|[。！？]")  # "… he said. PTI ABC"


def _may_be_a_link(piece: Piece, lines: Lines) -> bool:
    text = piece.text
    if piece.level or runs(text, lines) or any(form.match(text) for form in (_LISTED, _TABULATED, _OF_A_BOX)):
        return False
    return is_unfinished(text) and text[:1].isalpha() and not _STOPPED_WITHIN.search(text)


def _is_of_a_list(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what stands above is the head of a list, or an item of it."""
    above = pieces[at - 1].text
    return above.endswith((":", "：", ",", ";")) or _LISTED.match(above) is not None


def _opens_an_end(text: str, lines: Lines) -> bool:
    """Whether no line of the story stands below this one, unless a sentence does: a list of links, an address."""
    if endings.is_contact(text) or lines.is_ending(text):
        return True
    return any(part.kind in _LISTING for part in lines.form(text, Place.BODY))


_LISTING = {Kind.NAVIGATION, Kind.RELATED}


def _is_of_an_end(pieces: Sequence[Piece], at: int, lines: Lines) -> bool:
    text = pieces[at].text
    found = _last(text, False, lines) or _line(pieces, at, False, lines)
    return (
        bool(found)
        or endings.is_below_a_story(text)
        or endings.is_day_in_figures(text)
        or (endings.is_initialled(text) and _is_signed_above(pieces[at - 1], lines))
        or notes.told_at_the_end(text) is not None
        or notes.offers_material(text)
        or (credits.is_name(text) and _is_credited(pieces[at - 1], lines))
    )


def _is_signed_above(piece: Piece, lines: Lines) -> bool:
    return credits.signs_off(piece.text, lines.names) or _is_credited(piece, lines)


def _is_credited(piece: Piece, lines: Lines) -> bool:
    """Whether an agency's credit closes a paragraph: who wrote it may stand below."""
    closing = lines.closing(piece.text)
    return closing is not None and closing[0] is Kind.PARAGRAPH


def opened(parts: Iterable[Part], lines: Lines) -> list[Part]:
    """Parts whose kinds were given, with what stands inside the line of a paragraph told apart as in any text."""
    found: list[Part] = []
    opens = True
    for part in parts:
        within = lines.paragraph(part.text, opens) if part.kind is Kind.PARAGRAPH else [part]
        found += within
        for one in within:
            if one.kind in (Kind.PARAGRAPH, Kind.NOTE):
                opens = one.kind is Kind.NOTE
    return found


def _known(pieces: Sequence[Piece], at: int, lines: Lines, head: int = 0) -> tuple[Sequence[Part], int]:
    """The parts that one piece is by its form, or that two are together, and how many pieces these are; `head` is how
    many pieces the head has."""
    pair = _with_the_next(pieces, at, lines, head)
    return (pair, 2) if pair else (_line(pieces, at, at < head, lines), 1)


def _with_the_next(pieces: Sequence[Piece], at: int, lines: Lines, head: int) -> list[Part]:
    """The parts that a piece is together with the next one, or none."""
    in_head = at < head
    if at + 1 >= (head if in_head else len(pieces)) or _is_signed(pieces, at + 1, lines):
        return []
    return _pair(pieces[at], pieces[at + 1], in_head, _closes(pieces, at + 1, lines), lines)


def _closes(pieces: Sequence[Piece], at: int, lines: Lines) -> bool:
    """Whether nothing stands below a piece but what ends a dispatch: "Agneta Rask/TT", and "08.12"."""
    below = pieces[at + 1 : at + 2 + _MOST_BELOW]
    return len(below) <= _MOST_BELOW and all(lines.is_ending(piece.text) for piece in below)


_MOST_BELOW = 2  # stamps and marks of the end


def _is_signed(pieces: Sequence[Piece], at: int, lines: Lines) -> bool:
    """Whether names and an agency sign the story, below a standfirst, rather than its picture: they are several, or the
    time stands below them."""
    text = pieces[at].text
    if "/" not in text or text.startswith("(") or not lines.byline(text):
        return False
    is_above_a_time = at + 1 < len(pieces) and is_date_line(pieces[at + 1].text)
    return is_above_a_time or credits.is_signed_by_several(text, lines.names)


def _pair(piece: Piece, following: Piece, in_head: bool, closes: bool, lines: Lines) -> list[Part]:
    """Two pieces that explain each other: a label and its address, a caption and its credit, a byline on two lines.
    `closes`: nothing stands below them but what ends a dispatch."""
    if in_head and (people := credits.byline_on_two_lines(piece.text, following.text, lines.names)):
        return [Part(Kind.BYLINE, f"{piece.text} {following.text}", people)]
    if piece.group == following.group and piece.text.endswith(":") and _is_said_to_editors(piece.text):
        text = f"{piece.text} {following.text}"
        return [Part(Kind.NOTE, text, notes.meaning_of(text) or notes.Meaning.TO_EDITORS)]
    if notes.labels_an_address(piece.text) and is_address(following.text):
        return [Part(Kind.URL, f"{piece.text} {following.text}", following.text)]
    is_one_word = " " not in piece.text and piece.text.isascii()
    if piece.group != following.group or is_one_word or (closes and credits.signs(following.text)):
        return []
    if notes.says_what_goes_with_it(following.text):
        return []  # "(Bilde kommer på Scanpix)"
    if not _credits(piece.text, following.text, in_head, lines) or _tells_of_a_story(piece.text):
        return []  # "Editors: please do not use 3 SCHOOLS Exam." is no caption of the agency's below it
    return [Part(Kind.CAPTION, piece.text), Part(Kind.CREDIT, following.text, lines.names.agency_in(following.text))]


def _is_said_to_editors(text: str) -> bool:
    return notes.meaning_of(text) is notes.Meaning.TO_EDITORS or notes.addresses_desks(text)


def _tells_of_a_story(text: str) -> bool:
    """Whether a line says how a story stands, or takes another's place or back, as no caption does."""
    return bool(notes.meaning_of(text) or (takes.relation_in(text) and notes.speaks_of_a_story(text)))


def _credits(line: str, following: str, in_head: bool, lines: Lines) -> bool:
    """Whether a line is a picture's caption, as the next one tells. In a head, a headline may stand above a credit."""
    if not is_finished(line):
        return not in_head and pictures.is_picture_credit(following, lines.names)
    if not in_head and (credits.signs_off(following, lines.names) or pictures.is_of_all_pictures(following)):
        return False  # "(Keystone-SDA/rz/bm)" below a sentence, "（照片由新华社记者 …摄）" below the last
    if in_head and credits.names_whose_copy(following, lines.names):
        return False  # "Af: Ritzau" below a standfirst
    is_right_of_a_picture = in_head and following.startswith("©")  # that of a story stands below it
    if is_right_of_a_picture or not lines.is_ending(following):
        return pictures.credits_a_picture(following, lines.names)
    return pictures.is_picture_credit(following, lines.names)


def _line(pieces: Sequence[Piece], at: int, in_head: bool, lines: Lines) -> Sequence[Part]:
    """The parts that a piece is by its form, or none."""
    piece = pieces[at]
    if piece.level:
        first = piece.level == 1 and in_head and not any(one.level == 1 for one in pieces[:at])
        return [Part(Kind.HEADLINE if first else Kind.SUBHEAD, piece.text)]
    if in_head and "/" in piece.text and at + 1 < len(pieces) and pieces[at + 1].text.startswith(f"{piece.text} "):
        return [Part(Kind.SLUG, piece.text, piece.text)]  # "Podlaskie/ Żubr", with which the headline begins again
    is_top = at == 0 or at + 1 == len(pieces)
    if in_head and at > 0 and _goes_on_a_flag(pieces, at, lines):
        return [Part(Kind.NOTE, piece.text, notes.meaning_of_flag(pieces[at - 1].text))]
    if in_head and at < _TOP and lines.names.is_agency(piece.text) and _is_on_a_page(pieces[at + 1 : at + 2], lines):
        return [Part(Kind.NAVIGATION, piece.text)]  # its own page's
    if in_head and at == 0 and len(pieces) > 1 and _heads_an_agencys_page(piece.text, pieces[1].text, lines):
        return [Part(Kind.NAVIGATION, piece.text)]
    if in_head and at < _TOP and _is_the_outlet(pieces, at, lines):
        return [Part(Kind.OUTLET, piece.text, lines.names.outlet(piece.text))]
    found = lines.form(piece.text, Place.BODY if not in_head else Place.TOP if is_top else Place.HEAD)
    if piece.links and found and found[0].kind is Kind.RELATED:
        return [replace(found[0], value=piece.links[0])]
    if in_head and (not found or found[0].kind in _MAY_BE_PARTED) and (parted := _parted(piece.text, lines)):
        return parted
    if not found and "/" in piece.text and _closes(pieces, at, lines) and (people := lines.byline(piece.text)):
        return [Part(Kind.BYLINE, piece.text, people)]
    if not found and at + 2 >= len(pieces) and (people := lines.byline(piece.text)):
        return [Part(Kind.BYLINE, piece.text, people)]
    if not found and at > 1 and at + 1 == len(pieces) and _signs(pieces, lines):
        return [Part(Kind.BYLINE, piece.text, piece.text)]
    return found


def _signs(pieces: Sequence[Piece], lines: Lines) -> bool:
    """Whether the last line, below a sentence and on no page, is a name, as those who wrote a story sign it."""
    text = pieces[-1].text
    is_one = credits.is_name(text) and not text.isupper() and not (is_masthead(text) or is_a_city(text))
    return is_one and is_finished(pieces[-2].text) and not _is_on_a_page(pieces, lines)


def _heads_an_agencys_page(text: str, below: str, lines: Lines) -> bool:
    """Whether the first line of all is the agency's name with what its own page has beside it: "Agência Brasil -
    Empresa Brasil de Comunicação", above a row of its menu."""
    opening = opens_wide(text)
    if opening == text or lines.dateline(text) or not lines.names.agency_in(opening):
        return False
    return lines.is_navigation(below) or lines.is_navigation(text[len(opening) :].strip())


# … and where a page parts them by a rule alone: "By Jane Roe2014-01-26", "18:34Modified:"
_BETWEEN = compiled(
    r"(?<=[^\s–—•·-])\s+(?=[^\s|/])|(?<=\|)(?=\S)|\u3000|(?<=[a-zà-ÿ])(?=[A-Z\d])|(?<=\d)(?=[A-Z][a-z]{3})"
)
_AGO = compiled(r"\d{1,2} ?(?:h|hrs?|hours?|min|mins|d|days?) ago", re.IGNORECASE)
_SAYS_WHEN = compiled(rf"{_AGO.pattern}|(?<!\d)(?:19|20)\d\d(?!\d)|\d:\d\d|\d\.\d\d")


def _parted(text: str, lines: Lines) -> list[Part]:
    """The parts of a line that says who and when beside each other: "Press Trust of India | Updated: 9 Aug 2021",
    "Source: Xinhua   2015-07-12 20:44:16   More", "05.06.2018 11:18 źródło: PAP"."""
    if len(text) > _LONGEST_PARTED or text.count(" ") > _MOST_SPACES or not _SAYS_WHEN.search(text):
        return []
    if (placed := _PLACED.match(text)) and (found := _beside_each_other(text[placed.end() :], lines, _MOST_PARTS)):
        return [Part(Kind.DATELINE, placed.group().rstrip(), placed["place"]), *found]
    placed = _CREDITED_PLACE.match(text)
    if placed and not is_masthead(placed["place"]) and (credit := _beside_a_date(placed["credit"], lines)):
        found = _beside_each_other(text[placed.end() :], lines, 1)
        if found and found[0].kind is Kind.DATE:
            place = Part(Kind.DATELINE, f"{placed['place']} |", placed["place"])
            return [replace(credit, text=f"{placed['credit']} |"), place, *found]
    if signed := _name_beside_a_day(text, lines):
        return signed
    found = _beside_each_other(text, lines, _MOST_PARTS)
    is_dated = any(part.kind is Kind.DATE or _AGO.search(part.text) for part in found)
    return found if len(found) > 1 and is_dated else []


def _name_beside_a_day(text: str, lines: Lines) -> list[Part]:
    """The parts of "Jane Roe - March 3, 2020" and "March 3, 2020 | Jane Roe", or none."""
    if (found := _NAME_AND_DAY.fullmatch(text)) or (found := _DAY_AND_NAME.fullmatch(text)):
        by = None if lines.byline(found["name"]) else _named(found["name"], lines)
        if by and is_date_line(found["day"]):
            parts = {"signed": by, "dated": Part(Kind.DATE, found["day"], read_date(found["day"]))}
            return [replace(parts[name], text=found[name]) for name in sorted(parts, key=found.start)]
    return []


def _beside_each_other(text: str, lines: Lines, most: int) -> list[Part]:
    """The parts that a line is made of, the first of them as long as may be, if these are few; or none."""
    whole = _beside_a_date(text.strip(_MARKS_BETWEEN), lines)
    if whole and not (whole.kind is Kind.BYLINE and _SAYS_WHEN.search(text)):
        return [replace(whole, text=text)]
    for cut in reversed([*_BETWEEN.finditer(text)]) if most > 1 else ():
        if cut.start() > _LONGEST_PART:
            continue
        first = _beside_a_date(text[: cut.start()].strip(_MARKS_BETWEEN), lines)
        is_barred = text[: cut.end()].rstrip().endswith("|")
        if not first and (is_barred or _says_the_hour(text[cut.end() :])):
            first = _named(text[: cut.start()].rstrip("| "), lines)
        if first and first.kind is Kind.CREDIT and not (_is_parted_by(text, cut) or ":" in first.text):
            continue  # "MTI 2009. február 11." says one thing
        if first and first.kind is Kind.BYLINE and _SAYS_WHEN.search(first.text):
            continue
        if first and (rest := _beside_each_other(text[cut.end() :], lines, most - 1)):
            return [replace(first, text=text[: cut.start()]), *rest]
    return []


def _named(text: str, lines: Lines) -> Part | None:
    """Who wrote it, where a bar parts a bare name from the time, or the hour stands behind it."""
    is_one = text and credits.is_name(text) and not (lines.is_navigation(text) or is_masthead(text) or is_a_city(text))
    return Part(Kind.BYLINE, text, text) if is_one else None


def _says_the_hour(text: str) -> bool:
    return text[:1].isdigit() and _HOUR.search(text) is not None and is_date_line(text)


_HOUR = compiled(r"\d[:.]\d\d(?![.\d])")


def _is_parted_by(text: str, cut: re.Match[str]) -> bool:
    """Whether a mark or a wide space stands there."""
    return len(cut.group()) > 1 or text[cut.start() - 1] in _MARKS_BETWEEN or text[cut.end()] in _MARKS_BETWEEN


def _beside_a_date(text: str, lines: Lines) -> Part | None:
    """What a part of a line is that may stand beside a date, by its form."""
    if notes.names_an_editor(text):
        return Part(Kind.BYLINE, text)
    if is_masthead(text):
        return Part(Kind.OUTLET, text, lines.names.outlet(text))
    if _COUNTS.fullmatch(text) or _AGO.fullmatch(text):
        return Part(Kind.NAVIGATION, text)
    found = lines.form(text, Place.HEAD) if text else ()
    if len(found) != 1 or found[0].kind not in _BESIDE_A_DATE:
        return None
    is_more_than_one = text.endswith(":") or "|" in text or is_of_a_date(text.rpartition(" ")[2])
    return None if is_more_than_one and found[0].kind is not Kind.DATE else found[0]


# "Jane Roe - March 3, 2020", "March 3, 2020 | Jane Roe"
_NAME_AND_DAY = compiled(r"(?P<signed>(?P<name>[^\d|–—]{5,40}?) [-–—]) (?P<dated>(?P<day>.*\d.*))")
_DAY_AND_NAME = compiled(r"(?P<dated>(?P<day>.*\d.*?) \|) (?P<signed>(?P<name>[^\d|–—]{5,40}))")
_COUNTS = compiled(r"\d[\d,.]*k?(?: ?\| ?\d[\d,.]*k?)+")  # of a page's readers and comments: "1,209 | 5"
_PLACED = compiled(
    r"(?P<place>[^\W\d_a-z][^\W\d_A-Z]+(?: [^\W\d_a-z][^\W\d_A-Z]+)?) [/–-] (?=\d)"
)  # "Lugo / 19 feb 2014"
# "ANI | New Delhi | Updated: 17-08-2020"
_CREDITED_PLACE = compiled(
    r"(?P<credit>[^|]{2,40}?) \| (?P<place>[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+){0,2}) \| "
)
_MARKS_BETWEEN = " |·•–—-/,\u3000"
_MAY_BE_PARTED = {Kind.NAVIGATION, Kind.BYLINE}
_MOST_PARTS = 4
_LONGEST_PART = 70  # code points
_MOST_SPACES = 18
_LONGEST_PARTED = 140  # code points
_BESIDE_A_DATE = {Kind.DATE, Kind.CREDIT, Kind.BYLINE, Kind.NAVIGATION, Kind.OUTLET}

_TOP = 3  # pieces of a page among which its newspaper's name stands
_FEWEST_OF_A_PAGE = 4


def _is_the_outlet(pieces: Sequence[Piece], at: int, lines: Lines) -> bool:
    """Whether a line with only a page's own above it is the name of the newspaper whose page it is: a line below says
    so, whose right the text is; or it is formed so, and a page's own stands right below."""
    text = pieces[at].text
    if len(pieces) < _FEWEST_OF_A_PAGE or not may_be_a_masthead(text) or lines.names.agency_in(text):
        return False
    if not all(
        _is_of_a_menu(piece.text, lines) or is_date_line(piece.text) or piece.text == text for piece in pieces[:at]
    ):
        return False
    if any(_is_right_of(piece.text, text) for piece in pieces[-_LAST_LINES:]):
        return True
    if not is_section(text) and length(text) <= MOST_KICKER_WORDS + 1 and _is_said_twice(pieces, at):
        return True
    below = pieces[at + 1].text
    if " " in text and lines.is_navigation(below) and opens_a_page(below) and not lines.is_navigation(text):
        return True
    return is_masthead(text) and (
        at > 0 or lines.is_navigation(below) or is_date_line(below) or _is_on_a_page(pieces, lines)
    )


def _is_said_twice(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line stands twice on top of a page: its name, and that of its picture."""
    beside = pieces[at - 1 : at] if at == 1 else pieces[1:2]
    return at <= 1 and any(piece.text == pieces[at].text for piece in beside)


_LAST_LINES = 4
_RIGHT = compiled(r"©|\(c\)|copyright|edited by|published by", re.IGNORECASE)


def _is_right_of(line: str, name: str) -> bool:
    said = line.casefold()
    return name.casefold() in said and line != name and _RIGHT.search(line) is not None


def _is_on_a_page(pieces: Sequence[Piece], lines: Lines) -> bool:
    """Whether a page's own stands above a story, or what it puts below one."""
    return any(lines.is_navigation(piece.text) for piece in (*pieces[:LONGEST_HEAD], *pieces[-_LAST_LINES:]))


def _goes_on_a_flag(pieces: Sequence[Piece], at: int, lines: Lines) -> bool:
    """Whether a line below a lone flag says in sentences what of a story was mended, above that story's headline."""
    above, text = pieces[at - 1].text, pieces[at].text
    if not is_finished(text) or not notes.is_flag(above) or lines.dateline(text):
        return False
    if notes.meaning_of_flag(above) not in _MENDING:
        return False
    below = pieces[at + 1 :]
    is_headed = len(below) > 1 and is_unfinished(below[0].text) and any(runs(one.text, lines) for one in below[1:])
    return is_headed and notes.speaks_of_a_story(text)


_MENDING = {notes.Meaning.CORRECTS, notes.Meaning.KILLED, notes.Meaning.WITHDRAWN}
_MOST_SUBHEAD_WORDS = 10
_LISTED = compiled(r"[*•·▪–-]\s")
_BETWEEN_DASHES = compiled(r"[–-] [^–]+ [–-]")  # "- Un puente menos -", as AFP heads a part
_OF_A_BOX = compiled(r"[^\W\d_][^:\n]{2,24}: (?=.*\d)")  # "Length: 84 metres"
_TABULATED = compiled(r".*\d\s+[\d.,%+-]*\d%?$")  # "Saint-Brice 940 1,195"


def _within(pieces: Sequence[Piece], at: int, opens: bool, lines: Lines) -> list[Part]:
    """A subhead: a short line that no stop ends, above one that is a sentence, or above a list that it is none of."""
    text = pieces[at].text
    if len(text.split(None, _MOST_SUBHEAD_WORDS)) > _MOST_SUBHEAD_WORDS:
        return []
    is_marked = _BETWEEN_DASHES.fullmatch(text) is not None
    is_open = is_unfinished(text) or is_marked or (text.endswith(".") and not endings.ends_a_sentence(text))
    if at + 1 == len(pieces) or not is_open:
        return []
    if (_LISTED.match(text) and not is_marked) or _TABULATED.fullmatch(text):
        return []
    if at == 0 or lines.closing(text) or endings.closing_mark(text) is not None or (opens and lines.dateline(text)):
        return []
    below = pieces[at + 1].text
    return [Part(Kind.SUBHEAD, text)] if runs(below, lines) or _LISTED.match(below) else []
