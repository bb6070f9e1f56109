"""What undoing a bundle is said to do."""

import pytest

from stories.archive import by_hand
from stories.bundles import edits
from stories.bundles.effect import Effect
from stories.collate import Field, Repair, RepairKind
from stories.models import Bundle, Version
from tests.jobs.build import planned, store, text_of

pytestmark = pytest.mark.django_db

DIKE = {"dike.txt": b"The dike held\n\nThe dike at Tewkesbury held, said Mayor Walt Dunphy on Friday. Nobody was hurt."}


def changed(name: str) -> Bundle:
    """A bundle of one file that is in others too, with a change by hand to it."""
    bundle = planned(DIKE, name)
    edits.make(bundle, [Repair(RepairKind.GIVEN, text_of(bundle, "dike").key, what=Field.OUTLET, value=name)], "anna")
    return bundle


def test_a_change_of_a_bundle_that_is_not_stored_has_no_force_to_lose() -> None:
    stored, waiting = store(planned(DIKE)), changed("Severn Gazette")
    assert Effect.of([stored]).resting == []
    assert Effect.of_file(stored.items.get()).resting == []
    waiting.refresh_from_db()
    store(waiting)
    assert Effect.of([stored]).resting == []
    assert Effect.of([waiting]).own == [waiting.gestures.get()]
    assert Effect.of([waiting, stored]).own == [waiting.gestures.get()]


def test_a_change_that_was_made_in_the_archive_rests_on_its_file() -> None:
    stored = store(planned(DIKE))
    key = Version.objects.get().key
    gesture = by_hand.make([Repair(RepairKind.GIVEN, key, what=Field.OUTLET, value="Post")])
    assert Effect.of([stored]).resting == [gesture]
