"""Where a quote taken from one version stands in the next one's text.

Word for word first. Where what stood on both sides of a quote still does, the quote is between them or it is gone. One
that was edited is looked for there, or else in the stretch of text that shares most of its words: each pairing of a
likely beginning and a likely end is a place it may stand at, and the best place is taken if the words it shares and
what surrounds it are evidence enough. Counting shared words rather than aligning them keeps a passage whose clauses
changed places.

The work is bounded whatever the texts: one stretch is looked at closely, and of a very long quote a few pieces.
"""

from __future__ import annotations

from stories.text.anchors.home import Neighbours
from stories.text.anchors.page import Page
from stories.text.anchors.pieces import MANY, in_pieces
from stories.text.anchors.respelt import respelt
from stories.text.anchors.rewritten import rewritten
from stories.text.anchors.sought import Sought
from stories.text.anchors.verbatim import verbatim
from stories.text.document import Range

__all__ = ["find_anchor"]


def find_anchor(text: str, quote: str, prefix: str = "", suffix: str = "", start: int | None = None) -> Range | None:
    """The code points of `text` where `quote` stands now, or None when the passage is gone.

    `prefix` and `suffix` are some 30 code points of what stood before and after it in the text it was taken from, and
    `start` where it stood there: of several places the one with the nearest surroundings is taken, then the nearest.
    Where what stood on both sides stands together now, the passage was cut, and what looks like it is another. An
    edited sentence is found as a whole sentence, without its stop if the quote had none. A quote of up to four words
    must stand there but for its spelling, one without a letter or a figure just as it is; a blank one is never found.
    """
    if not quote.strip():
        return None
    sought = Sought.of(quote, prefix, suffix, start)
    neighbours = Neighbours.of(text, sought)
    found, stands = verbatim(text, sought), neighbours.home(sought)
    if found and (stands is None or _meet(found, stands)):
        return found
    edited = None if stands and _is_blank(text, stands) else _edited(Page.of(text), sought, stands)
    if edited and not neighbours.are_crossed(edited):
        return edited
    # What left its home may have moved as it was; of a few words that stand elsewhere too, those are others.
    return None if stands and sought.is_short else found


def _edited(page: Page, sought: Sought, within: Range | None) -> Range | None:
    if not page.keys or not sought.page.keys:
        return None
    if sought.is_short:
        return respelt(page, sought, within)
    if len(sought.page.keys) <= MANY:
        return rewritten(page, sought, within)
    return in_pieces(page, sought)


def _meet(place: Range, stretch: Range) -> bool:
    return place[0] < stretch[1] and stretch[0] < place[1]


def _is_blank(text: str, stretch: Range) -> bool:
    return not any(map(str.isalnum, text[slice(*stretch)]))
