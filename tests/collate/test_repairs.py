import itertools
import random
import time
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.collate.candidate import Key
from stories.collate.contradictions import Contradiction, contradictions
from stories.collate.repairs import Bindings, Field, Repair, RepairKind, validate

A, B, C, D = (Key(letter * 64, 0, 0) for letter in "abcd")
EARLIEST, MIDDLE, NEWEST = (Key("e" * 64, 0, part) for part in range(3))
"""Three parts of one draft."""


def one_story(one, other):
    return Repair(RepairKind.ONE_STORY, one, other)


def two_stories(one, other):
    return Repair(RepairKind.NOT_ONE_STORY, one, other)


def one_article(one, other):
    return Repair(RepairKind.ONE_ARTICLE, one, other)


def two_articles(one, other):
    return Repair(RepairKind.NOT_ONE_ARTICLE, one, other)


def one_text(one, other):
    return Repair(RepairKind.ONE_TEXT, one, other)


def before(one, other):
    return Repair(RepairKind.BEFORE, one, other)


def corrects(one, other):
    return Repair(RepairKind.CORRECTS, one, other)


def set_to(value, key, what=Field.OUTLET):
    return Repair(RepairKind.GIVEN, key, what=what, value=value)


def published(value, key):
    return set_to(value, key, Field.PUBLISHED)


def told(new, *standing):
    """The one contradiction of one new repair: the others, and the sentence."""
    [found] = contradictions([new], standing)
    assert found.repair == new
    return list(found.others), found.said


def stands(new, *standing):
    return contradictions([new], standing) == []


# Stories and articles


def test_one_story_contradicts_not_one_story_whichever_is_named_first():
    assert told(one_story(A, B), two_stories(B, A)) == (
        [two_stories(B, A)],
        "Another change says that these two are not one story.",
    )
    assert told(two_stories(A, B), one_story(B, A)) == (
        [one_story(B, A)],
        "Another change says that these two are one story.",
    )


def test_a_chain_is_told_by_its_shortest_way_in_order():
    chain = [one_story(A, B), one_article(C, B), one_story(C, D)]
    detour = [one_story(A, EARLIEST), one_story(NEWEST, B)]
    assert told(two_stories(A, D), *chain, *detour) == (
        chain,
        "Other changes together say that these two are one story.",
    )
    assert told(one_story(C, D), *chain[:2], two_stories(D, A)) == (
        [*chain[:2], two_stories(D, A)],
        "With other changes it makes one story of two versions that are said not to be one story.",
    )


def test_one_article_is_one_story_and_two_stories_are_two_articles():
    assert not stands(one_article(A, B), two_stories(A, B))
    assert stands(one_story(A, B), two_articles(A, B))
    assert not stands(one_article(A, B), two_articles(A, B))


def test_parts_of_one_draft_are_one_article_whatever_anybody_says():
    assert told(two_articles(EARLIEST, NEWEST)) == ([], "The two are parts of one text, and so of one article.")
    assert told(two_stories(EARLIEST, NEWEST)) == ([], "The two are parts of one text, and so of one article.")
    assert told(two_articles(A, MIDDLE), one_article(NEWEST, A))[0] == [one_article(NEWEST, A)]


def test_drafts_of_one_file_are_no_more_bound_than_two_files():
    assert stands(two_stories(A, A._replace(draft=1)))


# One text


def test_only_parts_of_one_draft_are_one_text():
    assert told(one_text(A, B)) == ([], "Only parts of one text can be taken as one.")
    assert stands(one_text(EARLIEST, NEWEST))
    assert stands(one_text(MIDDLE, EARLIEST), one_text(MIDDLE, NEWEST))


def test_one_text_has_nothing_before_itself():
    chain = [one_text(EARLIEST, MIDDLE), one_text(NEWEST, MIDDLE)]
    others, said = told(before(EARLIEST, NEWEST), *chain)
    assert sorted(others) == sorted(chain)
    assert said == "What one change takes as one text, another puts one before the other."
    assert told(one_text(EARLIEST, MIDDLE), corrects(MIDDLE, EARLIEST))[0] == [corrects(MIDDLE, EARLIEST)]


