"""Bringing bundles in, in one process."""

import json
from itertools import permutations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stories.archive.settle import Overtaken
from stories.bundles.opening import Opened
from stories.bundles.plan import plan
from stories.bundles.report import in_words
from stories.bundles.store import bring_in
from stories.models import (
    Act,
    Article,
    Bundle,
    Fingerprint,
    FormerSlug,
    Handle,
    Item,
    Shares,
    Source,
    Story,
    TellingRun,
    TellingWord,
    Version,
)
from stories.text import Document
from tests import seeds
from tests.conftest import client_of, member

pytestmark = pytest.mark.django_db

NUMBERS = ("000", "001", "002", "003", "004")


def seed(number):
    return Opened(seeds.path(number).name, seeds.path(number).read_bytes())


def text(path, content):
    return Opened(path, content.encode())


def forget_everything():
    """Start anew: for tests alone, for nothing of this is ever deleted otherwise."""
    Story.objects.update(founder=None)
    Article.objects.update(founder=None)
    Act.objects.all()._raw_delete("default")
    Version.objects.update(same_as=None)
    for model in (
        TellingWord,
        TellingRun,
        Handle,
        Fingerprint,
        Version,
        Article,
        FormerSlug,
        Story,
        Item,
        Source,
        Bundle,
    ):
        model.objects.all()._raw_delete("default")


def told(report):
    """The report's stories without what depends on the database alone."""
    stories = json.loads(json.dumps(report["stories"]))
    for story in stories:
        for article in story["articles"]:
            for version in article["versions"]:
                del version["id"], version["outcome"]
    return stories


def test_the_seeds_are_stored_as_one_story_four_articles_six_versions():
    report = bring_in("seeds", [seed(number) for number in NUMBERS])
    counts = [model.objects.count() for model in (Story, Article, Version, Source, Bundle, Item)]
    assert counts == [1, 4, 6, 5, 1, 5]
    [story] = report["stories"]
    assert story["slug"] == "azerbaijan-downes-russian-helicopter-armenia"
    assert {version["outcome"] for article in story["articles"] for version in article["versions"]} == {"stored"}
    assert Act.objects.get().did == "imported a bundle"


def test_the_bytes_are_kept_as_received():
    bring_in("seeds", [seed("002")])
    assert bytes(Source.objects.get().content) == seeds.path("002").read_bytes()


def test_what_is_stored_is_read_back_as_it_was_read():
    bring_in("seeds", [seed("001")])
    assert [version.document for version in Version.objects.order_by("part")] == seeds.versions("001")


def test_a_second_run_stores_nothing_and_says_so_for_each_item():
    first = bring_in("seeds", [seed(number) for number in NUMBERS])
    second = bring_in("seeds", [seed(number) for number in NUMBERS])
    assert {item["outcome"] for item in second["items"]} == {"known"}
    assert (Source.objects.count(), Version.objects.count()) == (5, 6)
    assert told(first) == told(second)


def test_a_bundle_that_holds_only_known_files_is_a_bundle_too():
    bring_in("first", [seed("000")])
    bring_in("second", [Opened("under another name.txt", seeds.path("000").read_bytes())])
    assert [item.source.sha256 for item in Item.objects.all()] == [Source.objects.get().sha256] * 2
    assert Bundle.objects.count() == Act.objects.count() == 2


def test_a_bundle_of_which_nothing_can_be_read_is_none():
    report = bring_in("broken", [Opened("empty.txt", b"")])
    assert report["bundle"]["id"] is None
    assert not Bundle.objects.exists()


def test_a_dry_run_reports_the_same_and_stores_nothing():
    items = [seed(number) for number in NUMBERS]
    dry = bring_in("seeds", items, dry_run=True)
    assert not Source.objects.exists()
    assert not Story.objects.exists()
    assert not Act.objects.exists()
    wet = bring_in("seeds", items)
    assert told(dry) == told(wet)
    assert dry["items"] == wet["items"]
    assert dry["decisions"] == wet["decisions"]


def test_one_by_one_in_any_order_gives_the_same_story():
    whole = told(bring_in("seeds", [seed(number) for number in NUMBERS], dry_run=True))
    for order in list(permutations(NUMBERS))[::17]:
        forget_everything()
        for number in order:
            report = bring_in(number, [seed(number)])
        assert told(report) == whole


def test_a_former_slug_leads_to_the_story_it_became():
    bring_in("first", [seed("000")])
    former = Story.objects.get().slug or ""
    bring_in("second", [seed("004")])
    assert Story.objects.get().slug == "azerbaijan-downes-russian-helicopter-armenia" != former
    assert FormerSlug.objects.get(digest=FormerSlug.digest_of(former)).story == Story.objects.get()


