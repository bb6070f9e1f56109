"""Room for what persons decide, for every text of a source, and for what stands."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0003_unicode_slugs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Agency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(blank=True, max_length=150)),
                ("name", models.CharField(max_length=100, unique=True)),
                ("country", models.CharField(blank=True, help_text="ISO 3166, two letters", max_length=2)),
            ],
            options={
                "verbose_name_plural": "agencies",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Gesture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("why", models.TextField(blank=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(blank=True, max_length=150)),
                ("touched", models.BigIntegerField(db_index=True, default=0, help_text="the last act that changed it")),
            ],
        ),
        migrations.CreateModel(
            name="OtherName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(blank=True, max_length=150)),
                (
                    "kind",
                    models.CharField(choices=[("name", "Name"), ("domain", "Domain")], default="name", max_length=10),
                ),
                ("value", models.CharField(max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Outlet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(blank=True, max_length=150)),
                ("name", models.CharField(max_length=200, unique=True)),
                ("is_ours", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Repair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("given", "given"),
                            ("one story", "one story"),
                            ("not one story", "not one story"),
                            ("one article", "one article"),
                            ("not one article", "not one article"),
                            ("one text", "one text"),
                            ("before", "before"),
                            ("corrects", "corrects"),
                            ("kills", "kills"),
                            ("replaces", "replaces"),
                        ],
                        max_length=20,
                    ),
                ),
                ("one_source", models.CharField(db_index=True, max_length=64)),
                ("one_draft", models.PositiveIntegerField()),
                ("one_part", models.PositiveSmallIntegerField()),
                ("other_source", models.CharField(blank=True, db_index=True, max_length=64)),
                ("other_draft", models.PositiveIntegerField(null=True)),
                ("other_part", models.PositiveSmallIntegerField(null=True)),
                (
                    "what",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("outlet", "outlet"),
                            ("agency", "agency"),
                            ("published", "published"),
                            ("title", "title"),
                            ("held until", "held until"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.TextField(blank=True)),
            ],
        ),
        migrations.AlterModelOptions(
            name="version",
            options={
                "ordering": ["number"],
                "permissions": [("read_withdrawn_version", "Can read versions that were withdrawn")],
            },
        ),
        migrations.AddField(
            model_name="act",
            name="account",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="act",
            name="after",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="act",
            name="before",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="act",
            name="bundle",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="stories.bundle"
            ),
        ),
        migrations.AddField(
            model_name="act",
            name="item",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="stories.item"
            ),
        ),
        migrations.AddField(
            model_name="act",
            name="person",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="act",
            name="source",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="stories.source"
            ),
        ),
        migrations.AddField(
            model_name="act",
            name="version",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="stories.version"
            ),
        ),
        migrations.AddField(
            model_name="act",
            name="why",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="article",
            name="founder",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="stories.version"
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="is_ours",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="article",
            name="label",
            field=models.TextField(
                blank=True, help_text="the first of its files' names: what it is called by, unnamed"
            ),
        ),
        migrations.AddField(
            model_name="bundle",
            name="undone_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="bundle",
            name="undone_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="formerslug",
            name="digest",
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.AddField(
            model_name="item",
            name="left_out",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="item",
            name="source",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="items", to="stories.source"
            ),
        ),
        migrations.AddField(
            model_name="keptcomparison",
            name="left_date",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="keptcomparison",
            name="right_date",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="source",
            name="erased_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="erased_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="story",
            name="founder",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="stories.version"
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="agency_read",
            field=models.CharField(blank=True, db_index=True, help_text="as detected in it", max_length=300),
        ),
        migrations.AddField(
            model_name="version",
            name="arranged",
            field=models.BooleanField(db_index=True, default=True),
        ),
        migrations.AddField(
            model_name="version",
            name="decisions",
            field=models.JSONField(default=list, help_text="what the arrangement decided of it"),
        ),
        migrations.AddField(
            model_name="version",
            name="draft",
            field=models.PositiveIntegerField(default=0, help_text="place among the drafts its source holds, from 0"),
        ),
        migrations.AddField(
            model_name="version",
            name="held_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="version",
            name="identity",
            field=models.CharField(blank=True, db_index=True, help_text="as its draft states it", max_length=300),
        ),
        migrations.AddField(
            model_name="version",
            name="outlet_read",
            field=models.CharField(blank=True, db_index=True, help_text="as detected in it", max_length=300),
        ),
        migrations.AddField(
            model_name="version",
            name="parts",
            field=models.PositiveSmallIntegerField(default=1, help_text="how many texts its draft holds"),
        ),
        migrations.AddField(
            model_name="version",
            name="readable",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="version",
            name="replaces",
            field=models.CharField(blank=True, db_index=True, help_text="the identity of another", max_length=300),
        ),
        migrations.AddField(
            model_name="version",
            name="same_as",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="sightings", to="stories.version"
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="touched",
            field=models.BigIntegerField(db_index=True, default=0, help_text="the last act that arranged or marked it"),
        ),
        migrations.AlterField(
            model_name="act",
            name="by",
            field=models.CharField(help_text="the person's name then, or “command line”", max_length=150),
        ),
        migrations.AlterField(
            model_name="act",
            name="did",
            field=models.CharField(
                choices=[
                    ("signed in", "Signed In"),
                    ("signed out", "Signed Out"),
                    ("made an account", "Made Account"),
                    ("imported a bundle", "Imported"),
                    ("took a bundle back", "Undid Bundle"),
                    ("put a bundle in force again", "Redid Bundle"),
                    ("left a file out", "Left Out"),
                    ("put a file back", "Put Back"),
                    ("withdrew a version", "Withdrew"),
                    ("restored a version", "Restored"),
                    ("erased a source", "Erased"),
                    ("made a change", "Repaired"),
                    ("took a change back", "Undid Repair"),
                    ("made a change again", "Redid Repair"),
                    ("changed a name", "Named"),
                    ("took a name back", "Undid Name"),
                    ("gave a name again", "Redid Name"),
                    ("arranged the archive anew", "Arranged"),
                ],
                max_length=100,
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="agency",
            field=models.TextField(null=True),
        ),
        migrations.AlterField(
            model_name="article",
            name="story",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="articles", to="stories.story"
            ),
        ),
        migrations.AlterField(
            model_name="formerslug",
            name="story",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="former_slugs", to="stories.story"
            ),
        ),
        migrations.AlterField(
            model_name="item",
            name="path",
            field=models.TextField(help_text="inside the bundle"),
        ),
        migrations.AlterField(
            model_name="keptcomparison",
            name="engine",
            field=models.CharField(help_text="the engine's and the parser's versions", max_length=20),
        ),
        migrations.AlterField(
            model_name="keptcomparison",
            name="right",
            field=models.CharField(db_index=True, max_length=64),
        ),
        migrations.AlterField(
            model_name="story",
            name="slug",
            field=models.SlugField(allow_unicode=True, max_length=80, null=True, unique=True),
        ),
        migrations.AlterField(
            model_name="story",
            name="stem",
            field=models.SlugField(
                allow_unicode=True,
                blank=True,
                help_text="the slug its title gives; stories of one stem add a mark",
                max_length=60,
            ),
        ),
        migrations.AlterField(
            model_name="story",
            name="title",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="version",
            name="article",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="stories.article"
            ),
        ),
        migrations.AlterField(
            model_name="version",
            name="lede",
            field=models.TextField(blank=True, help_text="how the text begins, for lists where there is no headline"),
        ),
        migrations.AlterField(
            model_name="version",
            name="number",
            field=models.PositiveIntegerField(
                help_text="place among the article's versions, oldest first, from 1", null=True
            ),
        ),
        migrations.AlterField(
            model_name="version",
            name="part",
            field=models.PositiveSmallIntegerField(
                help_text="place among the texts its draft holds, oldest first, from 0"
            ),
        ),
        migrations.AddField(
            model_name="act",
            name="agency",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="stories.agency"
            ),
        ),
        migrations.AddField(
            model_name="gesture",
            name="bundle",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="gestures", to="stories.bundle"
            ),
        ),
        migrations.AddField(
            model_name="act",
            name="gesture",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="stories.gesture"
            ),
        ),
        migrations.AddField(
            model_name="othername",
            name="agency",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="other_names", to="stories.agency"
            ),
        ),
        migrations.AddField(
            model_name="othername",
            name="outlet",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="other_names", to="stories.outlet"
            ),
        ),
        migrations.AddField(
            model_name="act",
            name="outlet",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="stories.outlet"
            ),
        ),
        migrations.AddField(
            model_name="repair",
            name="gesture",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="repairs", to="stories.gesture"
            ),
        ),
        migrations.AddConstraint(
            model_name="othername",
            constraint=models.CheckConstraint(
                condition=models.Q(("outlet", None), ("agency", None), _connector="XOR"),
                name="a_name_of_an_outlet_or_of_an_agency",
            ),
        ),
    ]
