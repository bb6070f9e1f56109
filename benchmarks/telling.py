"""A text as one outlet tells it, how an update edits it, and how another outlet words the same anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from benchmarks.renaming import FIGURE, LETTERS, Vocabulary, another_figure, is_told

Paragraphs = tuple[tuple[str, ...], ...]


class EditKind(StrEnum):
    WORD = "word changed"
    FIGURE = "figure changed"
    ADDED = "sentence added"
    CUT = "sentence cut"
    MOVED = "paragraph moved"
    HEADLINE = "headline changed"


@dataclass(frozen=True, slots=True)
class Edit:
    """One act of an update, with the sentence, paragraph or headline before and after; empty where there is none."""

    kind: EditKind
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A headline and paragraphs of sentences."""

    headline: str
    paragraphs: Paragraphs

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    def with_sentence(self, paragraph: int, place: int, *instead: str) -> Telling:
        """With that sentence replaced by others, or by none."""
        sentences = self.paragraphs[paragraph]
        edited = (*sentences[:place], *instead, *sentences[place + 1 :])
        return self.with_paragraphs((*self.paragraphs[:paragraph], edited, *self.paragraphs[paragraph + 1 :]))

    def with_paragraphs(self, paragraphs: Iterable[tuple[str, ...]]) -> Telling:
        return replace(self, paragraphs=tuple(filter(None, paragraphs)))


FEWEST, MOST = 5, 32
"""Sentences of a telling, between which updates cut and add."""

_BREAKS = frozenset("after as when while in on at who which that with by over for but and to from said says".split())
_DROPPED = frozenset("a an the that".split())


def headline_of(sentence: str, chance: Random) -> str:
    """A headline of a sentence's first words, cut where a part of it ends."""
    words = re.sub(r"[\"“”]|(?<=\w)[,;:](?= )", "", sentence).rstrip(".!?’'").split()
    kept = [word for place, word in enumerate(words) if place == 0 or word.lower() not in _DROPPED]
    ends = [at for at in range(5, min(len(kept), 12)) if kept[at].lower() in _BREAKS]
    kept = kept[: chance.choice(ends) if ends else 9]
    while len(kept) > 3 and (kept[-1].lower() in _BREAKS or not kept[-1][-1].isalnum()):
        kept.pop()
    return " ".join(kept)[:1].upper() + " ".join(kept)[1:]


