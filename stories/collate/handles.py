"""What a text goes by, and what it names other texts by: identities, addresses, keywords, numbers, headlines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from stories.collate.fingerprint import Facts, day_of
from stories.text.dispatches import ADVISORY, FLASH
from stories.text.document import Decision
from stories.text.named import serials
from stories.text.patterns import compiled
from stories.text.takes import FIRST, NARROWING, RELATIONS, headline_handle, is_handle, mark_among, rank, slug_handle

NAMED_DAYS = 7
"""How many days after a dispatch another may speak of it."""

NIGHT = time(6)
"""Until when in the day a take may go on with the keyword of the day before."""

LONGEST = 64
"""Code points of a handle; of a longer one the digest stands."""

UNDATED = 0
LAST_DAY = 4_000_000
"""After every day that a text can tell."""

Window = tuple[str, int, int]
"""What is looked for, and the first and the last day that it is looked for in."""

_NAMES, _BY_NIGHT = "!", "~"
"""Marks of handles as they are filed: of one that a text names another by, and of a keyword that goes on by night."""


@dataclass(frozen=True, slots=True)
class Handles:
    """`day` is that on which the text says it was published, or None. `goes_on_from` are the numbers of dispatches that
    its slug line says it goes on from. `goes_on_by_night` are the keywords of a take
    sent so early in the day that it may be one of the evening before."""

    day: int | None = None
    goes_by: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    goes_on_from: tuple[str, ...] = ()
    goes_on_by_night: tuple[str, ...] = ()

    def filed(self) -> Iterator[tuple[str, int]]:
        """Under what it is filed, each once, and under which day."""
        names = (_NAMES + handle for handle in (*self.names, *self.goes_on_from))
        by_night = (_BY_NIGHT + handle for handle in self.goes_on_by_night)
        return ((handle, self.day or UNDATED) for handle in dict.fromkeys((*self.goes_by, *names, *by_night)))

    def windows(self) -> Iterator[Window]:
        """Where those are filed that may be of one article with it, that it names, or that name it."""
        for handle in self.goes_by:
            if handle.startswith(_ANY_DAY):
                yield from ((handle, UNDATED, LAST_DAY), (_NAMES + handle, UNDATED, LAST_DAY))
                continue
            if handle.startswith(WIRE):
                continue
            yield from self._within(_NAMES + handle, 0, NAMED_DAYS)
            if handle.startswith("slug:"):
                yield from self._within(handle, 0, 0)
                if self.day is not None:
                    yield _BY_NIGHT + handle, self.day + 1, self.day + 1
        for handle in (*self.names, *self.goes_on_from):
            if handle.startswith(_ANY_DAY):
                yield handle, UNDATED, LAST_DAY
            else:
                yield from self._within(handle, -NAMED_DAYS, 0)
        if self.day is not None:
            yield from ((handle, self.day - 1, self.day - 1) for handle in self.goes_on_by_night)

    def of_wires(self) -> Iterator[Window]:
        """Where own texts of its agency are filed that it may go on from, or that may go on from it."""
        for handle in self.goes_by:
            if handle.startswith(WIRE):
                yield from self._within(handle, -1, 1)

    def _within(self, handle: str, first: int, last: int) -> Iterator[Window]:
        if self.day is None:
            yield handle, UNDATED, LAST_DAY
        else:
            yield from ((handle, UNDATED, UNDATED), (handle, self.day + first, self.day + last))


WIRE = "wire:"
"""What all texts that an agency sent go by: of these a take may go on from one. They are weighed before they are
reached."""

_ANY_DAY = ("identity:", "address:")


def handles_of(facts: Facts) -> Handles:
    """Of most texts there are none: an outlet's file states no identity, and goes by no keyword."""
    told = _by_what(facts)
    goes_by = [f"identity:{one.value}" for one in told.get("identity", ())]
    goes_by += [f"address:{one.value}" for one in told.get("own address", ())]
    relations = [one for what in RELATIONS for one in told.get(what, ())]
    of_outlet = "outlet" in told  # what an outlet says of texts, it says of its own
    names = [
        one.value if is_handle(one.value) else f"identity:{one.value}"
        for one in relations
        if not (of_outlet and is_handle(one.value))
    ]
    names += [topics_handle(handle) for handle in names if handle.startswith("slug:")]
    lists = [one for one in told.get("slug", ()) if topic_of(one)]
    slugs = [one for one in told.get("slug", ()) if not topic_of(one)]
    goes_on_from: list[str] = []
    if not of_outlet and ADVISORY not in told:
        if agency := told.get("wire") or (is_sent(facts) and told.get("agency")):
            goes_by.append(f"{WIRE}{agency[0].value.casefold()}")
        goes_by += [handle for one in slugs if (handle := slug_handle(one.value))]
        goes_by += [topics_handle(handle) for one in lists if (handle := slug_handle(one.value))]
        own = [one.handle for take in told.get("take", ()) if take.value == take.words for one in serials(take.words)]
        others = [one.handle for slug in slugs for one in serials(slug.words) if one.handle not in own]
        # Without a number of its own above it, that of a keyword line may be its own.
        goes_by += own or others
        goes_on_from = others if own else []
        is_flash = any(one.value == FLASH for one in told.get("take", ()))
        if (is_sent(facts) or is_flash) and (handle := headline_handle(facts.headline)):
            goes_by.append(handle)
            if not slugs and _A_KEYWORD.fullmatch(facts.headline):
                goes_by.append(slug_handle(facts.headline))
        if is_sent(facts) and (clock := clock_of(facts)):
            goes_by.append(f"sent:{clock}")
    return Handles(
        day_of(told["published"][0].value if "published" in told else facts.date),
        _short(goes_by),
        _short(name for name in names if not name.startswith(NARROWING)),
        _short(goes_on_from),
        _short(handle for handle in goes_by if handle.startswith("slug:") and _may_go_on(facts, told.get("take", []))),
    )


