"""Whatever acts led to it, the archive is the arrangement of what stands, of what was decided and of the names."""

import random
from contextlib import suppress
from itertools import permutations

import pytest

from stories.archive import anew, by_hand, naming, standing
from stories.archive.by_hand import Refused
from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.collate import Field, Key, Repair, RepairKind
from stories.models import Bundle, Gesture, Item, Outlet, Story, Version
from tests.archive.build import archive
from tests.bundles.test_bring_in import forget_everything
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
            anew.arrange(pks)
        assert archive() == now


FIRE = "A fire at the Bewdley refinery killed 59 workers."
FLAMES = "Firefighters battled the flames for 59 hours."
HURT = "Police said 59 people were injured in Bewdley."
RIVER = "The river rose above its banks near Bewdley on Monday."
PROFITS = "The company said profits fell 59 percent in the quarter."
BETWEEN = {
    "a.txt": ["22 March 2020", HURT, FLAMES, FIRE, RIVER],
    "b.txt": [RIVER, FIRE, HURT, FLAMES, PROFITS],
    "c.txt": [
        "23 January 2020",
        "Harrow denied the allegations in a statement.",
        "The bridge between Bewdley and the port remained closed.",
        *(RIVER, FIRE, FLAMES, PROFITS),
    ],
}
"""The second, undated, is alike to both others, which are far from each other."""


def test_a_text_between_two_that_are_far_apart_is_found_whichever_came_first():
    found = []
    for order in permutations(BETWEEN):
        for name in order:
            bring_in(name, [Opened(name, "\n\n".join(BETWEEN[name]).encode())])
        found.append(archive())
        item = Item.objects.get(path="c.txt")
        standing.leave_out(item)
        standing.put_back(item)
        assert archive() == found[-1]
        forget_everything()
    assert all(one == found[0] for one in found)


FRAGMENTS = """The river rose above its banks near {place}
Police said {number} people were injured in {place}
The minister {who} resigned after a vote in parliament
A fire at the {place} refinery killed {number} workers
The company said profits fell {number} percent in the quarter
{who} denied the allegations in a statement
The bridge between {place} and the port remained closed
Firefighters battled the flames for {number} hours
The court in {place} sentenced {who} to {number} years in prison
Accidently released documents showed the plan""".splitlines()


def world(dice, size):
    """Texts put together of the sentences of a few events; some dated, some with an outlet."""
    events = []
    for _ in range(4):
        told = {
            "place": dice.choice(["Severn", "Bewdley", "Upton"]),
            "who": dice.choice(["Harrow", "Petrov"]),
            "number": dice.randint(2, 90),
        }
        events.append([f"{one.format(**told)}." for one in dice.sample(FRAGMENTS, 6)])
    texts = {}
    for at in range(size):
        sentences = [one for one in dice.choice(events) if dice.random() < 0.75] or [FIRE]
        if dice.random() < 0.3:
            sentences.append(dice.choice(dice.choice(events)))
        if dice.random() < 0.4:
            dice.shuffle(sentences)
        if dice.random() < 0.5:
            sentences.insert(0, f"{dice.randint(1, 28)} {dice.choice(['January', 'March'])} 2020")
        if dice.random() < 0.3:
            sentences += ["Original url:", f"https://{dice.choice(['one', 'two'])}.example.org/{at}"]
        texts[f"{at:02}.txt"] = "\n\n".join(sentences)
    return texts


@pytest.mark.parametrize("seed", range(12))
def test_what_comes_in_any_order_gives_what_all_at_once_gives(seed):
    dice = random.Random(seed)  # noqa: S311 - a game, and no secret
    texts = world(dice, 14)
    bring_in("all", [Opened(name, text.encode()) for name, text in texts.items()])
    at_once = archive()
    forget_everything()
    for name in dice.sample(sorted(texts), len(texts)):
        bring_in(name, [Opened(name, texts[name].encode())])
    assert not Bundle.objects.exclude(capped=0).exists()
    assert archive() == at_once


def test_of_linked_stories_only_the_one_that_an_update_comes_into_is_arranged_anew():
    texts = world(random.Random(5), 30)  # noqa: S311 - a game, and no secret
    bring_in("all", [Opened(name, text.encode()) for name, text in texts.items()])
    alone = 0
    for name, text in texts.items():
        mine = Item.objects.get(path=name).source.versions.get().article.story
        linked = Story.objects.exclude(slug=None).filter(linked=mine.linked).exclude(pk=mine.pk)
        others = Version.objects.filter(article__story__in=linked)
        touched = {one.pk: one.touched for one in others}
        update = f"{text}\n\nIt was over by noon."
        report = bring_in("update", [Opened(f"update of {name}", update.encode())])
        if touched and len(report["stories"]) == 1:
            alone += 1
            assert {one.pk: one.touched for one in others.all()} == touched
    assert alone
    now = archive()
    linked = linked_stories()
    anew.arrange(Version.objects.values_list("pk", flat=True))
    assert archive() == now
    assert linked_stories() == linked


def linked_stories():
    """The sets of stories that are linked."""
    sets: dict[int, set[str]] = {}
    for story, linked in Story.objects.exclude(slug=None).values_list("slug", "linked"):
        sets.setdefault(linked, set()).add(story)
    return sorted(map(sorted, sets.values()))
