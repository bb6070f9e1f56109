"""What a file's name hints at: when it was sent, which take or version it is, whose it is. A hint loses to all else,
and by itself makes two texts neither one article nor one story."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from stories.text.dates import canonical_time
from stories.text.names import Names
from stories.text.patterns import compiled
from stories.text.takes import rank

_MOMENT = compiled(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_.]?(?P<month>0[1-9]|1[0-2])[-_.]?(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:[T_. -]?(?P<hour>[01]\d|2[0-3])[-:h.]?(?P<minute>[0-5]\d)(?:[-:.]?[0-5]\d)?(?P<zone>Z)?)?(?!\d)"
)
_VERSION = compiled(r"(?<![^\W_])(?:v|ver|version|rev|draft)[ ._-]?(?P<number>\d{1,3})(?!\d)", re.IGNORECASE)
_TAKE = compiled(
    r"(?<![^\W_])(?:(?:\d{1,2}(?:st|nd|rd|th)[ ._-]?)?(?:ld|lead|writethru|upd|update|take)[ ._-]?\d{0,2}|"
    r"urgent|bulletin|flash)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_COPY = compiled(r"\s?\(\d{1,3}\)$")
"""What a browser adds to a name that is taken: "story (1)"; it tells nothing."""

_COUNTED = compiled(r"(?P<stem>.*[^\W\d_])[ ._-]?(?P<count>\d{1,2})", re.DOTALL)
"""A name that ends in a number as files are counted, "dam-2": what is cut from a code or a date is longer."""

_NOTHING = frozenset(
    "article artikel bulletin copy doc document download draft feed file final index item news newsitem page paste "
    "scan story storytext text untitled update wire".split()
)
"""Names that many files have whatever they hold."""

_FEWEST = 4
"""Letters of a name that may be a slug."""


@dataclass(frozen=True, slots=True)
class FileName:
    """`slug` is what is left of the name without all that tells when and which; empty where that is a word that any
    file may be called by. `moment` is in ISO 8601, `number` places it among files of one slug. `words` are those of the
    name, in lower case; `folder` is the one that it lay in. `stem` is the name without the `count` that it ends in: a
    bare number, which tells less than that of a take."""

    slug: str
    moment: str
    number: float | None
    words: tuple[str, ...]
    folder: str
    stem: str = ""
    count: int | None = None

    def outlet(self, names: Names) -> str | None:
        """The known outlet that the name begins with, or that its folder is called by."""
        for words in (" ".join(self.folder.split()), *(" ".join(self.words[:many]) for many in range(4, 0, -1))):
            if words and (found := names.outlet_called(words) or names.outlet_called(f"the {words}")):
                return found
        return None

    def agency(self, names: Names) -> str | None:
        """The agency whose name is a word of the name: a short one only where it stands first."""
        for at, word in enumerate(self.words):
            found = names.agency(word)
            if (found != word and (at == 0 or len(word) > 2)) or (at == 0 and names.is_agency(word.upper())):
                return names.agency(word)
        return None


@lru_cache(maxsize=2_000)
def file_name(path: str) -> FileName:
    """What one path hints at."""
    folder, _, name = path.rpartition("/")
    stem = _COPY.sub("", name.rpartition(".")[0] or name)
    moment = _MOMENT.search(stem)
    told = _moment(moment) if moment else ""
    rest = f"{stem[: moment.start()]} {stem[moment.end() :]}" if moment and told else stem
    number = None
    if version := _VERSION.search(rest):
        number = float(version["number"])
        rest = f"{rest[: version.start()]} {rest[version.end() :]}"
    elif take := _TAKE.search(rest):
        number = rank(re.sub(r"[_.]", " ", take.group()).lower().replace("take", "lead"))
        rest = f"{rest[: take.start()]} {rest[take.end() :]}"
    counted = _COUNTED.fullmatch(rest) if number is None and not told else None
    words = tuple(word.lower() for word in re.findall(r"[^\W\d_]+", rest))
    slug = " ".join(words)
    last = re.sub(r"[-_.]+", " ", folder.rpartition("/")[2])
    is_any = all(word in _NOTHING for word in words)
    is_short = len(slug.replace(" ", "")) < _FEWEST
    return FileName(
        "" if is_any or is_short else slug,
        told,
        number,
        words,
        last,
        "" if is_any or number is not None or told else (counted["stem"] if counted else rest).lower(),
        int(counted["count"]) if counted else None,
    )


def _moment(found: re.Match[str]) -> str:
    day = f"{found['year']}-{found['month']}-{found['day']}"
    clock = f"T{found['hour']}:{found['minute']}{'+00:00' if found['zone'] else ''}" if found["hour"] else ""
    return canonical_time(day + clock) or ""


def agreed(paths: Iterable[str]) -> FileName | None:
    """What all names of one text hint at: of what they do not agree in, nothing."""
    told = [file_name(path) for path in paths]
    if not told:
        return None
    first = told[0]
    if len(told) == 1:
        return first
    return FileName(
        first.slug if len({one.slug for one in told}) == 1 else "",
        first.moment if len({one.moment for one in told}) == 1 else "",
        first.number if len({one.number for one in told}) == 1 else None,
        first.words if len({one.words for one in told}) == 1 else (),
        first.folder if len({one.folder for one in told}) == 1 else "",
        first.stem if len({(one.stem, one.count) for one in told}) == 1 else "",
        first.count if len({(one.stem, one.count) for one in told}) == 1 else None,
    )
