"""A few words found in other case, punctuation or spelling, joined or parted: "time zone", "timezone"."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from stories.text.anchors.page import Page
from stories.text.anchors.place import Place, first_character, last_character
from stories.text.anchors.sought import Sought
from stories.text.document import Range
from stories.text.tokens import written_without_spaces

SPELT_ALIKE = 0.88
"""How alike the letters of a short quote must be: Pashinyan and Pashinian are (.89), "the process" and "this process"
are not (.86)."""

CONTEXT_HELPS = 0.1
"""By how much less alike they may be where the quote's surroundings are found too: Shusha and Shushi (.83)."""

_MOST_LETTERS = 160  # of a quote: four words of 40


def respelt(page: Page, sought: Sought, within: Range | None = None) -> Range | None:
    """`within` is where the quote must stand, if that is known."""
    words = len(sought.page.spelt)
    # One character more or less is a joined or a parted word, but where each is a word it is half of what was meant.
    spread = 0 if written_without_spaces(sought.quote) else 1
    widths = range(max(1, words - spread), words + spread + 1)
    places = [place for width in widths for place in _spelt_alike(page, sought, width)]
    if within:
        places = [place for place in places if within[0] <= place.start and place.end <= within[1]]
    if not places:
        return None
    best = max(places)
    are_several = any(place.end <= best.start or place.start >= best.end for place in places)
    return None if are_several and sought.is_elsewhere(page.text, best.range) else best.range


def _spelt_alike(page: Page, sought: Sought, width: int) -> Iterator[Place]:
    """The runs of so many words that have nearly the quote's letters."""
    letters = "".join(sought.page.spelt)[: _MOST_LETTERS + 1]
    help_at_most = CONTEXT_HELPS if sought.has_surroundings else 0.0
    runs = list(map("".join, zip(*(page.spelt[number:] for number in range(width)), strict=False)))
    alike = _likeness(letters, runs, SPELT_ALIKE - help_at_most)
    for first in sought.nearest([number for number, run in enumerate(runs) if run in alike], page.starts.__getitem__):
        start = first_character(page, first, sought)
        end = last_character(page, first + width - 1, sought)
        evidence = alike[runs[first]] + help_at_most * sought.context(page.text, (start, end)) / 2
        if evidence >= SPELT_ALIKE:
            yield Place.at(start, end, evidence, sought)


def _likeness(letters: str, runs: list[str], least: float) -> dict[str, float]:
    """How alike to these letters those runs are that are at least so much, and have the same figures: 30 percent and
    40 percent are spelt alike and are not the same."""
    scores = process.extract(letters, list(set(runs)), scorer=fuzz.ratio, score_cutoff=100 * least, limit=None)
    return {run: score / 100 for run, score, _ in scores if _figures(run) == _figures(letters)}


def _figures(text: str) -> list[str]:
    return [character for character in text if character.isdigit()]
