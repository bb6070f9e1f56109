"""What differs around the text, in a line."""

from stories.compare import compare
from stories.display.around import around_in_words
from stories.display.rows import facing
from stories.display.units import Section
from stories.text import parse
from tests.seeds import newest

BODY = "The council of Riverton voted late on Tuesday to close the old bridge.\n\nMayor Holt said it was over."


def around(old: str, new: str) -> list[str]:
    rows = facing(compare(parse(old), parse(new))).rows
    return list(around_in_words(row for row in rows if row.section is not Section.TEXT))


def test_each_kind_is_told_once_and_counted() -> None:
    rows = facing(compare(newest("000"), newest("004"))).rows
    told = around_in_words(row for row in rows if row.section is not Section.TEXT)
    assert told[:3] == ["headline added", "byline added", "date added"]
    assert told[-1] == "link added"
    rows = facing(compare(newest("001"), newest("002"))).rows
    assert "two captions added" in around_in_words(row for row in rows if row.section is not Section.TEXT)


def test_what_both_sides_have_differs() -> None:
    assert around(f"Council shuts bridge\n\n{BODY}", f"Council shuts old bridge\n\n{BODY}") == ["headline differs"]


def test_what_came_stands_beside_what_went() -> None:
    old, new = f"By Jane Roe\n\n{BODY}", f"Council shuts bridge\n\n{BODY}"
    assert around(old, new) == ["headline added", "byline cut"]


def test_nothing_is_told_where_nothing_differs() -> None:
    assert around(f"Council shuts bridge\n\n{BODY}", f"Council shuts bridge\n\n{BODY}") == []
