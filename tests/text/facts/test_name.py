"""Names as a sentence states them."""

from time import process_time

import pytest

from stories.text import parse
from stories.text.facts import NAME


def names(sentence: str, sort: str = "", before: str = "The port was shut, and they said so.") -> list[tuple[str, ...]]:
    found = parse(f"{before}\n\n{sentence}").facts.of(NAME, range(1, 2))
    return [fact.value.words for fact in found if fact.value.sort == sort and fact.value.sure]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("On Monday Ana Vrba left.", [("ana", "vrba")]),
        ("He met Prime Minister Ivo Hask.", [("ivo", "hask")]),
        ("He met Norvian Prime Minister Ivo Hask of Norvia.", [("ivo", "hask"), ("norvia",)]),
        ("He met Mr. Hask and Sen. Jo O'Dell.", [("hask",), ("jo", "o'dell")]),
        ("He met J. R. Lund of Marks & Pell.", [("j", "r", "lund"), ("marks", "pell")]),
        ("He met Jean de La Tour in Ras al-Khair.", [("jean", "tour"), ("ras", "al-khair")]),
        ("He joined the U.S. Navy.", [("us", "navy")]),
        ("He joined the Justice Department.", [("justice", "department")]),
        ("He left Norvia's capital for Upper Tolvik.", [("norvia",), ("upper", "tolvik")]),
        ("He saw José Núñez play.", [("jose", "nunez")]),
        ("He flew to Nagorno-Belk.", [("nagorno-belk",)]),
        ("She sang “The Glass Harbour” twice.", [("glass", "harbour")]),
    ],
)
def test_words_with_capitals_inside_a_sentence(sentence, found):
    assert names(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "We met in May, and on Friday.",
        "I'm sure I'd go.",
        "The AP said so, and the AFP, too.",
        "The French and the Brazilian envoys left.",
        "We're sure.",
        "They asked: Nobody knows.",
        "He said: “Great news for the town.”",
        "No 10 was silent.",
    ],
)
def test_capitals_that_name_nobody(sentence):
    assert names(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ana Vrba left.", [("ana", "vrba")]),
        ("But Vrba left.", [("vrba",)]),
        ("Nonetheless Vrba left.", [("vrba",)]),
        ("The Hague waits.", [("hague",)]),
        ("Zerkala closed its border.", [("zerkala",)]),
        ("NATO said no.", [("nato",)]),
        ("Gasoline fell.", []),
        ("Ferocious winds blew.", []),
        ("Rescuers dug.", []),
        ("Gunmen fired.", []),
        ("Residents said no.", []),
        ("Officials said no.", []),
        ("Unlikely as it was, he left.", []),
    ],
)
def test_words_at_the_head_of_a_sentence(sentence, found):
    assert names(sentence) == found


def test_a_word_that_the_text_writes_with_a_capital_elsewhere_is_a_name_at_the_head_too():
    assert names("Meadow won.", before="The port was shut, said Meadow.") == [("meadow",)]
    assert names("Meadow won.", before="The port and the meadow were shut.") == []


def test_a_headline_in_title_case_names_only_what_the_text_names():
    document = parse("Council Shuts Bridge In Tolvik\n\nThe council of Tolvik voted on Monday to close the bridge.")
    assert [fact.value.text for fact in document.facts.of(NAME, range(1))] == ["Tolvik"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Capt. Joe Ruiz left.", [("captain",)]),
        ("Battalion Chief Joe Ruiz left.", [("battalion", "chief")]),
        ("A former state auditor left.", [("auditor",)]),
        ("The deputy foreign minister left.", [("deputy", "foreign", "minister")]),
        ("An attorney and the chief executive left.", [("lawyer",), ("chief", "executive")]),
    ],
)
def test_roles(sentence, found):
    assert names(sentence, "role") == found


def test_directions_are_read_and_peoples_are_told_from_names():
    assert names("It burned north of the river, on the eastern side.", "direction") == [("north",), ("east",)]
    assert names("A Brazilian ship sank.", "people") == [("brazilian",)]


def test_in_german_only_names_of_several_words_are_read():
    text = (
        "Der Bürgermeister sagte, dass die Polizei in der Stadt heute Anton Holt und den Fahrer "
        "befragt und nicht von einem Fest mit der Feuerwehr spricht."
    )
    assert [fact.value.words for fact in parse(text).facts.of(NAME, range(1))] == [("anton", "holt")]


def test_a_run_of_capitals_costs_a_bounded_time():
    document = parse(f"The port was shut, and they said so.\n\n{'NOTE TO ' * 6_000}end")
    begun = process_time()
    document.facts.of(NAME, range(1, 2))
    assert process_time() - begun < 3  # next to nothing; where each word is asked where its run ends it takes ten
