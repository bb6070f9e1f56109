"""Whom a byline names: people, and not whom they work for."""

import pytest

from stories.text import parse

HEADLINE = "Council shuts old bridge over the Sorrel for good"
BODY = ["The council of Riverton voted late on Tuesday to close the bridge, which is ninety years old."]
BODY += ["The mayor said it was over, and that a ferry would carry the carts from May."]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Jane Roe, Kestrel News", "Jane Roe"),
        ("By Jane Roe , kestrel.example", "Jane Roe"),
        ("By Jane Roe, John Doe, and Liv Li, KFT", "Jane Roe, John Doe, and Liv Li"),
        ("By Jane Roe, Special to the Kestrel Herald", "Jane Roe"),
        ("By Jane Roe | jroe@kestrel.example", "Jane Roe"),
        ("By Jane Roe Staff writer", "Jane Roe"),
        ("Posted by Jane Roe", "Jane Roe"),
        ("Jane Roe, Staff writer", "Jane Roe"),
        ("Jane Roe Senior Valley Correspondent", "Jane Roe"),
        ("Jane Roe | The Kestrel Herald", "Jane Roe"),
        ("By Jane Roe For Kestrelonline", "Jane Roe"),
        ("By JANE ROE Riverton Courier", "JANE ROE"),
        ("By Liang Yutong, Chen Hao", "Liang Yutong, Chen Hao"),
        ("Por Jane Roe. Corresponsal", "Jane Roe"),
        ("Por Jane Roe - Repórter da Agência Brasil", "Jane Roe"),
        ("By JOHN B. ROE Associated Press Writer", "JOHN B. ROE"),
        ("*** Jane Roe (texto) e Rui Doe (fotos), da agência Lusa ***", "Jane Roe e Rui Doe"),
    ],
)
def test_a_byline_names_people_and_not_whom_they_work_for(line, people):
    document = parse("\n\n".join([HEADLINE, line, *BODY]))
    assert document.decided("byline").value == people


def test_who_is_named_in_front_of_a_place_above_a_time_wrote_it():
    document = parse("\n\n".join([HEADLINE, "Jane Roe in Riverton", "March 3, 2020", *BODY]))
    assert document.decided("byline").value == "Jane Roe"


def test_nobody_is_named_where_an_office_signs():
    assert parse("\n\n".join([HEADLINE, "By Herald's Editorial Writers", *BODY])).decided("byline") is None
