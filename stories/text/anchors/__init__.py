"""Where a quote taken from one version stands in the next one's text.

Word for word first. A quote that was edited is looked for in the stretch of text that shares most of its words: each
pairing of a likely beginning and a likely end is a place it may stand at, and the best place is taken if the words it
shares and what surrounds it are evidence enough. Counting shared words rather than aligning them keeps a passage whose
clauses changed places.

The work is bounded whatever the texts: one stretch is looked at closely, and of a very long quote a few pieces.
"""

from __future__ import annotations

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
    An edited sentence is found as a whole sentence. A quote of up to four words must stand there but for its spelling,
    one without a letter or a figure just as it is; a blank one is never found.
    """
    if not quote.strip():
        return None
    sought = Sought.of(quote, prefix, suffix, start)
    return verbatim(text, sought) or _edited(Page.of(text), sought)


def _edited(page: Page, sought: Sought) -> Range | None:
    if not page.keys or not sought.page.keys:
        return None
    if sought.is_short:
        return respelt(page, sought)
    if len(sought.page.keys) <= MANY:
        return rewritten(page, sought)
    return in_pieces(page, sought)
