"""The arrangement with what persons decided: golden cases, and the laws for any set of decisions."""

import hashlib
from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from stories.collate import Candidate, Field, Key, Repair, RepairKind, arrange
from stories.collate.contradictions import contradictions
from stories.text import Basis, parse_versions
from stories.text.names import Names, Outlet
from tests.collate.texts import BANNER, FLOOD, TEXTS


def of(name, content, readable=True):
    documents = parse_versions(content)
    source = hashlib.sha256(content.encode()).hexdigest()
    return [
        Candidate.of(Key(source, 0, part), document, len(documents), (name,), readable)
        for part, document in enumerate(documents)
    ]


READ = {name: of(name, content) for name, content in TEXTS.items()}
ALL = [one for versions in READ.values() for one in versions]
KEYS = [one.key for one in ALL]


def key(name, part=-1):
    return READ[name][part].key


def repair(kind, one, other=None, what="", value="", gesture=1):
    return Repair(
        RepairKind(kind), one, other, what, value, gesture, "anna", "2026-11-27T10:00:00+00:00", "I rang them"
    )


def story_of(stories, wanted):
    [story] = [story for story in stories if wanted in set(story.keys)]
    return story


def article_of(stories, wanted):
    [article] = [article for article in story_of(stories, wanted).articles if wanted in set(article.keys)]
    return article


def test_two_stories_joined_by_hand_are_one_however_unlike_and_say_who_did_it():
    joined = repair("one story", key("flood.txt"), key("match.txt"))
    stories = arrange(ALL, [joined])
    assert story_of(stories, key("flood.txt")) is story_of(stories, key("match.txt"))
    [decision] = [one for one in stories[0].decisions if one.basis is Basis.PERSON]
    assert (decision.what, decision.by, decision.words) == ("one story", "anna", "I rang them")
    assert decision.value == "flood.txt and match.txt"


def test_near_copies_and_even_the_same_text_are_parted_by_hand():
    parted = repair("not one story", key("flood.txt"), key("again.txt"))
    stories = arrange(ALL, [parted])
    assert story_of(stories, key("flood.txt")) is not story_of(stories, key("again.txt"))


def test_the_same_text_at_one_outlet_is_two_articles_where_a_person_says_so():
    stories = arrange(ALL, [repair("not one article", key("flood.txt"), key("again.txt"))])
    assert story_of(stories, key("flood.txt")) is story_of(stories, key("again.txt"))
    assert article_of(stories, key("flood.txt")) is not article_of(stories, key("again.txt"))


def test_what_binds_two_binds_them_also_through_a_text_that_is_not_here():
    away = Key("0" * 64, 0, 0)
    chain = [repair("one story", key("flood.txt"), away), repair("one story", away, key("match.txt"))]
    stories = arrange(ALL, chain)
    assert story_of(stories, key("flood.txt")) is story_of(stories, key("match.txt"))


def test_an_outlet_given_by_hand_beats_what_the_text_says():
    named = repair("given", key("ours.txt"), what=Field.OUTLET, value="The Kestrel Herald")
    article = article_of(arrange(ALL, [named]), key("ours.txt"))
    assert (article.outlet, article.decisions[0].basis) == ("The Kestrel Herald", Basis.PERSON)
    assert key("ours2.txt") not in set(article.keys)


def test_an_outlet_given_as_nobodys_leaves_the_article_unnamed():
    unnamed = repair("given", key("ours.txt"), what=Field.OUTLET, value="")
    article = article_of(arrange(ALL, [unnamed]), key("ours.txt"))
    assert (article.outlet, article.label) == (None, "ours.txt")


def test_an_outlet_is_called_by_the_name_it_is_known_by():
    names = Names(outlets=(Outlet("Our Own", domains=("ours.example",), ours=True),))
    article = article_of(arrange(ALL, names=names), key("ours.txt"))
    assert (article.outlet, article.is_ours) == ("Our Own", True)


def test_an_order_set_by_hand_stands_against_what_the_texts_tell():
    stories = arrange(ALL)
    assert [one.key for one in article_of(stories, key("ours.txt")).versions] == [key("ours.txt"), key("ours2.txt")]
    turned = article_of(arrange(ALL, [repair("before", key("ours2.txt"), key("ours.txt"))]), key("ours.txt"))
    assert [one.key for one in turned.versions] == [key("ours2.txt"), key("ours.txt")]
    assert turned.versions[-1].order.by == "anna"


def test_a_time_given_by_hand_orders_the_versions_and_moves_no_digest():
    given_time = repair("given", key("ours2.txt"), what=Field.PUBLISHED, value="2020-11-08")
    other = repair("given", key("ours.txt"), what=Field.PUBLISHED, value="2020-11-09")
    article = article_of(arrange(ALL, [given_time, other]), key("ours.txt"))
    assert [one.published for one in article.versions] == ["2020-11-08", "2020-11-09"]
    assert [one.key for one in article.versions] == [key("ours2.txt"), key("ours.txt")]


def test_parts_wrongly_cut_are_one_text_by_hand():
    whole = repair("one text", key("update.txt", 0), key("update.txt", 1))
    article = article_of(arrange(ALL, [whole]), key("update.txt"))
    assert [one.key for one in article.versions] == [key("update.txt", 1)]
    assert key("update.txt", 0) in set(article.keys)


