"""A manifest beside the files says what they are, and beats what is read in them."""

import json

import pytest
from django.core.files.base import ContentFile

from stories.archive.standing import redo_bundle, undo_bundle
from stories.bundles import edits, receive
from stories.bundles.manifest import MOST_PROBLEMS, Line, Unusable, lines_of
from stories.bundles.opening import Opened
from stories.bundles.receive import Incoming
from stories.bundles.store import bring_in
from stories.collate import Field, Key, Repair, RepairKind
from stories.jobs.queue import ask
from stories.models import (
    Act,
    Article,
    Bundle,
    Gesture,
    Job,
    PlannedStory,
    Received,
    ReceivedItem,
    ReceivedText,
    Version,
)
from stories.models import Repair as RepairRow
from tests.archive.build import archive
from tests.bundles.test_bring_in import forget_everything
from tests.jobs.build import planned, store, text_of, work

pytestmark = pytest.mark.django_db

CSV = """File;Outlet;Agency;Slug;Time;Order
first.txt;The Kestrel Herald;AP;Dike;2020-11-09 08:00;1
second.txt;The Kestrel Herald;AP;Dike;2020-11-09T09:00;2
nobody.txt;Severn Gazette;;;;
"""
FIRST = "The dike at Tewkesbury held, said Mayor Walt Dunphy on Friday.\n\nNobody was hurt."
SECOND = (
    "Four hundred people were led from the lower town after all, the county said.\n\nThe Red Cross opened a school."
)


def files(manifest=CSV, name="bundle.csv"):
    return [Opened(name, manifest.encode()), Opened("first.txt", FIRST.encode()), Opened("second.txt", SECOND.encode())]


def outcome(report, path):
    return next(item for item in report["items"] if item["path"] == path)


def test_what_is_stated_makes_articles_and_their_order():
    report = bring_in("dike", files())
    [article] = Article.objects.exclude(story=None)
    assert (article.outlet, article.agency) == ("The Kestrel Herald", "AP")
    told = [(one.lede[:8], one.published) for one in article.versions.order_by("number")]
    assert told == [("The dike", "2020-11-09T08:00"), ("Four hun", "2020-11-09T09:00")]
    assert outcome(report, "bundle.csv")["outcome"] == "skipped"
    assert Bundle.objects.get().warned["manifest"] == 1
    assert "line 4: no file is called “nobody.txt”" in outcome(report, "bundle.csv")["message"]
    [decision] = [one for one in article.decisions if one["what"] == "outlet"]
    assert (decision["basis"], decision["words"]) == ("person", "stated in the manifest of the bundle")


def test_a_manifest_that_fits_is_passed_over_and_no_text():
    report = bring_in("dike", files(CSV.replace("nobody.txt;Severn Gazette;;;;\n", "")))
    assert outcome(report, "bundle.csv")["outcome"] == "skipped"
    assert Version.objects.count() == 2


def test_it_belongs_to_its_bundle_in_the_browser_too():
    sent = {one.path: one.content for one in files()}
    bundle = planned(sent)
    [gesture] = bundle.gestures.all()
    assert gesture.why == "stated in the manifest of the bundle"
    store(bundle)
    [article] = Article.objects.exclude(story=None)
    assert (article.outlet, article.versions.count()) == ("The Kestrel Herald", 2)
    assert "nobody.txt" in bundle.items.get(path="bundle.csv").message
    there = archive()
    forget_all()
    bring_in("dike", files())
    here = archive()
    assert list(here) == list(there)


def forget_all():
    """What a bundle in the browser left, and all else."""
    for model in (Act, Job, RepairRow, Gesture, ReceivedText, ReceivedItem, Received, PlannedStory):
        model.objects.all()._raw_delete("default")
    forget_everything()


def test_what_is_here_already_is_not_contradicted_by_a_manifest():
    bring_in("before", [Opened("first.txt", FIRST.encode())])
    bring_in("dike", files(CSV.replace("nobody.txt;Severn Gazette;;;;\n", "").replace(";1\n", ";\n")))
    assert set(Article.objects.exclude(story=None).values_list("outlet", flat=True)) == {None, "The Kestrel Herald"}


HERE = """---
title: The dike held
outlet: Severn Gazette
date: 2020-11-09T08:00
---

The dike at Tewkesbury held, said Mayor Walt Dunphy on Friday.
"""


