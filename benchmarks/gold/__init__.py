"""Which sentences of the seeds answer to each other, by reading. README.md says how it was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.texts import seed
from stories.text import Document, Range

FOLDER = Path(__file__).parent
MORE = " …"
"""Ends a line that gives only the beginning of a sentence."""

AGENCY = {"000": "AFP", "003": "AFP", "004": "AFP", "001-older": "AP", "001-newer": "AP", "002": "AP"}

Link = tuple[Range, Range]


class Unresolved(Exception):
    """A line of the gold that names no sentence, or several."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of the seeds and the links between their sentences."""

    left: str
    right: str
    links: frozenset[Link]
    doubtful: frozenset[Link]
    """Those of the links of which a reader said that one may argue."""

    @property
    def name(self) -> str:
        return f"{self.left} and {self.right}"

    @property
    def one_agency(self) -> bool:
        return AGENCY[self.left] == AGENCY[self.right]

    def documents(self) -> tuple[Document, Document]:
        return seed(self.left), seed(self.right)


def pairs() -> list[Pair]:
    return [_read(path) for path in sorted(FOLDER.glob("*_*.txt"))]


def _read(path: Path) -> Pair:
    left, right = path.stem.split("_")
    links = dict(links_in(path, seed(left), seed(right)))
    return Pair(left, right, frozenset(links), frozenset(link for link, doubtful in links.items() if doubtful))


def links_in(path: Path, left: Document, right: Document) -> Iterator[tuple[Link, bool]]:
    """`< sentence` and below it `> sentence` are a link; `= sentence` is one that both sides have. With each link
    whether it is doubtful, as `<?` and `>?` say."""
    waiting: Range | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        mark, _, words = line.partition(" ")
        try:
            if mark in ("<", "<?") and waiting is None:
                waiting = _sentence(left, words)
            elif mark in (">", ">?") and waiting is not None:
                yield (waiting, _sentence(right, words)), mark == ">?"
                waiting = None
            elif mark == "=" and waiting is None:
                yield (_sentence(left, words), _sentence(right, words)), False
            elif waiting is not None or (line and mark != "#"):
                raise Unresolved("expected “< sentence” with “> sentence” below it, “= sentence” or “# remark”")
        except Unresolved as wrong:
            raise Unresolved(f"{path.name}, line {number}: {wrong}") from None


def _sentence(document: Document, words: str) -> Range:
    opening = words.removesuffix(MORE)
    found = [
        sentence
        for sentence in document.sentences
        if (text := document.quote(sentence)) == words or (opening != words and text.startswith(opening))
    ]
    if len(found) != 1:
        raise Unresolved(f"{len(found) or 'no'} sentences of {document.name} read “{words}”")
    return found[0]
