"""Takes, and what a desk says of them, in the archive: whatever came first, it is the same."""

from itertools import permutations

import pytest

from stories.archive import anew, by_hand, standing
from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.collate import Field, Repair, RepairKind, Role
from stories.models import Article, Bundle, Handle, Outlet, Ran, Story, Version
from tests.archive.build import archive, bring, key, repair, version
from tests.bundles.test_bring_in import forget_everything

pytestmark = pytest.mark.django_db

BULLETIN = """a0412
BC-Elevator Blast,0026
BULLETIN
   TOLLIVER, Kan. (AP) _ A grain elevator exploded in Tolliver before noon Tuesday.
AP-NR-03-12-91 1058EST
"""
LEAD = """a0415
BC-Elevator Blast, 1st Ld, a0412,0134
Kansas Grain Elevator Explodes; Workers Missing
   TOLLIVER, Kan. (AP) _ A grain elevator exploded Tuesday in a farm town, and four workers were missing under
the milo, the sheriff said.
   ``First a thump, then a long roar,'' said Art Buehler, who was waiting in line with a truck.
AP-NR-03-12-91 1121EST
"""
RENAMED = """a0431
BC-Kansas Explosion, 3rd Ld-Writethru, a0415,0218
Voices Under the Grain Keep Hope Alive in a Wheat Town
Eds: RECASTS throughout. Replaces BC-Elevator Blast.
   TOLLIVER, Kan. (AP) _ Somebody tapped on a pipe all afternoon, and the town stood still to hear it.
   Searchers dug with shovels and a vacuum hose from the mill.
AP-NR-03-12-91 1818EST
"""
KILL = """a0424
BC-Eds-Kill, a0424,0096
EDITORS:
   Please kill the story slugged Elevator Blast, 1st Ld, a0415, filed at 1121 EST from Tolliver.
   Art Buehler was not there.
   The AP
AP-NR-03-12-91 1209EST
"""
OTHER_DAY = """a0401
BC-Elevator Blast,0040
Elevator Blast Remembered in Ohio
   DAYTON, Ohio (AP) _ The mill town of Dayton rang its bells for the men of 1952.
AP-NR-03-19-91 0905EST
"""
COPY = """The Kestrel Herald
Grain elevator blows up in Kansas
   TOLLIVER, Kan. (AP) _ A grain elevator exploded Tuesday in a farm town, and four workers were missing under
the milo, the sheriff said.
   ``First a thump, then a long roar,'' said Art Buehler, who was waiting in line with a truck.
"""
FILES = {"bulletin": BULLETIN, "lead": LEAD, "renamed": RENAMED, "kill": KILL}


def articles():
    placed = Article.objects.exclude(story=None).order_by("story", "number")
    return [(one.name, one.role, [version_name(each) for each in one.versions.order_by("number")]) for one in placed]


def version_name(one):
    return one.source.items.order_by("pk")[0].path.removesuffix(".txt")


def test_takes_are_one_article_by_keyword_and_number_and_by_what_they_replace():
    bring("all", bulletin=BULLETIN, lead=LEAD, renamed=RENAMED)
    assert articles() == [("AP, the wire", Role.WIRE, ["bulletin", "lead", "renamed"])]
    decisions = [one.decisions for one in Version.objects.filter(number__gt=1)]
    rules = [each["rule"] for told in decisions for each in told if each["what"] == "order"]
    assert rules == ["dates in the texts"] * 2


def test_one_at_a_time_in_any_order_they_are_what_they_are_at_once():
    bring("all", **FILES)
    at_once = archive()
    for order in permutations(FILES):
        forget_everything()
        for name in order:
            bring(name, **{name: FILES[name]})
        assert archive() == at_once, order
    forget_everything()
    for name in reversed(FILES):
        bring(name, **{name: FILES[name]})
    anew.arrange_all(lambda doing, done: None)
    assert archive() == at_once


def test_a_kill_is_no_article_and_marks_what_it_names():
    bring("all", **FILES)
    assert [(name, role) for name, role, _ in articles()] == [("AP, the wire", Role.WIRE), ("kill.txt", Role.NOTICE)]
    replaced, mark = sorted(version("lead").marks(), key=lambda one: one["value"], reverse=True)
    assert (mark["what"], mark["value"], mark["basis"]) == ("killed", "kill.txt", "text")
    assert mark["words"] == "a0415"
    assert (replaced["what"], replaced["value"]) == ("replaced", "renamed.txt")
    assert version("bulletin").marks() == []
    [said] = version("kill").speaks()
    assert (said["what"], said["value"]) == ("kills", "lead.txt")
    assert Story.objects.exclude(slug=None).get().title != "EDITORS:"


def test_it_waits_for_what_is_not_here_and_is_told_when_it_comes():
    bring("kill", kill=KILL)
    [said] = version("kill").speaks()
    assert (said["what"], said["value"]) == ("kills", "")
    bring("later", lead=LEAD, bulletin=BULLETIN)
    [said] = version("kill").speaks()
    assert said["value"] == "lead.txt"
    assert [mark["what"] for mark in version("lead").marks()] == ["killed"]
    standing.undo_bundle(Bundle.objects.get(name="kill"))
    assert version("lead").marks() == []


