"""What a person decides stands, whatever is imported, until it is taken back."""

from itertools import permutations

import pytest

from stories.archive import by_hand, standing
from stories.archive.by_hand import Refused
from stories.collate import Field
from stories.models import Act, Article, FormerSlug, Gesture, Story, Version
from stories.models import Repair as RepairRow
from tests.archive.build import archive, bring, bring_seeds, key, repair, story_of, version

pytestmark = pytest.mark.django_db

FLOOD = "Tewkesbury was cut off by the Severn. Sandbags failed at Mythe waterworks, Ifor Blethyn said on Monday."
MATCH = "Arsenal beat Chelsea at Highbury. Henry scored twice against Cech before 38000 supporters in Islington."


def test_an_outlet_named_by_hand_outlives_the_next_import():
    bring_seeds(["000"])
    by_hand.make([repair("given", key("000"), what=Field.OUTLET, value="The Kestrel Herald")], by="anna")
    bring_seeds(["001", "004"])
    article = version("000").article
    assert article.outlet == "The Kestrel Herald"
    [decision] = article.by_hand()
    assert (decision["what"], decision["by"]) == ("outlet", "anna")


def test_two_stories_joined_by_hand_keep_both_addresses_and_get_them_back():
    bring("first", flood=FLOOD)
    bring("second", match=MATCH)
    before = archive()
    rows = story_of("flood").pk, story_of("match").pk
    joined = by_hand.make([repair("one story", key("flood"), key("match"))])
    [slug] = archive()
    [lost] = set(before) - {slug}
    assert FormerSlug.objects.get(digest=FormerSlug.digest_of(lost)).story.founder.article.story.slug == slug
    by_hand.undo(joined)
    assert archive() == before
    assert (story_of("flood").pk, story_of("match").pk) == rows
    by_hand.redo(joined)
    assert list(archive()) == [slug]
    assert Story.objects.count() == 2
    assert Article.objects.count() == 2


def test_a_story_parted_by_hand_stays_parted_when_more_of_it_comes():
    bring_seeds(["000", "004"])
    by_hand.make([repair("not one story", key("000"), key("004"))])
    assert story_of("000") != story_of("004")
    bring_seeds(["003", "001"])
    assert story_of("000") != story_of("004")


def test_a_change_may_come_before_its_text():
    bring_seeds(["000"])
    later = repair("one story", key("000"), None)
    wanted = repair("given", key("000"), what=Field.TITLE, value="Shot down")
    bring("other", match=MATCH)
    there = key("match")
    standing.undo_bundle(version("match").source.items.get().bundle)
    by_hand.make([repair("one story", later.one, there), wanted])
    assert story_of("000").title == "Shot down"
    standing.redo_bundle(version("match").source.items.get().bundle)
    assert story_of("000") == story_of("match")


CHANGES = [
    lambda: [repair("given", key("000"), what=Field.OUTLET, value="The Kestrel Herald")],
    lambda: [repair("not one story", key("000"), key("002"))],
    lambda: [repair("one article", key("001"), key("002"))],
    lambda: [repair("before", key("004"), key("003"))],
    lambda: [repair("given", key("003"), what=Field.PUBLISHED, value="2020-11-10")],
    lambda: [repair("given", key("002"), what=Field.AGENCY, value="Reuters")],
    lambda: [repair("one text", key("001", 0), key("001", 1))],
    lambda: [repair("kills", key("001"), key("003"))],
    lambda: [repair("given", key("004"), what=Field.TITLE, value="Shot down")],
    lambda: [repair("given", key("004"), what=Field.HELD_UNTIL, value="2030-01-01T00:00:00+00:00")],
]


@pytest.mark.parametrize("order", [("000", "001", "002", "003", "004"), ("004", "002", "000", "003", "001")])
def test_all_taken_back_the_archive_equals_one_that_never_had_them(order):
    bring_seeds(order)
    never = archive()
    made = [by_hand.make(change()) for change in CHANGES]
    assert archive() != never
    for gesture in made[::2] + made[1::2]:
        by_hand.undo(gesture)
    assert archive() == never
    for gesture in made:
        by_hand.redo(gesture)
    for gesture in made:
        by_hand.undo(gesture)
    assert archive() == never


def test_changes_before_their_texts_and_after_them_give_one_archive():
    bring_seeds()
    values = [repair for change in CHANGES for repair in change()]
    whole = by_hand.make(values, why="all at once")
    after = archive()
    by_hand.undo(whole)
    bundles = list({item.bundle for one in Version.objects.all() for item in one.source.items.all()})
    for bundle in bundles:
        standing.undo_bundle(bundle)
    assert archive() == {}
    by_hand.redo(whole)
    for bundle in bundles:
        standing.redo_bundle(bundle)
    assert archive() == after


