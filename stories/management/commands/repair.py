"""`manage.py repair`: changes by hand made, listed, taken back and made again."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.core.management import BaseCommand, CommandParser
from django.utils import timezone

from stories.archive import by_hand
from stories.collate import Field, Repair, RepairKind
from stories.management import changes
from stories.management.called import called
from stories.management.database import make_ready
from stories.management.moved import NOTHING, Watch, would_move
from stories.management.named import VERSION, add_by, check_by, gesture_of, keys_of
from stories.management.printed import made
from stories.management.sentences import in_sentences
from stories.management.told import as_json, keys_in, state, told
from stories.models import Gesture
from stories.text.unseen import unseen_in_json, visible

FORMAT = "writethru.changes/1"

PAIRS = {
    RepairKind.NOT_ONE_STORY: "A and B are not one story",
    RepairKind.NOT_ONE_ARTICLE: "A and B are not one article",
    RepairKind.ONE_TEXT: "A and B, parts of one file, are one text",
    RepairKind.BEFORE: "A came before B",
    RepairKind.CORRECTS: "A corrects B",
    RepairKind.KILLS: "A kills B",
    RepairKind.REPLACES: "A replaces B",
}
STARS = {
    RepairKind.ONE_STORY: "A and the others are one story",
    RepairKind.ONE_ARTICLE: "A and the others are one article",
}
GIVEN = {
    Field.OUTLET: "name the outlet of a whole article",
    Field.AGENCY: "name the agency of a whole article",
    Field.PUBLISHED: "say when versions were published",
    Field.TITLE: "say what a story is called",
    Field.HELD_UNTIL: "hold versions until a time",
}

Build = Callable[[Namespace], Sequence[Repair]]


class Command(BaseCommand):
    help = (
        "Make a change by hand, list those in force, take them back and make them again. A version is named by its id, "
        "or by its key as SHA256:draft:part. Exit 1: refused, for it contradicts another change."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(required=True, metavar="CHANGE", title="changes")
        for field, about in GIVEN.items():
            self._add_given(acts, field, about)
        for kind, about in STARS.items():
            one = self._add_making(acts, kind, about, partial(_star, kind))
            one.add_argument("one", metavar="A")
            one.add_argument("others", nargs="+", metavar="B")
        for kind, about in PAIRS.items():
            one = self._add_making(acts, kind, about, partial(_pair, kind))
            one.add_argument("one", metavar="A")
            one.add_argument("other", metavar="B")
        part = self._add_making(acts, "part", "part versions, and all of their articles, from their story", _parted)
        part.add_argument("versions", nargs="+", metavar=VERSION)
        self._add_listing(acts)
        for name, about, act in (
            ("undo", "take changes back", self._undo),
            ("redo", "make changes again that were taken back", self._redo),
        ):
            one = acts.add_parser(name, help=about, description=about)
            one.set_defaults(act=act)
            one.add_argument("ids", nargs="+", metavar="ID", help="of a change, as `repair list` shows it")
            add_by(one)
            if act == self._redo:
                _add_instead(one)

    def _add_given(self, acts: Any, field: Field, about: str) -> None:
        one = self._add_making(acts, field, about, partial(_given, field))
        one.add_argument("value", metavar="VALUE", help='"" says that it is not known; of a hold, that there is none')
        one.add_argument("versions", nargs="+", metavar=VERSION)
        if field in changes.OF_ARTICLES:
            one.add_argument("--only", action="store_true", help="give it to these versions, not to all of the article")

    def _add_making(self, acts: Any, name: str, about: str, build: Build) -> CommandParser:
        one: CommandParser = acts.add_parser(name.replace(" ", "-"), help=about, description=about)
        one.set_defaults(act=self._make, build=build)
        one.add_argument("--why", default="", metavar="TEXT", help="the reason, for whoever asks later")
        add_by(one)
        _add_instead(one)
        one.add_argument("--dry-run", action="store_true", help="show what would move, and store nothing")
        return one

    def _add_listing(self, acts: Any) -> None:
        about = "list the changes in force, the newest first"
        one = acts.add_parser("list", help=about, description=about)
        one.set_defaults(act=self._list)
        one.add_argument("--all", action="store_true", help="those that were taken back as well")
        one.add_argument("--format", choices=["text", "json"], default="text", dest="form")

    def handle(self, *args: Any, act: Callable[[Namespace], None], **options: Any) -> None:
        make_ready()
        with in_sentences():
            act(Namespace(**options))

    def _make(self, asked: Namespace) -> None:
        check_by(asked.by)
        repairs = asked.build(asked)
        if asked.dry_run:
            self._show(repairs, asked)
            return
        watch = Watch()
        gesture = by_hand.make(repairs, asked.why, asked.by, instead=asked.instead)
        self._tell(f"Change {gesture.pk} is in force.", gesture, watch)

    def _show(self, repairs: Sequence[Repair], asked: Namespace) -> None:
        now = timezone.now().isoformat()
        planned = by_hand.plan([replace(one, by=asked.by, at=now, why=asked.why) for one in repairs], asked.instead)
        self.stdout.write("Nothing was changed. The change would move:")
        for gesture in planned.instead_of:
            self.stdout.write(f"  change {gesture.pk}: in force → taken back")
        self._write_moved(would_move(planned.proposal))

    def _tell(self, done: str, gesture: Gesture, watch: Watch) -> None:
        """That it is done, for which others it was, and what moved."""
        self.stdout.write(done)
        for other in watch.taken_back():
            if other != gesture.pk:
                self.stdout.write(f"Change {other} is taken back for it.")
        self._write_moved(watch.moved())

    def _write_moved(self, lines: Sequence[str]) -> None:
        for line in lines or [NOTHING]:
            self.stdout.write(f"  {line}")

    def _undo(self, asked: Namespace) -> None:
        check_by(asked.by)
        for gesture in [gesture_of(one) for one in dict.fromkeys(asked.ids)]:
            if gesture.undone_at is not None:
                self.stdout.write(f"Change {gesture.pk} is taken back already.")
                continue
            watch = Watch()
            by_hand.undo(gesture, asked.by)
            self._tell(f"Change {gesture.pk} is taken back.", gesture, watch)

    def _redo(self, asked: Namespace) -> None:
        check_by(asked.by)
        for gesture in [gesture_of(one) for one in dict.fromkeys(asked.ids)]:
            if gesture.undone_at is None:
                self.stdout.write(f"Change {gesture.pk} {state(gesture)}: it was not taken back by itself.")
                continue
            watch = Watch()
            by_hand.redo(gesture, asked.by, asked.instead)
            self._tell(f"Change {gesture.pk} is in force again.", gesture, watch)

    def _list(self, asked: Namespace) -> None:
        gestures = Gesture.objects.select_related("bundle").prefetch_related("repairs").order_by("-at", "-pk")
        listed = [gesture for gesture in gestures if asked.all or gesture.stands]
        values = {gesture.pk: [row.value_of() for row in gesture.repairs.all()] for gesture in listed}
        known = called(key for repairs in values.values() for one in repairs for key in keys_in(one))
        if asked.form == "json":
            listing = [as_json(gesture, values[gesture.pk], known) for gesture in listed]
            self.stdout.write(
                unseen_in_json(json.dumps({"format": FORMAT, "changes": listing}, ensure_ascii=False, indent=2))
            )
            return
        for gesture in listed:
            self.stdout.write(
                visible(f"Change {gesture.pk} {state(gesture)}, {made(gesture.by, gesture.at, gesture.why)}")
            )
            for line in told(values[gesture.pk], known):
                self.stdout.write(f"  {visible(line)}")
        if not listed:
            self.stdout.write("No change was ever made by hand." if asked.all else "No change by hand is in force.")


def _add_instead(parser: CommandParser) -> None:
    parser.add_argument("--instead", action="store_true", help="take back what contradicts it, and do this")


def _given(field: Field, asked: Namespace) -> list[Repair]:
    keys = keys_of(asked.versions)
    is_whole = field in changes.OF_ARTICLES and not asked.only
    return changes.given(field, asked.value.strip(), changes.whole_articles(keys) if is_whole else keys)


def _star(kind: RepairKind, asked: Namespace) -> list[Repair]:
    one, *others = map(keys_of, ([asked.one], asked.others))
    return changes.star(kind, one[0], [key for more in others for key in more])


def _pair(kind: RepairKind, asked: Namespace) -> list[Repair]:
    [one], [other] = keys_of([asked.one]), keys_of([asked.other])
    return [Repair(kind, one, other)]


def _parted(asked: Namespace) -> list[Repair]:
    return changes.parted(keys_of(asked.versions))