_A_KEYWORD = compiled(r"[^\W\d_]+-[^\W\d_]+(?: [^\W\d_]+){0,2}|[^\W\d_]{4,}")
"""A headline that may be a keyword: "Ont-Moose Bridge", "Kumbali-mutiny"."""


def clock_of(facts: Facts) -> str:
    """The time of day at which it was sent, as it says: "1033"; or nothing."""
    stated = facts.decided("clock") if not facts.date else None
    return (stated.value if stated else (facts.date or "")[11:16]).replace(":", "")


def is_sent(facts: Facts) -> bool:
    """Whether it is an agency's, by what it says of itself, and no outlet's."""
    is_agencys = facts.decided("agency") is not None and facts.decided("dateline") is not None
    return facts.decided("outlet") is None and (is_agencys or facts.decided("wire") is not None)


def topic_of(slug: Decision) -> str:
    """What a slug says where it is a list of topics, which many stories of a day have: "Unfälle/Schifffahrt/",
    "MUZIEK/KLOKKEN/OOST-VLAANDEREN (UPDATE)", "Unfälle/"; or nothing. A keyword with one stroke behind it is in
    capitals."""
    written = slug.words.partition("(")[0].strip()
    line = written.strip(" /")
    if line.startswith(slug.value) and line.count("/") > 1:
        return _without_mark(line)
    is_topic = (
        "/" in slug.value
        or (written.endswith("/") and not slug.value.isupper() and " " not in slug.value)
        or (" " not in slug.value and slug.value.count("-") > 1)
    )
    return _without_mark(slug.value) if is_topic else ""


def topics_handle(slug: str) -> str:
    """The handle of a list of topics, of that of a keyword written like it: "topics:unfällehöhle" of
    "slug:unfällehöhle". Takes share it with other stories of their day: it only names them."""
    return f"topics:{slug.removeprefix('slug:')}"


def _without_mark(topics: str) -> str:
    mark = mark_among(topics)
    return topics.rstrip("/ ").removesuffix(mark).rstrip("/ ").casefold() if mark else topics.casefold()


_ASKED = frozenset({"identity", "own address", "outlet", "published", "slug", "take", "wire", ADVISORY, *RELATIONS})


def _by_what(facts: Facts) -> dict[str, list[Decision]]:
    """The decisions that tell of handles."""
    found: dict[str, list[Decision]] = {}
    for decision in facts.decisions_about(_ASKED):
        found.setdefault(decision.what, []).append(decision)
    return found


def _short(handles: Iterator[str] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(short, handles)))


def short(handle: str) -> str:
    """The handle, or its kind and its digest where it is longer than one may be."""
    if len(handle) <= LONGEST:
        return handle
    kind = handle.partition(":")[0]
    return f"{kind}:{hashlib.sha256(handle.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}"


def _may_go_on(facts: Facts, takes: list[Decision]) -> bool:
    ranks = [place for one in takes if (place := rank(one.value)) is not None]
    moment = moment_of(facts.date)
    return moment is not None and moment.time() <= NIGHT and max(ranks, default=FIRST) > FIRST


def moment_of(date: str | None) -> datetime | None:
    """Of a date that tells the time of day."""
    if not date or "T" not in date:
        return None
    try:
        return datetime.fromisoformat(date)
    except ValueError:
        return None
