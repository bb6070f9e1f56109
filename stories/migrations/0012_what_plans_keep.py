"""A row of a plan keeps a list of stories: rows that keep one are arranged anew when the bundle is stored."""

from django.db import migrations, models


def forget(apps, schema_editor):
    kept = apps.get_model("stories", "PlannedStory").objects.filter(arranged__isnull=False)
    kept.update(arranged=None)


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0011_plans_kept_whole"),
    ]

    operations = [
        migrations.RunPython(forget, forget),
        migrations.AlterField(
            model_name="plannedstory",
            name="arranged",
            field=models.JSONField(
                help_text=(
                    "it and perhaps others, stored ones alone, with all that storing needs; none after a change by hand"
                ),
                null=True,
            ),
        ),
    ]