@dataclass(frozen=True)
class Editor:
    """Makes updates of tellings. `spare` gives sentences that the story has not run yet."""

    vocabulary: Vocabulary
    chance: Random
    spare: Iterator[str]

    def update(self, telling: Telling) -> tuple[Telling, tuple[Edit, ...]]:
        """The telling after one to four edits, each recorded."""
        edits: list[Edit] = []
        wanted = self.chance.choice([1, 1, 2, 2, 3, 4])
        while len(edits) < wanted:
            telling, edit = self._edit(telling)
            if edit is not None:
                edits.append(edit)
        return telling, tuple(edits)

    def _edit(self, telling: Telling) -> tuple[Telling, Edit | None]:
        count = len(telling.sentences)
        acts: list[tuple[Callable[[Telling], tuple[Telling, Edit | None]], int]] = [
            (self._word, 4),
            (self._figure, 3),
            (self._added, 5 if count < MOST else 0),
            (self._cut, (3 if count < MOST else 8) if count > FEWEST else 0),
            (self._moved, 1),
            (self._headline, 1),
        ]
        [act] = self.chance.choices([act for act, _ in acts], [weight for _, weight in acts])
        return act(telling)

    def _place(self, telling: Telling) -> tuple[int, int, str]:
        paragraph = self.chance.randrange(len(telling.paragraphs))
        place = self.chance.randrange(len(telling.paragraphs[paragraph]))
        return paragraph, place, telling.paragraphs[paragraph][place]

    def _word(self, telling: Telling) -> tuple[Telling, Edit | None]:
        paragraph, place, sentence = self._place(telling)
        told = [found for found in LETTERS.finditer(sentence) if is_told(found.group())]
        if not told:
            return telling, None
        found = self.chance.choice(told)
        others = [one for one in self.vocabulary.synonyms.get(found.group(), ()) if one != found.group()]
        if not others:
            return telling, None
        edited = sentence[: found.start()] + self.chance.choice(others) + sentence[found.end() :]
        return telling.with_sentence(paragraph, place, edited), Edit(EditKind.WORD, sentence, edited)

    def _figure(self, telling: Telling) -> tuple[Telling, Edit | None]:
        paragraph, place, sentence = self._place(telling)
        figures = list(FIGURE.finditer(sentence))
        if not figures:
            return telling, None
        found = self.chance.choice(figures)
        edited = sentence[: found.start()] + another_figure(found.group(), self.chance) + sentence[found.end() :]
        return telling.with_sentence(paragraph, place, edited), Edit(EditKind.FIGURE, sentence, edited)

    def _added(self, telling: Telling) -> tuple[Telling, Edit | None]:
        new = next(self.spare)
        if new in telling.sentences:
            return telling, None
        paragraph, place, sentence = self._place(telling)
        if paragraph and self.chance.random() < 0.5:
            return telling.with_sentence(paragraph, place, sentence, new), Edit(EditKind.ADDED, "", new)
        at = paragraph + 1
        paragraphs = (*telling.paragraphs[:at], (new,), *telling.paragraphs[at:])
        return telling.with_paragraphs(paragraphs), Edit(EditKind.ADDED, "", new)

    def _cut(self, telling: Telling) -> tuple[Telling, Edit | None]:
        paragraph, place, sentence = self._place(telling)
        if paragraph == 0:
            return telling, None  # its news
        return telling.with_sentence(paragraph, place), Edit(EditKind.CUT, sentence, "")

    def _moved(self, telling: Telling) -> tuple[Telling, Edit | None]:
        if len(telling.paragraphs) < 4:
            return telling, None
        first, *others = telling.paragraphs
        moved = others.pop(self.chance.randrange(len(others)))
        others.insert(self.chance.randrange(len(others) + 1), moved)
        if (first, *others) == telling.paragraphs:
            return telling, None
        words = " ".join(moved)
        return telling.with_paragraphs([first, *others]), Edit(EditKind.MOVED, words, words)

    def _headline(self, telling: Telling) -> tuple[Telling, Edit | None]:
        new = headline_of(self.chance.choice(telling.paragraphs[:2])[0], self.chance)
        if new == telling.headline:
            return telling, None
        return replace(telling, headline=new), Edit(EditKind.HEADLINE, telling.headline, new)

    def carried(self, telling: Telling) -> Telling:
        """As another outlet runs an agency's copy: cut from below, a sentence here and there left out, with a headline
        of its own; the words stay."""
        whole = len(telling.paragraphs)
        kept = telling.paragraphs[: self.chance.randint(max(3, whole // 2), max(3, whole))]
        some = [tuple(s for s in paragraph if self.chance.random() > 0.06) for paragraph in kept[1:]]
        return Telling(self._own_headline(telling), tuple(filter(None, (kept[0], *some))))

    def reworded(self, telling: Telling) -> Telling:
        """As another writer tells it: a third left out, most of the rest in other words, in another order below the
        lede. Names, figures and what is quoted stay."""
        first, *others = [self._rewritten(sentence) for sentence in telling.sentences]
        kept = [sentence for sentence in others if self.chance.random() > 0.35] or others
        placed = sorted(enumerate(kept), key=lambda one: one[0] + self.chance.uniform(0, 4))
        body = [sentence for _, sentence in placed]
        return Telling(self._own_headline(replace(telling, paragraphs=((first,),))), ((first,), *_paired(body)))

    def _own_headline(self, telling: Telling) -> str:
        if self.chance.random() < 0.3:
            return telling.headline
        return headline_of(telling.paragraphs[0][0], self.chance)

    def _rewritten(self, sentence: str) -> str:
        if self.chance.random() < 0.05:
            return sentence
        return self._in_other_words(self._turned(sentence))

    def _in_other_words(self, sentence: str) -> str:
        """What is quoted stays as it was said."""
        pieces = re.split(r"(\"[^\"]*\"|“[^”]*”)", sentence)
        return "".join(piece if at % 2 else LETTERS.sub(self._synonym, piece) for at, piece in enumerate(pieces))

    def _synonym(self, found: re.Match[str]) -> str:
        word = found.group()
        others = self.vocabulary.synonyms.get(word)
        return self.chance.choice(others) if others and self.chance.random() < 0.6 else word

    def _turned(self, sentence: str) -> str:
        """With its parts the other way round, where its form is known."""
        if quoted := _QUOTED.fullmatch(sentence):
            return f"{_capital(quoted['who'])} said: {quoted['said'].rstrip(',')}.{quoted['end']}"
        if said := _SAID.fullmatch(sentence):
            who = _small(said["who"]) if _NO_NAME.match(said["who"]) else said["who"]
            return f"{_capital(said['what'])}, {who} said."
        if fronted := _FRONTED.fullmatch(sentence):
            return f"{_capital(fronted['main'])} {_small(fronted['front'])}."
        return sentence


_QUOTED = re.compile(r"(?P<said>[\"“][^\"“”]*,)(?P<end>[\"”]) (?P<who>[^,\"“”]{3,60}) said\.")
_SAID = re.compile(r"(?P<who>[^,\"“”]{3,50}) said (?:that )?(?P<what>[^\"“”]{20,})\.")
_FRONTED = re.compile(
    r"(?P<front>(?:In|On|At|After|When|During|Before|Since|As) [^,\"“”]{3,60}), (?P<main>[^\"“”]{20,})\."
)
_NO_NAME = re.compile(r"(?:The|A|An|His|Her|He|She|It|They|Police|Officials)\b")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _paired(sentences: Sequence[str]) -> Iterator[tuple[str, ...]]:
    at = number = 0
    while at < len(sentences):
        length = 2 if number % 2 else 1
        yield tuple(sentences[at : at + length])
        at, number = at + length, number + 1