def test_what_stands_between_two_parts_keeps_them_from_being_one_text():
    between = [before(EARLIEST, A), before(A, NEWEST)]
    assert told(one_text(EARLIEST, NEWEST), *between)[0] == between
    assert told(one_text(EARLIEST, NEWEST), before(EARLIEST, MIDDLE))[0] == [before(EARLIEST, MIDDLE)]


# Order


def test_a_correction_came_after_what_it_corrects():
    assert told(corrects(A, B), before(A, B)) == (
        [before(A, B)],
        "Another change puts these two the other way round.",
    )
    assert stands(corrects(A, B), before(B, A))


def test_no_version_is_before_itself():
    chain = [before(A, B), corrects(C, B), before(C, D)]
    longer = [before(C, EARLIEST), before(EARLIEST, D)]
    assert told(before(D, A), *chain, *longer) == (chain, "With other changes it puts a version before itself.")


def test_the_parts_of_a_draft_are_in_order_though_nobody_names_them():
    assert told(before(NEWEST, EARLIEST)) == (
        [],
        "The two are parts of one text, and the earlier part was there first.",
    )
    assert told(before(NEWEST, A), before(A, EARLIEST))[0] == [before(A, EARLIEST)]
    assert stands(before(EARLIEST, A), before(A, NEWEST))


# What is given


def test_a_field_is_given_one_value():
    assert told(set_to("AP", A), set_to("", A)) == ([set_to("", A)], "Another change gives it another outlet.")
    assert told(published("2020", A), published("2021", A))[1] == (
        "Another change gives it another time of publication."
    )
    assert stands(set_to("AP", A), set_to("AFP", A, Field.AGENCY), set_to("AFP", B))


@pytest.mark.parametrize("field", [Field.OUTLET, Field.AGENCY])
def test_an_article_has_one_outlet_and_one_agency(field):
    chain = [one_article(A, B), one_article(B, EARLIEST)]
    mine, theirs = set_to("AP", A, field), set_to("Armenpress", NEWEST, field)
    assert told(theirs, mine, *chain) == (
        [mine, *chain],
        f"Another version of the same article is given another {field}.",
    )
    assert told(chain[0], mine, theirs, chain[1]) == (
        [mine, chain[1], theirs],
        f"It makes one article of versions that are given more than one {field}.",
    )
    assert stands(theirs, mine, one_story(A, EARLIEST))


def test_parts_of_a_draft_have_one_outlet_and_any_titles():
    assert told(set_to("AP", EARLIEST), set_to("", NEWEST))[0] == [set_to("", NEWEST)]
    assert stands(set_to("Truce", EARLIEST, Field.TITLE), set_to("War", NEWEST, Field.TITLE))


def test_what_joins_two_articles_of_many_versions_is_told_once():
    mine = [Key("1" * 64, number, 0) for number in range(50)]
    theirs = [Key("2" * 64, number, 0) for number in range(50)]
    standing = [one_article(*pair) for keys in (mine, theirs) for pair in itertools.pairwise(keys)]
    standing += [set_to("AP", key) for key in mine] + [set_to("AFP", key) for key in theirs]
    assert len(contradictions([one_article(mine[0], theirs[0])], standing)) == 1


def test_times_that_are_given_keep_to_the_order():
    dates = [published("2020-11-09", A), published("2020-11-08", C)]
    assert told(before(B, C), before(A, B), *dates) == (
        [dates[0], before(A, B), dates[1]],
        "By the times of publication that are given, the later version is the earlier.",
    )
    assert not stands(dates[1], before(A, C), dates[0])
    assert not stands(published("2020", NEWEST), published("2021", EARLIEST))
    assert stands(before(C, A), *dates)
    assert stands(before(A, C), dates[0], published("2020-11", C))
    assert stands(before(A, C), dates[0], published("", C))


