"""What was shown is stored as it was shown: it is arranged again only where something changed since."""

import pytest

from stories.archive import settle
from stories.archive.anew import arrange_all
from stories.bundles import edits
from stories.collate import Arranging, Field, Repair, RepairKind
from stories.models import Bundle, PlannedStory, Story, Version
from tests.jobs.build import planned, seed_files, store, stored, text_of

pytestmark = pytest.mark.django_db

FIRE = {
    "fire.txt": """Fire guts the cannery in Rill harbour

November 9, 2020

RILL — A fire gutted the Aldous cannery in Rill harbour on Monday and 14 workers were led to safety, fire chief Odile \
Marsh said. The Tern ferry to Skarholm was stopped until evening.
""".encode(),
    "cannery.txt": """Aldous cannery in Rill burns down

November 9, 2020

RILL — The Aldous cannery burned down on Monday. Fire chief Odile Marsh said all 14 workers were safe. Owner Piet \
Aldous said the boiler had been checked in spring and promised to build the cannery again.
""".encode(),
}
FERRY = {
    "ferry.txt": """Tern ferry to Skarholm stopped

November 9, 2020

SKARHOLM — The Tern ferry to Skarholm was stopped on Monday and 240 passengers waited in Rill, captain Runa Velde said.
""".encode()
}
"""Linked with the first text of the fire, and of no story with it: the second has too little in common with it. Its key
is the least."""

MILL = {"mill.txt": b"A mill burned in Ost\n\nOST (AP) - A mill burned down on Monday, the mayor of Ost said."}

PLACED = ("source__sha256", "draft", "part", "article__outlet", "number", "same_as__source__sha256", "decisions")


@pytest.fixture
def arranged(monkeypatch) -> list[int]:
    """How many versions each arrangement held."""
    counted: list[int] = []

    class Counting(Arranging):
        def __init__(self, candidates, *more):
            counted.append(len(candidates))
            super().__init__(candidates, *more)

    monkeypatch.setattr(settle, "Arranging", Counting)
    return counted


def places() -> list[tuple]:
    return sorted(Version.objects.values_list(*PLACED), key=str)


def test_a_bundle_is_stored_as_it_was_shown(arranged):
    bundle = planned(seed_files())
    before = len(arranged)
    store(bundle)
    assert len(arranged) == before
    kept = places()
    arrange_all(lambda *_: None)
    assert places() == kept


def test_so_is_an_update_of_what_is_here(arranged):
    files = seed_files()
    first = dict(list(files.items())[:3])
    stored(first)
    bundle = planned(dict(list(files.items())[3:]))
    before = len(arranged)
    store(bundle)
    assert len(arranged) == before
    assert Version.objects.filter(article=None).count() == 0


def test_so_is_what_is_linked_with_a_story_that_is_here(arranged):
    stored(FIRE)
    [fire] = Story.objects.all()
    bundle = planned(FERRY)
    before = len(arranged)
    store(bundle)
    assert len(arranged) == before
    ferry = Story.objects.exclude(pk=fire.pk).get()
    assert fire.linked != ferry.linked
    fire.refresh_from_db()
    assert fire.linked == ferry.linked == ferry.founder_id
    kept = places()
    arrange_all(lambda *_: None)
    assert places() == kept


def test_a_text_that_was_left_out_changes_no_story_that_is_here():
    stored(FIRE)
    [fire] = Story.objects.all()
    bundle = planned(FERRY | MILL)
    edits.leave_out(bundle, [bundle.received_items.get(path="ferry.txt").pk], True, "anna")
    assert not bundle.planned.filter(arranged__isnull=False).exists()  # the mill's row kept the fire
    store(Bundle.objects.get(pk=bundle.pk))
    assert Story.objects.get(pk=fire.pk).linked == fire.linked


def test_after_an_edit_all_is_arranged_at_once(arranged):
    bundle = planned(seed_files())
    key = text_of(bundle, "000").key
    edits.make(bundle, [Repair(RepairKind.GIVEN, key, what=Field.OUTLET, value="The Kestrel Herald")], "anna")
    assert PlannedStory.objects.filter(bundle=bundle, arranged__isnull=True).exists()
    before = len(arranged)
    store(Bundle.objects.get(pk=bundle.pk))
    assert len(arranged) == before + 1
    assert Version.objects.filter(article__outlet="The Kestrel Herald").exists()


def test_where_the_archive_changed_it_is_arranged_again(arranged):
    bundle = planned(seed_files())
    stored(MILL)
    before = len(arranged)
    store(bundle)
    assert len(arranged) > before
