"""The real texts that generated archives are made of, cleaned until they read like copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.texts import SEEDS, Folder
from stories.text import BODY, Kind, parse_versions
from stories.text.sentences import split_sentences

FEWEST_SENTENCES = 6
"""Less is no story that could be cut, added to and told again."""

MOST_SENTENCES = 30
LONGEST_SENTENCE = 60
"""Words. A longer one is a list, or several that somebody forgot to end."""


POSTS, STATEMENTS = "posts", "statements"
NO_EVENT = frozenset({POSTS, STATEMENTS})
"""Topics whose texts tell of different things; those of every other tell of one event."""


@dataclass(frozen=True, slots=True)
class Base:
    """A text by paragraphs, and these by sentences. Those of one `topic` tell of one event, or of one trade.
    `headline` is empty where it has none."""

    topic: str
    headline: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


def bases(folder: Folder) -> list[Base]:
    """Of the seeds and of the files of the folder, always in the same order. Raises Absent."""
    found = [*_seeds(), *_articles(folder), *_posts(folder)]
    return [base for base in found if len(base.sentences) >= FEWEST_SENTENCES]


def statements(folder: Folder) -> list[Base]:
    """The statements of a central bank, oldest first: a series that a template makes, as it really runs."""
    read = (
        Base(STATEMENTS, "", tuple(filter(None, map(_sentences, revision.left))))
        for revision in sorted(folder.revisions("versions_fomc"), key=lambda revision: revision.id)
    )
    return [base for base in read if len(base.sentences) >= FEWEST_SENTENCES]


def _seeds() -> Iterator[Base]:
    for path in sorted(SEEDS.glob("*.txt")):
        document = parse_versions(path.read_text("utf-8"), name=path.name)[-1]
        headline = next((document.quote(block.range) for block in document.blocks_of(Kind.HEADLINE)), "")
        blocks = [block for block in document.blocks_of(*BODY) if not block.embedded]
        kept = (_usable(map(document.quote, document.sentences_of(block))) for block in blocks)
        yield Base("seeds", headline, tuple(filter(None, kept)))


def _articles(folder: Folder) -> Iterator[Base]:
    for record in folder.records("stories_ecbplus"):
        first, *others = map(as_printed, record["sentences"])
        headline = first if _is_headline(first) else ""
        kept = _usable(others if headline else [first, *others])
        yield Base(record["story"], headline, tuple(_by_paragraphs(kept)))


def _is_headline(line: str) -> bool:
    """ "05 / 02 / 07" and "Posted May 4" stand above some articles instead."""
    words = [word for word in line.split() if word[0].isalpha()]
    return line[-1].isalnum() and 4 <= len(words) <= 14 and not _STANDS_ALONE.match(line)


def _posts(folder: Folder) -> Iterator[Base]:
    """The newest revision of each post of a blog, without what its writers say of themselves."""
    newest = {revision.id.split("/")[1]: revision for revision in folder.revisions("versions_18f")}
    for _, revision in sorted(newest.items()):
        kept = (tuple(s for s in _sentences(paragraph) if not _OF_OURSELVES.search(s)) for paragraph in revision.right)
        yield Base(POSTS, "", _at_most(tuple(filter(None, kept))))


_OF_OURSELVES = re.compile(r"\b(?:we|our|ours|us|you|your|I|my|I'm|me)\b|[\[\]{}<>`*|#]|http", re.IGNORECASE)


def _at_most(paragraphs: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    kept: list[tuple[str, ...]] = []
    while paragraphs[len(kept) :] and sum(map(len, kept)) < MOST_SENTENCES:
        kept.append(paragraphs[len(kept)])
    return tuple(kept)


def _sentences(paragraph: str) -> tuple[str, ...]:
    return _usable(paragraph[start:end] for start, end in split_sentences(paragraph, 0, len(paragraph)))


def _by_paragraphs(sentences: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Two sentences in every third paragraph, as in copy; the set of articles does not say where theirs ended."""
    at = number = 0
    while at < min(len(sentences), MOST_SENTENCES):
        length = 2 if number % 3 == 1 else 1
        yield sentences[at : at + length]
        at, number = at + length, number + 1


_SENTENCE = re.compile(r"""["“'‘(]?[A-Z0-9$].*[.!?]["”'’)]?""", re.DOTALL)
_STANDS_ALONE = re.compile(r"(?:by|posted|updated|published|source|share|photo|related|read more)\b", re.IGNORECASE)


def _usable(sentences: Iterable[str]) -> tuple[str, ...]:
    """Those that are whole sentences, each once."""
    printed = [" ".join(sentence.split()) for sentence in sentences]
    whole = (
        sentence
        for sentence in printed
        if 5 <= len(sentence.split()) <= LONGEST_SENTENCE
        and _SENTENCE.fullmatch(sentence)
        and not _STANDS_ALONE.match(sentence)
        and _is_balanced(sentence)
    )
    return tuple(dict.fromkeys(whole))


def _is_balanced(sentence: str) -> bool:
    """Whether what it quotes it quotes whole."""
    return sentence.count('"') % 2 == 0 and sentence.count("“") == sentence.count("”")


# The articles are tokenised: "Lohan’ s attorney", "court - mandated", "4: 59 pm", "“ Lindsay is grateful , ” she said".
_TOKENISED = (
    (re.compile(r"\s+([,.;:!?%)\]’”])(?=\s|$)"), r"\1"),
    (re.compile(r"(?<=[“‘(\[$£#])\s+"), ""),
    (re.compile(r"(?<=\w)([’'])\s?(s|t|re|ve|ll|d|m)\b"), r"\1\2"),
    (re.compile(r"(?<=\w) ([-/]) (?=\w)"), r"\1"),
    (re.compile(r"(?<=\d)([:.,]) (?=\d)"), r"\1"),
    (re.compile(r"(?<=\s)\. (?=\d)"), "."),
    (re.compile(r"\b([A-Za-z])\. (?=[A-Zm]\.)"), r"\1."),
    (re.compile(r"(?<=\w)\. (?=com\b)"), "."),
    (re.compile(r'\s*"\s*([^"]*?)\s*"(?=\s|$|\w)'), r' "\1" '),
    (re.compile(r"\s+([,.;:!?])(?=\s|$)"), r"\1"),
    (re.compile(r"\s+"), " "),
)


def as_printed(sentence: str) -> str:
    """A tokenised sentence as it was printed, as far as its words tell."""
    for form, instead in _TOKENISED:
        sentence = form.sub(instead, sentence)
    return sentence.strip()
