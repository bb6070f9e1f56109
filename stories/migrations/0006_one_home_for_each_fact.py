"""What was kept in two places, or could be withdrawn and was still shown."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0005_carried_over"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="keptcomparison",
            name="one_comparison_a_pair",
        ),
        migrations.RemoveConstraint(
            model_name="version",
            name="one_version_a_part",
        ),
        migrations.RemoveField(
            model_name="act",
            name="about",
        ),
        migrations.RemoveField(
            model_name="article",
            name="letter",
        ),
        migrations.RemoveField(
            model_name="bundle",
            name="report",
        ),
        migrations.RemoveField(
            model_name="formerslug",
            name="slug",
        ),
        migrations.RemoveField(
            model_name="source",
            name="bundle",
        ),
        migrations.RemoveField(
            model_name="source",
            name="path",
        ),
        migrations.AlterField(
            model_name="formerslug",
            name="digest",
            field=models.CharField(help_text="SHA-256 of the slug, in hex", max_length=64, unique=True),
        ),
        migrations.AddConstraint(
            model_name="keptcomparison",
            constraint=models.UniqueConstraint(
                fields=("left", "right", "left_date", "right_date", "engine"), name="one_comparison_a_pair"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(fields=("source", "draft", "part"), name="one_version_a_part"),
        ),
    ]
