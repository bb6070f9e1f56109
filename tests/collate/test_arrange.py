import hashlib
import unicodedata
from itertools import permutations

import pytest

from stories.collate import Candidate, Key, arrange, same_story
from stories.collate.titles import slug_of
from stories.text import Basis, parse, parse_versions
from tests import seeds

NUMBERS = ("000", "001", "002", "003", "004")


def told(name, content):
    documents = parse_versions(content)
    source = hashlib.sha256(content.encode()).hexdigest()
    return [
        Candidate.of(Key(source, 0, part), document, len(documents), (name,)) for part, document in enumerate(documents)
    ]


def seed(number):
    return told(number, seeds.path(number).read_text("utf-8"))


def names(article, versions):
    by_key = {one.key: one.name for one in versions}
    return [by_key[version.key] for version in article.versions]


@pytest.fixture(scope="module")
def versions():
    return [one for number in NUMBERS for one in seed(number)]


@pytest.fixture(scope="module")
def story(versions):
    [story] = arrange(versions)
    return story


def test_the_seeds_are_one_story_of_four_articles_in_six_versions(story, versions):
    found = [(article.outlet, article.agency, names(article, versions)) for article in story.articles]
    assert sorted(found, key=lambda article: article[2]) == [
        (None, "AFP", ["000"]),
        (None, "AP", ["001#1", "001"]),
        (None, "AP", ["002"]),
        ("themoscowtimes.com", "AFP", ["003", "004"]),
    ]


def test_003_is_before_004_for_the_spelling_it_mends(story):
    [article] = [article for article in story.articles if article.outlet]
    [order] = [version.order for version in article.versions[1:]]
    assert (order.value, order.basis, order.words) == ("003 before 004", Basis.INFERRED, "accidently → accidentally")


def test_001s_order_is_in_its_text(story, versions):
    [article] = [article for article in story.articles if names(article, versions)[-1] == "001"]
    [order] = [version.order for version in article.versions[1:]]
    assert order.basis is Basis.TEXT
    assert "earlier story follows" in order.words


def test_000_is_inferred_to_be_afp_copy_by_the_share_of_its_text(story, versions):
    [article] = [article for article in story.articles if names(article, versions) == ["000"]]
    [agency] = [decision for decision in article.decisions if decision.what == "agency"]
    assert (agency.value, agency.basis) == ("AFP", Basis.INFERRED)
    assert 0.9 < agency.share < 0.98


def test_unnamed_articles_are_called_by_their_files(story):
    assert sorted(article.label for article in story.articles if article.outlet is None) == ["000", "001", "002"]


def test_the_order_of_the_files_changes_nothing(story):
    by_number = {number: seed(number) for number in NUMBERS}
    for order in permutations(NUMBERS):
        assert arrange([one for number in order for one in by_number[number]]) == [story]


def test_the_same_text_in_two_unnamed_files_is_one_article_with_a_sighting():
    text = seeds.path("000").read_text("utf-8")
    [story] = arrange([*told("b", text), *told("a", f"{text}\n")])
    [article] = story.articles
    [version] = article.versions
    assert (article.label, len(version.sightings)) == ("a", 1)


def test_two_files_that_quote_one_earlier_story_whole_are_two_articles():
    earlier = seeds.versions("001")[0].text
    banner = "THIS IS A BREAKING NEWS UPDATE. AP's earlier story follows below."
    files = [told(name, f"The {name} desk adds a line of its own.\n\n{banner}\n\n{earlier}") for name in "ab"]
    assert [len(file) for file in files] == [2, 2]
    [story] = arrange([one for file in files for one in file])
    assert [[len(version.sightings) for version in article.versions] for article in story.articles] == [[0, 0], [0, 0]]


def test_undated_files_of_unnamed_outlets_that_read_nearly_the_same_are_perhaps_one():
    body = [f"Sentence number {at} of the flood in Tewkesbury names bridge {at * 7} over Severn." for at in range(20)]
    [story] = arrange([*told("a", "\n\n".join(body)), *told("b", "\n\n".join([*body, "Nobody was hurt at Mythe."]))])
    said = [decision for article in story.articles for decision in article.decisions if "perhaps" in decision.what]
    assert sorted((decision.value, decision.share) for decision in said) == [("a", 0.96), ("b", 0.96)]


