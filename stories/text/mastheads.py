"""The name of a newspaper above its page, where nobody has listed it."""

from __future__ import annotations

import re

from stories.text.patterns import compiled
from stories.text.words import listed

_LAST, _FIRST, _EASTERN = listed("masthead"), listed("first"), tuple(listed("eastern masthead"))
_JOINED = tuple(
    "anzeiger zeitung nachrichten blatt rundschau kurier courant krant bladet tidning tidningen posten avisen "
    "sanomat lehti".split()
)
_ARTICLES = frozenset("the el la le les il lo los las o a os as de het der die das den det l' i gli".split())
_NEWS = "news"
_FEWEST_BEFORE_NEWS = 2
_SMALL = frozenset("of and & de del della di du des da do dos das la le van von der den zu aan og och i on the".split())
_MOST_WORDS = 6
_LONGEST = 48  # code points
_WORD = compiled(r"[^\W\d_][\w’'.&-]*|&")
_ELIDED = compiled(r"(?:l|d)['’](?=\w)")
_CALL_SIGN = compiled(r"[A-Z]{3,4}\d{0,2} News")
_SITE = compiled(r"(?:[a-z0-9-]{2,}\.)+(?:com|org|net|info|news|[a-z]{2})", re.IGNORECASE)


def may_be_a_masthead(line: str) -> bool:
    """Whether a line may be a newspaper's name, or its site's: a few words in capitals and no sentence."""
    if len(line) > _LONGEST or not line[-1:].isalnum() or "  " in line:
        return False  # a menu's items stand apart
    words = line.split()
    if len(words) > _MOST_WORDS:
        return False
    if _SITE.fullmatch(line):
        return True
    first_is_capital = not words[0][0].islower()
    return all(
        _WORD.fullmatch(word) and (not word[0].islower() or word in _SMALL or (first_is_capital and word in _LAST))
        for word in words
    )  # "Верхние вести"


def is_masthead(line: str) -> bool:
    """Whether such a line has a word of newspapers' names where these have it: last, or first behind an article: "The
    Straits Ledger", "Wesertal-Bote", "L'Écho de Matane", "临江日报"."""
    if not may_be_a_masthead(line):
        return False
    words = _ELIDED.sub("", line.casefold()).removesuffix(" online").split()
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    if _SITE.fullmatch(line) or line.endswith(_EASTERN):
        return True
    if len(words) == 1 and "-" not in words[0]:
        return len(line.split()) > 1 and words[0] in _LAST | _FIRST
    last = words[-1].rpartition("-")[2]
    if last.endswith(_JOINED) and line[-len(last) :][:1].isupper() and len(line.split()) > 1:
        return True  # "Stadtanzeiger"
    if last == _NEWS:
        # "NORTH FORK NEWS", "KFTR News", but "WORLD NEWS" is a section
        return len(words) > _FEWEST_BEFORE_NEWS or _CALL_SIGN.fullmatch(line) is not None
    return last in _LAST or " ".join(words[-2:]) in _LAST or words[0] in _FIRST
