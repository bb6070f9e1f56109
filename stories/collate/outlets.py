"""Files of one outlet that are one article by the copy they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from stories.collate.candidate import Candidate, Key
from stories.collate.known import Known
from stories.collate.likeness import SAME_COPY, copy
from stories.collate.meeting import MOST_MET
from stories.collate.stories import Grouping
from stories.text.dates import read_date
from stories.text.patterns import compiled

FEW = 6
"""Texts of which it takes less to compare each two than to look for what they share; and near copies that another is
compared with at the most, where a person keeps the first of them apart from it."""


def sharing_copy(units: Sequence[Sequence[Key]], grouping: Grouping[Key], known: Known) -> list[tuple[Key, Key]]:
    """Pairs of units of one outlet, by a version of each, that share one copy; those that share most first."""
    found: list[tuple[float, Key, Key]] = []
    standing: list[Key] = []
    for keys in _by_text(units, grouping).values():
        firsts: list[Key] = []
        for key in keys:
            shares = [(_copy(first, key, known), first) for first in firsts[:FEW]]
            found += ((-share, first, key) for share, first in shares if share >= SAME_COPY)
            if not shares or max(shares)[0] < SAME_COPY:
                firsts.append(key)
                standing.append(key)
            elif known.units.is_barred(key):
                firsts.append(key)
    found += ((-_copy(one, other, known), one, other) for one, other in _with_runs_in_common(standing, known))
    return [(one, other) for _, one, other in sorted(found)]


def _copy(one: Key, other: Key, known: Known) -> float:
    """How much they share; nothing, where they say that they are two dispatches, made to one pattern."""
    if known.dispatches.are_two(one, other):
        return 0.0
    first = _first_published(known.by_key[one])
    if first and first == _first_published(known.by_key[other]):
        return 1.0  # of one outlet and one event, and both say the minute in which it first stood there
    return copy(known.by_key[one].fingerprint, known.by_key[other].fingerprint)


_UPDATED = compiled(
    r"\s[-–|·]\s|,?\s(?i:updated|aktualisiert|mis à jour|actualizado|aggiornato|bijgewerkt|uppdaterad|oppdatert)\b"
)


def _first_published(one: Candidate) -> str:
    """The time when a text that was updated says that it was first published: "16 March 2007, 11.05am - updated
    7.15pm"."""
    said = [
        told for decision in one.facts.decisions if decision.what == "date" for told in _UPDATED.split(decision.words)
    ]
    first = read_date(said[0]) if said else None
    return first if first and "T" in first else ""


def _by_text(units: Sequence[Sequence[Key]], grouping: Grouping[Key]) -> dict[Key, list[Key]]:
    """Of each unit a version for each text that its versions are near copies of, by these, in order."""
    by_text: dict[Key, list[Key]] = defaultdict(list)
    for members in units:
        for text, key in {grouping.stands_for[key]: key for key in reversed(members)}.items():
            by_text[text].append(key)
    return {text: sorted(keys) for text, keys in by_text.items()}


def _with_runs_in_common(keys: Sequence[Key], known: Known) -> Iterator[tuple[Key, Key]]:
    """Those that share one copy, of more than a few found by the runs of words that they hold."""
    if len(keys) <= FEW:
        yield from (pair for pair in combinations(sorted(keys), 2) if _copy(*pair, known) >= SAME_COPY)
        return
    holders: dict[int, list[Key]] = defaultdict(list)
    for key in sorted(keys):
        mine = known.by_key[key].fingerprint
        shared = Counter(other for run in mine.runs if len(holders[run]) < MOST_MET for other in holders[run])
        for other, runs in shared.items():
            if runs >= SAME_COPY * min(mine.length, known.by_key[other].fingerprint.length) > 0:
                yield other, key
        for run in mine.runs:
            holders[run].append(key)
