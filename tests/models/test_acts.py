import pytest

from stories.models import COMMAND_LINE, Act
from stories.models.acts import Kept
from tests.conftest import member

pytestmark = pytest.mark.django_db


def test_an_act_knows_the_person_and_what_it_is_about():
    anna = member("anna", "Admins")
    act = Act.record("anna", Act.Did.MADE_ACCOUNT, account=anna, after={"role": "admin"})
    act.refresh_from_db()
    assert (act.person, act.account, act.after) == (anna, anna, {"role": "admin"})


def test_the_command_line_is_no_person():
    assert Act.record(COMMAND_LINE, Act.Did.IMPORTED).person is None


def test_acts_are_neither_changed_nor_deleted():
    act = Act.record(COMMAND_LINE, Act.Did.IMPORTED)
    for attempt in (act.save, act.delete, Act.objects.all().delete, lambda: Act.objects.update(by="nobody")):
        with pytest.raises(Kept):
            attempt()
    assert Act.objects.get().by == COMMAND_LINE