def test_stories_that_a_third_text_joins_become_one_and_keep_both_addresses():
    # Two halves of one report that share too little on their own.
    first = "Floodwater from the Severn closed Mythe bridge at Tewkesbury. Engineer Ifor Blethyn shut Ashchurch weir."
    second = "Pumps from Rotterdam reached Gloucestershire. Colonel Piet Hoogland leads eighty Wadden sappers there."
    bring_in("first", [text("a.txt", first)])
    bring_in("second", [text("b.txt", second)])
    slugs = set(Story.objects.values_list("slug", flat=True))
    assert len(slugs) == 2
    bring_in("third", [text("c.txt", f"{first} {second}")])
    story = Story.objects.exclude(slug=None).get()
    assert story.articles.count() == 3
    former = {FormerSlug.digest_of(slug or "") for slug in slugs - {story.slug}}
    assert former == set(FormerSlug.objects.values_list("digest", flat=True))


def test_two_stories_of_one_headline_both_add_a_mark():
    flood = text("a.txt", "# Morning Briefing\n\nThe Severn rose at Tewkesbury on Monday, Ifor Blethyn said.")
    bring_in("a", [flood])
    match = text("b.txt", "# Morning Briefing\n\nArsenal beat Chelsea at Highbury, and Thierry Henry scored.")
    dry = bring_in("b", [match], dry_run=True)
    assert told(dry) == told(bring_in("b", [match]))
    slugs = sorted(story.slug or "" for story in Story.objects.all())
    assert len(slugs) == 2
    assert all(slug.startswith("morning-briefing-") for slug in slugs)
    assert FormerSlug.objects.get().digest == FormerSlug.digest_of("morning-briefing")


def test_the_same_text_in_several_unnamed_files_is_one_article_with_sightings():
    same = seeds.path("000").read_bytes()
    report = bring_in("twins", [Opened("a.txt", same), Opened("b.txt", same + b"\n"), Opened("c.txt", same)])
    assert [item["outcome"] for item in report["items"]] == ["stored", "stored", "known"]
    assert report["items"][2]["message"] == "the same bytes as a.txt"
    [version] = report["stories"][0]["articles"][0]["versions"]
    assert [version["source"], *version["also"]] == ["a.txt", "b.txt", "c.txt"]
    assert (Article.objects.count(), Version.objects.count()) == (1, 2)


def test_the_same_text_from_the_same_named_outlet_is_a_version_of_its_own_and_a_sighting():
    bring_in("first", [seed("004")])
    report = bring_in("second", [Opened("again.txt", seeds.path("004").read_bytes() + b"\n")])
    assert report["items"][0]["outcome"] == "stored"
    assert report["items"][0]["message"].startswith("the same text as ")
    assert (Version.objects.count(), Version.objects.placed().count(), Source.objects.count()) == (2, 1, 2)


@pytest.mark.parametrize("endings", [(".txt", ".md"), (".md", ".txt")])
def test_how_bytes_are_read_does_not_hang_on_which_name_came_first(endings):
    content = b"A title\n\nOne *starred* line, and a second one: the Severn rose at Tewkesbury on Monday."
    for ending in endings:
        bring_in(ending, [Opened(f"story{ending}", content)])
    assert Version.objects.get().reading["text"].startswith("A title\n\nOne *starred* line")


def test_broken_items_are_named_and_the_rest_goes_in():
    items = [
        Opened("empty.txt", b""),
        Opened("binary.txt", b"\x00\x01"),
        Opened("broken.txt", "café".encode() + b"\xff\xc3"),
        Opened("large.txt", failure="larger than the 10 bytes that one item may have"),
        seed("000"),
    ]
    report = bring_in("mixed", items)
    outcomes = {item["path"]: (item["outcome"], bool(item["message"])) for item in report["items"]}
    failed = {"empty.txt", "binary.txt", "broken.txt", "large.txt"}
    assert outcomes == {**dict.fromkeys(failed, ("failed", True)), seeds.path("000").name: ("stored", False)}
    assert Item.objects.filter(outcome="failed").count() == 4


def test_shares_are_worked_out_both_ways_from_what_is_kept():
    bring_in("seeds", [seed("001")])
    older, newer = Version.objects.order_by("number")
    shares = Shares.among([older, newer])
    assert shares.carried(older, newer) == shares.shared(newer, older) == 1.0
    assert shares.carried(newer, older) < 0.7


def test_queries_do_not_grow_with_the_files():
    def made(number, name):
        lines = [f"{name}{number}{word} was seen at {name}{word}{number} in {number} boats." for word in WORDS]
        return text(f"{name} {number}.txt", " ".join(lines))

    bring_in("here before", [made(at, "Ost") for at in range(3)])
    counts = []
    for name, files in (("Nor", 2), ("Sud", 30)):
        with CaptureQueriesContext(connection) as queries:
            bring_in(name, [made(at, name) for at in range(files)])
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 1  # where stories are linked with others they are told so, in one statement


