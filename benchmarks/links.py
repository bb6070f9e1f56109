"""Which sentences answer to each other: F1 against links made by reading.

Micro averages: every link of every pair of texts counts once. Where a peer needs a threshold it gets the one that is
best on the very texts measured, which flatters it; ours are fixed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks import gold
from benchmarks.measures import Score, summed
from benchmarks.peers import sentences
from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import Folder, of_sentences
from stories.compare import Comparison, compare
from stories.text import Document, Kind, Range

Link = tuple[Range, Range]
Scored = dict[Link, float]
CUTS = [step / 50 for step in range(51)]


def seed_links(_: Folder) -> Iterator[Row]:
    pairs = gold.pairs()
    ours = [Score.of(_links(compare(*pair.documents())), pair.links) for pair in pairs]
    by_difflib = [Score.of(_by_difflib(*pair.documents()), pair.links) for pair in pairs]
    scored = [_by_kind(*pair.documents(), sentences.mutual_best) for pair in pairs]
    cut = _best_cut([(pairs_found, pair.links) for pairs_found, pair in zip(scored, pairs, strict=True)])
    by_tfidf = [Score.of(_above(cut, found), pair.links) for found, pair in zip(scored, pairs, strict=True)]
    groups: dict[str, Callable[[gold.Pair], bool]] = {
        f"all {len(pairs)} pairs": lambda pair: True,
        "pairs of one agency": lambda pair: pair.one_agency,
        "AFP against AP": lambda pair: not pair.one_agency,
    }
    for name, holds in groups.items():
        of = [number for number, pair in enumerate(pairs) if holds(pair)]
        yield Row(
            f"sentence links, seeds, {name}",
            "F1",
            _f1(OURS, [ours[number] for number in of]),
            (
                _f1("difflib.ndiff on sentences", [by_difflib[number] for number in of]),
                _f1("tf-idf of words, mutual best", [by_tfidf[number] for number in of], f"cut {cut:g} (best on all)"),
            ),
            Goal("≥", 0.95) if len(of) == len(pairs) else None,
        )
    by_ours = [_links(compare(*pair.documents())) for pair in pairs]
    by_peer = [_above(cut, found) for found in scored]
    yield Row(
        "sentence links, seeds, doubtful ones left out",
        "F1",
        _f1(OURS, _without_doubtful(pairs, by_ours)),
        (_f1("tf-idf of words, mutual best", _without_doubtful(pairs, by_peer), f"cut {cut:g} (best on all)"),),
    )


def _without_doubtful(pairs: Sequence[gold.Pair], found: Sequence[set[Link]]) -> list[Score]:
    """Links that one may argue about are neither asked for nor held against who finds them."""
    return [
        Score.of(links - pair.doubtful, pair.links - pair.doubtful) for links, pair in zip(found, pairs, strict=True)
    ]


def aesop_links(folder: Folder) -> Iterator[Row]:
    fables = [
        (of_sentences(record["a"]), of_sentences(record["b"]), record["gold"])
        for record in folder.records("sentence_links_aesop")
    ]
    wanted = [{(left.sentences[at], right.sentences[to]) for at, to in links} for left, right, links in fables]
    ours = [
        Score.of(_links(compare(left, right)), links) for (left, right, _), links in zip(fables, wanted, strict=True)
    ]
    scored = [_by_kind(left, right, sentences.either_best) for left, right, _ in fables]
    cut = _best_cut(list(zip(scored, wanted, strict=True)))
    peer = [Score.of(_above(cut, found), links) for found, links in zip(scored, wanted, strict=True)]
    halves = {f"all {len(fables)}": slice(None), "1st, 3rd, …": slice(0, None, 2), "2nd, 4th, …": slice(1, None, 2)}
    for name, half in halves.items():
        yield Row(
            f"sentence links, Aesop retold, {name}",
            "F1",
            _f1(OURS, ours[half]),
            (_f1("tf-idf of letters, either's best", peer[half], f"cut {cut:g} (best on all)"),),
            Goal("≥", 0.62) if half == slice(None) else None,
        )


def _links(comparison: Comparison) -> set[Link]:
    return {(pair.left, pair.right) for pair in comparison.sentences}


def _by_kind(
    left: Document, right: Document, scored: Callable[[Sequence[str], Sequence[str]], Mapping[tuple[int, int], float]]
) -> Scored:
    """A peer's pairs. It is told the kinds of the blocks, and so spared pairing a caption with the body."""
    pairs: Scored = {}
    for kind in Kind:
        one, other = _of_kind(left, kind), _of_kind(right, kind)
        if one and other:
            found = scored([left.quote(sentence) for sentence in one], [right.quote(sentence) for sentence in other])
            pairs |= {(one[at], other[to]): strength for (at, to), strength in found.items()}
    return pairs


def _by_difflib(left: Document, right: Document) -> set[Link]:
    return set(_by_kind(left, right, lambda one, other: dict.fromkeys(sentences.difflib_pairs(one, other), 1.0)))


def _of_kind(document: Document, kind: Kind) -> list[Range]:
    return [sentence for block in document.blocks_of(kind) for sentence in document.sentences_of(block)]


def _above(cut: float, scored: Scored) -> set[Link]:
    return {pair for pair, strength in scored.items() if strength >= cut}


def _best_cut(texts: Sequence[tuple[Scored, set[Link] | frozenset[Link]]]) -> float:
    return max(CUTS, key=lambda cut: summed(Score.of(_above(cut, scored), wanted) for scored, wanted in texts).f1)


def _f1(program: str, parts: Sequence[Score], note: str = "") -> Figure:
    found = summed(parts)
    shares = f"precision {found.precision:.3f}, recall {found.recall:.3f} of {found.wanted}"
    return Figure(program, found.f1, f"{shares}; {note}" if note else shares)
