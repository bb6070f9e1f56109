from benchmarks.pages import Shape, revisions, shapes, story_pages


def test_a_story_is_shared_out_in_three_ways():
    assert shapes(400) == [Shape(1, 400), Shape(400, 1), Shape(40, 10)]
    assert [str(shape) for shape in shapes(1_000)] == ["1 outlet × 1,000", "1,000 outlets × 1", "100 outlets × 10"]


def test_each_text_is_another():
    assert len({document.digest for document in revisions(20)}) == 20


def test_a_row_has_the_time_the_queries_and_the_weight(db):
    alone, each_once, in_tens = story_pages([20])
    assert [row.measure for row in (alone, each_once, in_tens)] == [
        "story page, 1 outlet × 20",
        "story page, 20 outlets × 1",
        "story page, 2 outlets × 10",
    ]
    assert alone.ours.value
    assert "queries; " in alone.ours.note