def test_what_is_one_text_came_at_one_time():
    dates = [published("2020-11-08", EARLIEST), published("2020-11-09", NEWEST)]
    assert contradictions(dates, []) == []
    assert not stands(one_text(EARLIEST, NEWEST), *dates)


MOMENTS = [
    "2020",
    "2021",
    "2020-11",
    "2020-11-09",
    "2020-11-10",
    "2020-11-09T23:30",
    "2020-11-10T00:30:15.5",
    "2020-11-09T23:30-05:00",
    "2020-11-10T00:30+05:00",
    "2020-11-10T00:30Z",
    "0001-01-01T00:00+05:00",
    "9999-12-31T23:59:59-05:00",
]


def is_before(one, other):
    """The rule by which dates in the texts are compared."""
    if "T" in one and "T" in other:
        mine, theirs = datetime.fromisoformat(one), datetime.fromisoformat(other)
        if (mine.tzinfo is None) == (theirs.tzinfo is None):
            return mine < theirs
    precision = min(len(one), len(other), len("2020-11-09"))
    return one[:precision] < other[:precision]


@pytest.mark.parametrize(("earlier", "later"), list(itertools.product(MOMENTS, repeat=2)))
def test_times_are_compared_as_those_in_texts_are(earlier, later):
    new, *standing = before(A, B), published(earlier, A), published(later, B)
    assert stands(new, *standing) == (not is_before(later, earlier))


# One alone, and several


def test_a_version_has_nothing_to_be_told_with_itself():
    assert told(before(A, A)) == ([], "It names one version twice.")
    assert told(one_story(A, A)) == ([], "It names one version twice.")


def test_the_same_again_contradicts_nothing():
    again = Repair(RepairKind.ONE_STORY, B, A, gesture=7, by="ann", at="2024-01-01T00:00Z", why="sure")
    assert stands(again, one_story(A, B))
    assert contradictions([again, one_story(A, B)], []) == []


def test_new_ones_contradict_each_other_and_are_told_once():
    assert contradictions([before(A, B), before(B, A)], []) == [
        Contradiction(before(A, B), (before(B, A),), "Another change puts these two the other way round.")
    ]


def test_what_is_impossible_in_itself_is_not_held_against_another():
    assert contradictions([before(EARLIEST, NEWEST), before(NEWEST, EARLIEST)], []) == [
        Contradiction(before(NEWEST, EARLIEST), (), before(NEWEST, EARLIEST).impossible)
    ]


def test_what_stands_in_contradiction_is_not_told():
    assert stands(one_story(C, D), one_story(A, B), two_stories(A, B), before(A, B), before(B, A), before(C, C))


def test_thousands_are_checked_at_once():
    keys = [Key(f"{number:064}", 0, 0) for number in range(4_000)]
    standing = [repair(*pair) for pair in itertools.pairwise(keys) for repair in (one_article, before)]
    standing += [set_to("AP", key) for key in keys] + [published("2020-11-09", key) for key in keys]
    new = [before(one, other) for one, other in zip(keys[:400], keys[2_000:], strict=False)]
    started = time.monotonic()
    assert contradictions(new, standing) == []
    assert len(contradictions([before(keys[-1], keys[0])], standing)) == 1
    assert time.monotonic() - started < 10


# Whether it can be understood


@pytest.mark.parametrize(
    "repair",
    [
        Repair(RepairKind.BEFORE, A),
        Repair(RepairKind.BEFORE, A, B, what="outlet", value="AP"),
        Repair(RepairKind.GIVEN, A, B, what="outlet", value="AP"),
        set_to("red", A, "colour"),
        *(published(value, A) for value in ("yesterday", "2020-13", "2020-11-09T25:00", "20201109", "2020-11-09T10")),
        *(set_to(value, A, Field.HELD_UNTIL) for value in ("2020-11-09", "2020-11-09T10:00", "0000")),
    ],
)
def test_what_cannot_be_understood_is_refused(repair):
    with pytest.raises(ValueError, match=r"\.$"):
        validate(repair)


