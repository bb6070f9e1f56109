"""What stands between fences above a Markdown text."""

import pytest

from stories.text import Kind, parse

BODY = "A storm closed the harbour on Monday, officials said, and ferries stayed in port.\n\nTwo boats were lost."

YAML = """---
title: "Storm closes the harbour"
date: 2021-03-04T14:05:00Z
author: Jane Roe
outlet: The Kestrel Herald
layout: post
---
"""


def blocks(text: str) -> list[tuple[Kind, str, str | None]]:
    document = parse(text)
    return [(block.kind, document.quote(block.range), block.value) for block in document.blocks]


def above(text: str) -> list[tuple[Kind, str, str | None]]:
    found = blocks(text)
    assert [words for kind, words, _ in found if kind is Kind.PARAGRAPH] == BODY.split("\n\n")
    return [block for block in found if block[0] is not Kind.PARAGRAPH]


READ = [
    (Kind.HEADLINE, "Storm closes the harbour", None),
    (Kind.DATE, "2021-03-04T14:05:00Z", "2021-03-04T14:05+00:00"),
    (Kind.BYLINE, "Jane Roe", "Jane Roe"),
    (Kind.OUTLET, "The Kestrel Herald", "The Kestrel Herald"),
    (Kind.UNKNOWN, "layout: post", None),
]


@pytest.mark.parametrize(
    "front",
    [
        YAML,
        YAML.replace("\n", "\r\n"),
        YAML.replace("---", "--- "),
        f"\ufeff\n{YAML}\n",
        YAML.removesuffix("---\n") + "...\n",
        YAML.replace("title", "# how it is shown\nTitle").replace("Jane Roe", "'Jane Roe' # staff"),
        YAML.replace("title:", '"title":').replace("author: Jane Roe", "author:\n  name: Jane Roe\n  mail: roe"),
        YAML.replace("author: Jane Roe", "authors:\n  - Jane Roe").replace("outlet", "publication"),
        YAML.replace('"Storm closes the harbour"', ">\n  Storm closes\n  the harbour").replace("outlet", "site_name"),
        YAML.replace("---", "+++").replace(": ", " = ").replace("= Jane Roe", '= ["Jane Roe"]'),
    ],
)
def test_its_keys_say_what_its_values_are(front: str) -> None:
    said = [(kind, words.replace(" = ", ": "), value) for kind, words, value in above(front + BODY)]
    assert said == READ


def test_what_it_states_is_decided_by_the_field_that_says_so() -> None:
    document = parse(f"---\nlang: en_GB\nsource: Associated Press\nupdated: March 5, 2021\nby: 3\n---\n{BODY}")
    told = {one.what: (one.value, one.rule, one.words) for one in document.decisions}
    assert told["agency"] == ("AP", "the field “source” of the front matter", "Associated Press")
    assert told["language"] == ("en-gb", "the field “lang” of the front matter", "lang: en_GB")
    assert told["date"] == ("2021-03-05", "the field “updated” of the front matter", "March 5, 2021")
    assert (document.date, document.language, "clock" in told) == ("2021-03-05", "en-gb", False)


def test_a_time_in_it_is_no_stamp_of_a_desk() -> None:
    assert "clock" not in {one.what for one in parse(YAML + BODY).decisions}


def test_a_headline_that_stands_below_it_too_stands_once() -> None:
    assert [kind for kind, _, _ in above(f"{YAML}# Storm Closes the Harbour\n\n{BODY}")].count(Kind.HEADLINE) == 1


@pytest.mark.parametrize("value", ["today", "[]", ""])
def test_a_date_that_is_none_is_shown_as_it_is_written(value: str) -> None:
    [_, (kind, words, meant)] = above(f"---\ntitle: Storm\ndate: {value}\n---\n{BODY}")
    assert (kind, words, meant) == (Kind.UNKNOWN, f"date: {value.strip('[]')}".strip(), None)


def test_an_address_in_it_is_the_storys_own() -> None:
    document = parse(f"---\ntitle: Storm\nurl: https://kestrel.example/storm\npermalink: /storm\n---\n{BODY}")
    told = {one.what: one.value for one in document.decisions}
    assert (told["own address"], told["outlet"]) == ("kestrel.example/storm", "kestrel.example")


@pytest.mark.parametrize(
    "text",
    [
        f"---\n\nStorm closes the harbour\n\n---\n\n{BODY}",
        f"---\nCorrection: an earlier version named another port.\n---\n\n{BODY}",
        f"---\ntitle: Storm closes the harbour\n\n{BODY}",
        f"---\ntitle: Storm closes the harbour\nThe mayor said so.\n---\n\n{BODY}",
        f"Storm closes the harbour\n\n---\ntitle: Storm\n---\n\n{BODY}",
        f"===\ntitle: Storm\n===\n\n{BODY}",
    ],
)
def test_a_rule_that_opens_no_front_matter_stays_what_it_was(text: str) -> None:
    shown = parse(text).text
    for line in filter(None, text.split("\n")):
        assert line in shown


def test_front_matter_alone_is_a_head() -> None:
    assert [kind for kind, _, _ in blocks(YAML)] == [kind for kind, _, _ in READ]


@pytest.mark.parametrize("key", ["title", "outlet", "agency", "author", "url", "date"])
def test_what_is_as_long_as_a_text_names_nothing(key: str) -> None:
    value = {"url": "https://kestrel.example/", "date": "2024-05-06 "}.get(key, "Kestrel ")
    head = "lang: en" if key == "title" else "title: Storm closes the harbour"
    found = parse(f"---\n{head}\n{key}: {value * 400}\n---\n\n{BODY}")
    assert [block.kind for block in found.blocks if value * 2 in f"{found.quote(block.range)} "] == [Kind.UNKNOWN]
