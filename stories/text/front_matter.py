"""What stands between fences above a Markdown text: keys and their values, in YAML's manner or in TOML's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from stories.text.dates import canonical_time, read_date
from stories.text.document import Kind
from stories.text.fields import label_says
from stories.text.lines import Lines, Part
from stories.text.names import Names
from stories.text.patterns import compiled
from stories.text.pieces import is_address
from stories.text.words import listed

MOST_LINES = 200
"""Lines that front matter may have: what goes on for longer is a text between two rules."""

MOST_CHARACTERS = 300
"""Of a name, a headline or a day: as many as somebody may type who gives one. What is longer stays as it is written, or
every page that names the text would hold all of it."""

_LONGEST = {"url": 2000, "byline": 2000, "standfirst": 20_000}

_CLOSED_BY = {"---": ("---", "..."), "+++": ("+++",)}
_KEYS = {
    "---": compiled(r"[\"']?(?P<key>[^\W\d][\w-]*)[\"']?\s*:(?:\s+(?P<value>\S.*))?"),
    "+++": compiled(r"[\"']?(?P<key>[^\W\d][\w-]*)[\"']?\s*=\s*(?P<value>\S.*)"),
}
_GOES_ON = compiled(r"\s+\S|-\s+\S|[\]}]\s*$")
_PASSED_OVER = compiled(r"\s*(?:#.*|\[[^\[\]]+\]\s*)?")
"""A blank line, a comment, the name of one of TOML's tables."""

_NAMED = compiled(r"(?:name|title)\s*[:=]\s*(?P<name>\S.*)")
_MEMBER = compiled(r"[\w-]+\s*[:=]\s.*")
_COMMENT = compiled(r"\s#.*$")
_ESCAPED = compiled(r"\\([\"\\/])")


class Entry(NamedTuple):
    """A key, what it says ("headline", "date", …, "other") and its values, as many as it lists."""

    key: str
    says: str
    values: tuple[str, ...]


def front_matter(text: str) -> tuple[list[Entry], str]:
    """The entries of a normal text's front matter, and the text below it; no entries and the text whole where none is:
    a rule above a text, or around a note, is none."""
    lines = text.lstrip("\ufeff\n").split("\n")
    fence = lines[0].rstrip()
    if fence not in _CLOSED_BY:
        return [], text
    inside = list(takewhile(lambda line: line.rstrip() not in _CLOSED_BY[fence], lines[1 : MOST_LINES + 2]))
    if len(inside) > MOST_LINES or len(inside) + 1 >= len(lines):
        return [], text
    entries = _entries(inside, fence)
    if not any(entry.says != _OTHER for entry in entries):
        return [], text
    return entries, "\n".join(lines[len(inside) + 2 :])


def _entries(lines: Sequence[str], fence: str) -> list[Entry]:
    """None where a line belongs to no key."""
    found: list[tuple[str, list[str]]] = []
    for line in map(str.rstrip, lines):
        if _PASSED_OVER.fullmatch(line):
            continue
        if opened := _KEYS[fence].fullmatch(line):
            found.append((opened["key"], [opened["value"] or ""]))
        elif found and _GOES_ON.match(line):
            found[-1][1].append(line.strip())
        else:
            return []
    return [Entry(key, says(key), tuple(_values(said))) for key, said in found]


def _values(said: Sequence[str]) -> Iterator[str]:
    opening, *more = said
    if opening[:1] in ("|", ">"):  # a text of several lines
        yield " ".join(more)
    elif opening.startswith(("[", "{")):
        inside = " ".join(said).strip("[]{} ")
        yield from filter(None, map(_bare, inside.split(",")))
    elif opening and not more:
        yield from filter(None, [_bare(opening)])
    elif opening:
        yield _bare(" ".join(said))
    else:
        yield from filter(None, (_bare(one.removeprefix("- ").strip()) for one in more))


def _bare(value: str) -> str:
    """Without its quotes, or the comment behind it."""
    mark = value[:1]
    if mark in ("'", '"') and (closing := value.rfind(mark)) > 0:
        inside = value[1:closing]
        return _ESCAPED.sub(r"\1", inside) if mark == '"' else inside.replace("''", "'")
    return _COMMENT.sub("", value).strip()


_OTHER = "other"
_SAID = ("standfirst", "outlet", "agency", "date", "url", "language")


@cache
def _of_front_matter() -> Mapping[str, str]:
    return {key: said for said in _SAID for key in listed(f"front {said}")}


def says(key: str) -> str:
    """What a key of front matter says: "headline", "byline", …; "other" where it is not known."""
    label = re.sub(r"[_-]", " ", key).casefold()
    return _of_front_matter().get(label) or label_says(label)


def parts_of(entries: Sequence[Entry], lines: Lines) -> list[Part]:
    """A part for each entry: what it says without its key, where that is known; as it is written where not."""
    return [_part(entry, lines) for entry in entries]


def _part(entry: Entry, lines: Lines) -> Part:
    written = f"{entry.key}: {', '.join(entry.values)}".strip()
    named = [named["name"] for value in entry.values if (named := _NAMED.fullmatch(value))]
    values = named or [value for value in entry.values if not _MEMBER.fullmatch(value) or entry.says == "headline"]
    value = ", ".join(map(_bare, values))
    is_told = value and len(value) <= _LONGEST.get(entry.says, MOST_CHARACTERS)
    made = _MADE[entry.says](value, lines.names) if is_told and entry.says in _MADE else None
    if made is None:
        return Part(Kind.UNKNOWN, written, field=entry.key)
    kind, meant = made
    return Part(kind, written if kind in (Kind.URL, Kind.UNKNOWN) else value, meant, entry.key)


_Made = tuple[Kind, str | None] | None


def _published(value: str, names: Names) -> _Made:
    is_one = any(character.isdigit() for character in value)
    return (Kind.DATE, read_date(value) or canonical_time(value)) if is_one else None


def _whose(value: str, names: Names) -> _Made:
    if is_address(value):
        return _address(value, names)
    agency = names.agency(value)
    if names.is_agency(value) or agency != value:
        return Kind.CREDIT, agency
    return Kind.OUTLET, names.outlet_called(value) or value


def _address(value: str, names: Names) -> _Made:
    return (Kind.URL, value) if is_address(value) else None


_MADE: Mapping[str, Callable[[str, Names], _Made]] = {
    "headline": lambda value, names: (Kind.HEADLINE, None),
    "standfirst": lambda value, names: (Kind.STANDFIRST, None),
    "byline": lambda value, names: (Kind.BYLINE, value),
    "dateline": lambda value, names: (Kind.DATELINE, value),
    "date": _published,
    "outlet": _whose,
    "agency": lambda value, names: (Kind.CREDIT, names.agency(value)),
    "url": _address,
}
