"""An archive from before persons decided anything (migration 0003) is carried over without loss. README.md says how
`before.json.gz` was made."""

import base64
import gzip
import json
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from itertools import combinations
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.models import Act, Agency, Bundle, Fingerprint, FormerSlug, Handle, Item, Source, Story, Version
from stories.text import names
from tests.archive.build import archive
from tests.conftest import client_of

BEFORE = "0003_unicode_slugs"
IN_ORDER = "Bundle Source Item Story FormerSlug Article Version TellingWord KeptComparison Act".split()
"""Each after those that it names."""


def rows_before():
    """The rows of each model, and the users; a source's bytes decoded."""
    rows = json.loads(gzip.decompress(Path(__file__).with_name("before.json.gz").read_bytes()))
    for source in rows["Source"]:
        source["content"] = base64.b64decode(source["content"]["base64"])
    return rows


ROWS = rows_before()


def named(path):
    """The hash of the source that was stored under this name."""
    return next(source["sha256"] for source in ROWS["Source"] if source["path"] == path)


SOURCE_OF = {
    **{source["path"]: source["sha256"] for source in ROWS["Source"]},
    "empty.txt": None,
    "other-name.txt": named("000_beb7f85735490f03.txt"),
    "stored-before.txt": named("004_d47e4cb9b441c173.txt"),
    "twin.txt": named("a.txt"),
}
"""The hash of what each file held; of the last three only a message told it."""


@contextmanager
def database_of(rows):
    """The empty database brought to the state of before and filled; afterwards it is empty and of today again, also
    where a migration failed."""
    try:
        call_command("migrate", "stories", "zero", verbosity=0)
        call_command("migrate", "stories", BEFORE, verbosity=0)
        fill(rows)
        yield
    finally:
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True, allow_cascade=True)
        call_command("migrate", verbosity=0)


def fill(rows):
    apps = MigrationExecutor(connection).loader.project_state([("stories", BEFORE)]).apps
    models = [apps.get_model("stories", name) for name in IN_ORDER]
    for model in models:
        held = rows[model.__name__]
        model.objects.bulk_create([model(**row) for row in held])
        for row in held:
            if "at" in row:  # set by the clock when a row is added
                model.objects.filter(pk=row["id"]).update(at=row["at"])
    for row in rows["User"]:
        user = User.objects.create(pk=row["id"], username=row["username"])
        user.groups.set(Group.objects.filter(name__in=row["groups"]))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [*models, User]):
            cursor.execute(statement)


def bring_in_today():
    """The same files in the same bundles, as today's code takes them."""
    content = {source["sha256"]: source["content"] for source in ROWS["Source"]}
    for bundle in ROWS["Bundle"]:
        paths = [item["path"] for item in ROWS["Item"] if item["bundle_id"] == bundle["id"]]
        bring_in(bundle["name"], [Opened(path, content.get(SOURCE_OF[path], b"")) for path in paths])


def texts():
    """What is known of every text beside its place, by its key."""
    told = {}
    for version in Version.objects.select_related("source"):
        recognised = Fingerprint.objects.filter(pk=version.pk).values_list("rules", "day", "runs", "told").get()
        said = json.loads(Fingerprint.objects.get(pk=version.pk).said)
        # A stored text keeps the reading it was stored with: what today's reader tells besides is not told of it.
        said["decisions"] = [one for one in said["decisions"] if one[0] != "own address"]
        mine = Handle.objects.filter(version=version, handle__contains="identity:")  # what today reads besides is not
        handles = sorted(mine.values_list("handle", "day"))
        detected = handles, version.outlet_read, version.agency_read
        shown = version.headline, version.lede, version.words
        told[version.key] = (
            version.digest,
            version.parts,
            version.arranged,
            version.readable,
            detected,
            shown,
            recognised,
            json.dumps(said),
        )
    return told


def everything():
    """Every row that an import or a person's work makes, and who may do what."""
    named_by_acts = {field.related_model for field in Act._meta.fields if field.related_model}
    models = {*named_by_acts, Act, FormerSlug, Story, Fingerprint, Group}
    told = {model.__name__: list(model.objects.order_by("pk").values()) for model in models}
    told["rights"] = sorted(Group.objects.values_list("name", "permissions__codename"))
    return told


@pytest.fixture(scope="module")
def today(django_db_setup, django_db_blocker):
    """The stories and the texts as a fresh import under today's code gives them."""
    with django_db_blocker.unblock():
        try:
            bring_in_today()
            return archive(), texts()
        finally:
            call_command("flush", interactive=False, verbosity=0)


