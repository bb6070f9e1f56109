"""Where the story begins on a page that opens with its menu: the lines of menus stand close together, few words each,
the head of a story stands below the last of them, and its sentences below that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from stories.text.document import Kind
from stories.text.heads import (
    LISTED,
    LONGEST_HEAD,
    LONGEST_MENU,
    LONGEST_PAGE_HEAD,
    Known,
    is_finished,
    is_unfinished,
    length,
    runs,
)
from stories.text.lines import Lines, Place
from stories.text.navigation import is_of_sections, is_section
from stories.text.pieces import Piece

_LONGEST_PAGE = 400  # pieces that are looked at
_LAST_TO_OPEN = 8  # pieces that a page may have above its menu: "Skip to content", its own name, today's day
_FEWEST_ITEMS = 5  # of one menu, each other than the rest
_FEWEST_STORIES = 2  # told in a sentence each, among a page's items
_FEWEST_BESIDE_BUTTONS = 2  # of these, where the others are a page's buttons
_SURELY_ONE = 12  # lines of a menu: no story says so much in so few words each
_MOST_WORDS, _LONGEST = 3, 40  # of an item, if no list's mark is before it
_MOST_WORDS_LISTED = 25  # of one with a mark: the headline of another story
_FEWEST_WORDS_OF_A_HEADLINE = 4
_MOST_WORDS_OF_A_HEADLINE = 25
_REACH = 3  # lines between a headline and who wrote it or when
_MOST_ABOVE = 3  # sentences above it
_SHARE = 1 / 3  # of the most sentences that one part of the page has, as much as a story has
_BEGUN = {Kind.BYLINE, Kind.DATELINE}
_SIGNED = {*_BEGUN, Kind.DATE}


def below_the_menu(pieces: Sequence[Piece], is_known: Known, lines: Lines) -> int:
    """How many pieces above a story are the menus of its page; 0 where the page does not open with one, or where no
    line below could be the story's headline and the menu is short. `is_known` says of a piece which kinds it has by
    its form alone."""
    head = pieces[:LONGEST_PAGE_HEAD]
    items = {piece.text: _is_a_row(piece) or 1 for piece in head if _is_of_a_menu(piece)}
    if sum(items.values()) < _FEWEST_ITEMS:
        return 0  # as in most texts
    page = pieces[:_LONGEST_PAGE]
    is_item = cache(lambda at: _is_an_item(page[at], lines))
    begins = _below_the_items(page, is_item, is_known, lines)
    signed = _above_a_signature(page, is_item, is_known, lines)
    stories_between = sum(_is_told(piece, lines) for piece in page[begins:signed])
    return signed if not begins or stories_between >= _FEWEST_STORIES else begins


def _below_the_items(page: Sequence[Piece], is_item: Callable[[int], bool], is_known: Known, lines: Lines) -> int:
    head = page[:LONGEST_PAGE_HEAD]
    first = next(_menus(head, is_item, lines), None)
    if first is None or first.start > _LAST_TO_OPEN or any(_BEGUN & set(is_known(at)) for at in range(first.start)):
        return 0
    menus = list(_menus(page, is_item, lines))
    if not any(_is_a_pages(page[menu.start : menu.stop], lines) for menu in menus if menu.start < LONGEST_PAGE_HEAD):
        return 0
    story = _story_begins(page, menus, is_known, lines)
    signed = next((at for at in range(story) if _is_signed_headline(page, at, menus, is_known, lines)), story)
    ends = [menu.stop for menu in menus if menu.stop <= signed]
    headed = next((end for end in reversed(ends) if _has_a_headline(page, end, story, is_known, lines)), 0)
    if headed or not ends or len(first) < _SURELY_ONE:
        return headed
    return 0 if any(_may_be_a_headline(page[at], lines) for at in range(first.start)) else ends[-1]


def _above_a_signature(page: Sequence[Piece], is_item: Callable[[int], bool], is_known: Known, lines: Lines) -> int:
    """How many pieces above a story are its page's where other stories, told in short, stand among the items: those
    above its headline, which stands right above who wrote it or when, with most of the page's sentences below."""
    own: dict[str, int] = {}  # how many items a line has
    above = 0  # words of sentences
    for at, piece in enumerate(page[:LONGEST_MENU]):
        if _SIGNED & set(is_known(at)):
            begins = _headed(page, at, is_item, lines)
            below = _words_told(page[at : at + LONGEST_PAGE_HEAD], lines)
            is_a_page = len(own) > _LAST_TO_OPEN or sum(own.values()) >= _SURELY_ONE
            if begins >= _FEWEST_ITEMS and is_a_page and above - _words_told(page[begins:at], lines) <= _SHARE * below:
                return begins
        if _BEGUN & set(is_known(at)):
            return 0
        if is_item(at) or _may_stand_among_items(piece, lines):
            own[piece.text] = _is_a_row(piece) or 1
        elif _is_told(piece, lines):
            above += length(piece.text)
            if above > _MOST_TOLD_ABOVE:
                return 0  # the story has begun
    return 0