def test_what_is_more_than_is_told_is_counted_in_words():
    lines = "".join(f"{number}.md,Severn Gazette\n" for number in range(MOST_PROBLEMS + 1))
    report = bring_in("more", [Opened("bundle.csv", f"file,outlet\n{lines}".encode()), Opened("a.md", HERE.encode())])
    assert "and one more line" in outcome(report, "bundle.csv")["message"]
    assert "one more lines" not in outcome(report, "bundle.csv")["message"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "The Kestrel Herald,",
            "line 2: “here.md” is in the archive already, and its outlet is not changed to “The Kes",
        ),
        (",2020-11-10", "line 2: “here.md” is in the archive already, and its time is not changed to “2020-11-10”"),
        (",yesterday", "line 2: “yesterday” is no year"),
        ("severn gazette,2020-11-09", ""),
        ("Severn Gazette,2020-11-09 08:00", ""),
    ],
)
def test_of_what_is_here_already_all_that_is_not_taken_is_said(line, said):
    here = Opened("here.md", HERE.encode())
    bring_in("before", [here])
    report = bring_in("again", [Opened("bundle.csv", f"file,outlet,time\nhere.md,{line}\n".encode()), here])
    message = outcome(report, "bundle.csv")["message"]
    assert message.removeprefix("says of the other files what they are").removeprefix("; ").startswith(said)
    assert message.endswith("what they are") is not bool(said)
    assert Article.objects.exclude(story=None).get().outlet == "Severn Gazette"


WEATHER = "Rain is expected in Bristol on Sunday, the forecasters said.\n\nIt will be cold."
THERE = [Opened("first.txt", FIRST.encode()), Opened("weather.txt", WEATHER.encode())]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("file,slug\nfirst.txt,dike\nweather.txt,dike\n", "line 3: {} are not made one story by this"),
        ("file,slug,order\nfirst.txt,dike,1\nweather.txt,dike,2\n", "line 3: {} are not made one story by this"),
        ("file,version of\nweather.txt,first.txt\n", "line 2: {} are not made one article by this"),
    ],
)
def test_that_two_files_which_are_here_are_not_bound_is_said_with_the_line(stated, said):
    bring_in("before", THERE)
    report = bring_in("again", [Opened("bundle.csv", stated.encode()), *THERE])
    both = "“first.txt” and “weather.txt” are in the archive already, and"
    assert outcome(report, "bundle.csv")["message"].endswith(f"; {said.format(both)}")
    assert Article.objects.exclude(story=None).values("story").distinct().count() == 2


@pytest.mark.parametrize(
    ("orders", "said"),
    [
        ((1, 2), ""),
        ((2, 1), "line 2: “second.txt” and “first.txt” are in the archive already, and are not put in this"),
    ],
)
def test_what_is_stated_of_two_files_which_are_here_and_so_is_passed_over(orders, said):
    stated = "file,slug,order\nfirst.txt,dike,{}\nsecond.txt,dike,{}\n"
    bring_in("before", files(stated.format(1, 2)))
    message = outcome(bring_in("again", files(stated.format(*orders))), "bundle.csv")["message"]
    assert message.removeprefix("says of the other files what they are").removeprefix("; ").startswith(said)
    assert message.endswith("what they are") is not bool(said)
    [article] = Article.objects.exclude(story=None)
    assert [one.lede[:8] for one in article.versions.order_by("number")] == ["The dike", "Four hun"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "bundle.csv",
            "file,outlet,desk,\nfirst.txt,X,news,\nsecond.txt,X,,\n",
            "line 1: not known: “desk”; a manifest has",
        ),
        (
            "bundle.json",
            '[{"file": "first.txt", "outlet": "X"}, {"file": "second.txt", "Desk": "", "x": 1}, {"Desk": "news"}]',
            "entry 2: not known: “Desk”, “x”; a manifest has",
        ),
    ],
)
def test_a_column_that_is_not_known_is_said_once(name, content, said):
    message = outcome(bring_in("dike", files(content, name)), name)["message"]
    assert message.count("not known") == 1
    assert said in message
    assert message.endswith("; the rest of it was taken")


def test_where_nothing_was_taken_nothing_is_said_to_be():
    report = bring_in("dike", files("file,outlet\nnobody.txt,X\n"))
    assert outcome(report, "bundle.csv")["message"].endswith("line 2: no file is called “nobody.txt”")


def test_a_manifest_that_can_be_read_is_no_file_that_cannot(owner_client):
    bundle = planned({one.path: one.content for one in files()})
    assert bundle.warned.get("unread") is None
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert "cannot be read" not in page
    assert "One manifest states what was not taken" in page
    assert "<h3><bdi>bundle.csv</bdi></h3>" in page
    assert "line 4: no file is called “nobody.txt”" in page
    store(bundle)
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert "could not be read" not in page
    assert "line 4: no file is called “nobody.txt”" in page


