"""A text cut into pieces: what a blank line, a mark or a deliberate line break sets apart."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from stories.text.patterns import compiled

_LINE_ENDS = compiled("\r+\n|\r|[\x0b\x0c\x85\u2028]")
_OTHER_ENDS = "\r\x0b\x0c\x85\u2028\u2029"  # than LF: to look for each takes a twentieth of the time of one pattern
_MARKS = compiled(
    r"^#{1,6}[ \t]+\S|(?<!\*)\*\*[^\s*][^*\n]*\*\*(?!\*)|\]\([^()\s]*\)|<https?://[^<>\s]+>", re.MULTILINE
)
_ADDRESS = compiled(r"https?://\S+|www\.\S+\.\S+")
_FINISHED = compiled(r"""[.!?…:;]["'”’»)\]]*\s*$|[.!?…]["'”’»]* [(/][^\s()/]{2,12}[)/]\.?\s*$""")

_Asks = Callable[[str], bool]

_OVER, _MOST_OVER = 1.4, 0.1
"""Times the width at which lines are wrapped; and the share of lines that may be longer than so many times it."""

_ABOUT, _FEWEST_SOFT = 1.12, 2
"""Times the longest line that goes on in small letters, and how many of these tell."""

_RAGGED = 2  # characters by which the lines of a script without spaces differ, for a mark that may open none

WIDEST_WRAP = 160
"""Code points: a text with a longer line is not hard-wrapped (seed 003 wraps at 95, telex copy at 69)."""


HEADS, TAILS = 12, 8
"""Paragraphs at the head and at the end of a text of which each line is looked at by itself."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of text. `level` is a heading's (0: no heading); pieces of one `group` stood in one paragraph of the
    source, parted by line breaks that were meant."""

    text: str
    group: int
    level: int = 0
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    lines: tuple[str, ...]
    level: int = 0
    links: tuple[str, ...] = ()
    indented: bool = False


_STAMPED = compiled(r"^(\d{1,2}:\d{2} \d{1,2} ?[A-Z][a-z]{2} ?\d{2,4} [A-Z]{3,5})-(?=\S)")
"""A time, a day and a service's letters before a headline: "09:12 16Mar07 RTRS-Supermarket shuts stores"."""


def normal(text: str) -> str:
    """The text in NFC with LF line ends; nothing else changes."""
    if any(end in text for end in _OTHER_ENDS):
        text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    return unicodedata.normalize("NFC", text)


PLAIN, MARKDOWN = "text/plain", "text/markdown"


def media_type_of(text: str) -> str:
    """MARKDOWN where a text carries Markdown's marks, else PLAIN."""
    return MARKDOWN if _is_marked(normal(text)) else PLAIN


def _is_marked(text: str) -> bool:
    return any(mark in text for mark in "#*]<") and _MARKS.search(text) is not None


def cut(
    text: str,
    media_type: str = PLAIN,
    is_whole: Callable[[str], bool] = lambda line: False,
    opens: Callable[[str], bool] = lambda line: False,
) -> list[Piece]:
    """The pieces of a normal text. One that nobody calls Markdown is read as such where it carries Markdown's marks.
    `is_whole` says of a line above or below a story whether it is one by its form: such is never joined to the next;
    `opens` whether a story opens with it: such is never joined to the one before."""
    marked = media_type == MARKDOWN or _is_marked(text)
    groups = list(_marked_groups(text) if marked else _plain_groups(text))
    width = _wrap_width(groups, is_whole, opens)
    tail = len(groups) - TAILS
    return [
        Piece(joined, number, group.level, group.links)
        for number, group in enumerate(groups)
        for joined in _join_wrapped(
            group, width, _Apart(is_whole, opens, number < HEADS) if number < HEADS or number >= tail else None
        )
    ]


def is_address(line: str) -> bool:
    return line.startswith(("http", "www.")) and _ADDRESS.fullmatch(line) is not None


def _plain_groups(text: str) -> Iterator[_Group]:
    lines: list[str] = []
    before, indented = "", False
    for line in [*_STAMPED.sub(r"\1\n\n", text).split("\n"), ""]:
        if lines and _INDENTED.match(line) and (not before[:1].isspace() or _FINISHED.search(before)):
            yield _Group(tuple(lines), indented=indented)  # in a telex an indent begins a paragraph
            lines = []
        indented = _INDENTED.match(line) is not None if not lines else indented
        before = line
        if line.strip():
            lines.append(line.strip())
        elif lines:
            yield _Group(tuple(lines), indented=indented)
            lines = []


# Lists, code and tables are left as written: in a wire text "- AP" is a credit and an indent means nothing.
_READER = MarkdownIt("zero").enable(
    ["heading", "blockquote", "emphasis", "link", "image", "autolink", "escape", "newline", "backticks", "entity"]
)


def _marked_groups(text: str) -> Iterator[_Group]:
    level = 0
    for token in _READER.parse(text):
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "inline":
            if lines := [line.strip() for line in _display(token).split("\n") if line.strip()]:
                yield _Group(tuple(lines), level, tuple(_links(token)))
            level = 0


def _display(inline: Token) -> str:
    parts = []
    for token in inline.children or []:
        if token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        else:
            parts.append(token.content)
    return "".join(parts)


def _links(inline: Token) -> Iterator[str]:
    for token in inline.children or []:
        target = str(token.attrs.get("href", ""))
        if token.type == "link_open" and is_address(target):
            yield target


def _wrap_width(groups: Iterable[_Group], is_whole: _Asks, opens: _Asks) -> int:
    """The width at which lines were wrapped: the longest line broken inside a sentence; 0 where none was."""
    lines = [line for group in groups for line in group.lines]
    lines = _without_what_is_below(lines, WIDEST_WRAP)
    if any(len(line) > WIDEST_WRAP for line in lines[HEADS:]):
        return 0
    broken = [
        (line, following)
        for group in groups
        for line, following in zip(group.lines, group.lines[1:], strict=False)
        if not _FINISHED.search(line) and not is_address(line) and not is_address(following)
    ]
    begins = next((at for at, (line, following) in enumerate(broken) if _goes_on(line, following, opens)), None)
    if begins is not None:
        lines = lines[lines.index(broken[begins][0]) :]  # a note above may stand on one long line
    elif not _are_wrapped(broken, is_whole):
        return 0
    if any(len(line) > WIDEST_WRAP for line in lines):
        return 0
    # The lines of a head are of any length: where some go on in small letters, these are about the longest of the body.
    soft = [len(line) for line, following in broken if following[0].islower() and not is_whole(following)]
    if len(soft) >= _FEWEST_SOFT:
        about = _ABOUT * max(soft)
        broken = [(line, following) for line, following in broken if len(line) <= about]
    else:
        broken = broken[begins or 0 :]
    width = max((len(line) for line, _ in broken), default=0)
    # Where paragraphs were wrapped, none is on one line: else what is broken are a headline and its like.
    lines = _without_what_is_below(lines, _OVER * width)
    longer = sum(len(line) > _OVER * width for line in lines if not is_address(line))
    return width if longer <= _MOST_OVER * len(lines) else 0


def _without_what_is_below(lines: list[str], widest: float) -> list[str]:
    """The lines but for the last, a few at the most, that are wider: nobody wrapped a notice of rights."""
    below = lines[: -_LAST_LINES - 1 : -1]
    wide = next((count for count, line in enumerate(below) if len(line) <= widest), len(below))
    return lines[: len(lines) - wide]


def _goes_on(line: str, following: str, opens: _Asks) -> bool:
    """Whether a line begins a story with its dateline and ends inside a sentence, which only a width does."""
    ends = line[-1]
    return ends.isalnum() and following[0].isalnum() and len(line) >= _FEWEST_WRAPPED and opens(line)


_FEWEST_WRAPPED = 40  # code points of a line
_LAST_LINES = 3


def _are_wrapped(broken: Sequence[tuple[str, str]], is_whole: Callable[[str], bool]) -> bool:
    """Whether a width parted these lines from the next: then one of these begins with a small letter, or, in a script
    that has none, most are as long as each other. The lines of a head begin with capitals, and are of any length; few
    others are whole ("di Paola Zanin")."""
    if any(following[0].islower() and not is_whole(following) for _, following in broken):
        return True
    lengths = [len(line) for line, following in broken if unicodedata.category(following[0]) == "Lo"]
    longest = max(lengths, default=0)
    full = sum(length >= longest - _RAGGED for length in lengths)
    return full > 1 and full * 2 > len(lengths)


def _join_wrapped(group: _Group, width: int, apart: _Apart | None) -> Iterator[str]:
    """The lines with those joined that a wrap at `width` had parted."""
    lines = group.lines
    parts = [lines[0]]
    for at, (last, line) in enumerate(itertools.pairwise(lines), start=2):
        below = lines[at] if at < len(lines) else ""
        was_wrapped = _was_wrapped(last, line, width) or (group.indented and _is_of_one_paragraph(last, line, width))
        if was_wrapped and not _stands_alone(last, line, below, width, apart):
            parts += [line] if _HYPHENED.search(last[-2:]) else [" ", line]
        else:
            yield "".join(parts)
            parts = [line]
    yield "".join(parts)


_LISTED = compiled(r"[*•·▪]\s")
_HYPHENED = compiled(r"\w-$")
_INDENTED = compiled(r"(?: {2,8}|\t)[^\W_]|(?: {2,8}|\t)[\"'“”‘„«(][^\W_]|(?: {2,8}|\t)``\w")


@dataclass(frozen=True, slots=True)
class _Apart:
    """What sets the lines of a head apart: see `cut`."""

    is_whole: Callable[[str], bool]
    opens: Callable[[str], bool]
    in_head: bool


def _stands_alone(last: str, line: str, below: str, width: int, apart: _Apart | None) -> bool:
    if apart is None:
        return False
    if _INITIALLED.fullmatch(line) and last[-2:].isupper() and last[-3:-2] in " ":
        return True  # "… he said. PTI ABC", and below it "DEF GHI"
    if _BEGINS.match(line) or is_in_brackets(last) or is_in_brackets(line):
        return True
    if (_WRITES_AT.search(last) and "@" in line) or _is_open(last):
        return False  # "… Tom Quist in Oslo at" goes on in the next line
    if _CREDITED.search(last):
        return True
    goes_on = line[0].islower() and _FINISHED.search(line) is not None  # "… the plan was" / "correct."
    if (apart.is_whole(line) and not goes_on) or apart.opens(line):
        return True
    if (
        apart.in_head
        and _had_room(last, line, width)
        and not _FINISHED.search(line)
        and (not below or apart.opens(below) or apart.is_whole(below))
    ):
        return True  # right above a byline or the story
    if not apart.is_whole(last):
        return False
    if last.endswith(".") and line[0].isupper() and not _FINISHED.search(line):
        # The sentence of a note, and a headline below it, unless that goes on.
        return not below[:1].islower() or apart.is_whole(below)
    return _ends_here(last, line, width)


def _had_room(last: str, line: str, width: int) -> bool:
    """Whether the first word of a line, in a capital as the line before begins, had room at the end of that."""
    if "@" in line or not (last[0].isupper() and line[0].isupper()):
        return False  # "… for this story: Jane" / "Roe at jroe@example.org"
    return len(last) + 1 + len(line.split(None, 1)[0]) <= width


_INITIALLED = compiled(r"[A-Z]{2,4}(?: [A-Z]{2,4}){0,3}")
_WRITES_AT = compiled(r" (?:at|or|and|[^\W\d_]{1,3}):?$")
_CREDITED = compiled(r"[.!?\"'”’»] \([A-Z]{2,5}\)\.?$")  # "… wiatę. (PAP)", and below it who wrote it


def _is_open(line: str) -> bool:
    """Whether a bracket or a mark that opens a line is closed in another."""
    if line[:1] in "([":
        return line.count("(") > line.count(")") or line.count("[") > line.count("]")
    return line.startswith("***") and line.count("***") == 1 and len(line) > len("***")


def is_in_brackets(line: str) -> bool:
    """Whether a line is between brackets whole, as a note that is closed."""
    return _BETWEEN_BRACKETS.fullmatch(line) is not None


_BETWEEN_BRACKETS = compiled(r"\^?[(\[（【](?:[^()\[\]（）【】]|\([^()]*\))+[)\]）】]|\*{3}[^*]+\*{3}")
# "^By JANE ROE", "- TWO ROADS CLOSED", "Utl.: 120 jobs at risk", "Contact:"
_BEGINS = compiled(
    r"\^\S|[-–] [\"'“‘„«]?[^\W\d_a-zà-ÿ]|(?:Utl|Unterzeile|Untertitel|Deck|Subhead)\.?: \S"
    r"|[^\W\d_a-z][^\W\d_]+(?: [^\W\d_]+){0,2}:$"
)


def _ends_here(line: str, following: str, width: int) -> bool:
    """Whether a line that is whole is not a note that goes on: the next word would have had room, or begins
    with a capital while no bracket is open."""
    if is_titled(following):
        return True  # a headline below a note
    if following[:1].islower():
        return False
    if line[0].islower() and following[:1].isupper():
        return True  # "vervangt eerder bericht, nieuw: reactie", above a headline
    has_room = len(line) + 1 + len(following.split(None, 1)[0]) <= 0.9 * width
    return has_room or not (":" in line or line.count("(") > line.count(")"))


def is_titled(line: str) -> bool:
    """Whether each longer word of it is in a capital: "Moss Growers Post Record Year"."""
    longer = _LONGER.findall(line)
    return len(longer) >= _FEWEST_TITLED and all(word[0].isupper() for word in longer)


_LONGER = compiled(r"[^\W\d_]{4,}")
_FEWEST_TITLED = 4


def _is_of_one_paragraph(line: str, following: str, width: int) -> bool:
    """Whether a line that ends a sentence, or seems to, goes on below an indent, though the next word may have had
    room."""
    reach = len(line) + 1 + len(following.split(None, 1)[0])
    if _INITIALS.search(line):
        return 0.7 * width < reach and len(line) <= _ABOUT * width
    is_about = 0.9 * width < reach and len(line) <= _ABOUT * width
    return is_about and following.count(" ") >= _FEWEST_SPACES and _FINISHED.search(following) is not None


_FEWEST_SPACES = 3  # of a line that is a sentence
_INITIALS = compiled(r"(?<![^\W_])(?:[A-Z]\.){2,}$")  # "… its offer to the K.L." / "Brannock Group was refused"


def _was_wrapped(line: str, following: str, width: int) -> bool:
    if is_address(line) or is_address(following) or len(line) > width:
        return False
    if _LISTED.match(following) or not any(map(str.isalnum, line)) or not any(map(str.isalnum, following)):
        return False  # a list or a rule stays as it is
    reach = len(line) + 1 + len(following.split(None, 1)[0])
    # A line that ends a sentence was wrapped only if the next word had no room. One broken inside a sentence may
    # stop short, as ragged wraps do; a far shorter one is a headline or a byline on a line of its own.
    return reach > width if _FINISHED.search(line) else reach > 0.7 * width
