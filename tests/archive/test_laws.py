"""Whatever acts led to it, the archive is the arrangement of what stands, of what was decided and of the names."""

import random
from contextlib import suppress

import pytest

from stories.archive import anew, by_hand, naming, standing
from stories.archive.by_hand import Refused
from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.collate import Field, Key, Repair, RepairKind
from stories.models import COMMAND_LINE, Act, Bundle, Gesture, Outlet, Version
from tests.archive.build import archive
from tests.collate.texts import TEXTS

pytestmark = pytest.mark.django_db

GIVEN = [
    (Field.OUTLET, "The Kestrel Herald"),
    (Field.OUTLET, ""),
    (Field.AGENCY, "AP"),
    (Field.PUBLISHED, "2020-11-08"),
    (Field.TITLE, "The flood"),
    (Field.HELD_UNTIL, "2999-01-01T00:00:00+00:00"),
]
PAIRS = [kind for kind in RepairKind if kind is not RepairKind.GIVEN]


class Desk:
    """Somebody who does one thing after another, as the dice fall."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - a game, and no secret
        self.coming = self.dice.sample(sorted(TEXTS), len(TEXTS))
        self.bring()

    def act(self) -> None:
        acts = [
            self.bring,
            self.bring,
            self.decide,
            self.decide,
            self.take_back,
            self.undo,
            self.redo,
            self.withdraw,
            self.name,
        ]
        with suppress(Refused):  # it contradicts what stands, and nothing was changed
            self.dice.choice(acts)()

    def one_of(self, rows):
        """One row, or none where there is none."""
        return self.dice.sample(list(rows.order_by("pk")), min(1, len(rows)))

    def bring(self) -> None:
        if self.coming:
            names = [self.coming.pop() for _ in range(min(2, len(self.coming)))]
            bring_in(f"bundle {names}", [Opened(name, TEXTS[name].encode()) for name in names])

    def decide(self) -> None:
        keys = sorted(version.key for version in Version.objects.select_related("source"))
        keys.append(Key("0" * 64, 0, 0))
        one, other = self.dice.choice(keys), self.dice.choice(keys)
        if self.dice.random() < 0.4:
            what, value = self.dice.choice(GIVEN)
            made = Repair(RepairKind.GIVEN, one, None, what, value)
        else:
            made = Repair(self.dice.choice(PAIRS), one, other)
        by_hand.make([made], instead=self.dice.random() < 0.3)

    def take_back(self) -> None:
        for gesture in self.one_of(Gesture.objects.all()):
            by_hand.redo(gesture) if gesture.undone_at else by_hand.undo(gesture)

    def undo(self) -> None:
        for bundle in self.one_of(Bundle.objects.filter(undone_at=None)):
            standing.undo_bundle(bundle)

    def redo(self) -> None:
        for bundle in self.one_of(Bundle.objects.exclude(undone_at=None)):
            standing.redo_bundle(bundle)

    def withdraw(self) -> None:
        for version in self.one_of(Version.objects.arranged()):
            standing.withdraw([version], "wrong") if version.readable else standing.restore([version])

    def name(self) -> None:
        row = Outlet.objects.filter(name="Our Own").first()
        if row is None or row.undone_at:
            naming.name_outlet("Our Own", domains=["ours.example"], ours=True)
        else:
            naming.take_back(row)


@pytest.mark.parametrize("seed", range(8))
def test_the_archive_is_what_arranging_all_of_it_at_once_gives(seed):
    desk = Desk(seed)
    for _ in range(14):
        desk.act()
        now = archive()
        pks = Version.objects.values_list("pk", flat=True)
        if pks:
            anew.arrange(pks, Act.record(COMMAND_LINE, Act.Did.ARRANGED))
        assert archive() == now
