"""The three roles. Each later act asks for the permission its model gives; a role is a group that has it."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

READ = ("view_story", "view_article", "view_version", "view_source", "view_keptcomparison")
ROLES = {
    "Editors": READ,
    "Reviewers": READ,
    "Admins": (*READ, "view_bundle", "add_bundle", "view_item", "view_act"),
}


def make_roles(apps, schema_editor):
    # Permissions are made after all migrations have run; the roles need them now.
    config = apps.get_app_config("stories")
    config.models_module = True
    create_permissions(config, apps=apps, using=schema_editor.connection.alias, verbosity=0)
    config.models_module = None
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, codenames in ROLES.items():
        role, _ = group.objects.get_or_create(name=name)
        role.permissions.add(*permission.objects.filter(content_type__app_label="stories", codename__in=codenames))


def drop_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, drop_roles)]
