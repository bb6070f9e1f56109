"""Where the head of a story ends and its body begins, and what the lines of a head are that no form tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from stories.text.credits import is_name, names_nobody, names_whose_copy
from stories.text.datelines import Dateline, bare_place
from stories.text.document import Kind
from stories.text.language import FUNCTION_WORDS
from stories.text.lines import Lines, Place
from stories.text.navigation import is_of_sections, is_section
from stories.text.notes import is_in_brackets
from stories.text.patterns import compiled
from stories.text.pictures import is_caption_of_a_day, speaks_of_a_picture
from stories.text.pieces import Piece
from stories.text.words import any_of, listed

LISTED = compiled(r"[*•·▪▸–-]+ (?=\S)")
"""A list's mark, in front of what it marks."""

LONGEST_HEAD = 14
"""Pieces that are looked at for where the body begins."""

LONGEST_PAGE_HEAD = 24
"""The same, with those that are known to be none of it."""

MOST_SENTENCES = 2
"""Running pieces that may stand above a dateline: a standfirst, a summary. Where there are more, they are the body."""

_LONGEST_STANDFIRST = 45  # words
_LONGEST_OF_TWO = 20  # words of each of two sentences that stand above a byline
_FEWEST_STANDFIRST = 5
_MOST_HEADLINE_WORDS = 25
_MOST_ON_TWO_LINES = 13
MOST_KICKER_WORDS = 2
_RUNNING = 25  # words: what has more is a paragraph though no stop ends it