@pytest.mark.parametrize(
    "repair",
    [
        one_story(A, B),
        set_to("", A),
        *(published(value, A) for value in ("", *MOMENTS)),
        *(set_to(value, A, Field.HELD_UNTIL) for value in ("", "2020-11-09T10:00Z", "9999-12-31T23:59:59+00:00")),
    ],
)
def test_what_can_be_understood_is_let_through(repair):
    validate(repair)


# What the arrangement gets


def test_bindings_are_by_kind_and_take_the_earliest_of_those_that_say_the_same():
    later = Repair(RepairKind.KILLS, B, A, by="ann", at="2024-01-02")
    first = Repair(RepairKind.BEFORE, A, B, by="bob", at="2024-01-01")
    given_later = Repair(RepairKind.GIVEN, A, what="outlet", value="AP", by="ann", at="2024-01-02")
    given_first = Repair(RepairKind.GIVEN, A, what="outlet", value="AP", by="bob", at="2024-01-01")
    bindings = Bindings.of(
        [
            *(one_story(B, A), one_article(C, B), two_stories(D, A), two_articles(D, C), one_text(NEWEST, EARLIEST)),
            *(later, first, given_later, given_first, before(C, C), one_text(A, B)),
        ]
    )
    assert bindings == Bindings(
        stories=((A, B),),
        articles=((B, C),),
        apart_stories=((A, D),),
        apart_articles=((C, D),),
        texts=((EARLIEST, NEWEST),),
        order={(A, B): first},
        given={(A, Field.OUTLET): given_first},
        marks={A: (later,)},
    )


# Laws

KEYS = [A, B, EARLIEST, MIDDLE, NEWEST]
PAIRS = [kind for kind in RepairKind if kind is not RepairKind.GIVEN]
DATES = ["", "2020", "2021", "2020-11-09", "2020-11-10", "2020-11-09T23:30-05:00", "2020-11-10T00:30+05:00"]

paired = st.builds(Repair, st.sampled_from(PAIRS), st.sampled_from(KEYS), st.sampled_from(KEYS))
NAMED = [Field.OUTLET, Field.AGENCY, Field.TITLE]
given_names = st.builds(set_to, st.sampled_from(["AP", "AFP", ""]), st.sampled_from(KEYS), st.sampled_from(NAMED))
given_dates = st.builds(published, st.sampled_from(DATES), st.sampled_from(KEYS))
some_repairs = st.lists(paired | paired | given_names | given_dates, max_size=9)


def partitions(keys):
    if not keys:
        yield {}
        return
    for rest in partitions(keys[1:]):
        for group in range(max(rest.values(), default=-1) + 2):
            yield {keys[0]: group, **rest}


PARTITIONS = list(partitions(KEYS))
RANKS = [
    dict(zip(KEYS, ranks, strict=True))
    for ranks in itertools.product(range(len(KEYS)), repeat=len(KEYS))
    if set(ranks) == set(range(max(ranks) + 1))
]


def has_model(repairs):
    """Whether there are stories, articles and an order such that all hold: by trying every one."""
    return (
        all(repair.one != repair.other for repair in repairs)
        and all(of_one_draft(repair) for repair in repairs if repair.kind is RepairKind.ONE_TEXT)
        and any(is_grouped(articles, repairs) for articles in PARTITIONS)
        and any(is_ordered(ranks, repairs) for ranks in RANKS)
        and are_given_once(repairs)
        and are_timely(repairs)
    )


def of_one_draft(repair):
    return repair.one[:2] == repair.other[:2]


def is_grouped(articles, repairs):
    """With these articles, and stories as many as can be: those that nobody binds are two."""
    if len({articles[EARLIEST], articles[MIDDLE], articles[NEWEST]}) > 1:
        return False
    for repair in repairs:
        is_one = repair.other and articles[repair.one] == articles[repair.other]
        if (repair.kind is RepairKind.ONE_ARTICLE and not is_one) or (
            repair.kind is RepairKind.NOT_ONE_ARTICLE and is_one
        ):
            return False
    for field in (Field.OUTLET, Field.AGENCY):
        values = {(articles[repair.one], repair.value) for repair in repairs if repair.what == field}
        if len(values) > len({article for article, _ in values}):
            return False
    return any(
        all(stories[one] == stories[other] for one in KEYS for other in KEYS if articles[one] == articles[other])
        and all(stories[r.one] == stories[r.other] for r in repairs if r.kind is RepairKind.ONE_STORY)
        and all(stories[r.one] != stories[r.other] for r in repairs if r.kind is RepairKind.NOT_ONE_STORY)
        for stories in PARTITIONS
    )


