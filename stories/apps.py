from typing import Any

from django.apps import AppConfig
from django.apps import apps as registry
from django.apps.registry import Apps
from django.db.models.signals import post_migrate


class StoriesConfig(AppConfig):
    name = "stories"

    def ready(self) -> None:
        post_migrate.connect(after_migrations, sender=self)


def after_migrations(apps: Apps = registry, **options: Any) -> None:
    """What every database must hold, and what a migration left to be done: it knows the tables, not the rules. `apps`
    are the models as they were after the last migration that ran."""
    if "fingerprint" not in apps.all_models["stories"]:
        return  # on the way to an earlier state
    from stories import roles
    from stories.archive import carried_over
    from stories.models.names import keep_built_in

    roles.grant()
    keep_built_in()
    carried_over.arrange_what_waits()
