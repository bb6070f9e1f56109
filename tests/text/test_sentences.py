from pathlib import Path
from time import process_time

import pytest

from stories.text import Document, parse
from stories.text.sentences import split_sentences

_ROWS = Path(__file__).with_name("sentence_ends.txt").read_text("utf-8").splitlines()
ENDS = [row.split(": ", 1) for row in _ROWS if not row.startswith("#")]


def ends(text: str, language: str | None) -> str:
    """The text with a | at every end but the last."""
    return "|".join(text[start:end] for start, end in split_sentences(text, language=language))


@pytest.mark.parametrize(("language", "marked"), ENDS, ids=[marked for _, marked in ENDS])
def test_sentences_end_where_a_reader_ends_them(language: str, marked: str) -> None:
    assert ends(marked.replace("|", ""), None if language == "-" else language) == marked.replace("| ", "|")


def test_a_region_is_no_matter() -> None:
    text = "Viajó a EE. UU. El barco zarpó."
    assert ends(text, "es-MX") == ends(text, "es") == "Viajó a EE. UU.|El barco zarpó."


def test_what_was_kept_before_is_cut_by_the_rules_of_today_in_its_own_language() -> None:
    reading = parse("Im 19. Jahrhundert war sie klein.").reading()
    assert len(Document.from_dict(reading).sentences) == 2
    assert len(Document.from_dict({**reading, "language": "de"}).sentences) == 1


REPEATED = [".", ". ", " .", "U.S. ", "5 p.m. Monday ", "a.m.\nRoe\n", ", Calif. ", ". » "]


@pytest.mark.parametrize("part", REPEATED)
def test_a_hostile_text_of_a_megabyte_costs_a_bounded_time(part: str) -> None:
    text = part * (1_000_000 // len(part))
    begun = process_time()
    assert [*split_sentences(text)]
    assert process_time() - begun < 10  # about two seconds at most; with the square of the text it takes minutes
