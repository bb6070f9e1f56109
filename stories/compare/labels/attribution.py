"""Who says it, and how far the writer stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from stories.compare.labels.items import Item
from stories.text.words import table_rows

PHRASE = 6
"""Words: ", the defence ministry said" is an attribution that comes or goes; with more, a statement comes or goes."""

_PRONOUNS = frozenset("he she it they we i you who that which this these those there".split())


@cache
def stances() -> dict[str, str]:
    """Reporting verb to its group."""
    rows = (row.split(":") for row in table_rows("reporting.txt"))
    return {verb: stance for stance, verbs in rows for verb in verbs.split()}


_NOT_SAID = frozenset("not to did does would could will may might must should cannot never".split())


def reporting(tokens: Sequence[Item], before: Sequence[str]) -> list[Item]:
    """The words that attribute: "according" only before "to", and no "say" of "did not say what". `before` are the
    words that stand before them all."""
    known = stances()
    found = []
    for at, token in enumerate(tokens):
        if token.key not in known:
            continue
        if token.key == "according" and not (at + 1 < len(tokens) and tokens[at + 1].key == "to"):
            continue
        if token.key in ("say", "deny") and (tokens[at - 1].key if at else "".join(before[-1:])) in _NOT_SAID:
            continue
        found.append(token)
    return found


def stance(tokens: Sequence[Item]) -> frozenset[str]:
    return frozenset(stances()[token.key] for token in tokens)


def is_another_source(old: Sequence[Item], new: Sequence[Item], before: Sequence[str], after: str) -> bool:
    """Whether what changed is who said it: "the ministry said" and "a spokesman said", "according to officials"."""
    olds, news = ([token.key for token in tokens if token.is_word] for tokens in (old, new))
    if not (olds and news):
        return False
    says = after in stances() and after != "according"
    if not (says or list(before[-2:]) == ["according", "to"]):
        return False
    head = -1 if says else 0
    return olds[head] != news[head] and not ({olds[-1], news[-1]} & _PRONOUNS)
