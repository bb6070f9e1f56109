"""Articles grouped into stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations

from benchmarks.absent import front_door
from benchmarks.measures import BCubed
from benchmarks.peers import grouping
from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import Folder, of_sentences
from stories.collate import Fingerprint, same_story

PEER = "tf-idf, average linkage"


def story_groups(folder: Folder) -> Iterator[Row]:
    """B³ F1, each set of topics grouped by itself. A paragraph for each sentence."""
    articles = folder.records("stories_ecbplus")
    halves = {"all topics": (0, 1), "odd topics": (1,), "even topics": (0,)}
    for name, parities in halves.items():
        texts = {record["id"]: record["sentences"] for record in articles if record["topic"] % 2 in parities}
        stories = defaultdict(set)
        for record in articles:
            if record["id"] in texts:
                stories[record["story"]].add(record["id"])
        found = same_story({number: of_sentences(sentences) for number, sentences in texts.items()})
        best, cut = _best_cut(texts, stories.values())
        yield Row(
            f"story grouping, ECB+, {name}",
            "B³ F1",
            _figure(OURS, BCubed.of(found, stories.values()), f"{len(found)} groups of {len(stories)} stories"),
            (_figure(PEER, best, f"cut {cut:.3f} (best on these)"),),
            Goal("≥", 0.9) if len(parities) == 2 else None,
        )


def joined_by_reuse(folder: Folder) -> Iterator[Row]:
    """Pairs of stories of one topic of which two articles share so much text that it alone would join them."""
    copy, least = front_door("stories.collate.likeness", "copy"), front_door("stories.collate.likeness", "SAME_COPY")
    articles = folder.records("stories_ecbplus")
    fingerprints = {record["id"]: Fingerprint.of(of_sentences(record["sentences"])) for record in articles}
    apart = [
        (frozenset((one["story"], other["story"])), copy(fingerprints[one["id"]], fingerprints[other["id"]]))
        for one, other in combinations(articles, 2)
        if one["topic"] == other["topic"] and one["story"] != other["story"]
    ]
    joined = {pair for pair, shared in apart if shared >= least}
    note = f"of {len({pair for pair, _ in apart})}; two articles share {max(shared for _, shared in apart):.3f} at most"
    yield Row("stories of one topic joined by reuse alone", "count", Figure(OURS, len(joined), note), goal=Goal("≤", 0))


def _best_cut(texts: dict[str, list[str]], stories: Collection[set[str]]) -> tuple[BCubed, float]:
    ids = list(texts)
    levels = grouping.average_linkage([" ".join(sentences) for sentences in texts.values()])
    scored = ((BCubed.of([[ids[at] for at in group] for group in groups], stories), cut) for cut, groups in levels)
    return max(scored, key=lambda level: level[0].f1)


def _figure(program: str, reached: BCubed, note: str) -> Figure:
    return Figure(program, reached.f1, f"precision {reached.precision:.3f}, recall {reached.recall:.3f}; {note}")
