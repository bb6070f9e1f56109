from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.collate import order
from stories.collate.candidate import NOW, Arrival, Candidate, Key, firsts
from stories.collate.order import in_order
from stories.text import Basis, Decision, parse, parse_versions
from tests import seeds

SENTENCES = [f"Sentence {at} of the flood in Tewkesbury names bridge {at * 7} over Severn." for at in range(40)]


@cache
def version(name, text, readable=True):
    return Candidate.of(Key(name, 0, 0), parse(text), 1, (name,), readable)


def of_sentences(name, count):
    return version(name, "\n\n".join(SENTENCES[:count]))


def parts(content, readable=True):
    documents = parse_versions(content)
    return [
        Candidate.of(Key("draft", 0, part), document, len(documents), ("draft",), readable)
        for part, document in enumerate(documents)
    ]


def dated(value, basis=Basis.TEXT, by="", at=""):
    return Decision("date", value, basis, "a date", by=by, at=at)


def by_text(**values):
    return {Key(name, 0, 0): dated(value) for name, value in values.items()}


BY_HAND = Decision("before", "", Basis.PERSON, "set by hand", "she called", by="ann", at="2021-03-09T10:00Z")


def before(one, other):
    return {(Key(one, 0, 0), Key(other, 0, 0)): BY_HAND}


def names(versions):
    return [one.name for one in versions]


def short_before_long():
    """Three versions that each carry all of the one before."""
    return of_sentences("a", 12), of_sentences("b", 15), of_sentences("c", 20)


def test_a_single_version_needs_no_decision():
    one = of_sentences("a", 3)
    assert in_order([one]) == ([one], [])
    assert in_order([]) == ([], [])


def test_an_update_comes_after_what_it_carries_whole():
    a, b, c = short_before_long()
    ordered, decisions = in_order([c, a, b])
    assert names(ordered) == ["a", "b", "c"]
    assert decisions == [
        Decision("order", value, Basis.INFERRED, "carried whole by the other, which is longer", share=1.0)
        for value in ("a before b", "b before c")
    ]


def test_a_version_of_the_seeds_comes_before_the_one_that_mends_its_spelling():
    texts = {number: seeds.path(number).read_text("utf-8") for number in ("003", "004")}
    ordered, [decision] = in_order([version("004", texts["004"]), version("003", texts["003"])])
    assert names(ordered) == ["003", "004"]
    assert decision.words == "accidently → accidentally"


def test_evidence_that_leads_in_a_circle_is_broken_at_the_weakest_and_says_so():
    dates = by_text(c="2021-03-01", a="2021-03-02")
    for versions in permutations(short_before_long()):
        ordered, decisions = in_order(versions, dates)
        assert names(ordered) == ["b", "c", "a"]
        assert [(one.value, one.basis, one.rule) for one in decisions] == [
            ("b before c", Basis.INFERRED, "carried whole by the other, which is longer, against other evidence"),
            ("c before a", Basis.TEXT, "dates in the texts, against other evidence"),
        ]


def test_the_smallest_share_of_a_circle_is_set_aside():
    a = version("a", "\n\n".join([*SENTENCES[:12], "Nobody was hurt."]))
    b, c = of_sentences("b", 15), of_sentences("c", 20)
    ordered, _ = in_order([a, b, c], by_text(c="2021-03-01", a="2021-03-02"))
    assert names(ordered) == ["b", "c", "a"]
    b = version("b", "\n\n".join([*SENTENCES[:15], "Nobody was hurt."]))
    ordered, _ = in_order([of_sentences("a", 12), b, c], by_text(c="2021-03-01", a="2021-03-02"))
    assert names(ordered) == ["c", "a", "b"]


def test_what_stands_outside_a_circle_is_said_without_a_word_of_it():
    dates = by_text(c="2021-03-01", a="2021-03-02", later="2021-03-05")
    ordered, decisions = in_order([*short_before_long(), version("later", "The river fell.")], dates)
    assert names(ordered) == ["b", "c", "a", "later"]
    assert decisions[-1].rule == "dates in the texts"


