"""A text that retells the other in words of its own: of what seems to have come or gone there nothing is told."""

from __future__ import annotations

from stories.compare import compare
from stories.text import parse

WIRE = """Lighthouse keeper honoured after rescuing crew of trawler

SARN BAY, May 4 (Reuters) - A lighthouse keeper who swam to a sinking trawler was given a medal on Monday.

Edda Foll, 61, had seen the boat strike rocks below her tower.

She tied a rope to the railing and reached the deck within minutes.

The skipper, Jon Karr, said his men owed her their lives.

A storm was blowing and the lifeboat stayed where it was.

Foll has tended the lamp since 1989 and lives alone.

The lamp will be automated next spring.

She plans to keep bees.
"""

RETOLD = """Medal for woman who saved fishermen from her lighthouse

By Petra Lunde

A keeper of the light at Sarn Bay received a medal Monday: she had swum out to a trawler as it went down.

From the tower Edda Foll, 61, watched it run onto the rocks.

Within minutes, a rope made fast to the railing behind her, she was on deck.

Without her the men would be dead, according to skipper Jon Karr.

In such a storm the lifeboat lay at its mooring.

Living by herself, Foll has been in charge of the lamp from 1989 on.

Come spring, a machine takes over.

Honey is to occupy her from then on.
"""


def told(left: str, right: str) -> list[str]:
    return [one.kind for one in compare(parse(left), parse(right)).differences]


def test_what_a_retelling_tells_in_other_words_has_neither_come_nor_gone():
    assert told(WIRE, RETOLD) == []


def test_a_figure_that_changed_in_it_is_told():
    assert told(WIRE, RETOLD.replace("61", "64")) == ["number"]


def test_an_update_that_leaves_the_rest_as_it_was_is_none():
    assert told(WIRE, WIRE.replace("She plans to keep bees.", "Honey is to occupy her from then on."))


def test_one_in_which_other_things_are_said_is_none():
    left = WIRE.replace("his men owed her their lives.", "she had come too late. “We are lost,” he said.")
    right = RETOLD.replace("Without her the men would be dead, according to skipper", "“We owe her our lives,” said")
    assert {"quote", "passage"} <= {*told(left, right)}


def test_an_update_whose_first_sentence_ends_otherwise_is_none_however_it_is_worded():
    left = WIRE.replace("was given a medal on Monday", "died on Monday")
    right = RETOLD.replace("received a medal Monday", "survived on Monday")
    assert "outcome" in told(left, right)
    assert "attribution" in told(left, right.replace("according to skipper Jon Karr", "the mate Ole Brandt claimed"))


LEFT_OUT = """Two engineers of the harbour board had asked for a second lamp in 1994 and were sent away.

The board, which pays for bread and oil, sold the cottage behind the tower to a brewer from Orrin.

Visitors climb the rock on Sundays to look at the wreck of a whaler and buy postcards from a stall.

Her brother mends nets in the next bay, and both of them sing in the choir of the chapel at Sarn.
"""


def test_what_one_of_half_the_length_leaves_out_is_told():
    left_out = {paragraph.strip() for paragraph in LEFT_OUT.split("\n\n")}
    longer = compare(parse(f"{WIRE}\n{LEFT_OUT}"), parse(RETOLD))
    assert left_out <= {one.left.value for one in longer.differences if one.kind == "passage" and one.left}
    assert not any(one.right for one in longer.differences if one.kind == "passage")


def test_what_somebody_says_whom_the_wire_does_not_name_is_told():
    said = "The Dock Guild says it was told the tower will stay."
    assert told(WIRE, f"{RETOLD}\n{said}\n") == ["passage"]
    assert told(WIRE, f"{RETOLD}\nThe tower will stay.\n") == []
