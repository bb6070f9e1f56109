"""What the glossary says of the screen, held against all that a person can read: pages, and what commands print."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from newsroom.bootstrap import ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"

# Where sentences for a person stand in Python.
TELLING = (
    "stories/management/**/*.py",
    "stories/archive/*.py",
    "stories/bundles/*.py",
    "stories/collate/contradictions.py",
    "stories/collate/repairs.py",
    "stories/models/acts.py",
    "stories/display/*.py",
    "stories/templatetags/*.py",
    "stories/views/*.py",
)


class Shown(NamedTuple):
    """Words that a person reads, and where they stand."""

    file: Path
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line}: {' '.join(self.words.split())}"


class Word(NamedTuple):
    """A row of the glossary: its forms inside, those on the screen, and whether something must show these."""

    inside: tuple[str, ...]
    on_screen: tuple[str, ...]
    is_shown: bool


# The glossary


def rows(glossary: str) -> Iterator[list[str]]:
    """The cells of the tables that have the column."""
    has_column = False
    for line in glossary.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            has_column = False
        elif cells[-1] == "on the screen":
            has_column = True
        elif has_column and not set(line) <= set("|- "):
            yield cells if line.rstrip().endswith("|") else [*cells, ""]


def words_called_otherwise(glossary: str) -> list[Word]:
    found = []
    for name, _, screen in rows(glossary):
        inside = tuple(re.findall(r"\*\*(.+?)\*\*", name))
        quoted, reserved = re.findall("“(.+?)”", screen), re.findall(r"\((.+?)\)", screen)
        assert inside, f"no word: {name}"
        assert screen in ("", "none") or quoted or reserved, f"not understood: {name}: {screen}"
        if screen:
            found.append(Word(inside, (*quoted, *reserved), bool(quoted)))
    return found


# What is shown


def in_template(path: Path) -> Iterator[Shown]:
    """The text outside tags, template tags and `<code>`, and the attributes that are read out."""
    source = path.read_text(encoding="utf-8")
    for attribute in re.finditer(r"\b(?:aria-label|title|label|alt|placeholder)=\"([^\"]*)\"", source):
        yield Shown(path, line_of(source, attribute.start()), blanked(_TEMPLATE_TAGS, attribute.group(1)))
    for part in (_CODE, _COMMENTS, _TEMPLATE_TAGS, _TAGS):
        source = blanked(part, source)
    for number, line in enumerate(source.splitlines(), start=1):
        if line.strip():
            yield Shown(path, number, line)


_CODE = re.compile(r"<code>.*?</code>|<(?:script|style)\b.*?</(?:script|style)>", re.DOTALL)
_COMMENTS = re.compile(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}|<!--.*?-->", re.DOTALL)
_TEMPLATE_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_TAGS = re.compile(r"<[^<>]*>", re.DOTALL)


def blanked(part: re.Pattern[str], text: str) -> str:
    """Without the part, but with its line ends: lines keep their numbers. What was a tag parts words no more than a
    reader sees them parted."""
    return part.sub(lambda found: "\n" * found.group().count("\n") or " ", text)


def line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def in_python(path: Path) -> Iterator[Shown]:
    """String literals that hold more than a word or begin like a sentence, and what a command's help shows. Docstrings
    are none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed_over = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    passed_over |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    helping = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg in _HELP}
    for node in ast.walk(tree):
        words = literal(node)
        if words is None or id(node) in passed_over:
            continue
        if " " in words.strip() or words[:1].isupper() or id(node) in helping:
            yield Shown(path, getattr(node, "lineno", 0), blanked(_COMMAND, words))


_HELP = ("help", "title", "description", "metavar")


def literal(node: ast.AST) -> str | None:
    """The words of a string; what a formatted one puts in becomes an ellipsis."""
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) or "…" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


# The names of commands and of their options are typed, not read.
_COMMAND = re.compile(r"`[^`]*`|manage\.py \w+( [a-z-]+)?|--[a-z-]+")


def shown() -> list[Shown]:
    found = [words for path in sorted(ROOT.glob("templates/**/*.html")) for words in in_template(path)]
    for pattern in TELLING:
        found += [words for path in sorted(ROOT.glob(pattern)) for words in in_python(path)]
    return found


def word(words: str) -> re.Pattern[str]:
    """The words, in any case, one or several of them."""
    return re.compile(rf"(?<![\w-]){re.escape(words)}s?(?![\w-])", re.IGNORECASE)


def said(words: str) -> re.Pattern[str]:
    """The words, the first of them perhaps in another form: "change by hand", "changed by hand", "changes by hand"."""
    first, *others = words.split()
    form = rf"{re.escape(first.removesuffix('n'))}(?:n|s|d|ed)?"
    return re.compile(r"(?<!\w)" + r"\s+".join([form, *map(re.escape, others)]) + r"s?(?!\w)", re.IGNORECASE)


WORDS = words_called_otherwise(GLOSSARY.read_text(encoding="utf-8"))
SHOWN = shown()


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row.inside[0])
def test_a_word_that_is_called_otherwise_on_the_screen_is_not_shown(row: Word) -> None:
    found = [str(words) for words in SHOWN for inside in row.inside if word(inside).search(words.words)]
    assert not found, f"say {' or '.join(row.on_screen) or 'nothing of it'}:\n" + "\n".join(found)


@pytest.mark.parametrize("row", [row for row in WORDS if row.is_shown], ids=lambda row: row.inside[0])
def test_what_the_glossary_says_is_shown_is_shown(row: Word) -> None:
    everything = [words.words for words in SHOWN]
    missing = [words for words in row.on_screen if not any(said(words).search(line) for line in everything)]
    assert not missing


def test_of_a_sentence_in_python_all_is_found_and_of_a_docstring_nothing(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        'def told(row):\n    """A gesture."""\n    return f"It is {row} {\'not in force\' if row else 1}."\n'
    )
    assert {words.words for words in in_python(module)} == {"It is … ….", "not in force"}


def test_commands_may_be_named_and_their_words_are_not_sentences() -> None:
    assert blanked(_COMMAND, "Take it back by `repair undo 5`, or manage.py standing list.").split() == [
        *"Take it back by , or .".split()
    ]


def test_what_a_page_shows_is_found_and_what_it_does_not_is_not(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '{# a gesture #}<p class="repair" aria-label="Undone">One\n{{ sighting }} <code>manage.py repair</code></p>'
    )
    assert [(words.line, words.words.strip()) for words in in_template(page)] == [(1, "Undone"), (1, "One")]
