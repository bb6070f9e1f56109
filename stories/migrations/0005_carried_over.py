"""An archive from before repairs: every file finds its source, every text gets the digest that it now goes by.

What needs the rules and not only the tables is done once all migrations have run (stories/archive/carried_over.py):
texts that were kept without a version are read, and every story is arranged anew.
"""

import hashlib
import json
from collections import defaultdict

from django.db import migrations

COVERED = ("text", "blocks", "language", "direction")
SAME_BYTES, STORED_BEFORE = "the same bytes as ", "stored before as "


def carry_over(apps, schema_editor):
    tables = {name: apps.get_model("stories", name) for name in MODELS}
    _find_sources(tables)
    _make_digests(tables)
    _find_founders(tables)
    _find_acts(tables, apps.get_model("auth", "User"))
    # A comparison is worked out again when it is asked for: what was kept goes by the digests of before.
    tables["KeptComparison"].objects.all().delete()


MODELS = ("Act", "Article", "Bundle", "FormerSlug", "Item", "KeptComparison", "Source", "Story", "Version")


def _find_sources(tables):
    """A file that brought its bytes is told by its own name; one whose bytes were known before names in its message
    where they came first."""
    brought, named = defaultdict(list), defaultdict(list)
    for pk, bundle, path in tables["Source"].objects.order_by("pk").values_list("pk", "bundle", "path"):
        brought[bundle, path].append(pk)
        named[path].append((bundle, pk))
    unclaimed = {place: list(pks) for place, pks in brought.items()}

    def source_of(item):
        if item.outcome == "known" and item.message.startswith(SAME_BYTES):
            return _only(brought[item.bundle_id, item.message.removeprefix(SAME_BYTES)])
        if item.outcome == "known" and item.message.startswith(STORED_BEFORE):
            stored = named[item.message.removeprefix(STORED_BEFORE)]
            return _only([pk for bundle, pk in stored if bundle < item.bundle_id])
        # Several where a zip holds one name twice: a bundle's sources were stored from its last file to its first.
        here = unclaimed.get((item.bundle_id, item.path))
        return here.pop() if here else None

    items = list(tables["Item"].objects.filter(outcome__in=("stored", "known")).order_by("pk"))
    for item in items:
        item.source_id = source_of(item)
    tables["Item"].objects.bulk_update(items, ["source"], batch_size=200)
    lost = sum(item.source_id is None for item in items)
    if lost:
        print(f"\n  Files of which nothing says what source they brought: {lost}. They keep none.")  # noqa: T201


def _only(found):
    return found[0] if len(found) == 1 else None


def _make_digests(tables):
    versions = tables["Version"].objects
    parts: dict = {}
    for source, part in versions.values_list("source", "part"):
        parts[source] = max(parts.get(source, 0), part + 1)
    for version in versions.order_by("pk").iterator(chunk_size=100):
        covered = {what: version.reading[what] for what in COVERED}
        canonical = json.dumps(covered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        version.digest = hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
        version.parts = parts[version.source_id]
        said = {one["what"]: one["value"] for one in reversed(version.reading["decisions"])}
        version.outlet_read, version.agency_read = said.get("outlet", "")[:300], said.get("agency", "")[:300]
        version.save(update_fields=["digest", "parts", "outlet_read", "agency_read"])
    for former in tables["FormerSlug"].objects.iterator():
        former.digest = hashlib.sha256(former.slug.encode()).hexdigest()
        former.save(update_fields=["digest"])


def _find_founders(tables):
    founders: dict = {"Story": {}, "Article": {}}
    for pk, article, story in tables["Version"].objects.order_by("-pk").values_list("pk", "article", "article__story"):
        founders["Article"][article] = founders["Story"][story] = pk
    for model, found in founders.items():
        for row, version in found.items():
            tables[model].objects.filter(pk=row).update(founder=version)


def _find_acts(tables, user):
    """What an act was about stood in words: they are kept, and what they name is found."""
    people = dict(user.objects.values_list("username", "pk"))
    bundles = list(tables["Bundle"].objects.order_by("pk"))
    for act in tables["Act"].objects.order_by("pk"):
        act.person_id = people.get(act.by)
        act.after = {"about": act.about} if act.about else None
        if act.did == "imported a bundle":
            act.bundle = next((one for one in bundles if act.about.startswith(f"{one.name}: ")), None)
            bundles = [one for one in bundles if one != act.bundle]  # the next act of that name is about the next one
        if act.did == "made an account":
            act.account_id = people.get(act.about.rsplit(" (", 1)[0])
        act.save()


class Migration(migrations.Migration):
    dependencies = [("stories", "0004_what_a_person_decides")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
