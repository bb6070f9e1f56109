"""What a version, a story and its address are called."""

from __future__ import annotations

import re
import unicodedata

from stories.text.document import Block, Document, Kind
from stories.text.patterns import compiled

_LONGEST_TITLE = 120


def headline_of(document: Document) -> str:
    """The headline, or nothing. That of an earlier story inside the text is not its own."""
    return next((document.quote(block.range) for block in _own(document) if block.kind is Kind.HEADLINE), "")


def lede_of(document: Document) -> str:
    """How the body begins: its first sentence, cut at a word where it is long."""
    own = _own(document)
    paragraph = next((block for block in own if block.kind is Kind.PARAGRAPH), None) or next(iter(own), None)
    if paragraph is None:
        return ""
    sentence = document.quote(document.sentences_of(paragraph)[0])
    if len(sentence) <= _LONGEST_TITLE:
        return sentence
    return sentence[:_LONGEST_TITLE].rsplit(None, 1)[0].rstrip(",;:–—-") + "…"


def _own(document: Document) -> list[Block]:
    return [block for block in document.blocks if not block.embedded]


_SLUG_WORDS = 5
_LONGEST_SLUG = 60
_LEFT_OUT = frozenset(
    "a an and as at but by for from has have in into is it its of on or over that the to was were with".split()
)


def slug_of(title: str) -> str:
    """The title's first telling words, joined: "azerbaijan-downes-russian-helicopter-armenia". Latin letters lose their
    accents; those of other scripts stay, for an address shows them as they are."""
    plain = re.sub(r"['’]s?\b", "", _without_accents(title.lower()))
    spaced = "".join(character if unicodedata.category(character)[0] in "LMN" else " " for character in plain)
    telling = [word for word in spaced.split() if word not in _LEFT_OUT]
    return "-".join(telling[:_SLUG_WORDS])[:_LONGEST_SLUG].strip("-") or "story"


_ACCENTED = compiled("([a-z])[\u0300-\u036f]+")


def _without_accents(text: str) -> str:
    """The text in Unicode's form KC, without the accents of Latin letters; the dots of a Russian ё are no accent."""
    return unicodedata.normalize("NFKC", _ACCENTED.sub(r"\1", unicodedata.normalize("NFKD", text)))