# Migrations cannot be undone by a transaction, so what the fixtures of a class make is committed, once for all its
# tests. These change nothing that outlives their own transactions.


@pytest.fixture(scope="class")
def carried_over(today, django_db_blocker):
    with django_db_blocker.unblock(), database_of(ROWS):
        call_command("migrate", verbosity=0)
        yield


@pytest.mark.django_db
@pytest.mark.usefixtures("carried_over")
class TestCarriedOver:
    def test_no_bundle_file_or_user_is_lost(self):
        bundles = [(row.pk, row.name, row.at.isoformat(), row.by) for row in Bundle.objects.order_by("pk")]
        assert bundles == [(row["id"], row["name"], row["at"], row["by"]) for row in ROWS["Bundle"]]
        fields = ("id", "bundle_id", "path", "outcome", "message")
        kept = list(Item.objects.order_by("pk").values_list(*fields))
        assert kept == [tuple(row[field] for field in fields) for row in ROWS["Item"]]
        [anna] = User.objects.all()
        assert (anna.pk, anna.username, [group.name for group in anna.groups.all()]) == (1, "anna", ["Editors"])

    def test_every_source_keeps_its_bytes(self):
        kept = {source.pk: (source.sha256, bytes(source.content)) for source in Source.objects.all()}
        assert kept == {row["id"]: (row["sha256"], row["content"]) for row in ROWS["Source"]}

    def test_every_file_has_its_source(self):
        assert dict(Item.objects.values_list("path", "source__sha256")) == SOURCE_OF

    def test_every_version_keeps_its_number_and_its_reading(self):
        kept = Version.objects.select_related("source").in_bulk()
        for row in ROWS["Version"]:
            version = kept.pop(row["id"])
            assert (version.source_id, version.draft, version.part) == (row["source_id"], 0, row["part"])
            for what in ("text", "blocks", "language", "direction", "date"):
                assert version.reading[what] == row["reading"][what]
        assert [version.source.sha256 for version in kept.values()] == [named("again.txt")]

    def test_a_text_that_was_kept_without_a_version_is_a_sighting(self):
        version = Version.objects.get(source__sha256=named("again.txt"))
        assert version.same_as.source.sha256 == named("004_d47e4cb9b441c173.txt")
        assert version.article == version.same_as.article

    def test_digests_are_those_of_today(self):
        assert [version.pk for version in Version.objects.all() if version.digest != version.document.digest] == []

    def test_stories_are_arranged_as_a_fresh_import_arranges_them(self, today):
        assert archive() == today[0]

    def test_texts_are_found_and_listed_as_those_of_a_fresh_import(self, today):
        assert texts() == today[1]

    def test_every_old_address_of_a_story_leads_to_it(self):
        reader = client_of(User.objects.get(username="anna"))
        former = {row["slug"]: row["id"] for row in ROWS["Story"]}
        former |= {row["slug"]: row["story_id"] for row in ROWS["FormerSlug"]}
        articles = {row["story_id"]: row["id"] for row in ROWS["Article"]}
        versions = {row["article_id"]: row["id"] for row in ROWS["Version"]}
        moved = set()
        for slug, pk in former.items():
            story = Version.objects.get(pk=versions[articles[pk]]).article.story
            answer = reader.get(f"/stories/{slug}/")
            if slug == story.slug:
                assert answer.status_code == 200
            else:
                assert (answer.status_code, answer.headers["Location"]) == (302, story.get_absolute_url())
                moved.add(slug)
        assert moved == {"morning-briefing", "morning-briefing-a2eb6d", "morning-briefing-85af61"}

    def test_every_version_and_comparison_is_at_its_address(self):
        reader = client_of(User.objects.get(username="anna"))
        pks = [row["id"] for row in ROWS["Version"]]
        addresses = [f"/versions/{pk}/" for pk in pks] + [f"/versions/{pk}/source" for pk in pks]
        addresses += [f"/compare/{left}/{right}/" for left, right in combinations(pks[:6], 2)]
        assert {address: reader.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)

    def test_acts_keep_their_words_and_name_what_they_are_about(self):
        acts = list(Act.objects.order_by("pk"))
        assert [(act.pk, act.by, act.did, act.after, act.bundle_id, act.person) for act in acts[:5]] == [
            (1, "command line", "imported a bundle", {"about": "seeds: 6 versions"}, 1, None),
            (2, "command line", "imported a bundle", {"about": "b2: 1 versions"}, 2, None),
            (3, "command line", "imported a bundle", {"about": "b3: 1 versions"}, 3, None),
            (4, "command line", "imported a bundle", {"about": "b4: 1 versions"}, 4, None),
            (5, "command line", "made an account", {"about": "anna (editor)"}, None, None),
        ]
        assert [act.account and act.account.username for act in acts[:5]] == [None, None, None, None, "anna"]
        assert [act.at.isoformat() for act in acts[:5]] == [row["at"] for row in ROWS["Act"]]
        assert [(act.did, act.after) for act in acts[5:]] == [(Act.Did.ARRANGED, {"versions": 10})]

    def test_roles_and_names_are_those_of_today(self):
        assert Permission.objects.filter(group__name="Admins", codename="read_withdrawn_version").exists()
        assert Agency.objects.count() == len(names.BUILT_IN.agencies)

    def test_migrating_again_changes_nothing(self):
        once = everything()
        call_command("migrate", verbosity=0)
        assert everything() == once

    def test_rows_can_be_added(self):
        """On PostgreSQL ids go on after those that were carried over."""
        bring_in("new", [Opened("new.txt", b"The Wye rose at Hereford on Friday.")])
        assert Bundle.objects.count() == len(ROWS["Bundle"]) + 1