_MOST_TOLD_ABOVE = 150  # words of other stories above a page's own


def _words_told(pieces: Sequence[Piece], lines: Lines) -> int:
    return sum(length(piece.text) for piece in pieces if _is_told(piece, lines))


def _headed(page: Sequence[Piece], signed: int, is_item: Callable[[int], bool], lines: Lines) -> int:
    """Where the head begins that a signature stands below: under an item or a button, with a headline; or 0. A line
    without a list's mark right above the headline may say what part of the paper it is of."""
    begins = signed
    while begins and not (is_item(begins - 1) or _may_stand_among_items(page[begins - 1], lines)):
        begins -= 1
        if signed - begins > _REACH:
            return 0
    if not any(_may_be_a_headline(page[at], lines) for at in range(begins, signed)):
        return 0
    is_apart = begins > 1 and is_item(begins - 1) and not _is_marked(page[begins - 1])
    return begins - is_apart


def _menus(page: Sequence[Piece], is_item: Callable[[int], bool], lines: Lines) -> Iterator[range]:
    """The runs of items, with the buttons, marks and numbers among them."""
    items: list[int] = []
    begins = 0  # of the run, with the buttons above its first item
    for at, piece in enumerate([*page, None]):
        is_one = piece is not None and is_item(at)
        is_amid = piece is not None and not is_one and _may_stand_among_items(piece, lines)
        if items and not is_amid and not (is_one and _is_marked(page[at]) == _is_marked(page[items[-1]])):
            if _is_a_menu([page[item] for item in items], page[begins:at]):
                yield range(items[0], _last([page[item] for item in items], items))
            items, begins = [], at
        if is_one:
            items.append(at)
        elif not items and not is_amid:
            begins = at + 1


def _last(pieces: Sequence[Piece], items: Sequence[int]) -> int:
    """Where a menu ends: one of a newspaper's sections leaves out the line below them that is none, and may name what
    the story is of."""
    known = [is_section(piece.text) for piece in pieces]
    is_apart = not known[-1] and not _is_marked(pieces[-1]) and all(known[:-1])
    return items[-2 if is_apart else -1] + 1


def without_mark(text: str) -> str:
    mark = LISTED.match(text)
    return text[mark.end() :] if mark else text


def _is_marked(piece: Piece) -> bool:
    return LISTED.match(piece.text) is not None


def _is_a_menu(items: Sequence[Piece], run: Sequence[Piece]) -> bool:
    """Whether items are many, with the buttons among them where a list's marks are in front, and some line among them
    is as short as a menu's: what a story says in short below its headline is a list of longer ones."""
    many = {piece.text for piece in items}
    if len(many) >= _FEWEST_BESIDE_BUTTONS and _is_marked(items[0]):
        many |= {piece.text for piece in run if _is_marked(piece)}
    return len(many) >= _FEWEST_ITEMS and any(length(one.text) <= _MOST_WORDS for one in run)


def _is_a_pages(menu: Sequence[Piece], lines: Lines) -> bool:
    """Whether a list's marks, a section or a button among them, or their number shows that short lines are a page's."""
    if _is_marked(menu[0]) or len(menu) >= _SURELY_ONE:
        return True
    return any(is_section(piece.text) or lines.is_navigation(piece.text) for piece in menu)


def _is_an_item(piece: Piece, lines: Lines) -> bool:
    """Whether a line may be one of a menu: few words, no sentence, and no form of a head's; or a headline of another
    story behind a list's mark."""
    if not _is_shaped_like_one(piece):
        return False
    text = without_mark(piece.text)
    if lines.is_navigation(text):
        return is_section(text)
    return not any(part.kind in _OF_A_HEAD for part in lines.form(text, Place.HEAD))


def _is_shaped_like_one(piece: Piece) -> bool:
    text = without_mark(piece.text)
    if piece.level or not any(map(str.isalpha, text)) or text[-1] in ":：":
        return False
    if not _is_marked(piece):
        return len(text) <= _LONGEST and length(text) <= _MOST_WORDS and not is_finished(text)
    is_told = is_finished(text) and text[-1] not in "?？" and length(text) > _MOST_WORDS
    return length(text) <= _MOST_WORDS_LISTED and not is_told


