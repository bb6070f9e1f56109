from typing import Any

import pytest

from benchmarks.rebuilt import rebuilds
from stories.compare import compare
from stories.text import parse


@pytest.fixture
def record() -> dict[str, Any]:
    return compare(parse("It is closed.\n\nNobody came."), parse("It is closed today.\n\nNobody came.")).to_dict()


def test_a_comparison_holds_both_texts(record):
    assert rebuilds(record)


def test_a_sentence_that_no_passage_holds_is_lost(record):
    record["passages"] = record["passages"][1:]
    assert not rebuilds(record)


def test_a_word_that_no_change_marks_is_lost(record):
    record["passages"] = [{**passage, "changes": []} for passage in record["passages"]]
    assert not rebuilds(record)
