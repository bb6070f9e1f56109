"""A bundle that is planned and stored in lots is what it is all at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from stories.archive import anew, by_hand, standing
from stories.archive.by_hand import Refused
from stories.archive.change import silent
from stories.archive.settle import Stale
from stories.bundles import lots, receive
from stories.bundles.opening import Opened
from stories.bundles.received import Held, give, read_received
from stories.bundles.store import bring_in, put
from stories.collate import Field, Key, Repair, RepairKind
from stories.jobs.run import Run
from stories.models import Bundle, FormerSlug, Gesture, Item, Job, ReceivedItem, ReceivedText, Source, Story, Version
from stories.models import Repair as RepairRow
from tests.archive.build import archive
from tests.archive.test_takes import BULLETIN, COPY, KILL, LEAD, OTHER_DAY, RENAMED
from tests.jobs.build import planned, received, seed_files, store, work

pytestmark = pytest.mark.django_db

AT_ONCE = 1_000_000

PLACES = ("Severn", "Bewdley", "Upton", "Ashford", "Rill", "Ost")
TOLD = """The river rose above its banks near {place} and {number} houses stood in it
Police said {number} people were injured at the station of {place} when a tram left its rails
The minister {who} resigned after a vote about the {thing} of {place}
A fire at the {place} refinery killed {number} workers, fire chief {who} said
Profits of the {place} {thing} works fell {number} percent in the quarter
{who} denied in a statement that the {thing} had been sold to a bidder from {place}
The bridge between {place} and the {thing} remained closed for {number} days
The court in {place} sentenced {who} to {number} years for a theft from the {thing}
Owner {who} said that the {thing} had been checked in spring
Some {number} passengers waited in {place} for the {thing} until evening""".splitlines()
THINGS = ("cannery", "ferry", "observatory", "orchard", "tannery", "lighthouse", "brewery")
NAMES = ("Harrow", "Petrov", "Marsh", "Velde", "Aldous", "Okonjo", "Lindqvist")
MILL = b"A mill burned in Ost\n\nOST (AP) - A mill burned down on Monday, the mayor of Ost said."
FLOOD = (
    "The Severn rose above its banks at Tewkesbury and stood in four hundred cellars by noon, Mayor Walt Dunphy said.",
    "Volunteers filled sandbags in the yard of the brewery until the dike held, and the county opened a school.",
)
FIRE = (
    "Flames gutted the observatory on Kestrel Hill, where astronomer Runa Velde had catalogued nine hundred comets.",
    "Its telescope of 1894 was saved by two students, fire chief Odile Marsh told reporters beside the ruined dome.",
)
DISPATCHES = {"bulletin": BULLETIN, "lead": LEAD, "renamed": RENAMED, "kill": KILL, "other": OTHER_DAY, "copy": COPY}


def texts(dice: Random, count: int) -> dict[str, bytes]:
    """Of a few events, some of which have something in common; some dated, some of an address; updates that are nearly
    the same; dispatches, and what they say of each other."""
    events = []
    for _ in range(5):
        told = {
            "place": dice.choice(PLACES),
            "who": dice.choice(NAMES),
            "thing": dice.choice(THINGS),
            "number": dice.randint(2, 90),
        }
        events.append([f"{one.format(**told)}." for one in dice.sample(TOLD, 6)])
    found: dict[str, bytes] = {}
    for at in range(count):
        sentences = [one for one in dice.choice(events) if dice.random() < 0.8] or [dice.choice(events)[0]]
        if dice.random() < 0.2:
            sentences.append(dice.choice(dice.choice(events)))
        if dice.random() < 0.5:
            sentences.insert(0, f"{dice.randint(1, 28)} January 2020")
        if dice.random() < 0.3:
            sentences += ["Original url:", f"https://one.example.org/{dice.randint(1, 4)}"]
        found[f"{at:02}.txt"] = "\n\n".join(sentences).encode()
    wanted = dice.sample(sorted(DISPATCHES), dice.randint(0, 6))
    return found | {f"{name}.txt": DISPATCHES[name].encode() for name in wanted}


def repairs(dice: Random, keys: list[Key]) -> list[Repair]:
    found = []
    for _ in range(dice.randint(0, 3)):
        one, other = dice.choice(keys), dice.choice(keys)
        if dice.random() < 0.4:
            given = [(Field.OUTLET, "The Herald"), (Field.PUBLISHED, "2020-01-12"), (Field.AGENCY, "AP")]
            found.append(Repair(RepairKind.GIVEN, one, None, *dice.choice(given)))
        else:
            pairs = [kind for kind in RepairKind if kind is not RepairKind.GIVEN]
            found.append(Repair(dice.choice(pairs), one, other))
    return [one for one in found if not one.impossible]


def bundle_of(dice: Random) -> Bundle:
    """One that was read, with changes of its own, beside an archive with some of its texts and changes by hand."""
    files = texts(dice, 12)
    here = dice.sample(sorted(files), dice.randint(0, 6))
    for some in (here[:3], here[3:]):
        bring_in("here", [Opened(name, files[name]) for name in some])
    for name in here[:4]:
        if dice.random() < 0.7:
            del files[name]
    bundle = received(files | {"twice.txt": next(iter(files.values())), "empty.txt": b""})
    read_received(_begun(bundle))
    give(bundle, "anna")
    rows = ReceivedText.objects.select_related("item").order_by("pk")
    keys = [*(text.key for text in rows), *(one.key for one in Version.objects.select_related("source"))]
    keys.append(Key("0" * 64, 0, 0))
    for repair in repairs(dice, keys):
        try:
            with transaction.atomic():
                by_hand.make([repair])
        except Refused:
            continue
    if dice.random() < 0.2 and (item := Item.objects.order_by("pk").first()):
        standing.leave_out(item)
    gesture = Gesture.objects.create(by="anna", bundle=bundle)
    RepairRow.objects.bulk_create(RepairRow.of(gesture, one) for one in repairs(dice, keys))
    if dice.random() < 0.3:
        bundle.received_items.filter(path=dice.choice(sorted(files))).update(left_out=True)
    return bundle


def _begun(bundle: Bundle) -> Run:
    job = receive.read(bundle, "anna")
    run = Run.begin(job.pk, job.token)
    assert run is not None
    return run


@contextmanager
def undone() -> Iterator[None]:
    """Nothing of it stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