def rare_rows():
    """What happens seldom: files of one name, an earlier story that was here before, a message that tells nothing."""
    rows = rows_before()
    for row in (*rows["Source"], *rows["Item"]):
        row["path"] = RENAMED.get(row["path"], row["path"])
    message = "stored before as nowhere.txt"
    rows["Item"].append({"id": 14, "bundle_id": 4, "path": "d.txt", "outcome": "known", "message": message})
    update = next(source["id"] for source in rows["Source"] if source["sha256"] == UPDATE)
    [dropped] = [row["id"] for row in rows["Version"] if (row["source_id"], row["part"]) == (update, 0)]
    rows["Version"] = [row for row in rows["Version"] if row["id"] != dropped]
    rows["TellingWord"] = [row for row in rows["TellingWord"] if row["version_id"] != dropped]
    for row in rows["Version"]:
        row["carried"].pop(str(dropped), None)
    return rows


RENAMED = {
    "002_c8dbb1206718aab7.txt": "one.txt",
    "003_3b5ad19eb9c928a4.txt": "one.txt",  # a zip can hold one name twice
    "c.txt": "000_beb7f85735490f03.txt",  # in a later bundle than the other of that name
}
UPDATE = named("001_5365f7407493eced.txt")


@pytest.fixture(scope="class")
def said(today, django_db_blocker):
    """An archive with what happens seldom, carried over: what the migrations said."""
    with django_db_blocker.unblock(), database_of(rare_rows()):
        with redirect_stdout(StringIO()) as output:
            call_command("migrate", verbosity=0)
        yield output.getvalue()


@pytest.mark.django_db
class TestRare:
    def test_files_of_which_nothing_says_what_they_held_are_counted(self, said):
        untold = Item.objects.filter(source=None).order_by("pk")
        assert list(untold.values_list("path", flat=True)) == ["empty.txt", "d.txt"]
        assert said == "\n  Files of which nothing says what source they brought: 1. They keep none.\n"

    def test_a_file_is_told_by_what_had_come_before_it(self, said):
        """Other bytes of that name, in a later bundle, are not what it can have been."""
        assert Item.objects.get(path="other-name.txt").source.sha256 == named("000_beb7f85735490f03.txt")
        assert Item.objects.get(bundle=4, outcome="stored").source.sha256 == named("c.txt")

    def test_two_files_of_one_name_keep_a_source_each(self, said):
        told = [item.source.sha256 for item in Item.objects.filter(path="one.txt").order_by("pk")]
        assert told == [named("002_c8dbb1206718aab7.txt"), named("003_3b5ad19eb9c928a4.txt")]

    def test_an_earlier_story_that_was_kept_without_a_version_gets_one(self, said, today):
        """Of a file that held an update and its earlier story, the one that had been here before got no version."""
        earlier, later = Version.objects.filter(source__sha256=UPDATE).order_by("part")
        assert (earlier.article, earlier.number, later.number) == (later.article, 1, 2)
        assert texts() == today[1]


@pytest.mark.django_db(transaction=True)
def test_an_empty_database_is_migrated():
    with database_of({name: [] for name in ROWS}):
        call_command("migrate", verbosity=0)
        told = everything()
        assert {name for name, rows in told.items() if rows} == {"Agency", "Group", "rights"}
        assert {name for name, _ in told["rights"]} == {"Editors", "Reviewers", "Admins"}
        call_command("migrate", verbosity=0)
        assert everything() == told
