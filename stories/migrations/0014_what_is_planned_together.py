"""Which stories and files of a bundle were planned together: they are stored together. All that was planned before this
is one lot."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0013_changes_in_the_background"),
    ]

    operations = [
        migrations.AddField(
            model_name="plannedstory",
            name="lot",
            field=models.PositiveIntegerField(default=0, help_text="the same for stories that were planned together"),
        ),
        migrations.AddField(
            model_name="receiveditem",
            name="lot",
            field=models.PositiveIntegerField(default=0, help_text="the same for files that were planned together"),
        ),
        migrations.AddIndex(
            model_name="plannedstory",
            index=models.Index(fields=["bundle", "lot"], name="planned_by_lot"),
        ),
    ]