def test_texts_that_come_change_no_label_of_another():
    one, *others = [
        told(f"file {at}.txt", f"{seeds.path(number).read_text('utf-8')}\n{at}") for at, number in enumerate(NUMBERS)
    ]
    before = {article.label for story in arrange(one) for article in story.articles}
    versions = list(one)
    for other in others:
        versions += other
        labels = {article.label for story in arrange(versions) for article in story.articles}
        assert before <= labels
        before = labels


def test_an_update_that_only_grew_comes_after_what_it_contains():
    top = "Original url:\n\nhttps://example.org/{}\n\n"
    body = [f"Sentence number {at} of the flood in Tewkesbury names bridge {at * 7} over Severn." for at in range(20)]
    shorter = told("shorter", top.format("a") + "\n\n".join(body[:15]))
    longer = told("longer", top.format("b") + "\n\n".join(body))
    [story] = arrange([*longer, *shorter])
    [article] = story.articles
    assert names(article, [*longer, *shorter]) == ["shorter", "longer"]
    assert article.versions[-1].order.rule == "carried whole by the other, which is longer"


def test_where_nothing_tells_the_order_it_is_said_to_be_unknown():
    url = "Original url:\n\nhttps://example.org/{}\n\n"
    body = "\n\n".join(
        f"Sentence {at} of the flood in Tewkesbury names bridge {at * 7} over Severn." for at in range(9)
    )
    [story] = arrange([*told("a", url.format("a") + body), *told("b", url.format("b") + body)])
    [article] = story.articles
    assert article.versions[-1].order.value == "not known"


@pytest.mark.parametrize(
    ("first", "second", "known"),
    [
        ("Updated 3 March 2021, 14:00 GMT", "Updated 3 March 2021, 10:00 EST", True),  # 15:00 in London
        ("Updated 3 March 2021, 9:00", "Updated 3 March 2021, 14:00", True),
        ("Updated 3 March 2021, 23:00", "4 March 2021", True),
        ("Updated 3 March 2021, 14:00 GMT", "Updated 3 March 2021, 13:00", False),
        ("Updated 3 March 2021, 14:00 GMT", "3 March 2021", False),
    ],
)
def test_versions_are_ordered_by_the_moment_where_one_clock_tells_it(first, second, known):
    body = "Original url:\n\nhttps://example.org/a\n\nThe Severn rose at Tewkesbury on Monday, Ifor Blethyn said."
    versions = [*told("second", f"{second}\n\n{body}"), *told("first", f"{first}\n\n{body}")]
    [story] = arrange(versions)
    [article] = story.articles
    assert article.versions[-1].order.value == ("first before second" if known else "not known")


def test_two_events_are_two_stories_and_each_gets_its_slug():
    flood = told(
        "a", "# Floods Close Three Bridges Over the Severn\n\nTewkesbury was cut off. The Severn rose on Monday."
    )
    match = told("b", "# Arsenal Beat Chelsea\n\nHenry scored twice at Highbury. Mourinho was sent off in Islington.")
    assert [story.slug for story in arrange([*flood, *match])] == [
        "arsenal-beat-chelsea",
        "floods-close-three-bridges-severn",
    ]


def test_same_story_groups_by_the_two_texts_alone():
    documents = {number: seeds.newest(number) for number in NUMBERS}
    assert same_story(documents) == [set(NUMBERS)]
    assert same_story({"000": documents["000"], "002": documents["002"]}) == [{"000", "002"}]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (
            "Azerbaijan Downes Russian Helicopter in Armenia as Fighting Rages",
            "azerbaijan-downes-russian-helicopter-armenia",
        ),
        ("Überschwemmung in Malmö: “Es ist schlimm”", "uberschwemmung-malmo-es-ist-schlimm"),
        ("İstanbul’da Putin's Straße", "istanbulda-putin-straße"),
        ("Российский вертолёт сбит над Арменией", "российский-вертолёт-сбит-над-арменией"),
        ("إسقاط مروحية روسية فوق أرمينيا", "إسقاط-مروحية-روسية-فوق-أرمينيا"),
        ("俄罗斯直升机在亚美尼亚被击落，两人死亡", "俄罗斯直升机在亚美尼亚被击落-两人死亡"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("１２ Dead / a?b#c%", "12-dead-b-c"),
        ("“…” — 😀", "story"),
        ("", "story"),
    ],
)
def test_a_slug_is_readable_in_any_script(title, slug):
    assert slug_of(title) == slug


