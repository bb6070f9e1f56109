"""A role's rights come from the models."""

import pytest
from django.contrib.auth.models import Group, Permission

from stories import roles
from stories.models import Bundle

pytestmark = pytest.mark.django_db


def rights(role):
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


def test_admins_may_what_the_models_say_and_editors_only_read():
    assert {"add_bundle", "change_bundle", "add_gesture", "read_withdrawn_version", "view_act"} <= rights("Admins")
    assert rights("Editors") == rights("Reviewers")
    assert all(right.startswith("view_") for right in rights("Editors"))
    assert "view_act" not in rights("Editors")


def test_a_right_that_a_model_no_longer_gives_is_taken(monkeypatch):
    Group.objects.get(name="Editors").permissions.add(Permission.objects.get(codename="add_bundle"))
    monkeypatch.setattr(Bundle, "rights", {})
    roles.grant()
    assert "add_bundle" not in rights("Editors")
    assert "view_bundle" not in rights("Admins")
