"""An edited quote, found by the words it shares with a place and by what surrounds both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from operator import sub

from stories.text.anchors.edges import beginnings, ends
from stories.text.anchors.page import Page
from stories.text.anchors.place import Place
from stories.text.anchors.sought import Sought, sentences_of
from stories.text.document import Range

SIGN = 0.15
"""What each of four signs adds to the share of words that agree (0 to 1): the words before the quote stand before the
place, those after it after the place, a sentence begins here as there, and ends here as there."""

EVIDENCE = 1.0
"""Shared words and signs that a place needs: every word, or fewer words and more signs. With four signs two fifths of
the words will do: "largely worked according to the 18F Modular Contracting and Agile Development playbook" is found as
"largely worked according to the 18F De-risking Guide". With three it takes more than half: "Inflation has been running
somewhat below …" is not "Inflation recently picked up somewhat, reflecting …", though the same sentence follows."""

LOST, GAINED = 0.5, 0.3
"""How much a word that only the quote, or only the place, has counts against the place. Gained words weigh less: "With
this launch, federal agencies should feel confident to use the Standards they choose." is found as all of a sentence
twice as long ("… use the Standards — and just to clarify …"), not as what opens it."""


def rewritten(page: Page, sought: Sought, within: Range | None = None) -> Range | None:
    """`within` is where the quote must stand, if that is known."""
    stretch = page.words_in(within) if within else _stretch(page, sought)
    best = max(_places(page, sought, stretch, within or _reach(page, stretch)), default=None) if stretch else None
    return best.range if best and best.evidence >= EVIDENCE else None


def _stretch(page: Page, sought: Sought) -> range:
    """As many words as the quote has, the most of them its own, with as many again on either side. The best alone held
    all but one of 165 edited quotes."""
    length = len(sought.page.keys)
    summed = [0, *accumulate(map(set(sought.page.keys).__contains__, page.keys))]
    shared = list(map(sub, summed[length:], summed)) or [0]
    most = max(shared)
    best = sought.nearest([first for first, count in enumerate(shared) if count == most], page.starts.__getitem__)
    first = min(best, key=lambda first: sought.distance(page.starts[first]))
    return range(max(0, first - length), min(len(page.keys), first + 2 * length))


def _reach(page: Page, stretch: range) -> Range:
    """The code points of these words, with the marks that open and close the text."""
    first = page.starts[stretch[0]] if stretch[0] else 0
    return first, (page.ends[stretch[-1]] if stretch[-1] + 1 < len(page.keys) else len(page.text))


def _places(page: Page, sought: Sought, stretch: range, reach: Range) -> Iterator[Place]:
    """Every pairing of a likely beginning and a likely end."""
    # What outruns the reach counts as a sentence as far as it goes: a part found is better than none.
    first, limit = reach
    sentences = list(sentences_of(page.text, first, first + len(page.text[first:limit].rstrip())))
    last = {end.word: end for end in ends(page, sought, stretch, [ended for _, ended in sentences])}
    for beginning in beginnings(page, sought, stretch, [begun for begun, _ in sentences]):
        for word, share in _shares(page, sought, range(beginning.word, stretch.stop)):
            if end := last.get(word):
                evidence = share + SIGN * (beginning.signs + end.signs)
                yield Place.at(beginning.position, end.position, evidence, sought)


def _shares(page: Page, sought: Sought, words: range) -> Iterator[tuple[int, float]]:
    """For each of these words: how much a place that ends with it has in common with the quote, 0 to 1."""
    left = Counter(sought.page.keys)
    total, common = len(sought.page.keys), 0
    for here, word in enumerate(words, 1):
        key = page.keys[word]
        if left[key] > 0:
            left[key] -= 1
            common += 1
        yield word, common / (common + LOST * (total - common) + GAINED * (here - common))
