"""What versions are recognised by is stored with them, and what they share is no longer.

The fingerprints themselves are made once all migrations have run: that needs the rules and not only the tables
(stories/archive/anew.py), and arranges every story anew.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stories", "0006_one_home_for_each_fact")]

    operations = [
        migrations.DeleteModel(name="TellingWord"),
        migrations.RemoveField(model_name="version", name="carried"),
        migrations.AddField(
            model_name="bundle",
            name="capped",
            field=models.PositiveIntegerField(
                default=0, help_text="texts like so many others that not all of these were looked at"
            ),
        ),
        migrations.AddField(
            model_name="story",
            name="linked",
            field=models.BigIntegerField(
                null=True,
                db_index=True,
                help_text=(
                    "the same for stories that are linked, and so arranged together: the id of one of their versions"
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(fields=["article", "same_as", "number"], name="versions_by_place"),
        ),
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="stories.version",
                    ),
                ),
                ("rules", models.CharField(db_index=True, help_text="of what it is made, and how", max_length=10)),
                (
                    "day",
                    models.IntegerField(
                        help_text="on which the text says it was published; from the year 1, day 1", null=True
                    ),
                ),
                (
                    "runs",
                    models.BinaryField(help_text="hashes of the runs of words, four bytes each, the lowest first"),
                ),
                ("told", models.TextField(help_text="JSON: weights of telling words, names, figures, lede")),
                ("said", models.TextField(help_text="JSON: what the document says of itself")),
                (
                    "first",
                    models.BigIntegerField(
                        help_text="id of the version that stands for it, perhaps its own", null=True
                    ),
                ),
                (
                    "filed",
                    models.IntegerField(
                        help_text="the day that counts for it, 0 if none; null if it is not looked up", null=True
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TellingWord",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "word", "day", "version_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("word", models.CharField(max_length=5)),
                ("day", models.IntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="stories.version",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TellingRun",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "run", "version_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("run", models.BigIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="stories.version",
                    ),
                ),
            ],
        ),
    ]
