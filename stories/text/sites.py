"""Whose page a text is, as its own lines say: "More from The Kestrel Herald", "Kestrel Herald Newsletters"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from stories.text.credits import is_name
from stories.text.mastheads import may_be_a_masthead
from stories.text.navigation import is_navigation, is_section
from stories.text.patterns import compiled
from stories.text.words import any_of, listed

_MOST_WORDS = 8  # of a line that names its page
_FEWEST_LINES = 2  # that name it, one of them beside words for what a page offers
_FRAMED = compiled(
    rf"(?:(?i:(?:{any_of('before a site')}) )(?P<behind>[^\W\d_a-z].*)"
    rf"|(?P<before>[^\W\d_a-z].*?) (?i:{any_of('behind a site')}))[.:!]?"
)
_OTHERS = listed("another's site")


def site_of(lines: Iterable[str], people: str | None, owner: str) -> tuple[str, str] | None:
    """The name of a site that most of a page's own lines say, and these; or None. Who wrote the story is none, but
    whose reporter that is may be."""
    framed: dict[str, list[str]] = {}
    alone: Counter[str] = Counter()
    for line in dict.fromkeys(lines):
        if line.count(" ") >= _MOST_WORDS:
            continue
        text = line.lstrip("•·*▪ ").rstrip()
        alone[text] += 1
        found = _FRAMED.fullmatch(text)
        name = found and (found["behind"] or found["before"])
        if name and _may_be_a_site(name) and name not in (people or ""):
            framed.setdefault(name, []).append(line)
    said = {name: [*words, *[name] * (alone[name] > 0 or name == owner)] for name, words in framed.items()}
    best = max(said, key=lambda name: len(said[name]), default=None)
    return (best, " ".join(said[best])) if best and len(said[best]) >= _FEWEST_LINES else None


def _may_be_a_site(name: str) -> bool:
    is_ours = name.casefold() not in _OTHERS and not is_section(name) and not is_navigation(name)
    return is_ours and may_be_a_masthead(name) and not (is_name(name) and " and " in name)