Outcome = tuple[Any, ...]


def outcome(bundle: Bundle, together: int) -> tuple[Outcome, int]:
    """What is planned in lots of so many texts, and what is in the archive once that is stored; and how many lots it
    was."""
    with pytest.MonkeyPatch.context() as patched, undone():
        patched.setattr(lots, "TOGETHER", together)
        try:
            made = lots.plan_in_lots(bundle, silent)
        except Refused:
            return ("refused",), 0
        made.keep()
        Bundle.objects.filter(pk=bundle.pk).update(state=Bundle.State.PLANNED, revision=1, stamp=made.stamp)
        rows = [[getattr(row, name) for name in ROW] for row in bundle.planned.order_by("digest")]
        files = list(ReceivedItem.objects.order_by("path").values_list("path", "outcome", "message"))
        count = bundle.planned.values("lot").distinct().count()
        with Held() as shelf:
            lots.store_in_lots(Bundle.objects.get(pk=bundle.pk), shelf, "anna")
        return (rows, bundle.counts, bundle.warned, files, archive()), count


ROW = ("title", "slug", "digest", "linked", "existing", "marks", "counts", "names", "place", "warnings")


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 1_000_000))
def test_in_as_many_lots_as_can_be_it_is_what_it_is_at_once(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - a game, and no secret
    with undone():
        bundle = bundle_of(dice)
        in_lots, at_once = outcome(bundle, 1), outcome(bundle, AT_ONCE)
        assert in_lots[0] == at_once[0]
        event("refused" if not in_lots[1] else "many lots" if in_lots[1] > at_once[1] + 2 else "few lots")


def test_a_storing_that_breaks_in_the_middle_leaves_nothing_half_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lots, "TOGETHER", 1)
    bundle = planned({**seed_files(), "mill.txt": MILL})
    assert bundle.planned.values("lot").distinct().count() > 1
    done: list[int] = []

    def breaks(*arguments: Any) -> Any:
        done.append(len(done))
        if len(done) == 2:
            raise ZeroDivisionError
        return put(*arguments)

    monkeypatch.setattr(lots, "put", breaks)
    receive.store(bundle, "anna")
    assert work()[0].state == Job.State.FAILED
    assert not any(model.objects.exists() for model in (Source, Version, Story, Item))
    assert Bundle.objects.get(pk=bundle.pk).state == Bundle.State.PLANNED
    monkeypatch.setattr(lots, "put", put)
    store(bundle)
    assert Version.objects.placed().count() == 7


