"""Wire copy of our own invention, with the right values beside it: none of them may be read worse than it was."""

import pytest

from benchmarks.wire import told

FIELDS = [
    "headline (words)",
    "dateline (words)",
    "note (words)",
    "paragraph (words)",
    "agency",
    "place",
    "outlet",
    "release",
]


@pytest.mark.parametrize("part", ["a", "b", "c", "d"])
def test_most_of_a_take_is_read_right(part):
    right, found, wanted = told(part)
    for field in FIELDS:
        assert right[field] >= 0.9 * wanted[field], field
        assert right[field] >= 0.9 * found[field], field
    assert sum(right.values()) >= 0.9 * sum(wanted.values())
    assert sum(right.values()) >= 0.9 * sum(found.values())
