"""Names as they are shown: with what nobody would see, or what would turn the text around them, written out."""

from __future__ import annotations

import unicodedata

from stories.text.characters import UNSEEN_LETTERS_AND_MARKS

_JOINERS = "\u200c\u200d"
_JOINED = frozenset({"Lo", "Mn", "Mc", "So", "Sk"})
"""What a joiner stands between for good: letters of Arabic and Indic scripts, parts of a picture."""

_SELECTED = frozenset({"Lo", "Nd", "So", "Sm", "Sk", "Po", "Pd"})
"""What a variation selector stands behind for good: letters of some scripts, pictures, signs."""
_KEYCAP = "\u20e3"

_BLANK = "\u2800"
"""Braille's cell without a dot."""

_FILLERS = frozenset(chr(point) for first, last in UNSEEN_LETTERS_AND_MARKS for point in range(first, last + 1)) | {
    _BLANK
}


def visible(line: str) -> str:
    """The line with what no screen shows, or what would command it, as Python escapes it: "a\\nb.txt". A space of any
    width stays as it is, and so does a joiner between letters that are written joined."""
    if line.isascii() and line.isprintable():
        return line
    return "".join(_shown(line, at) for at in range(len(line)))


def unseen_in_json(dumped: str) -> str:
    """JSON of the same meaning, with such characters as escapes; the lines that it is laid out in stay."""
    if dumped.isascii() and "\x7f" not in dumped:  # JSON writes the other controls as escapes itself
        return dumped
    shown = (one if one == "\n" or _shown(dumped, at) == one else _in_json(one) for at, one in enumerate(dumped))
    return "".join(shown)


def _in_json(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _shown(line: str, at: int) -> str:
    one = line[at]
    if one in _JOINERS and 0 < at < len(line) - 1 and _is_joined(line[at - 1]) and _is_joined(line[at + 1]):
        return one
    if _is_selector(one):
        is_seen = at > 0 and _is_selected(line[at - 1], line[at + 1 : at + 2])
    else:
        is_seen = (one.isprintable() and one not in _FILLERS) or unicodedata.category(one) == "Zs"
    return one if is_seen else one.encode("unicode_escape").decode("ascii")


def _is_joined(one: str) -> bool:
    """Whether a joiner beside it may be seen: no letter that has the width of a Chinese one is ever joined."""
    kind = unicodedata.category(one)
    return kind in _JOINED and not (kind == "Lo" and unicodedata.east_asian_width(one) in "WFH")


def _is_selector(one: str) -> bool:
    return "\ufe00" <= one <= "\ufe0f" or "\U000e0100" <= one <= "\U000e01ef"


def _is_selected(one: str, following: str) -> bool:
    """Whether a selector behind it says how it looks: of what a keyboard has, that it is on a key."""
    return following == _KEYCAP if one.isascii() else unicodedata.category(one) in _SELECTED or one == "ℹ"