_OF_A_HEAD = {*_SIGNED, Kind.OUTLET, Kind.CREDIT, Kind.CAPTION, Kind.NOTE, Kind.SLUG, Kind.ENDING}


def _is_of_a_menu(piece: Piece) -> bool:
    return _is_shaped_like_one(piece) or _is_a_row(piece) > 0


def _is_a_row(piece: Piece) -> int:
    """How many items stand on one line, parted by bars or, where nearly every word is in a capital and no sentence has
    so many, by nothing; 0 where none do."""
    text = piece.text
    bars = text.count(" | ")
    if bars >= _FEWEST_BARS:
        return bars + 1
    if is_finished(text) or text.count(" ") < _FEWEST_OF_SECTIONS - 1:
        return 0
    words = text.split()
    if len(words) < _FEWEST_IN_A_ROW:
        return len(words) if is_of_sections(text) else 0
    return (
        len(words) if sum(word[0].isupper() and len(word) > 1 for word in words) >= _MOST_OF_A_ROW * len(words) else 0
    )


_FEWEST_BARS = 3
_FEWEST_OF_SECTIONS = 6  # words
_FEWEST_IN_A_ROW = 16  # words: more than a headline in capitals has
_MOST_OF_A_ROW = 0.75


def _may_stand_among_items(piece: Piece, lines: Lines) -> bool:
    text = piece.text
    return (
        lines.is_navigation(text)
        or _is_a_row(piece) > 0
        or not any(map(str.isalpha, text))
        or (text[-1] in ":：" and length(text) <= _MOST_WORDS)
    )


def _story_begins(page: Sequence[Piece], menus: Sequence[range], is_known: Known, lines: Lines) -> int:
    """The first sentence of the first part between menus that has about as many as any has; below who wrote it, or
    when, if no more than a headline and a standfirst stand above that."""
    starts = [0, *(menu.stop for menu in menus)]
    ends = [*(menu.start for menu in menus), len(page)]
    told = [[at for at in range(*part) if _is_told(page[at], lines)] for part in zip(starts, ends, strict=True)]
    words = [sum(map(length, {page[at].text for at in part})) for part in told]
    story = next(part for part, of_it in zip(told, words, strict=True) if of_it >= _SHARE * max(words))
    if not story:
        return 0
    heads = range(min(len(story) - 1, _MOST_ABOVE))
    signed = (at for at in reversed(heads) if any(_SIGNED & set(is_known(one)) for one in range(*story[at : at + 2])))
    return story[next(signed, -1) + 1]


def _is_told(piece: Piece, lines: Lines) -> bool:
    return runs(piece.text, lines) and not lines.is_navigation(piece.text) and length(piece.text) > _MOST_WORDS


def _may_be_a_headline(piece: Piece, lines: Lines, fewest: int = _FEWEST_WORDS_OF_A_HEADLINE) -> bool:
    text = piece.text
    if not is_unfinished(text) and not is_finished(text):
        return False
    fewest -= text.endswith("?")
    is_long = fewest <= length(text) <= _MOST_WORDS_OF_A_HEADLINE
    return is_long and not _is_marked(piece) and not lines.form(text, Place.HEAD)


def _is_signed_headline(page: Sequence[Piece], at: int, menus: Sequence[range], is_known: Known, lines: Lines) -> bool:
    if not _may_be_a_headline(page[at], lines) or is_finished(page[at].text):
        return False
    end = next((menu.start for menu in menus if menu.start > at), len(page))
    below = [one for one in range(at + 1, min(end, at + LONGEST_HEAD)) if not _is_marked(page[one])][:_REACH]
    return any(_SIGNED & set(is_known(one)) for one in below)


def _has_a_headline(page: Sequence[Piece], end: int, story: int, is_known: Known, lines: Lines) -> bool:
    """Whether a line between a menu and a story's first sentence may be its headline, or that sentence is one: who
    wrote it, or when, stands below."""
    if any(
        _may_be_a_headline(page[at], lines, _FEWEST_WORDS_OF_A_HEADLINE - bool(_SIGNED & set(is_known(at + 1))))
        for at in range(end, story)
    ):
        return True
    below = range(story + 1, min(story + 1 + _REACH, len(page)))
    return _may_be_a_headline(page[story], lines) and any(_SIGNED & set(is_known(at)) for at in below)
