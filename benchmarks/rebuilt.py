"""Whether a comparison's record holds both texts: law 1 of a comparison, checked from the JSON alone."""

from __future__ import annotations

from typing import Any

Range = tuple[int, int]


def rebuilds(record: dict[str, Any]) -> bool:
    """Each sentence stands in one passage, only white space stands between them, and outside its changes a passage
    that is the same or edited reads alike on both sides: so either text follows from the other and the record."""
    passages = record["passages"]
    return all(_covers(record[side], passages, side) for side in ("left", "right")) and all(
        _unchanged(record["left"]["text"], passage, "left") == _unchanged(record["right"]["text"], passage, "right")
        for passage in passages
        if passage["kind"] in ("same", "edited")
    )


def _covers(document: dict[str, Any], passages: list[dict[str, Any]], side: str) -> bool:
    told = sorted((start, end) for passage in passages for start, end in passage[side])
    return told == sorted((start, end) for start, end in document["sentences"]) and not _without(
        document["text"], [(0, len(document["text"]))], told
    )


def _unchanged(text: str, passage: dict[str, Any], side: str) -> str:
    changed = sorted((change[side][0], change[side][1]) for change in passage["changes"] if change[side])
    return _without(text, [(start, end) for start, end in passage[side]], changed)


def _without(text: str, spans: list[Range], removed: list[Range]) -> str:
    """What the spans hold outside the removed ranges, white space aside."""
    left: list[str] = []
    for start, end in spans:
        at = start
        for cut_start, cut_end in removed:
            if cut_end > at and cut_start < end:
                left.append(text[at : max(at, cut_start)])
                at = cut_end
        left.append(text[at:end])
    return "".join("".join(left).split())
