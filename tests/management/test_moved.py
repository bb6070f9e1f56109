"""What moved, from where versions stood to where they stand; no database."""

from stories.management.moved import Place, moved


def place(story=1, article=1, number=1, **facts):
    told = {"title": "Flood", "outlet": "Kestrel", "agency": "AP", "same_as": None, "published": "2020-11-09"}
    return Place(story=story, article=article, number=number, **{**told, "held": "not held", "marks": "none", **facts})


def test_where_all_stands_as_before_nothing_moved():
    assert moved({5: place()}, {5: place()}) == []


def test_what_goes_on_is_told_by_its_versions_and_not_by_its_number():
    assert moved({5: place(story=1, article=1)}, {5: place(story=7, article=9)}) == []


def test_the_smaller_part_of_a_story_is_the_one_that_left():
    before = {1: place(), 2: place(article=2), 3: place(article=3)}
    after = {1: place(story=2, title="Sandbags"), 2: place(article=2), 3: place(article=3)}
    assert moved(before, after) == ["story of version 1: “Flood” → a story of its own, “Sandbags”"]


def test_versions_that_make_one_move_share_a_line():
    before = {1: place(), 2: place(story=2, article=2, title="Match"), 3: place(story=2, article=2, title="Match")}
    after = {1: place(), 2: place(article=2), 3: place(article=2)}
    assert moved(
        {**before, 4: place(article=3), 5: place(article=3)}, {**after, 4: place(article=3), 5: place(article=3)}
    ) == ["story of versions 2 and 3: “Match” → “Flood”"]


def test_what_leaves_stands_in_no_story_and_what_comes_stood_in_none():
    assert moved({1: place()}, {2: place()}) == [
        "story of version 1: “Flood” → none",
        "story of version 2: none → “Flood”",
    ]


def test_a_story_of_another_title_is_the_same_story():
    assert moved({1: place()}, {1: place(title="Sandbags")}) == ["title: “Flood” → “Sandbags”"]


def test_two_articles_made_one_and_one_made_two():
    two = {1: place(), 2: place(article=2), 3: place(number=2)}
    one = {1: place(), 2: place(number=3), 3: place(number=2)}
    assert moved(two, one) == ["article of version 2: one of its own → one with versions 1 and 3"]
    assert moved(one, two) == ["article of version 2: one with versions 1 and 3 → one of its own"]


def test_an_order_turned():
    before = {1: place(number=1), 2: place(number=2), 3: place(number=3)}
    after = {1: place(number=2), 2: place(number=1), 3: place(number=3)}
    assert moved(before, after) == ["order of versions: 1, 2, 3 → 2, 1, 3"]


def test_each_fact_has_its_line():
    after = place(
        outlet="unnamed (a.txt)",
        agency="not known",
        published="2020",
        held="until somebody releases it",
        marks="killed by b.txt",
        same_as=4,
    )
    assert moved({5: place()}, {5: after}) == [
        "outlet of version 5: Kestrel → unnamed (a.txt)",
        "agency of version 5: AP → not known",
        "publication of version 5: 2020-11-09 → 2020",
        "hold of version 5: not held → until somebody releases it",
        "mark of version 5: none → killed by b.txt",
        "text of version 5: one of its own → the same text as version 4",
    ]


def test_many_versions_are_counted():
    before = {pk: place() for pk in range(400)}
    after = {pk: place(agency="AFP") for pk in range(400)}
    assert moved(before, after) == ["agency of 400 versions (0, 1, 2 …): AP → AFP"]


def test_a_name_cannot_command_the_terminal():
    assert moved({5: place()}, {5: place(outlet="a\x1b[2J")}) == ["outlet of version 5: Kestrel → a\\x1b[2J"]
