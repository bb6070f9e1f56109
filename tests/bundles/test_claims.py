"""Which of several texts with one address are to be looked at."""

import hashlib
from dataclasses import replace
from time import process_time

from stories.bundles.claims import Claims, Here, stated_by, values_stated
from stories.bundles.manifest import STATED
from stories.collate import Candidate, Key, Repair, RepairKind
from stories.text import parse
from tests.views.build import PARAGRAPHS

PAGE = "Original url:\n\nhttps://www.harbour-times.example/news/crane"
CRANE, QUAY = PARAGRAPHS[:3], PARAGRAPHS[2:]
MAYOR = (
    "The mayor of Oldmouth resigned on Friday over a loan that she never declared, her office said in a statement.",
    "Councillors are to choose a successor within three weeks, and the opposition asks for an early vote.",
)


def given(name: str, *paragraphs: str) -> Candidate:
    text = "\n\n".join([*paragraphs, PAGE])
    return Candidate.of(Key(hashlib.sha256(text.encode()).hexdigest(), 0, 0), parse(text), names=(name,))


def claims(texts: list[Candidate], here: tuple[Candidate, ...] = (), repairs: tuple[Repair, ...] = ()) -> Claims:
    return Claims({one.key: one for one in texts}, {one.key: Here(1, 1, None) for one in here}, (), repairs)


def looked_at(
    texts: list[Candidate], here: tuple[Candidate, ...] = (), repairs: tuple[Repair, ...] = ()
) -> dict[str, tuple[str, float]]:
    """Those contested by name, with the name of what each is closest to, and how much of it they share."""
    found = claims(texts, here, repairs)
    told = [(one.name, found.on(one.key, {})) for one in texts if one not in here]
    return {name: (claim.other.name, claim.share) for name, claim in told if claim and claim.is_contested}


def test_a_page_may_change_step_by_step_until_nothing_of_it_is_left() -> None:
    steps = [given("1", *MAYOR), given("2", *MAYOR, *QUAY[:2]), given("3", *QUAY)]
    assert looked_at(steps) == {}
    assert looked_at([steps[0], steps[2]]) == {"1": ("3", 0.0), "3": ("1", 0.0)}


def test_of_a_page_in_several_versions_and_one_other_text_the_other_is_to_be_looked_at() -> None:
    texts = [given("1", *CRANE), given("2", *CRANE, "More is expected."), given("forged", *MAYOR)]
    assert [*looked_at(texts)] == ["forged"]


def test_what_is_here_has_the_address_however_many_forge_it() -> None:
    here = given("here", *CRANE)
    forged = [given("forged", *MAYOR), given("again", *MAYOR, "More is expected.")]
    assert looked_at([here, *forged], (here,)) == {"forged": ("here", 0.0), "again": ("here", 0.0)}


def test_the_same_file_again_weighs_no_more_than_once() -> None:
    twice = [given("1", *CRANE), given("2", *CRANE, "")]
    assert twice[0].digest == twice[1].digest
    assert {*looked_at([*twice, given("forged", *MAYOR)])} == {"1", "2", "forged"}


def test_what_a_person_set_apart_is_looked_at_no_more_and_what_was_set_apart_from_that_still_is() -> None:
    here, forged, another = given("here", *CRANE), given("forged", *MAYOR), given("another", PARAGRAPHS[4])
    texts, kind = [here, forged, another], RepairKind.NOT_ONE_ARTICLE
    apart = (Repair(kind, forged.key, here.key), Repair(kind, forged.key, another.key))
    assert [*looked_at(texts, (here,), apart)] == ["another"]


def test_what_a_person_says_is_one_article_is_settled_and_what_a_manifest_says_is_not() -> None:
    here, forged = given("here", *CRANE), given("forged", *MAYOR)
    one = Repair(RepairKind.ONE_ARTICLE, forged.key, here.key)
    assert looked_at([here, forged], (here,), (one,)) == {}
    assert claims([here, forged], (here,), (one,)).on(forged.key, {}) is None
    stated = replace(one, why=STATED)
    assert [*looked_at([here, forged], (here,), (stated,))] == ["forged"]


def test_one_word_changed_is_told_as_an_update_is() -> None:
    here = given("here", *CRANE)
    forged = given("forged", *(one.replace("Nobody", "Somebody") for one in CRANE))
    claim = claims([here, forged], (here,)).on(forged.key, {})
    assert claim is not None
    assert (claim.is_contested, claim.other, claim.stated) == (
        False,
        here,
        ("own address", "harbour-times.example/news/crane"),
    )


def test_the_text_that_is_here_tells_nothing_new_when_it_comes_again() -> None:
    older, newer, again = given("1", *CRANE[:2]), given("2", *CRANE), given("3", *CRANE, "")
    found = claims([older, newer, again], (older, newer))
    assert found.on(again.key, dict.fromkeys(stated_by(older), older.key)) is None


def test_what_a_text_states_is_found_in_its_facts_as_they_are_kept() -> None:
    one = given("1", *CRANE)
    assert values_stated(one.facts.to_json()) == {'"harbour-times.example/news/crane"'}
    stated = '{"decisions":[["identity","a\\"b\\\\","text"],["outlet","own address","text"]]}'
    assert values_stated(stated) == {'"a\\"b\\\\"'}


def test_ten_thousand_updates_of_a_page_that_is_here_as_often_cost_a_bounded_time() -> None:
    """What is here is asked for a text's words once, not gone through."""
    page = given("page", *CRANE)

    def copy(number: int) -> Candidate:
        digest = hashlib.sha256(str(number).encode()).hexdigest()
        return replace(page, key=Key(digest, 0, 0), fingerprint=replace(page.fingerprint, digest=digest))

    here, fresh = [copy(at) for at in range(10_000)], [copy(at) for at in range(10_000, 20_000)]
    found = claims([*here, *fresh], (*here,))
    before = dict.fromkeys(stated_by(page), here[-1].key)
    begun = process_time()
    assert all(found.on(one.key, before) for one in fresh)
    assert process_time() - begun < 8  # two at most; with the square of the texts, half a minute
