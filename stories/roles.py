"""The roles' rights, brought to what the models say."""

from __future__ import annotations

from collections import defaultdict

from django.apps import apps
from django.contrib.auth.models import Group, Permission

from stories.models.roles import EVERYONE, Rights


def grant() -> None:
    """Every role has the permissions that the models name it for, and no other of ours."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for model in apps.get_app_config("stories").get_models():
        rights: Rights = getattr(model, "rights", {})
        for action, roles in rights.items():
            for role in roles:
                wanted[role].add(f"{action}_{model._meta.model_name}")
    ours = Permission.objects.filter(content_type__app_label="stories")
    for role in EVERYONE:
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.remove(*ours.exclude(codename__in=wanted[role]))
        group.permissions.add(*ours.filter(codename__in=wanted[role]))
