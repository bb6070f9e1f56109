"""What a page says in a sentence before it shows any chart: only what the record and the rows hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from stories.collate import SAME_COPY
from stories.compare.record import Comparison, PassageKind, Summary
from stories.models import Article, Look, Ran, Version
from stories.views.rows import Facing
from stories.views.sorts import Sort
from stories.views.stops import Stop
from stories.views.units import Section
from stories.views.wording import counted, figure, joined, moment_in_words, number, percent, sort_in_words

if TYPE_CHECKING:
    from stories.views.sides import Side

ALMOST_WHOLE = 0.8
"""Share of an article's text that is an agency's copy, from which the article is that copy and little else."""


@dataclass(frozen=True, slots=True)
class Said:
    """Some words of a verdict, and whether they carry it."""

    words: str
    strong: bool = False


Sentence = list[Said]


def on_story(ran: Ran, versions: int, look: Look) -> list[Sentence]:
    """Who ran how much of it, whose copy that is, and who does not say so. Of a story that more articles tell than were
    looked at, nothing is said that rests on all of them."""
    sentences = [_told_by(ran, versions), _agencies(ran)] if ran.articles else [_sent_alone(ran, versions)]
    looked_at = [article for article in look.articles if article.runs_it]
    if ran.articles == len(looked_at):
        sentences.insert(1, _perhaps_one(looked_at))
        sentences += _uncredited(looked_at)
        sentences += [_rewritten(agency, look) for agency in ran.agency_names]
    else:
        sentences += _uncredited([article for article in looked_at if article.is_ours])
    return [sentence for sentence in sentences if sentence]


def who_ran(ran: Ran) -> str:
    """ "themoscowtimes.com and three articles that name no outlet"; of many outlets the first by name. Where nobody
    did, whose own text is here."""
    if not ran.articles:
        return f"nobody here: {sent_by(ran)}"
    others = f"{counted(ran.unlisted, 'other outlet')}" if ran.unlisted else ""
    names = "names" if ran.unnamed == 1 else "name"
    unnamed = f"{counted(ran.unnamed, 'article')} that {names} no outlet" if ran.unnamed else ""
    return joined([*map(outlet_in_words, ran.first), *filter(None, [others, unnamed])])


def outlet_in_words(article: Article) -> str:
    return f"{article.name} (ours)" if article.is_ours else article.name


def _told_by(ran: Ran, versions: int) -> Sentence:
    runs = "runs" if ran.articles == 1 else "run"
    who = Said(_capital(who_ran(ran)), strong=True)
    if ran.wires or ran.notices:
        return [who, Said(f" {runs} it. With {sent_by(ran)} it is here in {_versions(versions)}.")]
    return [who, Said(f" {runs} it in {_versions(versions)}.")]


def _sent_alone(ran: Ran, versions: int) -> Sentence:
    """Where nobody ran it: only what an agency sent is here."""
    what = Said(_capital(sent_by(ran)), strong=True)
    is_one = len(ran.wires) + ran.notices == 1
    return [what, Said(f" {'is' if is_one else 'are'} here in {_versions(versions)}. Nobody who ran it is.")]


def sent_by(ran: Ran) -> str:
    """ "AP’s own text and one notice"."""
    wires = [f"{_of_whom(agency)} own text" if agency else "an agency’s own text" for agency in ran.wires]
    return joined([*wires, *filter(None, [counted(ran.notices, "notice") if ran.notices else ""])])


def _of_whom(name: str) -> str:
    """ "AP’s", "Reuters’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _versions(versions: int) -> str:
    return "one version" if versions == 1 else counted(versions, "version")


def _perhaps_one(articles: Sequence[Article]) -> Sentence:
    """Nobody says that two files are two outlets': where they read nearly the same, they may be one's."""
    perhaps = sum(article.perhaps_one() is not None for article in articles)
    return [Said(f"{_capital(number(perhaps))} of them may be one article.")] if perhaps else []


def _agencies(ran: Ran) -> Sentence:
    known = sum(ran.agencies.values())
    if not known:
        return [Said("No agency is credited or could be inferred.")]
    parts = [f"{agency} copy in {number(count)}" for agency, count in sorted(ran.agencies.items())]
    if known < ran.articles:
        parts.append(f"copy of no known agency in {number(ran.articles - known)}")
    if len(parts) == 1:
        [agency] = ran.agencies
        what = {1: "It is", 2: "Both are"}.get(ran.articles, f"All {number(ran.articles)} are")
        return [Said(f"{what} "), Said(f"{agency} copy", strong=True), Said(".")]
    return [Said(f"It is {joined(parts)}.")]


WAITS_FOR = "speaks of a text that is not here, and waits for it: {}."

FEW = 3
"""Sentences of one kind, from which on they are counted in one."""


