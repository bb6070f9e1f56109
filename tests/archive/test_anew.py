"""The whole archive arranged anew."""

import random

import pytest

from stories.archive import anew, index
from stories.archive.change import silent
from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.collate.fingerprint import RULES
from stories.models import Act, Fingerprint, Story, TellingRun, TellingWord, Version
from tests.archive.build import archive, bring_seeds
from tests.bundles.test_bring_in import forget_everything
from tests.collate.texts import TEXTS
from tests.management.running import done, run

pytestmark = pytest.mark.django_db


def bring_one_by_one(seed=0):
    for name in random.Random(seed).sample(sorted(TEXTS), len(TEXTS)):  # noqa: S311 - a game, and no secret
        bring_in(name, [Opened(name, TEXTS[name].encode())])


def filed():
    """The index, by keys."""
    words = set(TellingWord.objects.values_list("word", "day", "version"))
    return words, set(TellingRun.objects.values_list("run", "version"))


def test_what_was_arranged_as_it_came_stays_as_it_is():
    bring_seeds()
    bring_one_by_one()
    before = archive(), filed()
    assert done("arrange", "--all", "--by", "command line").startswith("Arranged anew: ")
    assert (archive(), filed()) == before
    assert Act.objects.filter(did=Act.Did.ARRANGED).count() == 1


@pytest.mark.parametrize("most", [1, 2])
def test_it_does_not_depend_on_what_came_first_where_caps_were_met(monkeypatch, most):
    monkeypatch.setattr("stories.archive.index.MOST_MET", most)
    monkeypatch.setattr("stories.collate.meeting.MOST_MET", most)
    monkeypatch.setattr("stories.collate.meeting.MOST_WEIGHED", 2)
    found = []
    for seed in range(3):
        bring_one_by_one(seed)
        anew.arrange_all(silent)
        found.append(archive())
        forget_everything()
    assert found[0] == found[1] == found[2]


def test_fingerprints_of_other_rules_are_made_anew_and_leave_nothing_in_the_index():
    bring_seeds()
    before = archive(), filed()
    Fingerprint.objects.update(rules="0")
    older = Version.objects.order_by("pk")[0]
    index.take_out([older.pk])
    Fingerprint.objects.filter(version=older).delete()
    anew.arrange_all(silent)
    assert set(Fingerprint.objects.values_list("rules", flat=True)) == {RULES}
    assert archive() == before[0]
    assert filed()[1] == before[1][1]
    assert filed()[0] == before[1][0]


def test_it_needs_to_be_told_that_all_is_meant():
    assert run("arrange")[1] != 0
    assert not Story.objects.exists()


def test_the_log_says_what_was_arranged_and_nothing_before_it_was(monkeypatch):
    bring_seeds()

    def fail(*_):
        raise OSError("no space left")

    monkeypatch.setattr("stories.archive.settle.Proposal.bring_rows", fail)
    with pytest.raises(OSError, match="no space"):
        anew.arrange_all(silent)
    assert not Act.objects.filter(did=Act.Did.ARRANGED).exists()


def test_where_there_is_no_archive_none_is_made(monkeypatch):
    monkeypatch.setattr("stories.management.commands.arrange.is_missing", lambda: True)
    assert run("arrange", "--all") == ("There is no archive here yet: nothing was arranged.", 2)


def test_stopped_by_hand_it_says_so(monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(anew, "arrange_all", stop)
    assert run("arrange", "--all") == ("Stopped. What was finished stands, and nothing is half done.", 130)


def test_it_groups_by_the_days_of_today(settings):
    told = "{}\n\nA fire at the Severn refinery killed 12 workers, Petrov said. Firefighters battled flames at {}."
    for day, place in (("1 March 2020", "Mythe"), ("9 March 2020", "the Severn refinery until Upton was safe")):
        bring_in(day, [Opened(f"{day}.txt", told.format(day, place).encode())])
    first = Story.objects.exclude(slug=None).count()
    settings.STORY_DAYS = 30
    anew.arrange_all(silent)
    assert (first, Story.objects.exclude(slug=None).count()) == (2, 1)
