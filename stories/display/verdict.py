"""What a page says of a comparison in sentences: only what the record and the rows hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stories.compare.record import Comparison, PassageKind, Summary
from stories.display.matters import counts, told
from stories.display.rows import Facing
from stories.display.side import Side
from stories.display.stops import Stop
from stories.display.units import Section
from stories.display.wording import counted, figure, joined, number, percent, sort_in_words


@dataclass(frozen=True, slots=True)
class Said:
    """Some words of a verdict, and whether they carry it."""

    words: str
    strong: bool = False


Sentence = list[Said]


def on_comparison(comparison: Comparison, facing: Facing, left: Side, right: Side) -> list[Sentence]:
    """What matters first: the facts that differ; then how much of the left the right carries, adds and cuts."""
    if left.id == right.id:
        return [[Said("Both sides are the same version.", strong=True)]]
    in_text = [stop for stop in facing.stops if stop.is_in_text]
    if not in_text:
        is_divided = any(row.parted for row in facing.of(Section.TEXT))
        return _the_same(len(facing.stops), comparison.summary.unit, is_divided)
    facts = counts(told(comparison))
    sentences = [_facts(facts), _carried(comparison, in_text, names_of(left, right))]
    return [sentence for sentence in [*sentences, *([] if facts else [_wording(facing)])] if sentence]


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


def _facts(facts: Mapping[str, int]) -> Sentence:
    """How many facts of each kind differ."""
    if not facts:
        return []
    kinds = joined([counted(count, name) for name, count in facts.items()])
    return [Said(f"{capital(kinds)} {'differs' if sum(facts.values()) == 1 else 'differ'}.", strong=True)]


def _carried(comparison: Comparison, stops: Sequence[Stop], names: tuple[str, str]) -> Sentence:
    """ "Version 2 carries 97 % of version 1: six paragraphs added, nothing cut." """
    summary, (left, right) = comparison.summary, names
    became = ", ".join(_became(stops, summary))
    if not summary.words.left:
        return [Said(capital(became)), Said(".")] if became else []
    share = summary.left_carried
    much = "nothing" if share == 0 else "all" if share == 1 else percent(share)
    return [Said(f"{capital(right)} carries "), Said(much, strong=True), Said(f" of {left}{became and ': '}{became}.")]


def _became(stops: Sequence[Stop], summary: Summary) -> Iterator[str]:
    """ "six paragraphs added", "three cut", "4 words cut", "two passages moved"."""
    added, cut = (_paragraphs(stops, kind) for kind in (PassageKind.ADDED, PassageKind.CUT))
    words = summary.words
    if words.added or words.cut or words.same:
        yield f"{_amount(added, words.added, summary.unit)} added"
        # "paragraphs" is said once, where both are more than one or both are one
        is_said = added and cut and (added == 1) is (cut == 1)
        yield f"{number(cut) if is_said else _amount(cut, words.cut, summary.unit)} cut"
    if moved := sum(stop.kind == "moved" for stop in stops):
        yield f"{counted(moved, 'passage')} moved"


def _paragraphs(stops: Iterable[Stop], kind: PassageKind) -> int:
    """Those cut or added whole."""
    return sum(stop.paragraphs for stop in stops if stop.kind == kind)


def _amount(paragraphs: int, words: int, unit: str) -> str:
    """ "seven paragraphs"; where there are none, "4 words" or "nothing"."""
    if paragraphs:
        return counted(paragraphs, "paragraph")
    return figure(words, unit) if words else "nothing"


def _wording(facing: Facing) -> Sentence:
    """Of what sorts the changes of words are, where no fact differs."""
    others = [stop for stop in facing.others if stop.is_in_text and stop.kind in ("words", "replaced")]
    count = sum(1 + len(stop.also) for stop in others)
    return [Said(f"{capital(counted(count, 'change'))} of {joined(_sorts_of(others))}.")] if others else []


def _sorts_of(stops: Iterable[Stop]) -> Sequence[str]:
    """What sorts there are among the changes, the heaviest first."""
    sorts = sorted((sort for stop in stops for sort in stop.sorts), key=lambda sort: -sort.weight)
    return list(dict.fromkeys(sort.name for sort in sorts))


def _listed(found: Mapping[str, int]) -> str:
    return joined([f"{count} of {name}" for name, count in found.items()])


def capital(words: str) -> str:
    """A sentence's first letter; an outlet that writes itself small ("themoscowtimes.com") stays as it is."""
    return words if "." in words.split(" ")[0].rstrip(",") else words[:1].upper() + words[1:]


def totals(summary: Summary) -> list[tuple[str, str]]:
    """The figures at the foot of the list: what, how many words."""
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
