"""What a change to many files of a bundle is kept as until it is made in the background."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0012_what_plans_keep"),
    ]

    operations = [
        migrations.AddField(
            model_name="job",
            name="asked",
            field=models.JSONField(default=dict, help_text="what is to be changed, for a change"),
        ),
        migrations.AlterField(
            model_name="job",
            name="does",
            field=models.CharField(
                choices=[
                    ("read", "Read"),
                    ("plan", "Plan"),
                    ("change", "a change to many files"),
                    ("store", "Store"),
                    ("undo", "Undo"),
                    ("redo", "Redo"),
                ],
                max_length=10,
            ),
        ),
    ]