def test_a_slug_is_one_however_its_title_was_composed():
    composed = "Вертолёт Й"
    assert slug_of(unicodedata.normalize("NFD", composed)) == slug_of(composed) == "вертолёт-й"


FLOOD = (
    "Tewkesbury was cut off by the Severn. Sandbags failed at Mythe waterworks. Gloucestershire lost drinking water. "
    "Helicopters lifted campers from Upton. Soldiers handed out 900 bottles."
)
MATCH = (
    "Arsenal beat Chelsea at Highbury. Henry scored twice against Cech. Mourinho was sent off by referee Poll. "
    "Bergkamp limped away injured. Wenger praised 38000 supporters."
)
BOTH = (
    "What a weekend. The Severn has taken Tewkesbury, Gloucestershire drinks from bottles and 900 went to Mythe. "
    "Elsewhere, Henry made Chelsea look old, Arsenal fans sang, and Mourinho blamed Poll before 38000 in Highbury."
)


@pytest.mark.parametrize("copies", [1, 10])
def test_an_article_about_two_events_makes_them_no_one_story_however_often_it_is_brought_in(copies):
    documents = {"flood": parse(FLOOD), "match": parse(MATCH)}
    for copy in range(copies):
        documents[f"both {copy}"] = parse(f"{BOTH} This was day {copy}.")
    groups = same_story(documents)
    assert len(groups) == 2
    assert not any({"flood", "match"} <= group for group in groups)


def test_a_story_of_hundreds_of_updates_is_one_whatever_their_order():
    sentences = [f"Sentence {at} of the flood in Tewkesbury names bridge {at * 7} over Severn." for at in range(300)]
    documents = {at: parse("\n\n".join(sentences[at : at + 20])) for at in range(250)}
    assert same_story(documents) == same_story(dict(reversed(documents.items()))) == [set(documents)]


PAGE = "Original url:\n\nhttps://www.harbour-times.example/news/{}\n\n"
QUAY = "The harbour authority closed the northern quay on Tuesday after a crane collapsed in high wind."
MAYOR = "The mayor of Oldmouth resigned on Friday over a loan that she never declared, her office said."


def whys(*texts):
    """What binds the files of the one article that they are."""
    [story] = arrange([one for number, text in enumerate(texts) for one in told(f"{number}.txt", text)])
    [article] = story.articles
    decided = [one for one in article.decisions if one.what == "one article"]
    return [(one.basis, one.rule, one.words, one.share) for one in decided]


def test_what_an_address_binds_is_told_by_the_address_and_by_no_share():
    rule = "files of one outlet that state the same address"
    assert whys(PAGE.format("crane") + QUAY, PAGE.format("crane") + MAYOR) == [
        (Basis.TEXT, rule, "harbour-times.example/news/crane", None)
    ]


def test_what_an_address_binds_in_part_is_told_by_both():
    first, second = PAGE.format("crane") + QUAY, PAGE.format("crane") + MAYOR
    third = f"{PAGE.format('mayor')}{MAYOR} Councillors are to choose a successor."
    assert whys(first, second, third) == [
        (Basis.TEXT, "files of one outlet that state the same address", "harbour-times.example/news/crane", None),
        (Basis.INFERRED, "files of one outlet that share their text", "harbour-times.example", None),
    ]


def test_what_text_alone_binds_is_told_by_the_share():
    rule = "files of one outlet that share their text"
    assert whys(PAGE.format("crane") + QUAY, f"{PAGE.format('quay')}{QUAY} Nobody was hurt.") == [
        (Basis.INFERRED, rule, "harbour-times.example", 1.0)
    ]