def _uncredited(articles: Sequence[Article]) -> list[Sentence]:
    found = [(article, share) for article in articles if (share := _copied(article)) >= ALMOST_WHOLE]
    if len(found) > FEW:
        least = percent(min(share for _, share in found))
        runs = f"{_capital(counted(len(found), 'article'))} are agency copy to {least} or more, which they "
        return [[Said(runs), Said("do not credit", strong=True), Said(".")]]
    return [
        [
            Said(f"{percent(share)} of what {article.name} runs is {article.agency} copy, which it "),
            Said("does not credit", strong=True),
            Said("."),
        ]
        for article, share in found
    ]


def _copied(article: Article) -> float:
    """The share of it that is an agency's copy which it does not credit."""
    decision = article.agency_decision()
    return (decision["share"] or 0.0) if decision and article.infers_agency() else 0.0


def _rewritten(agency: str, look: Look) -> Sentence:
    """The agency's articles have little text in common: its story was rewritten from one to the other."""
    newest = [version for version in look.newest if version.in_article.agency == agency]
    most = max((look.shares.shared(one, other) for one, other in combinations(newest, 2)), default=SAME_COPY)
    if most >= SAME_COPY:
        return []
    share = f"at most {percent(most)}" if most else "nothing"
    return [
        Said(f"{agency}’s was "),
        Said("rewritten", strong=True),
        Said(f": of the newest versions, {share} of one is in another."),
    ]


def on_comparison(comparison: Comparison, facing: Facing, left: Side, right: Side) -> list[Sentence]:
    """How much of the left the right carries, what it adds and cuts, and of what sort the changes are."""
    if left.id == right.id:
        return [[Said("Both sides are the same version.", strong=True)]]
    names = names_of(left, right)
    in_text = [stop for stop in facing.stops if stop.is_in_text]
    around = len(facing.stops) - len(in_text)
    if not in_text:
        is_divided = any(row.parted for row in facing.of(Section.TEXT))
        return _the_same(around, comparison.summary.unit, is_divided)
    sentences = [_carried(comparison, names), _gained(comparison, in_text), _moved(in_text), _sorts(in_text)]
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


def notes_on_version(version: Version) -> Iterator[str]:
    """Each as the rest of a sentence: "was killed by …"."""
    if not version.is_readable():
        yield "was withdrawn: nobody but admins can read it."
    if version.is_held():
        yield f"is held until {moment_in_words(version.held_until)}, and is not for publication before."
    for said in version.speaks():
        yield f"{said['what']} {said['value']}." if said["value"] else WAITS_FOR.format(said["words"])
    for mark in version.marks():
        if mark["basis"] == "inferred":
            yield f"holds {percent(mark['share'] or 0)} of a text that was {mark['what']} by {mark['value']}."
            continue
        said_by = f" on the word of {mark['by']}" if mark["basis"] == "person" else ""
        yield f"was {mark['what']} by {mark['value']}{said_by}."


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
        return [Said(f"{_capital(right)} carries "), Said("nothing", strong=True), Said(f" of {left}.")]
    much = "all" if share == 1 else percent(share)
    return [Said(f"{_capital(right)} carries "), Said(much, strong=True), Said(f" of {left}.")]


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
    return [Said(f"{_capital(counted(moved, 'passage'))} {stands} elsewhere.")] if moved else []


def _sorts(stops: Iterable[Stop]) -> Sentence:
    """The changes inside passages: how many of each sort that matters, and of what sorts the others are.
    A change of two sorts counts as each."""
    inside = [stop for stop in stops if stop.kind in ("words", "replaced")]
    if not inside:
        return []
    light = [stop for stop in inside if not any(sort.is_heavy for sort in stop.sorts)]
    heavy = _of_each(sort for stop in inside for sort in stop.sorts if sort.is_heavy)
    others = _of_each(sort for stop in light for sort in stop.sorts)
    total = _capital(counted(len(inside), "change"))
    if len({**heavy, **others}) == 1:
        return [Said(f"{total} of {next(iter({**heavy, **others}))}.")]
    if not heavy:
        return [Said(f"{total} inside passages: {_listed(others)}.")]
    said = [Said(f"{total} inside passages: "), Said(_listed(heavy), strong=True)]
    if light:
        others_are = "the other one is" if len(light) == 1 else f"the other {number(len(light))} are"
        said.append(Said(f"; {others_are} of {joined(list(others))}"))
    return [*said, Said(".")]


def _of_each(sorts: Iterable[Sort]) -> dict[str, int]:
    """How many of each sort there are, the heaviest first."""
    heaviest_first = sorted(sorts, key=lambda sort: -sort.weight)
    return dict(Counter(sort.name for sort in heaviest_first))


def _listed(counts: Mapping[str, int]) -> str:
    return joined([f"{count} of {name}" for name, count in counts.items()])


def _capital(words: str) -> str:
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