def test_a_version_of_another_is_of_its_article():
    stated = [{"file": "second.txt", "version of": "first.txt"}, {"file": "first.txt", "outlet": "Severn Gazette"}]
    bring_in("dike", files(json.dumps(stated), "bundle.json"))
    [article] = Article.objects.exclude(story=None)
    assert (article.outlet, article.versions.count()) == ("Severn Gazette", 2)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bundle.json", b"{", "no JSON: line 1, column 2"),
        ("bundle.json", b"[" * 100_000, "no JSON"),
        ("bundle.json", b"7", "no list of files"),
        ("bundle.json", b'[{"file": "first.txt", "order": ' + b"1" * 5000 + b"}]", "a number too long"),
        ("bundle.json", b'[{"outlet": "The Kestrel Herald"}]', "names no file"),
        ("bundle.csv", b"\xff\xfe", "not in UTF-8: byte 0"),
        ("bundle.csv", b"", "names no file"),
        ("bundle.csv", b'file,outlet\n"a.txt,"b', "line 2"),
    ],
)
def test_one_that_cannot_be_read_says_where_and_why_and_the_rest_goes_on(name, content, said):
    with pytest.raises(Unusable, match=said):
        lines_of(name, content)
    report = bring_in("dike", [Opened(name, content), Opened("first.txt", FIRST.encode())])
    assert said in outcome(report, name)["message"]
    assert Version.objects.count() == 1


def test_what_contradicts_itself_is_left_out_and_the_rest_goes_in():
    stated = "file,slug,order\nfirst.txt,dike,1\nsecond.txt,dike,2\nthird.txt,dike,3\n"
    third = Opened("third.txt", FIRST.encode())
    report = bring_in("dike", [*files(stated), third])
    assert "line 4: another order is stated of the same text" in outcome(report, "bundle.csv")["message"]
    assert Version.objects.count() == 2


def test_what_one_folder_states_is_of_that_folder():
    stated = [{"file": "story.txt", "outlet": "The Kestrel Herald"}]
    sent = [
        Opened("herald/bundle.json", json.dumps(stated).encode()),
        Opened("tribune/story.txt", FIRST.encode()),
    ]
    report = bring_in("dike", sent)
    assert "entry 1: no file is called “story.txt”" in outcome(report, "herald/bundle.json")["message"]
    assert Article.objects.get().outlet is None


def test_a_slug_of_another_day_is_another_story():
    stated = "file,slug,time\nfirst.txt,weather,2020-11-09\nsecond.txt,weather,2020-12-09\n"
    bring_in("dike", files(stated))
    assert Article.objects.exclude(story=None).values("story").distinct().count() == 2


def test_a_time_that_is_none_is_said_with_its_line():
    report = bring_in("dike", files("file,time\nfirst.txt,yesterday\n"))
    assert "line 2: “yesterday” is no year" in outcome(report, "bundle.csv")["message"]
    assert Bundle.objects.get().items.filter(outcome="stored").count() == 2


def test_columns_go_by_several_names_and_in_any_case():
    assert lines_of("bundle.csv", b"PATH\tPublication\na.txt\tX\n") == [Line(2, {"file": "a.txt", "outlet": "X"})]
    assert lines_of("bundle.json", b'{"a.txt": {"wire": "AP"}}') == [Line(1, {"file": "a.txt", "agency": "AP"})]


@pytest.mark.parametrize("odd", ["\ud800", "\0"], ids=["half of a character", "NUL"])
def test_what_no_database_keeps_is_kept_as_an_unknown_character(odd):
    stated = [{"file": "first.txt", "outlet": f"{odd}Post", f"wire{odd}": "AP"}, {"file": odd}]
    said = [{"file": "first.txt", "outlet": "\ufffdPost", "unknown": "“wire\ufffd”"}, {"file": "\ufffd"}]
    assert [line.stated for line in lines_of("bundle.json", json.dumps(stated).encode())] == said
    report = bring_in("dike", files(json.dumps(stated), "bundle.json"))
    assert "entry 2: no file is called “\ufffd”" in outcome(report, "bundle.json")["message"]


STATING = b"file,outlet\nfirst.txt,The Kestrel Herald\nsecond.txt,The Kestrel Herald\n"
SENT = {"bundle.csv": STATING, "first.txt": FIRST.encode(), "second.txt": SECOND.encode()}
NOT_CHANGED = "“first.txt” is in the archive already, and its outlet is not changed to “The Kestrel Herald” by this"


