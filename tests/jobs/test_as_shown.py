"""What was shown is stored as it was shown: it is arranged again only where something changed since."""

import pytest

from stories.archive import settle
from stories.archive.anew import arrange_all
from stories.bundles import edits
from stories.collate import Arranging, Field, Repair, RepairKind
from stories.models import Bundle, PlannedStory, Version
from tests.jobs.build import planned, seed_files, store, stored, text_of

pytestmark = pytest.mark.django_db

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
    stored({"other.txt": b"A mill burned in Rill\n\nRILL (AP) - A mill burned down on Monday, the mayor of Rill said."})
    before = len(arranged)
    store(bundle)
    assert len(arranged) > before