def test_lots_that_come_into_one_stored_story_are_planned_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two new texts have nothing in common but what is here."""
    monkeypatch.setattr(lots, "TOGETHER", 1)
    store(planned({"here.txt": "\n\n".join([*FLOOD, *FIRE]).encode()}))
    bundle = planned({"flood.txt": "\n\n".join(FLOOD).encode(), "fire.txt": "\n\n".join(FIRE).encode()})
    assert bundle.planned.values("lot").distinct().count() == 1
    store(bundle)
    kept = archive()
    anew.arrange_all(silent)
    assert archive() == kept


HIGH_WATER = (
    "The Severn rose above its banks at Tewkesbury and stood in four hundred cellars by noon.",
    "Volunteers filled sandbags in the yard of the brewery until the dike held.",
    "Mayor Walt Dunphy opened the school of Upton for ninety families from the lower streets.",
    "A goods train waited eleven hours before the bridge, its driver asleep in the cab.",
    "Two cows were brought down from an attic with a crane of the harbour works.",
    "The county counted sixty ruined cars in the garage below the market hall.",
    "Baker Odile Marsh carried bread to the lock-keeper in a rowing boat.",
)
WARNING = (
    "Forecasters had warned of rain on the hills of Wales since the weekend.",
    "Ferries to Skarholm stayed in harbour all morning, their captains said.",
)
SLUICE = (
    "Engineers blamed a sluice at Bewdley that nobody had oiled since spring.",
    "Its keeper, Piet Aldous, said he had asked for a new chain eight times.",
    "The water board dismissed its chairman Runa Velde over the sluice at night.",
)


def dated(day: int, *sentences: str) -> bytes:
    return "\n\n".join([f"November {day}, 2020", *sentences]).encode()


def test_what_stands_alone_beside_what_is_stored_leads_to_other_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the bundle the first text stands for the second, which alone leads to the third; what is stored stands for
    the first, and not for the second."""
    monkeypatch.setattr(lots, "TOGETHER", 1)
    second, third = dated(10, *HIGH_WATER[2:], *SLUICE), dated(10, *SLUICE, "A board meets on Friday in Ashford.")
    apart = planned({"1.txt": dated(9, *HIGH_WATER), "2.txt": second, "3.txt": third})
    assert apart.planned.values("lot").distinct().count() == 2
    store(planned({"here.txt": dated(8, *HIGH_WATER[:5], *WARNING)}))
    bundle = planned({"1.txt": dated(9, *HIGH_WATER), "2.txt": second, "3.txt": third})
    assert bundle.planned.values("lot").distinct().count() == 1
    store(bundle)
    kept = archive()
    anew.arrange_all(silent)
    assert archive() == kept


def test_stories_of_one_stem_are_told_apart_whichever_lots_they_are_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lots, "TOGETHER", 1)
    head = "Morning briefing\n\n"
    texts = {f"{at}.txt": (head + "\n\n".join(some)).encode() for at, some in enumerate((FLOOD, FIRE))}
    bundle = planned(texts)
    assert bundle.planned.values("lot").distinct().count() == 2
    slugs = {*bundle.planned.values_list("slug", flat=True)}
    assert len(slugs) == 2
    assert all(slug.startswith("morning-briefing-") for slug in slugs)
    store(bundle)
    assert {*Story.objects.values_list("slug", flat=True)} == slugs
    assert not FormerSlug.objects.exists()


def test_what_came_between_about_one_lot_is_seen_before_any_is_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if another bundle were stored after this one was planned again, and before it has the lock."""
    monkeypatch.setattr(lots, "TOGETHER", 1)
    files = seed_files()
    bundle = planned({**files, "mill.txt": MILL})
    name = next(iter(files))
    bring_in("between", [Opened(name, files[name])])
    with pytest.raises(Stale), Held() as shelf:
        lots.store_in_lots(bundle, shelf, "anna")


def test_each_file_is_told_its_own_outcome_in_whatever_order_they_came() -> None:
    bundle = planned({"z.txt": MILL, "m.txt": b"", "a.txt": MILL, "c.txt": "\n\n".join(FIRE).encode()})
    told = dict(bundle.received_items.values_list("path", "outcome"))
    assert told == {"a.txt": "stored", "c.txt": "stored", "m.txt": "failed", "z.txt": "known"}
