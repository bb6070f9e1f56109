"""Grouping articles by tf-idf with average linkage, at every cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.peers import tfidf


def average_linkage(texts: Sequence[str]) -> Iterator[tuple[float, list[list[int]]]]:
    """From every text by itself to all in one: the groups, and the likeness at which the last two were joined."""
    vectors = tfidf.vectors(texts)
    groups = {number: [number] for number in range(len(texts))}
    likeness: dict[int, dict[int, float]] = {number: {} for number in groups}
    for one in groups:
        for other in range(one):
            likeness[one][other] = likeness[other][one] = tfidf.cosine(vectors[one], vectors[other])
    nearest = {one: max(row, key=row.__getitem__) for one, row in likeness.items() if row}
    yield 1.0, list(groups.values())
    while len(groups) > 1:
        one = max(nearest, key=lambda number: likeness[number][nearest[number]])
        other = nearest[one]
        joined_at = likeness[one][other]
        sizes = len(groups[one]), len(groups[other])
        groups[one] = groups[one] + groups.pop(other)
        gone = likeness.pop(other)
        del nearest[other], likeness[one][other]
        for third, row in likeness.items():
            if third != one:
                del row[other]
                mean = (row[one] * sizes[0] + gone[third] * sizes[1]) / sum(sizes)
                row[one] = likeness[one][third] = mean
                if nearest[third] in (one, other) or mean > row[nearest[third]]:
                    nearest[third] = max(row, key=row.__getitem__)
        if likeness[one]:
            nearest[one] = max(likeness[one], key=likeness[one].__getitem__)
        yield joined_at, list(groups.values())