def test_what_a_person_gives_an_outlet_is_no_notice_until_that_is_taken_back():
    bring("all", **FILES)
    assert version("kill").article.notice_decision()["words"].startswith("BC-Eds-Kill, a0424,0096 EDITORS: Please kill")
    before = archive()
    gave = by_hand.make([repair("given", key("kill"), what=Field.OUTLET, value="The Kestrel Herald")])
    article = version("kill").article
    assert (article.role, article.outlet, article.notice_decision()) == (Role.OUTLET, "The Kestrel Herald", None)
    assert (version("kill").speaks(), [one["what"] for one in version("lead").marks()]) == ([], ["replaced"])
    by_hand.undo(gave)
    assert archive() == before


def test_the_copy_that_an_outlet_ran_is_flagged_too():
    Outlet.objects.create(name="The Kestrel Herald")
    bring("all", **FILES)
    bring("copy", copy=COPY)
    [mark] = version("copy").marks()
    assert (mark["what"], mark["value"], mark["basis"]) == ("killed", "kill.txt", "inferred")
    assert mark["share"] > 0.9
    story = Story.objects.exclude(slug=None).get()
    ran = Ran.of([story])[story.pk]
    assert (ran.articles, [one.name for one in ran.first], ran.wires, ran.notices) == (
        1,
        ["The Kestrel Herald"],
        ("AP",),
        1,
    )


def test_a_story_of_people_killed_kills_nothing():
    told = "   HEDESLEV (AP) _ The blast killed six miners at once."
    killed = f"BC-Six Killed, {{}}\nSix Killed in a Mine\n{told}\nAP-NR-03-12-91 {{}}EST\n"
    bring("all", a=killed.format("Urgent", 1000), b=killed.format("1st Ld", 1100).replace("at once", "before noon"))
    assert [names for _, _, names in articles()] == [["a", "b"]]
    assert version("a").marks() == []


def test_what_an_outlet_says_of_its_own_story_marks_no_dispatch():
    own = "CORRECTION: An article headlined “Kansas Grain Elevator Explodes; Workers Missing” misstated the hour.\n\n"
    bring("all", lead=LEAD, own=f"{own}Original url: https://www.kestrel.example/corrections")
    assert version("lead").marks() == []
    assert Article.objects.get(outlet="kestrel.example").role == Role.OUTLET


def test_copies_that_nobody_names_are_no_takes():
    told = (
        "{}\n\n   HEDESLEV (AP) _ Six miners died when a seam caught fire under the town before dawn, the company said."
    )
    one = told.format("UPDATE: Six dead in mine fire")
    other = told.format("UPDATE: Mine blaze kills six") + "\n\nA fire was seen."
    bring("all", one=one, other=other)
    assert {role for _, role, _ in articles()} == {Role.OUTLET}
    assert len(articles()) == 2


def test_a_kill_by_number_waits_for_that_number():
    other = LEAD.replace("a0415", "a0399").replace("1121EST", "1101EST")
    bring("all", other=other, kill=KILL)
    assert version("other").marks() == []


def test_a_keyword_is_no_mark():
    flood = "BC-Flash Flood,0100\n{}\n   {} (AP) _ {}.\nAP-NR-03-12-91 1000EST\n"
    bring(
        "all",
        a=flood.format("Mine Drowns", "HEDESLEV", "Water broke into a mine and the pumps stood still all night"),
        b=flood.format("Rain Stops Trains", "TOKYO", "A commuter line was shut when rain covered the tracks"),
    )
    assert len(articles()) == 2


def test_the_keyword_on_another_day_is_another_article():
    bring("all", bulletin=BULLETIN, lead=LEAD, other=OTHER_DAY)
    assert [names for _, _, names in articles()] in (
        [["bulletin", "lead"], ["other"]],
        [["other"], ["bulletin", "lead"]],
    )


def test_of_what_names_nothing_no_handle_is_kept():
    bring("plain", a="The dike at Tewkesbury held, said Mayor Walt Dunphy.\n\nNobody was hurt.")
    assert not Handle.objects.exists()


def test_what_names_a_number_twice_is_stored():
    twice = RENAMED.replace("Replaces BC-Elevator Blast.", "Replaces BC-Elevator Blast, a0415.")
    bring("twice", twice=twice)
    assert Handle.objects.filter(handle="!serial:a0415").count() == 1


def test_a_person_may_say_that_a_text_is_the_wires_own():
    bring_in("plain", [Opened("a.txt", b"The dike at Tewkesbury held, said Mayor Walt Dunphy.\n\nNobody was hurt.")])
    key = version("a").key
    by_hand.make([Repair(RepairKind.GIVEN, key, what=Field.OUTLET, value="AP, the wire")])
    [article] = Article.objects.exclude(story=None)
    assert (article.name, article.role, article.outlet, article.agency) == ("AP, the wire", Role.WIRE, None, "AP")


def test_an_address_of_its_own_makes_one_article():
    told = "{}\n\nOriginal url: https://{}kestrel.example/news/dike{}\n\nThe dike at Tewkesbury {}."
    bring("one", a=told.format("Dike holds", "www.", "?utm_source=mail", "held, said Mayor Walt Dunphy"))
    bring("two", b=told.format("Lower town is led out", "", "#top", "gave way before dawn, and nobody was asleep"))
    [article] = Article.objects.exclude(story=None)
    assert article.versions.count() == 2