def test_a_third_version_puts_two_in_order_that_say_nothing_of_each_other():
    early, late = version("early", "The river rose on Monday."), version("late", "It fell on Friday, they said.")
    between = version("between", "Helicopters came.")
    for versions in permutations([early, between, late]):
        ordered, decisions = in_order(versions, fixed=before("early", "between") | before("between", "late"))
        assert names(ordered) == ["early", "between", "late"]
        assert [one.value for one in decisions] == ["early before between", "between before late"]


def test_what_a_person_says_is_before_beats_dates_and_text():
    a, b, _ = short_before_long()
    ordered, [decision] = in_order([a, b], by_text(a="2021-03-01", b="2021-03-02"), before("b", "a"))
    assert names(ordered) == ["b", "a"]
    assert decision == Decision(
        "order", "b before a", Basis.PERSON, "set by hand", "she called", by="ann", at="2021-03-09T10:00Z"
    )


def test_an_order_by_hand_against_dates_moves_no_other_version():
    versions = [version(name, f"{name} came.") for name in "abcdef"]
    dates = by_text(**{name: f"2021-03-0{at}" for at, name in enumerate("abcdef", start=1)})
    ordered, decisions = in_order(versions, dates, before("d", "c"))
    assert names(ordered) == ["a", "b", "d", "c", "e", "f"]
    assert [one.rule for one in decisions] == [*["dates in the texts"] * 2, "set by hand", *["dates in the texts"] * 2]


def test_orders_by_hand_that_lead_in_a_circle_still_give_one_order():
    versions = [version(name, f"{name} came.") for name in "abc"]
    circle = before("a", "b") | before("b", "c") | before("c", "a") | before("a", "a")
    found = {tuple(names(in_order(one, fixed=circle)[0])) for one in permutations(versions)}
    assert len(found) == 1


BANNER = "THIS IS A BREAKING NEWS UPDATE. AP's earlier story follows below."
UPDATED = f"# Bridge closed\n\nThe bridge is closed.\n\n{BANNER}\n\nThe river rose.\n\nIt rose again."


def test_parts_of_one_draft_are_in_their_order_whatever_the_dates_say():
    old, new = parts(UPDATED)
    dates = {old.key: dated("2021-03-02"), new.key: dated("2021-03-01")}
    ordered, [decision] = in_order([new, old], dates)
    assert ordered == [old, new]
    assert (decision.value, decision.basis) == ("draft#1 before draft", Basis.TEXT)
    assert decision.rule == "stands inside the later one as its earlier story"
    assert "earlier story follows" in decision.words


def test_drafts_of_one_file_are_not_bound_by_their_number():
    first, second = (Candidate.of(Key("file", draft, 0), parse(f"Draft {draft}."), 1, ("file",)) for draft in (0, 1))
    ordered, _ = in_order([first, second], {first.key: dated("2021-03-02"), second.key: dated("2021-03-01")})
    assert ordered == [second, first]


@pytest.mark.parametrize(
    ("first", "second", "known"),
    [
        ("2021-03-03", "2021-03-04", True),
        ("2021-03", "2021-04-01", True),
        ("2020", "2021-03-03", True),
        ("2021-03", "2021-03-04", False),
        ("2021-03-03T14:00Z", "2021-03-03T10:00-05:00", True),  # 15:00 in London
        ("2021-03-04T01:00Z", "2021-03-03T23:00-05:00", True),  # 04:00 in London, the day after
        ("2021-03-03T09:00", "2021-03-03T14:00", True),
        ("2021-03-03T23:00", "2021-03-04", True),
        ("2021-03-03T23:00Z", "2021-03-04T01:00", True),
        ("2021-03-03T14:00Z", "2021-03-03T13:00", False),
        ("2021-03-03T14:00Z", "2021-03-03", False),
        ("2021-03-03T14:00Z", "2021-03-03T14:00+00:00", False),
        ("9999-12-31T22:00-05:00", "9999-12-31T23:59-05:00", True),
    ],
)
def test_dates_tell_by_the_moment_where_one_clock_tells_it_and_else_by_the_day(first, second, known):
    versions = [version("second", "The Severn rose."), version("first", "The Severn fell.")]
    ordered, [decision] = in_order(versions, by_text(first=first, second=second))
    if known:
        assert names(ordered) == ["first", "second"]
        assert decision == Decision(
            "order", "first before second", Basis.TEXT, "dates in the texts", f"{first}, {second}"
        )
    else:
        assert (decision.value, decision.words) == ("not known", "")


