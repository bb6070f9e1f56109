from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from stories.collate import How, carriage
from stories.text import BODY, parse
from tests import seeds


def row(grid, opening):
    [passage] = [passage for passage in grid.passages if passage.text.startswith(opening)]
    return [cell.how if cell else None for cell in passage.cells]


def seed_versions():
    return [document for number in ("000", "001", "002", "004") for document in seeds.versions(number)]


def test_a_passage_stands_as_it_is_edited_and_rewritten_in_the_outlets_that_ran_it():
    grid = carriage(seed_versions())
    assert row(grid, "Russia has a military pact") == [How.VERBATIM, None, None, None, How.VERBATIM]
    assert row(grid, "Long lines of vehicles") == [None, How.VERBATIM, How.VERBATIM, How.EDITED, None]
    assert row(grid, '"Unfortunately, we are forced') == [
        How.REWRITTEN,
        How.VERBATIM,
        How.VERBATIM,
        None,
        How.REWRITTEN,
    ]


def test_the_order_of_the_documents_orders_the_cells_and_nothing_else():
    documents = [seeds.newest(number) for number in ("000", "001", "002", "004")]
    grid = carriage(documents)
    for order in permutations(range(4)):
        shuffled = carriage([documents[at] for at in order])
        assert [passage.text for passage in shuffled.passages] == [passage.text for passage in grid.passages]
        for mine, theirs in zip(shuffled.passages, grid.passages, strict=True):
            assert mine.cells == tuple(theirs.cells[at] for at in order)


@given(st.lists(st.text("ab c.\n", max_size=60), max_size=4))
def test_every_sentence_of_every_body_stands_in_exactly_one_passage(texts):
    documents = [parse(text) for text in texts]
    found = [
        (at, span)
        for passage in carriage(documents).passages
        for at, cell in enumerate(passage.cells)
        if cell
        for span in cell.sentences
    ]
    bodies = [
        (at, span)
        for at, document in enumerate(documents)
        for block in document.blocks
        if block.kind in BODY
        for span in document.sentences_of(block)
    ]
    assert sorted(found) == sorted(bodies)


def test_much_repetition_is_bounded_and_said_to_be_coarse():
    text = "\n\n".join(f"The Severn rose at Tewkesbury, Blethyn said of bridge {at}." for at in range(300))
    assert carriage([parse(text)]).coarse
