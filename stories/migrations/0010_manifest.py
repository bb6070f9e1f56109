from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0009_dispatches"),
    ]

    operations = [
        migrations.AddField(
            model_name="receiveditem",
            name="stated",
            field=models.JSONField(
                default=list, help_text="what a manifest says of others: a line's number and its values"
            ),
        ),
    ]