def test_moments_beat_days_where_the_two_lead_in_a_circle():
    versions = [version(name, f"{name} came.") for name in ("east", "west", "noon")]
    # In Greenwich the east's is at 10:00 of 4 March, the west's at 11:59; by the day, west is first and east is last.
    dates = by_text(west="2021-03-03T23:59-12:00", noon="2021-03-04", east="2021-03-05T00:00+14:00")
    for some in permutations(versions):
        ordered = names(in_order(some, dates)[0])
        assert ordered.index("east") < ordered.index("west")


def test_a_date_of_which_nothing_is_known_counts_as_none():
    a, b, _ = short_before_long()
    _, [decision] = in_order([a, b], by_text(a="", b="2021-03-01"))
    assert decision.rule == "carried whole by the other, which is longer"


@pytest.mark.parametrize(
    ("mine", "theirs", "rule"),
    [
        (
            dated("2021-03-01"),
            dated("2021-03-02", Basis.PERSON, "ann", "2021-04-01"),
            "dates, one of them set by hand",
        ),
        (
            dated("2021-03-01", Basis.PERSON, "ann", "2021-04-01"),
            dated("2021-03-02", Basis.PERSON, "bob", "2021-03-30"),
            "dates set by hand",
        ),
    ],
)
def test_a_date_set_by_hand_makes_the_order_a_persons(mine, theirs, rule):
    versions = [version("a", "The Severn rose."), version("b", "The Severn fell.")]
    _, [decision] = in_order(versions, {versions[0].key: mine, versions[1].key: theirs})
    assert (decision.basis, decision.rule) == (Basis.PERSON, rule)
    assert (decision.by, decision.at, decision.words) == ("ann", "2021-04-01", "2021-03-01, 2021-03-02")


def test_where_nothing_tells_it_is_said_and_the_date_then_the_text_place_them():
    versions = [version("a", "The Severn rose."), version("b", "The Severn fell."), version("c", "Rain.")]
    orders = [in_order(some, by_text(a="2021-03-01")) for some in permutations(versions)]
    assert all(one == orders[0] for one in orders)
    ordered, decisions = orders[0]
    assert ordered[-1].name == "a"
    assert {(one.value, one.basis) for one in decisions} == {("not known", Basis.INFERRED)}


@pytest.mark.parametrize("hidden", ["003", "004"])
def test_no_word_of_an_unreadable_text_is_quoted(hidden):
    versions = [
        version(number, seeds.path(number).read_text("utf-8"), readable=number != hidden) for number in ("003", "004")
    ]
    _, [decision] = in_order(versions)
    assert (decision.value, decision.words) == ("003 before 004", "")
    _, [decision] = in_order(parts(UPDATED, readable=False))
    assert (decision.value, decision.words) == ("draft#1 before draft", "")


def test_each_version_is_weighed_against_few_however_many_there_are(monkeypatch):
    weighed = []
    weigh = order._Known._weigh

    def counted(known, *pair):
        weighed.append(frozenset(pair))
        weigh(known, *pair)

    monkeypatch.setattr(order._Known, "_weigh", counted)
    monkeypatch.setattr(order, "WINDOW", 5)
    monkeypatch.setattr(order, "GROWN_WINDOW", 3)
    in_order([of_sentences(f"{at}", at) for at in range(1, 40)])
    assert len(set(weighed)) == len(weighed) <= 39 * (5 + 3)
    weighed.clear()
    in_order([of_sentences(f"{at}", at) for at in range(1, 7)])
    assert set(weighed) == set(map(frozenset, combinations(range(6), 2)))