WORDS = "elm oak ash yew fir bay fig ivy".split()


def test_no_import_reads_a_stored_text_again(monkeypatch):
    bring_in("first", [seed("003"), seed("000")])

    def refuse(*_):
        raise AssertionError("a stored text was read")

    monkeypatch.setattr(Document, "from_dict", refuse)
    bring_in("second", [seed("004")])
    assert Story.objects.exclude(slug=None).count() == 1


def test_what_met_a_cap_is_recorded_and_said(monkeypatch):
    monkeypatch.setattr("stories.archive.index.MOST_MET", 1)
    monkeypatch.setattr("stories.collate.meeting.MOST_MET", 1)
    flood = "Tewkesbury was cut off by the Severn. Sandbags failed at Mythe waterworks, Ifor Blethyn said on {}."
    days = ("Monday", "Tuesday at noon, before the rain", "Friday when Worcester and Upton were dry again")
    bring_in("one by one", [text("0.txt", flood.format(days[0]))])
    report = bring_in("more", [text(f"{at}.txt", f"{day} {flood.format(day)} {day}.") for at, day in enumerate(days)])
    assert Bundle.objects.get(pk=report["bundle"]["id"]).capped == report["bundle"]["capped"] > 0
    assert "arrange --all" in in_words(report)


def test_the_pair_offered_first_is_the_unnamed_copy_beside_its_source():
    bring_in("seeds", [seed(number) for number in NUMBERS])
    response = client_of(member("editor", "Editors")).get(Story.objects.get().get_absolute_url())
    assert [version.items()[0].path[:3] for version in response.context["pair"]] == ["000", "004"]


def test_an_import_overtaken_by_another_plans_anew(monkeypatch):
    plans = []

    def overtaken_once(name, *rest):
        made = plan(name, *rest)
        plans.append(made)
        if len(plans) == 1:
            bring_in("other", [seed("004")])
        return made

    monkeypatch.setattr("stories.bundles.store.plan", overtaken_once)
    report = bring_in("seeds", [seed("000"), seed("004")])
    assert [item["outcome"] for item in report["items"]] == ["stored", "known"]
    assert Story.objects.count() == 1


def test_an_import_about_another_story_is_not_overtaken(monkeypatch):
    plans = []

    def beside_another(name, *rest):
        made = plan(name, *rest)
        plans.append(name)
        if len(plans) == 1:
            bring_in("other", [text("match.txt", "Arsenal beat Chelsea at Highbury, and Thierry Henry scored.")])
        return made

    monkeypatch.setattr("stories.bundles.store.plan", beside_another)
    bring_in("seeds", [seed("000"), seed("004")])
    assert plans == ["seeds", "other"]


def test_an_import_that_others_overtake_each_time_says_so_and_stores_nothing(monkeypatch):
    plans = []

    def overtaken(name, *rest):
        made = plan(name, *rest)
        if name == "seeds":
            plans.append(made)
            again = seeds.path("004").read_bytes() + b"\n" * len(plans)
            bring_in(f"other {len(plans)}", [Opened("again.txt", again)])
        return made

    monkeypatch.setattr("stories.bundles.store.plan", overtaken)
    with pytest.raises(Overtaken, match="5 times in a row"):
        bring_in("seeds", [seed("000")])
    assert len(plans) == 5
    assert not Bundle.objects.filter(name="seeds").exists()


def two_events(share):
    """Six texts: two about a flood, two about a match, and two that tell of both, `share` sentences of the one each."""
    flood = [f"Ifor Blethyn shut Ashchurch weir {at} at Tewkesbury when the Severn rose over Mythe." for at in range(6)]
    match = [f"Thierry Henry scored goal {at} at Highbury as Arsenal beat Chelsea of Islington." for at in range(6)]
    return [
        text("a.txt", " ".join(flood[:4])),
        text("b.txt", " ".join(flood[2:])),
        text("c.txt", " ".join(match[:4])),
        text("d.txt", " ".join(match[2:])),
        text("e.txt", " ".join(flood[:share] + match[: 6 - share])),
        text("f.txt", " ".join(match[:share] + flood[: 6 - share])),
    ]


@pytest.mark.parametrize("share", [1, 2, 3])
def test_texts_between_two_stories_end_where_they_would_have_begun(share):
    items = two_events(share)
    whole = told(bring_in("whole", items, dry_run=True))
    for order in ([0, 2, 4, 1, 3, 5], [4, 5, 0, 1, 2, 3], [5, 2, 0, 4, 3, 1]):
        forget_everything()
        for at in order:
            bring_in(items[at].path, [items[at]])
        again = told(bring_in("again", items))
        assert again == whole
        assert Story.objects.exclude(slug=None).count() == len(whole)
        assert not Story.objects.exclude(slug=None).filter(articles=None).exists()