def outlets():
    told = Version.objects.placed().exclude(article__story=None).order_by("pk")
    return {one.lede[:8]: one.article.outlet for one in told.select_related("article")}


@pytest.mark.parametrize("is_planned_anew", [True, False])
def test_what_came_to_be_here_since_it_was_read_is_not_contradicted_by_a_manifest(is_planned_anew):
    bundle = planned(SENT)
    store(planned({"first.txt": FIRST.encode()}, name="before"))
    if is_planned_anew:
        ask(bundle, Job.Does.PLAN, "bert")
    else:
        receive.store(bundle, "bert")
    [job] = work()
    bundle.refresh_from_db()
    assert (job.state, bundle.state) == ("done", "planned")
    manifest = bundle.received_items.get(path="bundle.csv")
    assert f"line 2: {NOT_CHANGED}" in manifest.message
    assert bundle.warned["manifest"] == 1
    store(bundle)
    assert outlets() == {"The dike": None, "Four hun": "The Kestrel Herald"}
    assert f"line 2: {NOT_CHANGED}" in bundle.items.get(path="bundle.csv").message


def test_what_a_person_gave_in_a_preview_counts_for_what_came_to_be_here_since():
    bundle = planned(SENT)
    [key] = [Key(one.item.sha256, one.draft, one.part) for one in [text_of(bundle, "first.txt")]]
    edits.make(bundle, [Repair(RepairKind.GIVEN, key, what=Field.OUTLET, value="Severn Gazette")], "bert")
    store(planned({"first.txt": FIRST.encode()}, name="before"))
    ask(bundle, Job.Does.PLAN, "bert")
    work()
    bundle.refresh_from_db()
    store(bundle)
    assert outlets() == {"The dike": "Severn Gazette", "Four hun": "The Kestrel Herald"}


def test_what_a_person_took_back_of_a_manifest_is_not_stated_again_by_the_next_plan():
    bundle = planned(SENT)
    edits.take_back(bundle.gestures.get(), "bert")
    ask(bundle, Job.Does.PLAN, "bert")
    work()
    bundle.refresh_from_db()
    store(bundle)
    assert set(outlets().values()) == {None}


def pasted():
    """Sent with an outlet given, and not read yet."""
    bundle = receive.begin("pasted", "anna")
    text = Incoming("first.txt", ContentFile(FIRST.encode(), "first.txt"))
    receive.add(bundle, [text], {"outlet": "The Kestrel Herald"})
    receive.read(bundle, "anna")
    return bundle


def test_what_was_given_when_it_was_sent_is_not_given_to_what_came_to_be_here_since():
    bundle = pasted()
    work()
    store(planned({"first.txt": FIRST.encode()}, name="before"))
    bundle.refresh_from_db()
    ask(bundle, Job.Does.PLAN, "anna")
    work()
    bundle.refresh_from_db()
    store(bundle)
    assert outlets() == {"The dike": None}


def test_what_no_bundle_holds_any_more_is_stated_anew_by_a_mended_manifest():
    undo_bundle(store(planned(SENT)))
    mended = {**SENT, "bundle.csv": STATING.replace(b"The Kestrel Herald", b"Severn Gazette")}
    bundle = planned(mended, name="mended")
    assert bundle.received_items.get(path="bundle.csv").message == "says of the other files what they are"
    assert bundle.counts["returns"] == 2
    store(bundle)
    assert set(outlets().values()) == {"Severn Gazette"}


def test_what_is_given_when_it_is_sent_counts_for_what_no_bundle_holds_any_more():
    undo_bundle(store(planned({"first.txt": FIRST.encode()})))
    bundle = pasted()
    work()
    bundle.refresh_from_db()
    store(bundle)
    assert outlets() == {"The dike": "The Kestrel Herald"}


def test_what_stood_no_more_when_it_was_planned_and_stands_again_is_not_contradicted():
    before = store(planned(SENT))
    undo_bundle(before)
    bundle = planned({**SENT, "bundle.csv": STATING.replace(b"The Kestrel Herald", b"Severn Gazette")}, name="mended")
    redo_bundle(before)
    ask(bundle, Job.Does.PLAN, "bert")
    work()
    bundle.refresh_from_db()
    assert bundle.warned["manifest"] == 1
    store(bundle)
    assert set(outlets().values()) == {"The Kestrel Herald"}