def test_in_whatever_order_two_changes_are_made_the_archive_is_one():
    bring_seeds()
    several = [CHANGES[0], CHANGES[1], CHANGES[3]]
    told = []
    for order in permutations(several):
        made = [by_hand.make(change()) for change in order]
        told.append(_without_times(archive()))
        for gesture in made:
            by_hand.undo(gesture)
    assert all(one == told[0] for one in told)


def _without_times(value):
    if isinstance(value, dict):
        return {name: _without_times(one) for name, one in value.items() if name != "at"}
    return [_without_times(one) for one in value] if isinstance(value, list) else value


def test_what_contradicts_another_change_is_refused_and_names_it():
    bring_seeds()
    by_hand.make([repair("one story", key("000"), key("002"))], by="anna", why="same desk")
    by_hand.make([repair("one story", key("002"), key("004"))], by="bert")
    rows = RepairRow.objects.count()
    with pytest.raises(Refused, match=r"It is change \d+, made by bert on \d+ \w+ \d{4}\.") as refused:
        by_hand.make([repair("not one story", key("000"), key("004"))])
    assert [gesture.by for gesture in refused.value.others] == ["bert"]
    assert RepairRow.objects.count() == rows


def test_with_instead_the_other_change_is_taken_back_in_the_same_act():
    bring_seeds()
    first = by_hand.make([repair("one story", key("000"), key("004"))])
    by_hand.make([repair("not one story", key("000"), key("004"))], instead=True)
    first.refresh_from_db()
    assert first.undone_at is not None
    assert story_of("000") != story_of("004")
    with pytest.raises(Refused):
        by_hand.redo(first)
    by_hand.redo(first, instead=True)
    assert story_of("000") == story_of("004")


def test_a_change_contradicted_through_a_text_that_does_not_stand_is_refused():
    bring_seeds(["000", "002", "004"])
    by_hand.make([repair("one story", key("000"), key("002")), repair("one story", key("002"), key("004"))])
    standing.undo_bundle(version("002").source.items.get().bundle)
    with pytest.raises(Refused):
        by_hand.make([repair("not one story", key("000"), key("004"))])


def test_a_gesture_of_many_rows_is_one_act_and_taken_back_as_one():
    bring_seeds()
    values = [repair("given", one.key, what=Field.AGENCY, value="AFP") for one in Version.objects.all()]
    gesture = by_hand.make(values, by="command line")
    assert gesture.repairs.count() == 6
    assert Act.objects.filter(gesture=gesture).count() == 1
    by_hand.undo(gesture)
    assert version("002").article.agency == "AP"
    assert [act.did for act in Act.objects.filter(gesture=gesture).order_by("pk")] == [
        "made a change",
        "took a change back",
    ]


def test_a_repair_moves_neither_reading_nor_digest():
    bring_seeds(["004"])
    before = version("004").reading, version("004").digest
    by_hand.make([repair("given", key("004"), what=Field.PUBLISHED, value="2019-01-01")])
    assert (version("004").reading, version("004").digest) == before
    assert version("004").published == "2019-01-01"


def test_what_means_nothing_is_refused_with_a_sentence():
    bring_seeds(["004"])
    with pytest.raises(ValueError, match="2020-13-45"):
        by_hand.make([repair("given", key("004"), what=Field.PUBLISHED, value="2020-13-45")])
    with pytest.raises(Refused):
        by_hand.make([repair("one story", key("004"), key("004"))])
    assert not Gesture.objects.exists()


def test_two_files_that_read_the_same_are_parted_and_each_has_an_address():
    bring("twins", one=FLOOD, two=f"{FLOOD}\n")
    by_hand.make([repair("not one story", key("one"), key("two"))])
    assert len({story_of("one").slug, story_of("two").slug}) == 2


def test_of_two_holds_on_one_text_the_longer_counts():
    bring("twins", one=FLOOD, two=f"{FLOOD}\n")
    for file, year in (("one", 2998), ("two", 2999)):
        by_hand.make([repair("given", key(file), what=Field.HELD_UNTIL, value=f"{year}-01-01T00:00:00+00:00")])
    assert {one.held_until.year for one in Version.objects.all()} == {2999}


def test_one_thing_said_twice_is_one_mark():
    bring("first", flood=FLOOD, match=MATCH)
    for who in ("anna", "bert"):
        by_hand.make([repair("kills", key("match"), key("flood"))], by=who)
    assert [mark["by"] for mark in version("flood").marks()] == ["anna"]
