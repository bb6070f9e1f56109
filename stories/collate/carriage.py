"""Which documents ran which passages: the sentences of many versions lined up, each in exactly one passage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from stories.collate.linkage import Likes, Sets, Terms, average_linkage
from stories.collate.weights import Weights
from stories.text.document import BODY, Document, Range
from stories.text.words import OPENING, words, zipf


class How(StrEnum):
    """How a document carries a passage, beside the form that most documents have."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class Cell:
    """A document's sentences of one passage, and how like the passage's commonest form (0 to 1) they are."""

    how: How
    sentences: tuple[Range, ...]
    similarity: float


@dataclass(frozen=True, slots=True)
class CarriedPassage:
    """One thing told: in its commonest form, with a cell for each document, None where the document has it not."""

    text: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Carriage:
    """Passages down, in the order that most documents tell them; documents across, as they were given. `coarse` where
    so many forms were alike that links alone, and not their mean likeness, decided what is one passage."""

    documents: tuple[Document, ...]
    passages: tuple[CarriedPassage, ...]
    coarse: bool


TOLD_AGAIN = 0.5
"""Mean likeness from which sentences are one passage. AP's two "Shushi's position …" (6 miles, 10 kilometres; about
10km) have .74; "A spokesman … confirmed that Azerbaijani forces have taken control" and AFP's "Armenian government
said there were persistent battles …", two things, have .22."""

EDITED = 0.75
"""Likeness from which a form is the commonest one edited, and no longer a rewrite."""

RAREST_LOOKED_UP = 6
"""A sentence meets those that share one of so many of its rarest words."""

MOST_MET = 200
"""Forms that one word leads to, and forms of one passage weighed against each other, at the most: fifty versions of a
story have tens. More is repetition, and the work is bounded."""


def carriage(documents: Sequence[Document]) -> Carriage:
    """Line up the bodies' sentences of many versions. The order of the documents orders the cells and nothing else."""
    sentences = [
        _Sentence(at, place / max(1, len(found)), span, words(document.quote(span)))
        for at, document in enumerate(documents)
        for found in [_body(document)]
        for place, span in enumerate(found)
    ]
    forms: dict[_Form, list[_Sentence]] = defaultdict(list)
    for sentence in sentences:
        forms[sentence.form].append(sentence)
    groups, coarse = _told_together(forms)
    told = [[sentence for form in group for sentence in forms[form]] for group in groups]
    passages = sorted((_passage(documents, group, forms) for group in told), key=lambda placed: placed[0])
    return Carriage(tuple(documents), tuple(passage for _, passage in passages), coarse)


_Form = tuple[str, ...]
"""A sentence's words in lower case: what is left when only punctuation, case and spaces differ."""


class _Sentence:
    """One sentence of one document; `place` is how far down the body it stands, 0 to 1."""

    __slots__ = ("document", "form", "place", "span")

    def __init__(self, document: int, place: float, span: Range, as_written: list[str]) -> None:
        self.document, self.place, self.span = document, place, span
        self.form: _Form = tuple(word.lower() for word in as_written)


def _body(document: Document) -> list[Range]:
    return [span for block in document.blocks if block.kind in BODY for span in document.sentences_of(block)]


def _told_together(forms: Iterable[_Form]) -> tuple[list[list[_Form]], bool]:
    """Forms grouped by what they tell, and whether that is coarse: links connect, and inside what they connect the mean
    likeness decides."""
    weights = {form: _weights(form) for form in sorted(forms)}
    connected = Sets(weights)
    for left, right in _candidates(weights):
        if not connected.joined(left, right) and weights[left].cosine(weights[right]) >= TOLD_AGAIN:
            connected.join(left, right)
    groups: list[list[_Form]] = []
    components = connected.groups()
    for component in components:
        if len(component) > MOST_MET:
            groups.append(component)
        else:
            pairs = ((one, other, weights[one].cosine(weights[other])) for one, other in combinations(component, 2))
            weighed = ((one, other, Likes(like, like)) for one, other, like in pairs)
            groups += average_linkage([[form] for form in component], weighed, Terms(TOLD_AGAIN, TOLD_AGAIN))
    return groups, any(len(component) > MOST_MET for component in components)


def _weights(form: _Form) -> Weights:
    """Rare words weigh most; "the" next to nothing."""
    return Weights.of_sums({word[:OPENING]: max(0.1, 8.0 - zipf(word)) ** 2 for word in form})


def _candidates(weights: Mapping[_Form, Weights]) -> Iterator[tuple[_Form, _Form]]:
    holders: dict[str, list[_Form]] = defaultdict(list)
    for form, weighed in weights.items():
        rarest = sorted(weighed.by_opening, key=lambda word: (-weighed.by_opening[word], word))[:RAREST_LOOKED_UP]
        for other in dict.fromkeys(other for word in rarest for other in holders[word]):
            yield other, form
        for word in rarest:
            if len(holders[word]) < MOST_MET:
                holders[word].append(form)


def _passage(
    documents: Sequence[Document], told: Sequence[_Sentence], forms: Mapping[_Form, Sequence[_Sentence]]
) -> tuple[tuple[float, str], CarriedPassage]:
    """With what places it: how far down it stands on average, then its text."""
    counts = Counter({form: len({one.document for one in forms[form]}) for form in {one.form for one in told}})
    commonest = max(counts, key=lambda form: (counts[form], len(form), form))
    text = min(documents[one.document].quote(one.span) for one in told if one.form == commonest)
    mine: dict[int, list[_Sentence]] = defaultdict(list)
    for one in told:
        mine[one.document].append(one)
    cells = tuple(_cell(mine[at], commonest) if at in mine else None for at in range(len(documents)))
    place = sum(sorted(one.place for one in told)) / len(told)
    return (round(place, 9), text), CarriedPassage(text, cells)


def _cell(sentences: Sequence[_Sentence], commonest: _Form) -> Cell:
    form = tuple(word for one in sentences for word in one.form)
    if form == commonest:
        return Cell(How.VERBATIM, tuple(one.span for one in sentences), 1.0)
    similarity = round(_weights(form).cosine(_weights(commonest)), 4)
    how = How.EDITED if similarity >= EDITED else How.REWRITTEN
    return Cell(how, tuple(one.span for one in sentences), similarity)
