"""Another source: other words, or another name, where the text says who said it."""

from __future__ import annotations

import re

from stories.compare.labels.attribution import attributes
from stories.compare.labels.found import LabelsFound
from stories.compare.labels.materiality import ANOTHER_NAME
from stories.compare.labels.sorts import ATTRIBUTION, NAME, WORDING
from stories.compare.labels.terms import Term, reach
from stories.compare.labels.texts import Spans, Text, Texts, are_english
from stories.text.facts.attribution import stances

_PRONOUNS = frozenset("he she it they we i you who that which this these those there".split())


def label_source(found: LabelsFound, texts: Texts, spans: Spans) -> None:
    """ "The ministry said" and "a spokesman said", "according to officials"."""
    if ATTRIBUTION in found or not (WORDING in found or _is_another_name(found)):
        return
    if not are_english(texts):
        return
    says = _says_after(texts[0], spans[0][1])
    if not (says or texts[0].words_before(spans[0][0]) == ["according", "to"]):
        return
    old, new = (text.words(*span) for text, span in zip(texts, spans, strict=True))
    if _is_another(old, new, -1 if says else 0):
        found.add(ATTRIBUTION, reach(old), reach(new))
        found.drop(WORDING)


_NEXT_WORD = re.compile(r"\s*(\w+)")


def _says_after(text: Text, at: int) -> bool:
    words = text.words_after(at)
    if not words or words[0] not in stances() or words[0] == "according":
        return False
    verb = _NEXT_WORD.match(text.text, at)
    return verb is not None and attributes(text, verb.span(1))


def _is_another(old: list[Term], new: list[Term], head: int) -> bool:
    """By the word beside the verb or the "to". What a pronoun stands for may be the same."""
    olds, news = ([token.key for token in tokens if token.is_word] for tokens in (old, new))
    if not (olds and news) or olds[head] == news[head]:
        return False
    return _PRONOUNS.isdisjoint((olds[-1], news[-1]))


def _is_another_name(found: LabelsFound) -> bool:
    name = found.labels.get(NAME)
    return name is not None and name.why == ANOTHER_NAME
