"""An archive from before repairs, carried over without loss."""

import base64
import gzip
import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.urls import reverse

from stories.bundles import Opened, bring_in
from stories.models import Act, Bundle, Item, Source, Story, Version
from tests.archive.build import archive
from tests.conftest import member

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("stories", "0003_unicode_slugs")]
MODELS = (
    "Bundle",
    "Source",
    "Item",
    "Story",
    "FormerSlug",
    "Article",
    "Version",
    "TellingWord",
    "KeptComparison",
    "Act",
)


@pytest.fixture
def before():
    """The rows, brought in under the tables of then, and the tables brought up to date as a user does it."""
    rows = json.loads(gzip.decompress((Path(__file__).parent / "before.json.gz").read_bytes()))
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    then = executor.loader.project_state(BEFORE).apps
    for user in rows["User"]:
        then.get_model("auth", "User").objects.create(id=user["id"], username=user["username"])
    for name in MODELS:
        model = then.get_model("stories", name)
        model.objects.bulk_create(model(**{field: _value(value) for field, value in row.items()}) for row in rows[name])
    with connection.cursor() as cursor:
        reset = [then.get_model("stories", name) for name in MODELS] + [then.get_model("auth", "User")]
        for statement in connection.ops.sequence_reset_sql(no_style(), reset):
            cursor.execute(statement)
    for name in ("Act",):  # times that the database would set itself
        for row in rows[name]:
            then.get_model("stories", name).objects.filter(pk=row["id"]).update(at=row["at"])
    call_command("migrate", verbosity=0)
    return rows


def _value(value):
    return base64.b64decode(value["base64"]) if isinstance(value, dict) and set(value) == {"base64"} else value


def test_nothing_is_lost(before):
    for model, name in ((Bundle, "Bundle"), (Source, "Source"), (Item, "Item"), (User, "User")):
        assert set(model.objects.values_list("pk", flat=True)) == {row["id"] for row in before[name]}
    acts = {row["id"]: row for row in before["Act"]}
    assert acts.keys() <= set(Act.objects.values_list("pk", flat=True))
    for act in Act.objects.filter(pk__in=acts):
        assert (act.did, act.by) == (acts[act.pk]["did"], acts[act.pk]["by"])
        assert (act.after or {}).get("about", "") == acts[act.pk]["about"]
    for source in before["Source"]:
        assert bytes(Source.objects.get(pk=source["id"]).content) == _value(source["content"])
    for row in before["Version"]:
        version = Version.objects.get(pk=row["id"])
        assert (version.reading["text"], version.reading["blocks"]) == (
            row["reading"]["text"],
            row["reading"]["blocks"],
        )
        assert version.digest == version.document.digest


def test_acts_know_what_they_are_about(before):
    imported = Act.objects.filter(did="imported a bundle").order_by("pk")
    assert [act.bundle.name for act in imported] == ["seeds", "b2", "b3", "b4"]
    assert Act.objects.get(did="made an account").account.username == "anna"


def test_a_file_kept_without_a_version_is_a_version_and_the_same_text_again(before):
    again = Version.objects.get(source__items__path="again.txt")
    assert again.same_as == Version.objects.get(source__items__path__startswith="004", same_as=None)
    assert again.arranged


def test_every_file_that_can_be_told_has_its_source(before):
    without = Item.objects.filter(source=None).exclude(outcome__in=("failed", "skipped"))
    assert not without.exists()
    known = Item.objects.get(path="stored-before.txt").source
    assert known == Item.objects.get(path__startswith="004").source


def test_what_is_arranged_is_what_the_same_files_give_today(before):
    carried = archive()
    files = [
        (item.bundle.name, item.path, bytes(item.source.content))
        for item in Item.objects.exclude(source=None).select_related("bundle", "source").order_by("pk")
    ]
    names = {sha256: pk for pk, sha256 in Source.objects.values_list("pk", "sha256")}
    assert len(names) == 9
    call_command("flush", interactive=False, verbosity=0)
    for bundle in dict.fromkeys(name for name, _, _ in files):
        bring_in(bundle, [Opened(path, content) for name, path, content in files if name == bundle])
    assert archive() == carried


def test_old_addresses_lead_on(before):
    client = Client()
    client.force_login(member("reader", "Editors"))
    former = [row["slug"] for row in before["Story"]] + [row["slug"] for row in before["FormerSlug"]]
    stories = {row["id"]: row["slug"] for row in before["Story"]}
    for slug in former:
        answer = client.get(reverse("stories:story", args=[slug]), follow=True)
        assert answer.status_code == 200
    for pk, slug in stories.items():
        answer = client.get(reverse("stories:story", args=[slug]), follow=True)
        address = answer.redirect_chain[-1][0] if answer.redirect_chain else reverse("stories:story", args=[slug])
        assert address == Story.objects.get(pk=pk).get_absolute_url()
    for row in before["Version"]:
        assert client.get(reverse("stories:version", args=[row["id"]])).status_code == 200


def test_bringing_it_up_to_date_once_more_changes_nothing(before):
    carried, acts = archive(), Act.objects.count()
    call_command("migrate", verbosity=0)
    assert (archive(), Act.objects.count()) == (carried, acts)
