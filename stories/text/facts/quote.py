"""Quotations: the words between quotation marks, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stories.text.facts.fact import QUOTE, Fact
from stories.text.facts.words import KEPT_WORDS, Words
from stories.text.patterns import compiled
from stories.text.spelling import one_spelling
from stories.text.tokens import is_word
from stories.text.words import table_rows

_MOST_WORDS_OF_TITLE = 8
"""More words with capitals than any title of a work has."""


class Quotation(NamedTuple):
    """`words` are its letters in one spelling; token `first` of the text is its first, `last` the one behind it."""

    words: tuple[str, ...]
    text: str
    first: int
    last: int

    def __str__(self) -> str:
        return self.text


def read(words: Words, sentence: int) -> Iterator[Fact]:
    """Names and titles of works between quotation marks are none, but beside other words of the same sentence that are
    quoted."""
    span = words.document.sentences[sentence]
    parts = words.document.quotations.within(span)
    if not parts or is_code(words.text[span[0] : span[1]]):
        return
    numbered = words.document.numbered
    found = [(numbered.first_at(start), numbered.first_at(end)) for start, end in parts]
    found = [(first, last) for first, last in (_bare(words, *part) for part in found) if first < last]
    if all(_is_name(words.tokens[first:last]) for first, last in found):
        return
    for first, last in found:
        start, end = words.span(first, last)
        told = said(words, first, last)
        yield Fact(QUOTE, start, end, sentence, told, Quotation(told, words.text[start:end], first, last))


_CODE = compiled(r"\w\((?!s\))|[={}<>|\\]|\w_\w|://")
"""What prose does not write: a bracket right behind a word, signs of equality, braces, names with underscores."""


def is_code(text: str) -> bool:
    return _CODE.search(text) is not None


def _bare(words: Words, first: int, last: int) -> tuple[int, int]:
    """Without the marks at either end."""
    while first < last and not is_word(words.tokens[first]):
        first += 1
    while first < last and not is_word(words.tokens[last - 1]):
        last -= 1
    return first, last


def _is_name(tokens: list[str]) -> bool:
    """A nickname, a brand, the title of a work: each of its longer words with a capital."""
    long = [token for token in tokens if is_word(token) and token.lower() not in _SMALL]
    return (
        len(tokens) <= _MOST_WORDS_OF_TITLE
        and bool(long)
        and all(token[0].isupper() or token[0].isdigit() for token in long)
    )


_SMALL = frozenset("a an and at by de des du et for from in la le les of on or the to with y".split())


def said(words: Words, first: int, last: int) -> tuple[str, ...]:
    """The letters of these tokens as any desk may write them, what a desk put in brackets left out."""
    keys = words.keys[first:last]
    if not _BRACKETS.keys().isdisjoint(words.all):
        keys = list(_without_brackets(keys))
    found = [word for key in keys for word in _said(key)]
    styles = _styles_of_two()
    if not _first_of_two().isdisjoint(found):
        for at in range(len(found) - 1, 0, -1):
            if (two := (found[at - 1], found[at])) in styles:
                found[at - 1 : at + 1] = [styles[two]]
    return tuple(found)


def _without_brackets(keys: Sequence[str]) -> Iterator[str]:
    depth = 0
    for key in keys:
        turn = _BRACKETS.get(key, 0)
        depth = max(depth + turn, 0)
        if not depth and not turn:
            yield key


_BRACKETS = {"[": 1, "(": 1, "]": -1, ")": -1}


@lru_cache(maxsize=KEPT_WORDS)
def _said(key: str) -> tuple[str, ...]:
    """Nothing of a mark; "can't" and "cannot" alike, British and American, "cease-fire" and "ceasefire"."""
    if not is_word(key):
        return ()
    if key.endswith("n't") and key[:-3]:
        return {"ca": "can", "wo": "will", "sha": "shall"}.get(key[:-3], key[:-3]), "not"
    if key == "cannot":
        return "can", "not"
    word = one_spelling(key).replace("-", "").replace(".", "")
    return (_styles().get(word, word),)


@cache
def _styles() -> dict[str, str]:
    """Forms of one word, to the first of them."""
    rows = (row.split(" | ") for row in table_rows("styles.txt"))
    return {
        form.replace(".", ""): forms[0].replace(".", "").replace(" ", "")
        for forms in rows
        for form in forms
        if " " not in form
    }


@cache
def _first_of_two() -> frozenset[str]:
    return frozenset(first for first, _ in _styles_of_two())


@cache
def _styles_of_two() -> dict[tuple[str, str], str]:
    """Forms of two words: "per cent"."""
    found = {}
    for row in table_rows("styles.txt"):
        forms = [form.strip().replace(".", "").split() for form in row.split("|")]
        found.update({(one[0], one[1]): "".join(forms[0]) for one in forms if len(one) == 2})
    return found