def test_among_updates_that_each_add_a_line_the_ones_longer_by_a_tenth_are_found(monkeypatch):
    monkeypatch.setattr(order, "WINDOW", 1)
    ordered, _ = in_order([of_sentences(f"{at}", at) for at in range(20, 40)])
    assert names(ordered).index("20") < names(ordered).index("23")
    assert names(ordered).index("30") < names(ordered).index("34")


def test_dates_are_linked_without_a_list_of_all_pairs():
    dates = order._Dates({at: order._Dated.of(dated(f"2021-03-{at + 1:02}T10:00Z")) for at in range(30)})
    assert len(list(dates.links(range(30), iter(range(-1, -1000, -1))))) < 5 * 30


def test_a_circle_too_large_to_be_untied_loses_its_weakest_evidence_and_says_so(monkeypatch):
    monkeypatch.setattr(order, "LARGEST", 2)
    # The middle one tells its zone, and the two others do not: only the text says how it stands to them.
    dates = by_text(c="2021-03-01T09:00", b="2021-03-01T09:30Z", a="2021-03-01T10:00")
    ordered, decisions = in_order(short_before_long(), dates)
    assert names(ordered) == ["c", "b", "a"]
    assert [one.value for one in decisions] == ["c before b", "b before a"]
    assert {(one.basis, one.rule, one.words) for one in decisions} == {
        (Basis.INFERRED, order.CONTRADICTED, "set aside: carried whole by the other, which is longer")
    }


def came(one, watched="", path="x", at=("1", 0)):
    return replace(one, arrivals=(Arrival(watched, path, at),))


def test_what_is_new_came_after_all_that_is_stored():
    later, earlier = version("a", SENTENCES[0]), version("b", SENTENCES[1])
    ordered, [decision] = in_order([came(later, at=NOW), came(earlier)])
    assert ordered == [came(earlier), came(later, at=NOW)]
    assert (decision.basis, decision.rule, decision.words) == (Basis.INFERRED, order.AGAIN_LATER, "x")


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"at": ("2", 0)}, {"at": ("2", 0)}),
        ({"path": "x"}, {"path": "y", "at": NOW}),
        ({"watched": "/wire"}, {"at": NOW}),
        ({"watched": "/wire"}, {"watched": "/desk", "at": NOW}),
    ],
)
def test_no_order_is_told_by_files_that_came_at_once_or_elsewhere(mine, theirs):
    one, other = version("a", SENTENCES[0]), version("b", SENTENCES[1])
    _, [decision] = in_order([came(one, **mine), came(other, **theirs)])
    assert decision.rule == order.NOTHING


def test_a_name_that_many_texts_came_under_at_once_tells_no_order():
    many = [came(version(f"{at}", f"{SENTENCES[0]} {at}"), at=(f"{at // 40}", 0)) for at in range(80)]
    _, decisions = in_order(many)
    assert len(decisions) == 79
    assert len(order._Known(many, {}, {}, order.Takes()).brought_later) == 0


def test_the_first_time_that_a_file_came_counts():
    first, again = Arrival("", "x", ("1", 0)), Arrival("", "x", NOW)
    assert firsts([again, first]) == (first,)


DATES = [
    "2021", "2021-03", "2021-03-03", "2021-03-04", "2021-03-05", "2021-03-03T09:00", "2021-03-04T09:00",
    "2021-03-03T23:59-12:00", "2021-03-04T12:00Z", "2021-03-05T00:00+14:00",
]  # fmt: skip
TYPOS = ["It was accidently so.", "It was accidentally so.", "They recieve it.", "They receive it."]


ARRIVALS = st.builds(
    Arrival, st.sampled_from(["", "/wire"]), st.sampled_from("xy"), st.sampled_from([("1", 0), ("1", 1), ("2", 0), NOW])
)