_STOPS = ".!?…。！？؟۔։।"
_CLOSED = "\"'”’»)]"  # what closes behind a stop
_ENDS = frozenset(_STOPS)
_GOES_ON = frozenset(_STOPS + ":;,-–—")
_FINISHED_BEFORE = compiled(r"""[.!?…]["'”’»]*\s+(?:[-–—(/]|©).{1,60}$""")
_LABEL = compiled(r"[^\W\d_]{2,12}\.?:\s")  # "Utl.: 120 jobs at risk"
_SUBTITLE = compiled(
    r"(?:utl|untertitel|unterzeile|subtitle|subhead|deck|sous-titre|sumario|subtítulo|sottotitolo)\.?:\s", re.I
)
_KANA = compiled(r"[\u3040-\u30ff]")
_FUNCTION_WORDS = frozenset().union(*FUNCTION_WORDS.values())  # "Här lagas sista lagret på" goes on
_SHORTEST = 2  # letters of a word that nothing ends with
_IDEOGRAPH = compiled(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


_ASKS = compiled(rf"[?!？！][{re.escape(_CLOSED)}]*$")


def is_finished(text: str) -> bool:
    if text.endswith(".)") and _SHORTENED.search(text):
        return False
    return text.rstrip(_CLOSED + "」』")[-1:] in _ENDS


_SHORTENED = compiled(r"[^\W_]\s\([^\W\d_]{2,6}\.\)$")  # "Bison leaves the shop (aktl.)" heads a story


def is_unfinished(text: str) -> bool:
    """A headline's end: a word, perhaps in quotation marks."""
    last = text.rstrip(_CLOSED)[-1:]
    return last != "" and last not in _GOES_ON and not text[:1].islower()


def runs(text: str, lines: Lines) -> bool:
    """Whether it is a paragraph: a sentence, perhaps with a credit behind its stop, or more than any line above one."""
    if is_finished(text) or _FINISHED_BEFORE.search(text) or length(text) > _RUNNING:
        return True
    return lines.closing(text) is not None


def length(text: str) -> int:
    """In words; two ideographs count as one."""
    words = len(text.split())
    return words if text.isascii() else max(words, len(_IDEOGRAPH.findall(text)) // 2)


def is_captioned(pieces: Sequence[Piece], at: int, headline: int, lines: Lines) -> bool:
    """Whether a line under a headline, which ends at the piece `headline`, stands above a picture's credit and is its
    caption: it is of one paragraph with it, or is not what stands next to the headline."""
    if at + 1 >= len(pieces) or length(pieces[at].text) > _LONGEST_CAPTION or at <= headline:
        return False
    kinds = {part.kind for part in lines.form(pieces[at + 1].text, Place.HEAD)}
    below = pieces[at + 1].text
    if kinds != {Kind.CREDIT} or names_nobody(below, lines.names) or names_whose_copy(below, lines.names):
        return False  # "REDACCIÓN / AGENCIAS" is whose the story is
    is_next = at == headline + 1
    if not _is_of_a_picture(pieces[at + 1].text):
        return is_finished(pieces[at].text) and not is_next
    return pieces[at].group == pieces[at + 1].group or not is_next


_LONGEST_CAPTION = 30  # words


def _is_of_a_picture(credit: str) -> bool:
    return speaks_of_a_picture(credit) or (credit.startswith(("©", "(", "（", "[")) and not _SHORT.fullmatch(credit))


_SHORT = compiled(r"\([^\W\d_]{2,5}\)")  # "(sda)" says whose the story is


Known = Callable[[int], Collection[Kind]]


def begins_at(pieces: Sequence[Piece], is_known: Known, lines: Lines, on_a_page: bool = False) -> int:
    """The piece with which the body begins: that of the dateline, or else the first running paragraph. `is_known` says
    of a piece which kinds it has by its form alone."""
    running: list[int] = []
    unknown = 0
    longest, most_unknown = (LONGEST_MENU, LONGEST_PAGE_HEAD) if on_a_page else (LONGEST_PAGE_HEAD, LONGEST_HEAD)
    for at, piece in enumerate(pieces[:longest]):
        if is_known(at):
            if _opens_the_next(piece.text, lines) and at + 1 < len(pieces) and not is_known(at + 1) and not running:
                return at + 1
            continue
        unknown += 1
        if unknown > most_unknown:
            break
        said = lines.dateline(piece.text) or (_bare_with_a_dash(piece.text, lines) if running else None)
        if said and said.end < len(piece.text):
            if not (said.place or said.date or runs(piece.text, lines)) and _is_placed_below(at, pieces, lines):
                continue  # "(PAP) Two hurt at a dam" heads its story
            return at if not running or _may_stand_above(running, at, pieces, is_known) else running[0]
        if runs(piece.text, lines):
            if LISTED.match(piece.text) and _is_parted(pieces, at, LONGEST_PAGE_HEAD, is_known):
                continue  # what a page says in short below its headline
            headed = next((above for above in range(at) if not is_known(above) or pieces[above].level == 1), at)
            if is_captioned(pieces, at, headed, lines):
                continue
            running.append(at)
            if len(running) > MOST_SENTENCES + on_a_page:
                break  # no dateline further down is the story's
    on_a_page = on_a_page or any(Kind.NAVIGATION in is_known(at) for at in range(running[0] if running else 0))
    may_be_above = on_a_page and bool(running) and not _is_headed(running[0], pieces, is_known)
    if may_be_above and (signed := _below_a_signature(running, pieces, is_known, lines)):
        return signed
    if not running:
        far = _below_a_menu(pieces, is_known, lines)
        return _after_the_headline(pieces, is_known, lines) if far is None else far
    first, *others = running
    if not others:
        return first
    words = length(pieces[first].text)
    if not _has_headline(first, pieces, is_known):
        asks = words <= _MOST_HEADLINE_WORDS and _ASKS.search(pieces[first].text)
        return others[0] if asks else first  # "Wer hat an der Uhr gedreht?" heads its story
    if (
        len(others) == MOST_SENTENCES
        and all(length(pieces[at].text) <= _LONGEST_OF_TWO for at in (first, others[0]))
        and _is_parted(pieces, others[0], others[1], is_known)
        and others[0] == first + 1
    ):
        return others[1]
    if pieces[others[0]].text.startswith(pieces[first].text):
        return others[0]  # which says the standfirst again
    is_parted = _is_parted(pieces, first, others[0], is_known) or (
        on_a_page and _is_above_a_picture(pieces, first, others[0], is_known)
    )
    return others[0] if words <= _LONGEST_STANDFIRST and is_parted else first


def _is_above_a_picture(pieces: Sequence[Piece], first: int, second: int, is_known: Known) -> bool:
    """Whether nothing but a page's picture, with its caption and credit, stands between a sentence and the next."""
    between = range(first + 1, second)
    credit = next((at for at in between if Kind.CREDIT in is_known(at)), None)
    return credit is not None and credit <= first + 2 and speaks_of_a_picture(pieces[credit].text)


def _bare_with_a_dash(text: str, lines: Lines) -> Dateline | None:
    """The place with which a paragraph below a sentence opens, if a dash parts them: "Reykjavik - An Icelandic …"."""
    said = bare_place(text, lines.names)
    return said if said and said.place and text[said.end - 1] in "-–—" else None


def _is_placed_below(at: int, pieces: Sequence[Piece], lines: Lines) -> bool:
    """Whether a dateline that names a place stands below a piece."""
    datelines = (lines.dateline(piece.text) for piece in pieces[at + 1 : at + 1 + _MOST_BETWEEN])
    return any(said is not None and said.place is not None for said in datelines)


_MOST_BETWEEN = 4  # pieces


def _is_headed(begins: int, pieces: Sequence[Piece], is_known: Known) -> bool:
    """Whether both a line that may be a headline and who wrote the story, or when, stand above a piece."""
    is_signed = any(not {Kind.BYLINE, Kind.DATE}.isdisjoint(is_known(at)) for at in range(begins))
    few = MOST_KICKER_WORDS + 1
    return is_signed and any(length(pieces[at].text) > few and not is_known(at) for at in range(begins))


def _below_a_signature(running: Sequence[int], pieces: Sequence[Piece], is_known: Known, lines: Lines) -> int | None:
    """The sentence below who wrote a story, or when, if those above it are a headline and a standfirst by their length;
    or None."""
    for above, at in reversed([*pairwise(running)]):
        heads = running[: running.index(at)]
        is_short = all(length(pieces[one].text) <= _LONGEST_STANDFIRST for one in heads)
        if any(bare_place(pieces[one].text, lines.names) for one in heads):
            continue
        if is_short and _is_signed_between(above, at, is_known):
            return at
    return None


def _is_signed_between(first: int, second: int, is_known: Known) -> bool:
    return any(not {Kind.BYLINE, Kind.DATE}.isdisjoint(is_known(at)) for at in range(first + 1, second))


def _below_a_menu(pieces: Sequence[Piece], is_known: Known, lines: Lines) -> int | None:
    """The piece with an agency's dateline below a page's menu of many short lines, some of which are known; or None."""
    of_a_page = (
        Kind.NAVIGATION in is_known(at) or is_section(pieces[at].text) for at in range(len(pieces[:LONGEST_HEAD]))
    )
    if sum(of_a_page) < _FEWEST_OF_A_PAGE:
        return None
    for at, piece in enumerate(pieces[:LONGEST_MENU]):
        said = lines.dateline(piece.text)
        if said and said.agency and said.end < len(piece.text):
            return at
        if runs(piece.text, lines) and not is_known(at):
            return None
    return None


LONGEST_MENU = 100  # pieces
_FEWEST_OF_A_PAGE = 3


def _opens_the_next(text: str, lines: Lines) -> bool:
    """Whether a line is a dateline with its dash, behind which the story begins on the next."""
    if text[-1] not in "-–—" or not (said := lines.dateline(text)):
        return False
    return said.end == len(text) and (said.agency is not None or (said.place or "").isupper())


def _may_stand_above(running: Sequence[int], begins: int, pieces: Sequence[Piece], is_known: Known) -> bool:
    """Whether sentences may stand above a dateline: few, short, beside a headline; or one that is the headline."""
    if len(running) > MOST_SENTENCES or any(length(pieces[at].text) > _LONGEST_STANDFIRST for at in running):
        return False
    if any((not is_known(at) or pieces[at].level == 1) and at not in running for at in range(begins)):
        return True
    return begins > 1 or _ASKS.search(pieces[running[0]].text) is not None


def _has_headline(below: int, pieces: Sequence[Piece], is_known: Known) -> bool:
    return any(not is_known(at) or pieces[at].level == 1 for at in range(below))


def _is_parted(pieces: Sequence[Piece], first: int, second: int, is_known: Known) -> bool:
    """Whether what stands between a sentence and the next one shows that the first is above the body: a byline, a time,
    or, in one paragraph of the source with it, a picture."""
    for at in range(first + 1, min(second, len(pieces))):
        kinds = is_known(at)
        if Kind.BYLINE in kinds or Kind.DATE in kinds:
            return True
        if Kind.CREDIT in kinds and pieces[at].group == pieces[first].group:
            return True
    return False


def _after_the_headline(pieces: Sequence[Piece], is_known: Known, lines: Lines) -> int:
    """Where nothing runs: below the first line that is not known, if anything is; end marks are no head."""
    ends = len(pieces)
    while ends > 1 and lines.is_ending(pieces[ends - 1].text):
        ends -= 1
    at = next((at for at in range(ends) if not is_known(at)), ends)
    is_more_or_alone = at + 1 < len(pieces) or at > 0  # below its stamp, a flash is a headline and no more
    if (
        at < len(pieces)
        and is_more_or_alone
        and is_unfinished(pieces[at].text)
        and not any(one.level for one in pieces[:at])
    ):
        return at + 1
    return at


def free_lines(
    lines: Sequence[tuple[int, Piece]],
    below: int = 0,
    signed: Collection[int] = (),
    titles: Collection[str] = (),
    on_a_page: bool = False,
    story: Sequence[Piece] = (),
    ran: bool = False,
) -> dict[int, tuple[Kind, list[int]]]:
    """What the lines of a head are that no form tells, by the first piece of each, with all pieces that it takes: one
    headline, perhaps on two lines, a kicker above it, a standfirst below, and what is not known. What stands above the
    piece `below` is a page's own, if anything stands under it; `signed` are the pieces that say who wrote it or when,
    `titles` what the page says of its own; `on_a_page`, below its menu, a headline is one line as a rule, and of
    several that might be it those are of other stories that say nothing of this one, whose beginning is `story`.
    `ran`: something of a page stands above all of them."""
    found: dict[int, tuple[Kind, list[int]]] = {}
    number, menu = _headline(lines, below, signed, titles, on_a_page, story, ran)
    trails = {lines[trail][0] for trail in _trails([piece.text for _, piece in lines])}
    for place, (at, piece) in enumerate(lines):
        if place < number or number < 0:
            kind = _over_the_headline(piece, number >= 0 and place == number - 1 and at >= below and not menu)
            is_a_desks = _is_a_code(piece.text) or is_a_label(piece.text)
            is_a_pages = at in trails or (menu and kind is Kind.UNKNOWN and not is_a_desks)
            found[at] = (Kind.NAVIGATION if is_a_pages else kind), [at]
    if number < 0:
        return found
    taken = [lines[number][0]]
    words = length(lines[number][1].text)
    rest = number + 1
    while rest < len(lines) and _goes_on(lines[rest - 1], lines[rest], words):
        if on_a_page and not _surely_goes_on(lines[rest - 1][1].text, lines[rest][1].text):
            break
        taken.append(lines[rest][0])
        words += length(lines[rest][1].text)
        rest += 1
    found[taken[0]] = Kind.HEADLINE, taken
    again = _said_again(lines, lines[number][1].text) if rest == number + 1 else {}
    found |= {at: (kind, [at]) for at, kind in again.items()}
    below_it = [line for line in lines[rest:] if line[0] not in again]
    return found | dict(_below_the_headline(below_it, {taken[-1] + 1, *(at + 1 for at in again)}))


def _below_the_headline(
    lines: Sequence[tuple[int, Piece]], next_to_it: set[int]
) -> Iterator[tuple[int, tuple[Kind, list[int]]]]:
    """What the lines below a headline are. One that is no sentence and has no mark of a list is a standfirst only next
    to the headline, or to a line that is; what stands below a time or a button may be anything."""
    above: list[int] = []  # of a standfirst that may go on
    are_points = False
    for place, (at, piece) in enumerate(lines):
        if is_in_brackets(piece.text):
            yield at, (Kind.KICKER if _is_a_series(piece.text) else Kind.NOTE, [at])
            continue
        if above and above[-1] + 1 == at and _is_of_one_sentence(lines[place - 1][1], piece):
            above.append(at)
            continue
        few = _FEWEST_STANDFIRST - 2 * is_finished(piece.text)  # "Asiakkaat ovat ehdottaneet valssia."
        enough = length(piece.text) >= few or _SUBTITLE.match(piece.text) or is_a_list_item(piece.text)
        tells = is_finished(piece.text) or _SUBTITLE.match(piece.text) or LISTED.match(piece.text) or at in next_to_it
        tells = tells or are_points or (_HANGUL.match(piece.text) is not None and len(piece.text) >= _LONG_IN_HANGUL)
        is_one = enough and tells and not _is_a_company(piece.text)
        are_points = are_points or piece.text.rstrip(":").casefold() in _HEADS_POINTS
        if is_one or at in next_to_it:
            next_to_it.add(at + 1)
        above = [at]
        yield at, ((Kind.STANDFIRST if is_one else Kind.UNKNOWN), above)


_HEADS_POINTS = listed("points")
_HANGUL = compiled(r"[\"“‘']?[\uac00-\ud7af\d][\uac00-\ud7af\d ].*[\uac00-\ud7af]")
_LONG_IN_HANGUL = 15  # code points: in Korean no line above a story ends with a stop


def _is_of_one_sentence(line: Piece, following: Piece) -> bool:
    """Whether a line below a headline goes on in the next, in small letters or behind a small word: "Utl.: … saß im
    Gasthaus - Bergrettung" / "rückte mit 34 Mann aus"."""
    last = line.text.rpartition(" ")[2]
    goes_on = following.text[0].islower() and length(following.text) >= _FEW and following.group - line.group <= 1
    is_open = goes_on or (len(last) <= _FEW and last in _FUNCTION_WORDS and line.group == following.group)
    return is_open and not is_finished(line.text) and length(line.text) > _FEW


def _said_again(lines: Sequence[tuple[int, Piece]], headline: str) -> dict[int, Kind]:
    """The lines that say the headline again, by the pieces that they are: as it is, or with a page's numbers behind it
    ("… 150 150 admin")."""
    others = [(at, piece.text) for at, piece in lines if piece.text.startswith(headline)]
    if len(others) == 1:
        return {}
    same = {at: Kind.HEADLINE for at, text in others if text == headline}
    return same | {at: Kind.NAVIGATION for at, text in others if _NUMBERS.match(text, len(headline))}


_NUMBERS = compiled(r"(?: \d+){2}\b")


def is_a_list_item(text: str) -> bool:
    """Whether a line says something behind a list's mark: "- Two roads closed" does, "• Country:" does not."""
    marked = LISTED.match(text)
    return marked is not None and not text.endswith(":") and length(text[marked.end() :]) > MOST_KICKER_WORDS


def _is_a_series(text: str) -> bool:
    """Whether a line between marks, in which no desk speaks, says what kind of story it is, or names its series:
    "***REPORTAJE***", "【镇巴纪事】"."""
    return text[0] in "【［" or (text[0] == "[" and text[1] >= "\u3040") or _GENRE.fullmatch(text) is not None


def _over_the_headline(piece: Piece, is_nearest: bool) -> Kind:
    if is_in_brackets(piece.text):
        return Kind.KICKER if _is_a_series(piece.text) else Kind.NOTE
    is_kicker = is_nearest and not (
        _is_a_company(piece.text)
        or _is_a_code(piece.text)
        or is_a_path(piece.text)
        or is_a_label(piece.text)
        or sum(map(str.isalpha, piece.text)) < _SHORTEST
        or (is_finished(piece.text) and length(piece.text) >= _FEWEST_STANDFIRST)
    )
    return Kind.KICKER if is_kicker else Kind.UNKNOWN


def _headline(
    lines: Sequence[tuple[int, Piece]],
    below: int,
    signed: Collection[int],
    titles: Collection[str],
    on_a_page: bool,
    story: Sequence[Piece],
    ran: bool,
) -> tuple[int, int]:
    """Which of the lines begins the headline, -1 for none, and how many lines are a page's menu: the first of those
    that lack least of one; below a menu the last, as a page has no standfirst there."""
    shouts = all(piece.text.isupper() for _, piece in lines)  # as bulletins do throughout
    lacks = [_lack(piece, at < below, len(lines) == 1, shouts) for at, piece in lines]
    texts = [piece.text for _, piece in lines]
    if _is_over_a_headline(texts) or _is_a_topic(texts):
        lacks[0] += 1
    for number, (line, other) in enumerate(pairwise(lines)):
        if _is_open(line[1], other[1]):
            lacks[number] -= _OPEN
        elif (
            (ran and _names_a_series(texts[number], texts[number + 1])) or texts[number].casefold() in _SERIES
        ) and not _goes_on(line, other, length(texts[number])):
            lacks[number] += 1
    for trail in _trails(texts):
        lacks[trail] = _NO_HEADLINE
    others: Collection[int] = ()
    if on_a_page:
        lacks = [lack + more for lack, more in zip(lacks, _lack_on_a_page(lines, signed), strict=True)]
        others = _of_other_stories(texts, lacks, story)
        lacks = [lack + _OF_A_MENU * (number in others) for number, lack in enumerate(lacks)]
    if (entitled := _entitled(texts, lacks, titles)) is not None:
        return entitled, entitled
    if (below_items := _below_marked_items(texts, lacks)) is not None:
        return below_items, below_items
    menu = _menu(texts, lacks)
    for number in range(menu):
        lacks[number] += _OF_A_MENU
    least = min(lacks, default=_NO_HEADLINE)
    if least >= _NO_HEADLINE:
        return -1, menu
    first = lacks.index(least)
    far = _far_below(lines, lacks, first, signed)
    if far is not None:
        return far, far
    if any(number < first for number in others):
        return first, first
    return (len(lacks) - 1 - lacks[::-1].index(least) if menu and least == 0 else first), menu


_OPEN = 3  # what the colon lacks
_SERIES = listed("series")


def names_a_series(text: str) -> bool:
    """Whether a line is the name of a series of many papers, or of a kind of story: "Aus aller Welt", "ANALYSIS"."""
    return text.casefold() in _SERIES or _GENRE.fullmatch(text) is not None


def _names_a_series(text: str, below: str) -> bool:
    """Whether a few words above a line that is a headline by its length are the name of a series or a part of a paper:
    "Siste nytt fra NTB", "Aus aller Welt"."""
    words = length(text)
    return (
        words <= _MOST_TOPIC_WORDS
        and is_unfinished(text)
        and text[0].isalpha()
        and length(below) >= max(_FEWEST_BELOW_A_TOPIC, 2 * words)
        and len(below) >= 2 * len(text)
        and (is_unfinished(below) or _ASKS.search(below) is not None)
        and (below[0].isalnum() or below[0] in _QUOTES)
    )


_QUOTES = "\"'“‘„«‚「"


def _lack_on_a_page(lines: Sequence[tuple[int, Piece]], signed: Collection[int]) -> Iterator[int]:
    """How much more each line lacks below a page's menu: there a headline has some words, does not go on in the next
    line, and what stands below who wrote the story is a picture's, if a line above that may be a headline."""
    last = max(signed, default=0)
    is_headed = any(at < last and length(piece.text) > MOST_KICKER_WORDS + 1 for at, piece in lines)
    for at, piece in lines:
        is_short = length(piece.text) <= MOST_KICKER_WORDS and at + 1 not in signed
        yield _NO_HEADLINE * is_short + piece.text.endswith(",") + 2 * (is_headed and at > last)


def _entitled(texts: Sequence[str], lacks: Sequence[int], titles: Collection[str]) -> int | None:
    """The line that the title of the page says too: alone, or with whose page it is behind."""
    for number, text in enumerate(texts):
        if lacks[number] >= _NO_HEADLINE - 1 or length(text) <= MOST_KICKER_WORDS + 1:
            continue
        others = (*titles, *texts[:number], *texts[number + 1 :])
        if any(title == text or _is_title_of_its_page(title, text) for title in others):
            return number
    return None


def _is_title_of_its_page(line: str, headline: str) -> bool:
    """Whether a line says a headline and, behind a mark, whose page it is: "Herd delays vote | The Doab Mirror"."""
    return line.startswith(headline) and _WHOSE_PAGE.match(line, len(headline)) is not None


_WHOSE_PAGE = compiled(r"\s[-|–—]\s\S")


def _of_other_stories(texts: Sequence[str], lacks: Sequence[int], story: Sequence[Piece]) -> Collection[int]:
    """Which lines above a story say nothing of it, if another that may be its headline says some of its words."""
    told = {word for piece in story for word in _openings(piece.text)}
    shared = [len(told & _openings(text)) for text in texts]
    may_be = (
        common for common, lack, text in zip(shared, lacks, texts, strict=True) if lack == 0 and length(text) > _FEW
    )
    most = max(may_be, default=0)
    return [number for number, common in enumerate(shared) if most >= _FEWEST_SHARED and common <= most / _FEW_OF_THEM]


def _openings(text: str) -> set[str]:
    """How the longer words of a text begin."""
    return {word[:_OPENING].casefold() for word in _LONGER.findall(text)} - _FUNCTION_WORDS


_FEWEST_SHARED = 2  # words
_FEW_OF_THEM = 4  # parts of those that the one which says most of the story shares with it: no more than one
_OPENING = 5  # letters: what words with other endings have in common
_LONGER = compiled(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")


def _below_marked_items(texts: Sequence[str], lacks: Sequence[int]) -> int | None:
    """The first line that lacks nothing of a headline below items of a menu, which have a list's mark and a few words
    each: what stands above and among these is as little of the story."""
    items = [at for at, text in enumerate(texts) if (mark := LISTED.match(text)) and length(text[mark.end() :]) < _FEW]
    rest = range(items[-1] + 1, len(texts)) if len(items) >= _FEWEST_MARKED else range(0)
    return next((at for at in rest if lacks[at] == 0 and length(texts[at]) > _FEW), None)


_FEWEST_MARKED = 3
_FEW = 3  # words


def _far_below(
    lines: Sequence[tuple[int, Piece]], lacks: Sequence[int], first: int, signed: Collection[int]
) -> int | None:
    """The line that is a headline as well as the first of them, below so many others that these are the page's, and
    right above who wrote it or when."""
    return next(
        (
            number
            for number in range(first + _FEWEST_OF_SHORT_ONES, len(lines))
            if lines[number][0] + 1 in signed
            and lacks[number] == lacks[first]
            and length(lines[number][1].text) > MOST_KICKER_WORDS + 1
        ),
        None,
    )


def _trails(texts: Sequence[str]) -> list[int]:
    """Which lines are a path to the page that ends in what another line says ("News / India / Herd delays vote"), or
    the title of the page, which begins with that and names the site ("Herd delays vote | The Doab Mirror")."""
    return [number for number, text in enumerate(texts) if any(_leads_to(text, other) for other in texts)]


def _leads_to(text: str, headline: str) -> bool:
    if len(headline) >= len(text) or length(headline) <= MOST_KICKER_WORDS:
        return False
    if text.endswith(headline):
        return text[: -len(headline)].rstrip()[-1:] in _STEPS
    return _is_title_of_its_page(text, headline)


_STEPS = tuple("/›»>|")
_OF_A_MENU = 3


def _menu(texts: Sequence[str], lacks: Sequence[int]) -> int:
    """How many lines are a page's own because short ones of its menu, or lines that it says twice, stand among them,
    and a line below is as good a headline as any of them: its motto, what it offers."""
    told = [at for at, text in enumerate(texts[:-1]) if at and (_is_an_item(text) or text in texts[:at])]
    if len(told) < _FEWEST_OF_A_MENU:
        told = [at for at, text in enumerate(texts[:-1]) if at and _may_be_an_item(text)]
        if len(told) < _FEWEST_OF_SHORT_ONES:
            return 0
    ends = told[-1] + 1
    return 0 if min(lacks[:ends]) < min(lacks[ends:]) else ends


_FEWEST_OF_A_MENU = 2
_FEWEST_OF_SHORT_ONES = 4  # names of people are as short, and so are a desk's keywords


def _is_an_item(text: str) -> bool:
    """Whether a line may be one of a menu: two to four words that are no name, no sentence and no desk's."""
    return length(text) >= MOST_KICKER_WORDS and _may_be_an_item(text) and not is_name(text)


def _may_be_an_item(text: str) -> bool:
    """Whether a line is as short as one of a menu, and written like one."""
    is_short = length(text) <= _MOST_TOPIC_WORDS and is_unfinished(text) and text[0].isalpha()
    is_a_desks = text.isupper() or "：" in text or _is_a_code(text)
    return is_short and not is_a_desks and not _is_a_company(text)


_NO_HEADLINE = 9


def _is_over_a_headline(texts: Sequence[str]) -> bool:
    """Whether the first of a head's lines is none, though it looks like a headline: a few words over a longer line, and
    a sentence below that ("Krieg der Nachbarn", the headline, its standfirst); or the title of the page, which says the
    headline and whose page it is."""
    if len(texts) > 1 and _is_title_of_its_page(texts[0], texts[1]):
        return True
    if len(texts) < _FEWEST_LINES or length(texts[0]) > _MOST_TOPIC_WORDS:
        return False
    first, second, third = texts[:_FEWEST_LINES]
    return length(second) > length(first) and is_finished(third) and not (is_finished(first) or is_finished(second))


def _is_a_topic(texts: Sequence[str]) -> bool:
    """Whether the first of a head's lines is what the second, a headline, is about, as its capitals tell where that one
    has them only at its beginning and in its names: "Fire in Riverton"."""
    if len(texts) < 2 or not (is_unfinished(texts[0]) and is_unfinished(texts[1])):
        return False
    first, second = texts[:2]
    return (
        length(first) < _MOST_TOPIC_WORDS
        and not first.isupper()
        and all(
            word.istitle() or word in _FUNCTION_WORDS or not word.isalpha() for word in first.replace(",", "").split()
        )
        and not is_name(first)
        and _FEWEST_BELOW_A_TOPIC <= length(second) <= _MOST_ON_TWO_LINES
        and second[0].isalnum()
        and not _is_titled(second)
    )


_FEWEST_BELOW_A_TOPIC = 6

_FEWEST_LINES = 3
_MOST_TOPIC_WORDS = 4


def _lack(piece: Piece, is_a_pages: bool, is_alone: bool, all_shout: bool) -> int:
    """How much a line lacks of a headline, as its length, case, end and opening tell. What lacks most is none, also
    where nothing else is one."""
    text, words = piece.text, length(piece.text)
    if (
        text.startswith("©")
        or piece.level
        or words > _MOST_HEADLINE_WORDS
        or sum(map(str.isalpha, text)) < _SHORTEST
        or _is_a_code(text)
    ):
        return _NO_HEADLINE
    if not is_alone and (is_in_brackets(text) or is_a_pages):
        return _NO_HEADLINE - 1
    if text[0] in _BULLETS and words <= _MOST_TOPIC_WORDS:
        return _NO_HEADLINE  # "• Sign up", of a menu
    if is_alone and text.isalpha() and text.istitle() and is_section(text):
        return _NO_HEADLINE
    lack = 2 * (words <= MOST_KICKER_WORDS)
    if text.isupper() and not all_shout and words <= _MOST_SHOUTED_WORDS:
        lack += 2
    if is_finished(text) and not _ASKS.search(text):
        lack += 2 + bool(_SENTENCES.search(text))
    if text.endswith((":", "：")) or LISTED.match(text) or _SUBTITLE.match(text):
        lack += 3
    is_a_pages_own = is_section(text) or is_a_path(text) or (words > MOST_KICKER_WORDS and is_of_sections(text))
    if _is_a_company(text) or _GENRE.fullmatch(text) or is_a_pages_own:
        lack += 3
    if _IS_REACHED_AT.search(text):
        lack += 4
    return lack + (" | " in text)


def is_a_label(text: str) -> bool:
    """Whether a line says only what another is of, or is a number: "Author :", "41821"."""
    return text.endswith((" :", "：")) or text.isdigit()


def is_a_path(text: str) -> bool:
    """Whether a line is a path to a page of few steps: "Asia / Indonesia"."""
    steps = _STEP.split(text)
    return 1 < len(steps) <= _MOST_STEPS and all(step.istitle() and step.count(" ") < 2 for step in steps)


_STEP = compiled(r" [/›»>▸] ")
_MOST_STEPS = 4
_IS_REACHED_AT = compiled(r": .*(?:\w@\w|\d{3}[-. ]\d{3,4}\b)")  # "Media contact: Jane Roe, 606-555-0163"
_MOST_SHOUTED_WORDS = 5
_SENTENCES = compiled(r"[^\W\d_]{3}[.!?][\"'”’»)]* +[\"'“‘„«(]?[^\W\d_a-z]")
_BULLETS = "•·▪▸"
_GENRE = compiled(rf"(?:\W*{any_of('genre')}(?!\w))+\W*", re.IGNORECASE)
_COMPANY = compiled(rf"[^\W_].*[ ,&](?:{any_of('company')})\.?", re.IGNORECASE)
_MOST_WORDS_OF_A_COMPANY = 6
_IN_A_COMPANY = frozenset("and & of de la le et und e y van von the for co".split())


def _is_a_company(text: str) -> bool:
    """Whether a line is the name of a company, as its legal form shows: "Nordsee-Kisten GmbH & Co. KG"."""
    words = text.split()
    return (
        len(words) <= _MOST_WORDS_OF_A_COMPANY
        and _COMPANY.fullmatch(text) is not None
        and all(word[0].isupper() or word[0].isdigit() or word in _IN_A_COMPANY for word in words)
    )


_CODE = compiled(
    r"[A-Z][^\W_]*(?:-[A-Z\d][^\W_]*){2,},\s?\d.*|[A-Z][^\W_]*(?:-[A-Z\d][^\W_]*){3,}|.*[^\W\d_],\d{3,4}"
    # "БТА 114 ТРЯВНА - КУЛА", "2 KAROO-TORTOISE", "SOC099 (GRAL) SYS 03/06/99 17:41"
    r"|[^\W\da-z_]{2,5} \d{3,4} [^\W\da-z_][^a-zа-яà-ÿ\n]*|\d{1,2} [A-Z]{3,}(?:-[A-Z]{3,})+|[A-Z]{2,4}\d{3} \(.*\d:\d\d"
)
_JOINED_IN_SMALL = compiled(
    r"^(?:[^\W\d_]{2,4} ){2,}\w+-\w+|^[a-z]\d{2,4} "
)  # "crz zaj jpe kola-rekord", "u260 r n zyxc"
_MOST_SMALL_WORDS = 3


def _is_a_code(text: str) -> bool:
    """Whether a line is what desks and machines write: "ONT-Ice-Hotel-Fire, 2nd Writethru,0238", "r i lylbylzyt"."""
    if text.islower() and (len(text.split()) <= _MOST_SMALL_WORDS or _JOINED_IN_SMALL.search(text)):
        return True
    return _CODE.fullmatch(text) is not None


def _goes_on(before: tuple[int, Piece], line: tuple[int, Piece], words: int) -> bool:
    """Whether a headline goes on in the next line: of the same paragraph, and neither line is a sentence."""
    (at, one), (next_at, other) = before, line
    together = words + length(other.text)
    in_two = _KANA.search(other.text) is not None  # as Japanese headlines are
    is_short = (
        together <= _MOST_ON_TWO_LINES
        or in_two
        or one.text.endswith(";")
        or (one.text.isupper() and other.text.isupper())
    )
    goes_on = one.text.endswith(_BEFORE_MORE) and one.text.isupper() == other.text.isupper()
    goes_on = goes_on or _is_open(one, other)
    is_near = one.group == other.group and is_short
    is_next = next_at == at + 1 and (is_near or goes_on) and together <= _MOST_HEADLINE_WORDS
    if (
        not is_next
        or other.text[0] == "^"
        or is_in_brackets(other.text)
        or _LABEL.match(other.text)
        or (LISTED.match(other.text) and not (other.text[0] == "–" and one.text.isupper() and other.text.isupper()))
        or LISTED.match(one.text)
        or (length(other.text) == 1 and other.text[0].isdigit())
    ):
        return False
    return (
        not is_finished(one.text)
        and not is_finished(other.text)
        and (goes_on or _is_in_the_same_case(one.text, other.text))
    )


_BEFORE_MORE = (",", " –", " -", " —")


def _is_open(one: Piece, other: Piece) -> bool:
    """Whether a line ends with a colon and goes on in the next in small letters: "« Il pleut du sel » :" / "un village
    breton sort"."""
    if not one.text.endswith((":", "：")) or one.group != other.group or length(one.text) <= MOST_KICKER_WORDS:
        return False
    is_chinese = _HALF.fullmatch(one.text.rstrip(":：")) is not None and _IDEOGRAPH.match(other.text) is not None
    return other.text[0].islower() or is_chinese or (one.text.isupper() and other.text.isupper())


def _surely_goes_on(line: str, following: str) -> bool:
    """Whether a headline goes on in the next line though a page parts none: inside a sentence, as its words tell."""
    is_within = line.endswith(";") or line.rpartition(" ")[2] in _FUNCTION_WORDS
    return is_within or (following[0].islower() and length(following) >= MOST_KICKER_WORDS)


def _is_in_the_same_case(line: str, following: str) -> bool:
    """Whether a line goes on in the next as its capitals tell: in small letters, or in capitals throughout both."""
    if is_caption_of_a_day(following):
        return False
    if is_name(following) and not _is_titled(line):
        return False  # who wrote it
    last = line.rpartition(" ")[2]
    if _is_a_couplet(line, following):
        return True
    if not following[0].isupper() or last in _FUNCTION_WORDS or (len(last) <= _SHORTEST and last.islower()):
        return not _IDEOGRAPH.search(following) or _KANA.search(following) is not None
    if line.isupper() or following.isupper():
        return line.isupper() and following.isupper()
    return _is_titled(line) and _is_titled(following)


def _is_a_couplet(line: str, following: str) -> bool:
    """Whether two lines are the halves of a Chinese headline: as long as each other, without a stop in either."""
    is_chinese = all(_HALF.fullmatch(one) for one in (line, following))
    return is_chinese and abs(len(line) - len(following)) <= _FEW


_HALF = compiled(r"[\u3400-\u9fff\d“”《》]{6,16}")


def _is_titled(line: str) -> bool:
    """Whether each longer word of it is in a capital: "Moss Growers Post Record Year"."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", line))


def heads_a_correction(text: str) -> bool:
    """Whether a line is how AP heads the story in which it mends another: "Correction: Mill Fire story"."""
    return _MENDED.fullmatch(text) is not None


_MENDED = compiled(r"(?:Correction|Clarification): .+ [Ss]tory")
