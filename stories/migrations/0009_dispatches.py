import django.db.models.deletion
from django.db import migrations, models

AT_A_TIME = 2000


def file(apps, schema_editor):
    """The identities that drafts state of themselves and of others are handles now."""
    handle = apps.get_model("stories", "Handle").objects
    stating = apps.get_model("stories", "Version").objects.exclude(identity="", replaces="")
    found = []
    for pk, identity, replaces, day in stating.values_list("pk", "identity", "replaces", "fingerprint__day").iterator():
        for mark, value in (("", identity), ("!", replaces)):
            if value:
                found.append(handle.model(handle=mark + short(f"identity:{value}"), day=day or 0, version_id=pk))
        if len(found) >= AT_A_TIME:
            handle.bulk_create(found)
            found = []
    handle.bulk_create(found)


def short(handle):
    import hashlib

    if len(handle) <= 64:
        return handle
    return f"identity:{hashlib.sha256(handle.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}"


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0008_bundles_in_the_browser"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="role",
            field=models.CharField(
                choices=[("outlet", "outlet"), ("wire", "wire"), ("notice", "notice")], default="outlet", max_length=10
            ),
        ),
        migrations.CreateModel(
            name="Handle",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "handle", "day", "version_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("handle", models.CharField(max_length=80)),
                ("day", models.IntegerField(help_text="on which the text says it was published, 0 for none")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="stories.version"
                    ),
                ),
            ],
        ),
        migrations.RunPython(file, migrations.RunPython.noop),
        migrations.RemoveField(model_name="version", name="identity"),
        migrations.RemoveField(model_name="version", name="replaces"),
    ]
