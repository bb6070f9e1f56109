"""What a page says of a comparison in sentences: only what the record and the rows hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stories.compare.record import Comparison, PassageKind, Summary
from stories.display.matters import counts, told
from stories.display.rows import Facing
from stories.display.side import Side
from stories.display.stops import Stop
from stories.display.units import Section
from stories.display.wording import counted, figure, joined, percent, sort_in_words


@dataclass(frozen=True, slots=True)
class Said:
    """Some words of a verdict, and whether they carry it."""

    words: str
    strong: bool = False


Sentence = list[Said]


def on_comparison(comparison: Comparison, facing: Facing, left: Side, right: Side) -> list[Sentence]:
    """How much of the left the right carries, what it adds and cuts, and what differs in it."""
    if left.id == right.id:
        return [[Said("Both sides are the same version.", strong=True)]]
    names = names_of(left, right)
    in_text = [stop for stop in facing.stops if stop.is_in_text]
    around = len(facing.stops) - len(in_text)
    if not in_text:
        is_divided = any(row.parted for row in facing.of(Section.TEXT))
        return _the_same(around, comparison.summary.unit, is_divided)
    sentences = [
        _carried(comparison, names),
        _gained(comparison, in_text),
        _moved(in_text),
        *_differing(comparison, facing),
    ]
    if around:
        sentences.append([Said(f"Around the text, {_things(around)}.")])
    return [sentence for sentence in sentences if sentence]


def names_of(left: Side, right: Side) -> tuple[str, str]:
    """What a sentence calls the two: by version inside one article, else by outlet, else by side."""
    if left.article == right.article:
        return f"version {left.number}", f"version {right.number}"
    if left.name == right.name:
        return "the left", "the right"
    return left.name, right.name


def notes_on_sides(left: Side, right: Side) -> Iterator[str]:
    """What must be known of either text before a word of it is used."""
    sides = [("This version", left)] if left.id == right.id else [("The left", left), ("The right", right)]
    for name, side in sides:
        for note in side.notes:
            yield f"{name} {note}"


def notes_on(comparison: Comparison) -> Iterator[str]:
    """What a reader must know of how the two were compared."""
    if comparison.summary.coarse:
        yield "This comparison is coarse: the texts are too long or too unlike to pair every sentence."
    if comparison.summary.unit == "character":
        yield "Compared character by character, for these texts are written without spaces between words."
    if hidden := sum(comparison.summary.hidden.values()):
        hidden_sorts = {sort_in_words(name): count for name, count in comparison.summary.hidden.items()}
        yield f"{figure(hidden, 'change')} not shown: {_listed(hidden_sorts)}."


def _the_same(around: int, unit: str, is_divided: bool) -> list[Sentence]:
    sentences = [[Said("The text is the same", strong=True), Said(f", {unit} for {unit}.")]]
    if is_divided:
        sentences.append([Said("Only its paragraphs begin and end elsewhere.")])
    if around:
        return [*sentences, [Said(f"Around it, {_things(around)}.")]]
    return sentences if is_divided else [*sentences, [Said("So is all that stands around it.")]]


def _things(around: int) -> str:
    return f"{counted(around, 'thing')} {'differs' if around == 1 else 'differ'}"


def _carried(comparison: Comparison, names: tuple[str, str]) -> Sentence:
    left, right = names
    share = comparison.summary.left_carried
    if not comparison.summary.words.left:
        return []
    if share == 0:
        return [Said(f"{capital(right)} carries "), Said("nothing", strong=True), Said(f" of {left}.")]
    much = "all" if share == 1 else percent(share)
    return [Said(f"{capital(right)} carries "), Said(much, strong=True), Said(f" of {left}.")]


def _gained(comparison: Comparison, stops: Sequence[Stop]) -> Sentence:
    summary = comparison.summary
    added = _amount(stops, PassageKind.ADDED, summary.words.added, summary.unit)
    cut = _amount(stops, PassageKind.CUT, summary.words.cut, summary.unit)
    if added and cut:
        return [Said("It adds "), Said(added, strong=True), Said(" and cuts "), Said(cut, strong=True), Said(".")]
    if added:
        return [Said("It adds "), Said(added, strong=True), Said(" and cuts nothing.")]
    if cut:
        return [Said("It cuts "), Said(cut, strong=True), Said(" and adds nothing.")]
    return [Said("It adds and cuts nothing.")] if summary.words.same else []


def _amount(stops: Sequence[Stop], kind: PassageKind, words: int, unit: str) -> str:
    """ "seven paragraphs (212 words in all)": the paragraphs cut or added whole, and all words cut or added."""
    paragraphs = sum(stop.paragraphs for stop in stops if stop.kind == kind)
    if not paragraphs:
        return figure(words, unit) if words else ""
    return f"{counted(paragraphs, 'paragraph')} ({figure(words, unit)} in all)"


def _moved(stops: Iterable[Stop]) -> Sentence:
    moved = sum(stop.kind == "moved" for stop in stops)
    stands = "stands" if moved == 1 else "stand"
    return [Said(f"{capital(counted(moved, 'passage'))} {stands} elsewhere.")] if moved else []


def _differing(comparison: Comparison, facing: Facing) -> list[Sentence]:
    """How many facts of each kind differ, and of what sorts the changes are that no line of the list tells of."""
    facts = counts(told(comparison))
    sentences: list[Sentence] = []
    if facts:
        kinds = joined([counted(count, name) for name, count in facts.items()])
        differs = "differs" if sum(facts.values()) == 1 else "differ"
        sentences.append([Said(capital(kinds), strong=True), Said(f" {differs}.")])
    others = [stop for stop in facing.others if stop.is_in_text and stop.kind in ("words", "replaced")]
    if others:
        count = sum(1 + len(stop.also) for stop in others)
        sorts = _sorts_of(others)
        is_of = "is of" if count == 1 else "are of"
        of_what = f" {is_of} {joined(list(sorts))}" if count == 1 or len(sorts) == 1 else f": {_listed(sorts)}"
        sentences.append([Said(f"{capital(counted(count, 'other change' if facts else 'change'))}{of_what}.")])
    return sentences


def _sorts_of(stops: Iterable[Stop]) -> Mapping[str, int]:
    """How many changes there are of each sort, the heaviest first."""
    sorts = [(sort, 1 + len(stop.also)) for stop in stops for sort in stop.sorts]
    found = Counter[str]()
    for sort, count in sorted(sorts, key=lambda entry: -entry[0].weight):
        found[sort.name] += count
    return found


def _listed(found: Mapping[str, int]) -> str:
    return joined([f"{count} of {name}" for name, count in found.items()])


def capital(words: str) -> str:
    """A sentence's first letter; an outlet that writes itself small ("themoscowtimes.com") stays as it is."""
    return words if "." in words.split(" ")[0].rstrip(",") else words[:1].upper() + words[1:]


def totals(summary: Summary) -> list[tuple[str, str]]:
    """The figures under the verdict: what, how many words."""
    words = summary.words
    rows = [
        ("Left", words.left),
        ("Right", words.right),
        ("Same", words.same),
        ("Cut", words.cut),
        ("Added", words.added),
    ]
    given = [(name, f"{count:,}") for name, count in rows]
    return [*given, ("Replaced", f"{words.replaced[0]:,} by {words.replaced[1]:,}")]