def earlier_and_later(repairs):
    for repair in repairs:
        if repair.kind is RepairKind.BEFORE:
            yield repair.one, repair.other
        elif repair.kind in (RepairKind.CORRECTS, RepairKind.KILLS, RepairKind.REPLACES):
            yield repair.other, repair.one


def texts_of(repairs):
    """The parts, each with the first of those that are one text with it: all between two that are one are, too."""
    text = {EARLIEST: 0, MIDDLE: 1, NEWEST: 2}
    for repair in repairs:
        if repair.kind is RepairKind.ONE_TEXT:
            low, high = sorted((repair.one.part, repair.other.part))
            merged = {text[key] for key in text if low <= key.part <= high}
            text = {key: min(merged) if group in merged else group for key, group in text.items()}
    return text


def is_ordered(ranks, repairs):
    text = texts_of(repairs)
    return all(ranks[one] < ranks[other] for one, other in earlier_and_later(repairs)) and all(
        ranks[one] == ranks[other] if text[one] == text[other] else ranks[one] < ranks[other]
        for one, other in itertools.combinations(text, 2)
    )


def are_given_once(repairs):
    values = {(repair.one, repair.what, repair.value) for repair in repairs if repair.what}
    return len(values) == len({(one, what) for one, what, _ in values})


def are_timely(repairs):
    """No time is earlier than that of any version before it, over every way from one to the other."""
    text = texts_of(repairs)
    after = set(earlier_and_later(repairs)) | set(itertools.combinations(text, 2))
    after |= {(one, other) for one in text for other in text if text[one] == text[other]}
    for middle in KEYS:
        after |= {(one, other) for one in KEYS for other in KEYS if {(one, middle), (middle, other)} <= after}
    times = {repair.one: repair.value for repair in repairs if repair.what == Field.PUBLISHED and repair.value}
    return not any(is_before(times[other], times[one]) for one, other in after if one in times and other in times)


@settings(max_examples=300, deadline=None)
@given(some_repairs)
def test_what_is_let_in_one_at_a_time_can_stand_and_what_is_refused_cannot(repairs):
    kept: list[Repair] = []
    for repair in repairs:
        found = contradictions([repair], kept)
        for one in found:
            assert one.repair == repair
            assert set(one.others) <= set(kept)
            assert not has_model([one.repair, *one.others])
        if not found:
            kept.append(repair)
    assert has_model(kept)


@settings(max_examples=300, deadline=None)
@given(some_repairs, some_repairs)
def test_many_at_once_are_refused_if_and_only_if_they_cannot_stand(new, repairs):
    standing: list[Repair] = []
    for repair in repairs:
        if not contradictions([repair], standing):
            standing.append(repair)
    found = contradictions(new, standing)
    assert (found == []) == has_model([*new, *standing])
    for one in found:
        assert one.repair in new
        assert one.repair not in one.others
        assert not has_model([one.repair, *one.others])


@settings(max_examples=200, deadline=None)
@given(some_repairs, some_repairs, st.randoms(use_true_random=False))
def test_neither_order_matters(new, standing, shuffled: random.Random):
    other_new, other_standing = shuffled.sample(new, len(new)), shuffled.sample(standing, len(standing))
    assert contradictions(other_new, other_standing) == contradictions(new, standing)
    mine, theirs = Bindings.of([*new, *standing]), Bindings.of([*other_standing, *other_new])
    assert mine == theirs
    assert [*mine.order, *mine.given, *mine.marks] == [*theirs.order, *theirs.given, *theirs.marks]
