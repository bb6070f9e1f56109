from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.compare import compare
from stories.display.rows import facing
from stories.display.verdict import notes_on, on_comparison
from stories.models import KeptComparison, Story, Version
from stories.text import parse
from stories.views.sides import side_of
from tests.seeds import path
from tests.views.build import PARAGRAPHS, in_files, version_of


def verdict(left: Version, right: Version) -> str:
    comparison = KeptComparison.between((left.document, left.published), (right.document, right.published))
    sides = [side_of(version, version.document) for version in (left, right)]
    sentences = on_comparison(comparison, facing(comparison), *sides)
    return " ".join("".join(said.words for said in sentence) for sentence in sentences).replace("\u00a0", " ")


def test_two_outlets_are_called_by_name(seeds: Story) -> None:
    said = verdict(version_of("000"), version_of("004"))
    assert said.startswith(
        f"themoscowtimes.com carries 97 % of {path('000').name}: six paragraphs added, 4 words cut. "
    )


def test_two_versions_of_an_article_are_called_by_number(seeds: Story) -> None:
    said = verdict(version_of("003"), version_of("004"))
    assert said == "Version 2 carries 99 % of version 1: nothing added, nothing cut. Two changes of spelling."


def test_an_update_that_only_adds_says_that_it_cuts_nothing(seeds: Story) -> None:
    said = verdict(version_of("001", 0), version_of("001", 1))
    assert said.endswith("Version 2 carries all of version 1: seven paragraphs added, nothing cut.")


def test_the_other_way_round_it_cuts_and_adds_nothing(seeds: Story) -> None:
    said = verdict(version_of("001", 1), version_of("001", 0))
    assert "nothing added, seven paragraphs cut." in said


def test_a_version_against_itself_says_so(seeds: Story) -> None:
    assert verdict(version_of("000"), version_of("000")) == "Both sides are the same version."


def compared(client: Client, old: str, new: str) -> str:
    bring_in("two", [Opened("1.txt", old.encode()), Opened("2.txt", new.encode())])
    left, right = in_files()
    return verdict(left, right)


def test_what_matters_is_counted_and_comes_first(db: None, client: Client) -> None:
    said = compared(
        client,
        "President Putin met 12 sailors of the harbour near Shusha. They thanked him for the coal.",
        "President Erdogan met 14 sailors of the harbor near Shushi. They praised him for the coal.",
    )
    assert said == "One number and one name differ. 2.txt carries 69 % of 1.txt: nothing added, nothing cut."


def test_where_no_fact_differs_each_sort_is_named(seeds: Story) -> None:
    said = verdict(version_of("000"), version_of("004"))
    assert said.endswith("14 changes of wording, style, spelling, capitals and punctuation.")


def test_texts_without_spaces_are_told_in_characters(db: None, client: Client) -> None:
    told = "港湾当局は火曜日、強風でクレーンが倒壊したため北埠頭を閉鎖した。けが人はいなかったと港長は述べた。"
    assert "9 characters added, nothing cut." in compared(client, told, told + "当局は調査を始めた。")


def test_paragraphs_divided_otherwise_are_no_other_words(db: None, client: Client) -> None:
    one, two = PARAGRAPHS[:2]
    said = compared(client, f"{one} {two}", f"{one}\n\n{two}")
    assert said == "The text is the same, word for word. Only its paragraphs begin and end elsewhere."


def test_the_same_text_without_spaces_is_the_same_character_for_character(db: None, client: Client) -> None:
    one, two = "港湾当局は火曜日、北埠頭を閉鎖した。", "けが人はいなかったと港長は述べた。"
    assert compared(client, one + two, f"{one}\n\n{two}").startswith("The text is the same, character for character.")


def test_a_coarse_comparison_and_hidden_changes_are_said() -> None:
    comparison = compare(parse("The harbour was calm."), parse("The harbor was quiet."), {"spelling", "quote"})
    summary = replace(comparison.summary, coarse=True, hidden={"spelling": 2, "quote": 1})
    coarse, hidden = notes_on(replace(comparison, summary=summary))
    assert coarse.startswith("This comparison is coarse: ")
    assert hidden == "3\u00a0changes not shown: 2 of spelling and 1 of quotation."


@pytest.mark.parametrize("query", ["", "?changed=1", "?changed=1&open=4", "?changed=yes&open=x", "?open=4"])
def test_whatever_is_hidden_the_verdict_stands(seeds: Story, reader_client: Client, query: str) -> None:
    address = reverse("stories:comparison", args=[version_of("000").pk, version_of("004").pk])
    assert "<strong>97\u00a0%</strong>" in reader_client.get(address + query).content.decode()
