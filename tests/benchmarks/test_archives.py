from collections import defaultdict
from datetime import date, timedelta
from itertools import islice
from random import Random

import pytest

from benchmarks.archives import File, World
from benchmarks.bases import Base, as_printed
from benchmarks.renaming import Names, Renaming, Vocabulary, coined
from benchmarks.series import Series
from benchmarks.telling import EditKind, Editor, Telling
from stories.text import parse

FIRE = Base(
    "fire",
    "Fire closes bridge in Vanta",
    (
        ("A fire closed the old bridge over the Sorel on Monday, police in Vanta said.",),
        ("Police said 12 people were injured when the wooden deck collapsed at noon.", "Nobody was killed."),
        ('"The deck burned within minutes," Mayor Anna Lind told reporters in Vanta.',),
        ("Firefighters from Ostby brought 4 engines and pumped water from the Sorel.",),
        ("The bridge was built in 1931 and was repaired twice in the past decade.",),
        ("Lind said the council would decide on Friday whether to rebuild the bridge.",),
        ("Drivers were asked to cross the river at Ostby, about 9 kilometres away.",),
    ),
)
STRIKE = Base(
    "strike",
    "",
    (
        ("Workers at the Halden shipyard walked out on Tuesday over a cut in night pay.",),
        ("The union said 340 of the 400 workers had joined the strike by the evening.",),
        ("Halden offered talks for the following week, a spokesman of the company said.",),
        ('"We will stay outside until the pay is restored," union leader Per Moen said.',),
        ("Two ferries that were due to leave the yard in March will be delivered late.",),
        ("The last strike at Halden ended in 2004 after nineteen days of negotiations.",),
    ),
)


@pytest.fixture
def world() -> World:
    return World([FIRE, STRIKE], seed=1)


def some(world: World, number: int) -> list[File]:
    return list(islice(world.archive(600), number))


def test_one_seed_gives_one_archive_and_another_seed_another(world):
    again, other = World([FIRE, STRIKE], seed=1), World([FIRE, STRIKE], seed=2)
    assert some(world, 50) == some(again, 50) != some(other, 50)


def test_what_the_wire_brings_next_does_not_change_what_came_before(world):
    assert some(world, 40) == some(world, 60)[:40]


def test_no_two_files_of_an_archive_are_the_same(world):
    files = some(world, 600)
    assert len({file.content for file in files}) == len({file.path for file in files}) == 600


def test_files_come_in_the_order_of_their_days_for_a_year(world):
    days = [file.truth.day for file in some(world, 600)]
    assert days == sorted(days)
    assert timedelta(days=300) < days[-1] - days[0] < timedelta(days=430)


def test_a_story_is_told_within_four_days_and_its_articles_in_their_order(world):
    stories, places = defaultdict(set), defaultdict(list)
    for file in some(world, 600):
        stories[file.truth.story].add(file.truth.day)
        places[file.truth.story, file.truth.article].append(file.truth.place)
    assert all(max(days) - min(days) <= timedelta(days=4) for days in stories.values())
    assert all(found == list(range(len(found))) for found in places.values())


def test_date_outlet_and_agency_are_read_as_the_truth_has_them(world):
    for path, content, truth in some(world, 150):
        document = parse(content.decode(), name=path)
        outlet, agency = document.decided("outlet"), document.decided("agency")
        assert (document.date or "")[:10] == (truth.day.isoformat() if truth.dated else "")
        assert (outlet.value if outlet else "", agency.value if agency else "") == (truth.outlet, truth.agency)


def test_an_archive_has_undated_and_unnamed_texts_series_and_lifted_sentences(world):
    truths = [file.truth for file in some(world, 600)]
    assert {truth.dated for truth in truths} == {truth.reworded for truth in truths} == {True, False}
    assert {bool(truth.outlet) for truth in truths} == {bool(truth.agency) for truth in truths} == {True, False}
    assert any(truth.series is not None for truth in truths)
    assert all(other < truth.story for truth in truths for other in truth.lifted)
    assert any(truth.lifted for truth in truths)


def test_one_story_has_a_tenth_as_many_articles_as_versions(world):
    files = list(world.one_story(53))
    assert {file.truth.story for file in files} == {0}
    assert (len(files), len({file.truth.article for file in files})) == (53, 6)
    assert files[-1].truth.day - files[0].truth.day <= timedelta(days=3)


def test_an_update_tells_each_of_its_edits():
    before = Telling(FIRE.headline, FIRE.paragraphs)
    editor = Editor(Vocabulary.of(FIRE.sentences), Random(1), iter(STRIKE.sentences))  # noqa: S311 - not a secret
    after, edits = editor.update(before)
    new, gone = set(after.sentences) - set(before.sentences), set(before.sentences) - set(after.sentences)
    assert edits
    assert new <= {edit.after for edit in edits if edit.kind is not EditKind.HEADLINE}
    assert gone <= {edit.before for edit in edits if edit.kind is not EditKind.HEADLINE}


def test_a_name_is_the_same_throughout_a_story_and_with_its_endings():
    vocabulary = Vocabulary.of(["Once Armenia spoke.", "Then Armenians and Vanta spoke.", "So did Vanta."])
    renaming = Renaming(vocabulary, Names(0), Random(1))  # noqa: S311 - not a secret
    country, people, town = renaming("Armenia Armenians Vanta").split()
    assert renaming("In Armenia, Vanta's Armenians") == f"In {country}, {town}'s {people}"
    assert (country[-2:], people[-4:], country[:-2]) == ("ia", "ians", people[:-4])
    assert not {"Armenia", "Vanta"} & {country, town}


def test_other_figures_are_of_the_same_size():
    renaming = Renaming(Vocabulary.of([]), Names(0), Random(1))  # noqa: S311 - not a secret
    people, age, year = renaming("340 people, 7, 1931").replace(",", "").replace("people ", "").split()
    assert (len(people), len(age), year[:2]) == (3, 1, "19")
    assert renaming("340") == people


def test_two_stories_of_a_series_share_the_template_and_not_the_news(world):
    series = Series(0, world.vocabulary, Names(0), [], seed=1)
    first, _ = series.told(0, date(2020, 3, 7))
    second, _ = series.told(1, date(2020, 4, 6))
    common = set(" ".join(first.sentences).split()) & set(" ".join(second.sentences).split())
    assert first.headline != second.headline
    assert len(common) > 20
    assert not set(first.sentences[:3]) & set(second.sentences[:3])


def test_a_coined_word_ends_as_asked():
    chance = Random(1)  # noqa: S311 - not a secret
    assert all(coined(chance, True)[-1] in "aeiou" and coined(chance)[-1] not in "aeiou" for _ in range(50))


@pytest.mark.parametrize(
    ("tokenised", "printed"),
    [
        ("Lohan’ s 90 - day court - mandated rehab .", "Lohan’s 90-day court-mandated rehab."),
        ("“ Lindsay is grateful , ” Holley said .", "“Lindsay is grateful,” Holley said."),
        ('Fanning said : " He left . "', 'Fanning said: "He left."'),
        ("at 4: 59 p. m. in the U. S.", "at 4:59 p.m. in the U.S."),
    ],
)
def test_tokenised_text_is_read_as_it_was_printed(tokenised, printed):
    assert as_printed(tokenised) == printed
