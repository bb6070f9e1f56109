"""`manage.py standing`: what is in force and what may be read."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.management import BaseCommand, CommandParser

from stories.archive import standing
from stories.display.wording import moment_in_words
from stories.management import holds
from stories.management.called import called, in_words
from stories.management.database import make_ready
from stories.management.moved import NOTHING, Watch
from stories.management.named import VERSION, add_by, bundle_of, check_by, source_of, versions_of
from stories.management.printed import several
from stories.management.sentences import in_sentences, meaningless, refusal
from stories.management.stands import bundles, erased, held, held_by_others, killed, withdrawn
from stories.models import COMMAND_LINE, Bundle, Item, Source, Version
from stories.text.unseen import visible


class Command(BaseCommand):
    help = (
        "Take bundles back and bring them in again, leave files out, withdraw versions, hold them, erase sources; and "
        "list all that. A version is named by its id, or by its key as SHA256:draft:part."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        self.acts = parser.add_subparsers(required=True, metavar="WHAT", title="what it does")
        one = self._add("undo", "take bundles back: what no other bundle holds leaves", self._undo, "bundles", "BUNDLE")
        one = self._add("redo", "let bundles that were undone be in force again", self._redo, "bundles", "BUNDLE")
        one.add_argument("--instead", action="store_true", help="take back what contradicts their changes by hand")
        for name, about, act in (
            ("leave-out", "leave one file of a bundle out", self._leave_out),
            ("put-back", "put a file back that was left out", self._put_back),
        ):
            one = self._add(name, about, act)
            one.add_argument("bundle", metavar="BUNDLE")
            one.add_argument("path", metavar="PATH", help="inside the bundle, as its report shows it")
        one = self._add("withdraw", "let nobody but admins read versions any more", self._withdraw, "versions", VERSION)
        one.add_argument("--why", required=True, type=_reason, metavar="TEXT")
        one = self._add("restore", "let versions that were withdrawn be read again", self._restore, "versions", VERSION)
        one.add_argument("--why", default="", metavar="TEXT")
        one = self._add("hold", "hold versions until a time", self._hold, "versions", VERSION)
        one.add_argument("--until", required=True, metavar="ISO", help="as 2030-01-01T06:00:00+00:00, with its zone")
        one.add_argument("--why", default="", metavar="TEXT")
        one.add_argument("--instead", action="store_true", help="take back the hold that was set before")
        one = self._add("release", "end the hold of versions", self._release, "versions", VERSION)
        one.add_argument("--why", default="", metavar="TEXT")
        one = self._add("erase", "remove a source with all its drafts, for ever", self._erase)
        one.add_argument("source", metavar="SOURCE", help="its SHA-256, or one of its versions")
        one.add_argument("--why", required=True, type=_reason, metavar="TEXT")
        one.add_argument("--yes", action="store_true", help="do it; without it, only what would be removed is listed")
        about = "list bundles, what is withdrawn, held or killed, and what was erased"
        self.acts.add_parser("list", help=about, description=about).set_defaults(act=self._list)

    def _add(
        self, name: str, about: str, act: Callable[[Namespace], None], several: str = "", metavar: str = ""
    ) -> CommandParser:
        one: CommandParser = self.acts.add_parser(name, help=about, description=about)
        one.set_defaults(act=act)
        if several:
            one.add_argument(several, nargs="+", metavar=metavar)
        add_by(one)
        return one

    def handle(self, *args: Any, act: Callable[[Namespace], None], **options: Any) -> None:
        make_ready()
        with in_sentences():
            check_by(options.get("by", COMMAND_LINE))
            act(Namespace(**options))

    def _say(self, line: str) -> None:
        self.stdout.write(visible(line))

    def _say_moved(self, watch: Watch) -> None:
        for gesture in watch.taken_back():
            self._say(f"Change {gesture} is taken back for it.")
        for line in watch.moved() or [NOTHING]:
            self._say(f"  {line}")

    # Bundles and their files

    def _undo(self, asked: Namespace) -> None:
        for bundle in [bundle_of(one) for one in dict.fromkeys(asked.bundles)]:
            if not bundle.stands:
                told = "is undone already" if bundle.undone_at else "is not stored"
                self._say(f"Bundle {bundle.pk}, {bundle}, {told}.")
                continue
            self._say_what_leaves(bundle)
            watch = Watch()
            standing.undo_bundle(bundle, asked.by)
            self._say(f"Bundle {bundle.pk}, {bundle}, is undone.")
            self._say_moved(watch)

    def _say_what_leaves(self, bundle: Bundle) -> None:
        leaving, staying = held_by_others(bundle)
        if leaving:
            self._say(f"Leaves with bundle {bundle.pk}: {several(leaving, 'files')}.")
        if staying:
            self._say(f"Stays, for another bundle holds it: {several(staying, 'files')}.")
        if changes := bundle.gestures.filter(undone_at=None).order_by("pk"):
            listed = several((str(one.pk) for one in changes), "of them")
            self._say(f"Its changes by hand lose their force with it: {listed}.")

    def _redo(self, asked: Namespace) -> None:
        for bundle in [bundle_of(one) for one in dict.fromkeys(asked.bundles)]:
            if bundle.state != Bundle.State.UNDONE:
                told = "is in force: it was not undone" if bundle.stands else "is not stored"
                self._say(f"Bundle {bundle.pk}, {bundle}, {told}.")
                continue
            watch = Watch()
            standing.redo_bundle(bundle, asked.by, asked.instead)
            self._say(f"Bundle {bundle.pk}, {bundle}, is in force again.")
            self._say_moved(watch)

    def _leave_out(self, asked: Namespace) -> None:
        self._each_item(asked, standing.leave_out, True, "is left out")

    def _put_back(self, asked: Namespace) -> None:
        self._each_item(asked, standing.put_back, False, "is put back")

    def _each_item(self, asked: Namespace, act: Callable[[Item, str], Item], left_out: bool, done: str) -> None:
        for item in _items(bundle_of(asked.bundle), asked.path):
            if item.left_out is left_out:
                self._say(f"{item.path} {done} already.")
                continue
            watch = Watch()
            act(item, asked.by)
            self._say(f"{item.path} of bundle {item.bundle_id} {done}.")
            self._say_moved(watch)

    # Versions

    def _withdraw(self, asked: Namespace) -> None:
        versions = _not_erased(asked.versions)
        watch = Watch()
        done = standing.withdraw(versions, asked.why, asked.by)
        if not done:
            self._say("All of this is withdrawn already.")
        else:
            self._say(f"Withdrawn: {_named(done)}. Nobody but admins can read it now.")
            self._say_moved(watch)
        self._say_same_words([*versions, *done])

    def _say_same_words(self, versions: Sequence[Version], sightings: Iterable[Version] = ()) -> None:
        """What else holds the words of these, and can be read. `sightings` of them count where they do not go along."""
        these = {version.pk for version in versions}
        drafts = {(version.source_id, version.draft) for version in versions}
        others = {other.pk: other for version in versions for other in standing.same_words(version)}
        others |= {other.pk: other for other in sightings}
        readable = [other for pk, other in sorted(others.items()) if pk not in these and other.is_readable()]
        whole = [other for other in readable if (other.source_id, other.draft) in drafts]
        if whole:
            self._say(f"Left out from now on where it stands as an earlier story: {_named(whole)}.")
        if copies := [other for other in readable if other not in whole]:
            self._say(f"The same words can still be read in {_named(copies)}.")

    def _restore(self, asked: Namespace) -> None:
        watch = Watch()
        done = standing.restore(_not_erased(asked.versions), asked.why, asked.by)
        self._say(f"Restored: {_named(done)}." if done else "Nothing of this is withdrawn.")
        if done:
            self._say_moved(watch)

    def _hold(self, asked: Namespace) -> None:
        versions = _not_erased(asked.versions)
        watch = Watch()
        gesture = holds.hold(versions, asked.until.strip(), asked.why, asked.by, asked.instead)
        self._say(f"Change {gesture.pk} is in force.")
        self._say_moved(watch)

    def _release(self, asked: Namespace) -> None:
        watch = Watch()
        released = holds.release(_not_erased(asked.versions), asked.why, asked.by)
        for gesture in released.taken_back:
            self._say(f"Change {gesture.pk} is taken back.")
        if released.made:
            self._say(f"Change {released.made.pk} is in force: whatever the file states, the text is not held.")
        elif not released.taken_back:
            self._say("Nothing of this is held.")
            return
        for line in watch.moved() or [NOTHING]:
            self._say(f"  {line}")

    # Sources

    def _erase(self, asked: Namespace) -> None:
        source = source_of(asked.source)
        if source.erased_at is not None:
            raise refusal(f"It was erased on {moment_in_words(source.erased_at)}, by {source.erased_by}.")
        self._say_what_goes(source)
        if not asked.yes:
            self._say("Nothing was changed. Nothing brings back what is erased: repeat with --yes to erase it.")
            return
        watch = Watch()
        standing.erase(source, asked.why, asked.by)
        self._say(f"The source {source.sha256} is erased. Its bytes are refused when they come again.")
        self._say_moved(watch)

    def _say_what_goes(self, source: Source) -> None:
        """All its versions, whoever may read them, and where they stand."""
        versions = list(source.versions.select_related("article__story").defer("reading").order_by("draft", "part"))
        known = called(version.key for version in versions)
        self._say(f"The source {source.sha256}, and all that was derived from it:")
        for version in versions:
            told = version.headline or version.lede
            self._say(f"  {in_words(version.key, known)}: “{told}”; {_where(version)}")
        sightings = Version.objects.arranged().filter(same_as__in=versions).select_related("source", "same_as")
        self._say_same_words(versions, sightings.defer("reading", "source__content", "same_as__reading"))

    def _list(self, asked: Namespace) -> None:
        for title, lines in (
            ("Bundles", bundles()),
            ("Withdrawn", withdrawn()),
            ("Held", held()),
            ("Killed", killed()),
            ("Erased", erased()),
        ):
            self._say(f"{title}:")
            for line in lines or ["none"]:
                self._say(f"  {line}")


def _reason(given: str) -> str:
    if not given.strip():
        raise ArgumentTypeError("say why")
    return given.strip()


def _items(bundle: Bundle, path: str) -> list[Item]:
    items = list(bundle.items.filter(path=path).order_by("pk"))
    if not items:
        raise meaningless(f"Bundle {bundle.pk}, {bundle}, holds no file {path}.")
    if not any(item.source_id for item in items):
        raise meaningless(f"Nothing came of {path}: {items[0].message}.")
    return [item for item in items if item.source_id]


def _not_erased(said: Iterable[str]) -> list[Version]:
    versions = versions_of(said)
    for version in versions:
        if version.source.erased_at is not None:
            raise refusal(f"Version {version.pk} was erased; nothing brings it back.")
    return versions


def _named(versions: Iterable[Version]) -> str:
    each = list(versions)
    known = called(version.key for version in each)
    return several([in_words(version.key, known) for version in each], "versions")


def _where(version: Version) -> str:
    if version.article is None or version.article.story is None:
        return "it stands nowhere now"
    return f"of {version.article.name}, in the story “{version.article.story}”"