@st.composite
def articles(draw):
    """Versions with dates, with files that came under one path, and orders by hand that lead in no circle."""
    texts = draw(
        st.lists(
            st.tuples(st.integers(1, 12), st.lists(st.sampled_from(TYPOS), max_size=2, unique=True)),
            min_size=2,
            max_size=7,
        )
    )
    names = "abcdefg"[: len(texts)]
    versions = [
        version(name, "\n\n".join([*SENTENCES[:count], *typos]))
        for name, (count, typos) in zip(names, texts, strict=True)
    ]
    if draw(st.booleans()):
        versions += parts(UPDATED)
    versions = [replace(one, arrivals=firsts(draw(st.lists(ARRIVALS, max_size=2)))) for one in versions]
    dates = {one.key: dated(value) for one in versions if (value := draw(st.sampled_from(["", *DATES])))}
    pairs = list(
        combinations(sorted((one.key for one in versions), key=lambda key: (key.part, draw(st.integers(0, 9)))), 2)
    )
    fixed = dict.fromkeys(draw(st.lists(st.sampled_from(pairs), max_size=2)), BY_HAND)
    return versions, dates, fixed


@given(articles(), st.randoms(use_true_random=False))
def test_the_order_given_changes_nothing(article, random):
    versions, dates, fixed = article
    shuffled = random.sample(versions, len(versions))
    assert in_order(shuffled, dates, dict(reversed(fixed.items()))) == in_order(versions, dates, fixed)


@given(articles())
def test_what_is_fixed_always_holds(article):
    versions, dates, fixed = article
    ordered, _ = in_order(versions, dates, fixed)
    place = {one.key: at for at, one in enumerate(ordered)}
    assert sorted(place) == sorted(one.key for one in versions)
    assert all(place[one] < place[other] for one, other in fixed)
    drafts = [one.key for one in ordered if one.key.source == "draft"]
    assert drafts == sorted(drafts)


AGAINST = ", against other evidence"


def test_two_files_that_each_overwrote_the_other_are_said_to_contradict_each_other():
    one, other = (
        replace(version(name, text), arrivals=(Arrival("/wire", "x", ("1", at)), Arrival("/wire", "y", ("1", 1 - at))))
        for at, (name, text) in enumerate([("a", "The river rose."), ("b", "Helicopters came.")])
    )
    _, [decision] = in_order([one, other])
    assert decision.rule == f"its file overwrote that of the other in a folder that is watched{AGAINST}"


@given(articles())
def test_only_what_leads_in_a_circle_is_set_aside_and_never_between_neighbours(article):
    versions, dates, fixed = article
    ordered, decisions = in_order(versions, dates, fixed)
    after: dict[Key, list[Key]] = {one.key: [] for one in versions}
    told: dict[frozenset[Key], Decision] = {}
    for pair in combinations(versions, 2):
        keys = {one.key for one in pair}
        some = {edge: said for edge, said in fixed.items() if keys == set(edge)}
        (one, other), [told[frozenset(keys)]] = in_order(pair, dates, some)
        if told[frozenset(keys)].value != "not known":
            after[one.key].append(other.key)
    for (left, right), decision in zip(pairwise(ordered), decisions, strict=True):
        alone = told[frozenset((left.key, right.key))]
        # What is fixed against the dates of the two makes a circle too, which the two alone do not show.
        in_a_circle = leads(after, right.key, left.key) or fixed or any(one.parts > 1 for one in versions)
        # Two files that each overwrote the other make one by themselves.
        assert not alone.rule.endswith(AGAINST) or decision.rule.endswith(AGAINST)
        said, alone_said = (one.rule.removesuffix(AGAINST) if in_a_circle else one.rule for one in (decision, alone))
        assert (decision.value, decision.basis, said) == (alone.value, alone.basis, alone_said)
    for later, earlier in combinations(reversed(ordered), 2):
        if earlier.key in after[later.key]:
            assert leads(after, earlier.key, later.key)


def leads(after, start, end):
    seen, waiting = set(), [start]
    while waiting:
        for following in after[waiting.pop()]:
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return end in seen