def test_what_a_person_binds_and_parts_holds_against_one_outlets_same_text():
    """Two files of one text would be one article once both are one outlet's: but one was bound to a third story, and
    the other parted from it."""
    flood, again, more = key("flood.txt"), key("again.txt"), key("more.txt")
    of_the_herald = [
        repair("given", one, what=Field.OUTLET, value="The Kestrel Herald", gesture=at)
        for at, one in enumerate((flood, again))
    ]
    said = [repair("one story", flood, more, gesture=2), repair("not one story", again, more, gesture=3)]
    stories = arrange(ALL, [*of_the_herald, *said])
    assert story_of(stories, flood) is story_of(stories, more)
    assert story_of(stories, again) is not story_of(stories, more)


def test_what_several_clicks_say_is_told_once_by_the_first_of_them():
    flood, again, more = key("flood.txt"), key("again.txt"), key("more.txt")
    first = [repair("one story", flood, more), repair("one article", flood, again)]
    once_more = [replace(one, one=one.other, other=one.one, gesture=2, why="taken over") for one in first]
    more_of_it = repair("one story", again, more, gesture=3)
    story = story_of(arrange(ALL, [*once_more, *first, more_of_it]), flood)
    told = [one for one in (*story.decisions, *article_of([story], flood).decisions) if one.basis is Basis.PERSON]
    assert [(one.what, one.value, one.words) for one in told] == [
        ("one story", "flood.txt and more.txt", "I rang them"),
        ("one story", "again.txt and more.txt", "I rang them"),
        ("one article", "again.txt and flood.txt", "I rang them"),
    ]


def test_what_was_killed_says_by_what_and_only_while_that_stands():
    killed = repair("kills", key("match.txt"), key("flood.txt"))
    marked = [
        mark for version in article_of(arrange(ALL, [killed]), key("flood.txt")).versions for mark in version.decisions
    ]
    assert [(mark.what, mark.value) for mark in marked] == [("killed", "match.txt")]
    without = arrange([one for one in ALL if one.key != key("match.txt")], [killed])
    assert [one.decisions for one in article_of(without, key("flood.txt")).versions] == [()]


def test_a_title_given_by_hand_names_the_story_and_goes_with_its_version():
    titled = repair("given", key("flood.txt"), what=Field.TITLE, value="The Great Flood")
    story = story_of(arrange(ALL, [titled]), key("flood.txt"))
    assert (story.title, story.slug) == ("The Great Flood", "great-flood")


def test_of_a_withdrawn_text_no_word_stands_in_title_slug_or_decision():
    withdrawn = of("flood.txt", FLOOD.replace("Tewkesbury", "Zyxomarker"), readable=False)
    update = of("update.txt", f"Pumps came.\n\n{BANNER}\n\n{FLOOD.replace('Tewkesbury', 'Zyxomarker')}")
    stories = arrange([*withdrawn, *update, *READ["more.txt"], *READ["ours.txt"]])
    said = [story.title + story.slug for story in stories]
    said += [repr(decision) for story in stories for decision in story.decisions]
    for story in stories:
        for article in story.articles:
            said += [repr(article.decisions), *(repr(one.decisions) for one in article.versions)]
    assert "zyxom" not in " ".join(said).lower()


GIVEN = [
    (Field.OUTLET, "The Kestrel Herald"),
    (Field.OUTLET, ""),
    (Field.AGENCY, "AP"),
    (Field.PUBLISHED, "2020-11-08"),
]
PAIRS = [kind for kind in RepairKind if kind is not RepairKind.GIVEN]


@st.composite
def decided(draw):
    """Decisions that can stand together, made one after the other."""
    standing: list[Repair] = []
    for number in range(draw(st.integers(0, 6))):
        if draw(st.booleans()):
            what, value = draw(st.sampled_from(GIVEN))
            made = repair("given", draw(st.sampled_from(KEYS)), None, what, value, number)
        else:
            one, other = draw(st.sampled_from(KEYS)), draw(st.sampled_from(KEYS))
            made = repair(draw(st.sampled_from(PAIRS)), one, other, gesture=number)
        if not contradictions([made], standing):
            standing.append(made)
    return standing


@settings(max_examples=60, deadline=None)
@given(decided(), st.permutations(ALL), st.randoms())
def test_no_order_of_texts_or_decisions_changes_anything(standing, candidates, random):
    shuffled = random.sample(standing, len(standing))
    assert arrange(candidates, shuffled) == arrange(ALL, standing)


@settings(max_examples=60, deadline=None)
@given(decided())
def test_whatever_was_decided_holds(standing):
    stories = arrange(ALL, standing)
    story = {one: at for at, each in enumerate(stories) for one in each.keys}
    article = {
        one: (at, number) for at, each in enumerate(stories) for number, a in enumerate(each.articles) for one in a.keys
    }
    place = {
        one: number
        for each in stories
        for a in each.articles
        for number, version in enumerate(a.versions)
        for one in (version.key, *version.sightings)
    }
    assert sorted(story) == sorted(KEYS)
    for made in standing:
        one, other = made.one, made.other
        kind = made.kind
        if kind is RepairKind.ONE_STORY:
            assert story[one] == story[other]
        elif kind is RepairKind.NOT_ONE_STORY:
            assert story[one] != story[other]
        elif kind is RepairKind.ONE_ARTICLE:
            assert article[one] == article[other]
        elif kind is RepairKind.NOT_ONE_ARTICLE:
            assert article[one] != article[other]
        elif kind is RepairKind.ONE_TEXT:
            assert (article[one], place[one]) == (article[other], place[other])
        elif kind is RepairKind.BEFORE and article[one] == article[other]:
            assert place[one] < place[other]
        elif kind is RepairKind.GIVEN and made.what == Field.OUTLET:
            assert stories[story[one]].articles[article[one][1]].outlet == (made.value or None)
    for one, other in product(KEYS, KEYS):
        if (one.source, one.draft) == (other.source, other.draft):
            assert article[one] == article[other]
