import pytest

from stories.display.wording import (
    counted,
    day_in_short,
    day_in_words,
    days_in_words,
    figure,
    joined,
    opening,
    percent,
    sort_in_words,
    time_in_words,
)


@pytest.mark.parametrize(
    ("share", "words"),
    [(1.0, "100 %"), (0.9999, "99 %"), (0.97, "97 %"), (0.004, "1 %"), (0.0, "0 %")],
)
def test_only_all_is_a_hundred_percent_and_only_nothing_is_none(share: float, words: str) -> None:
    assert percent(share) == words.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "no stories"),
        (1, "one story"),
        (2, "two stories"),
        (12, "twelve stories"),
        (13, "13 stories"),
        (1300, "1,300 stories"),
    ],
)
def test_small_numbers_are_written_out(count: int, words: str) -> None:
    assert counted(count, "story") == words


def test_a_figure_has_its_noun_in_the_right_number() -> None:
    assert [figure(n, "word") for n in (0, 1, 1300)] == ["0\u00a0words", "1\u00a0word", "1,300\u00a0words"]


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2020-11-09", "9 November 2020"),
        ("2020-11", "November 2020"),
        ("2020", "2020"),
        ("2020-11-09T18:30:00Z", "9 November 2020, 18:30 UTC"),
        ("2020-11-09T18:30+04:00", "9 November 2020, 18:30 UTC+04:00"),
        ("2020-11-09T18:30", "9 November 2020, 18:30"),
        ("last Monday", "last Monday"),
        (None, ""),
    ],
)
def test_a_date_is_said_to_the_precision_known(published: str | None, words: str) -> None:
    assert day_in_words(published) == words


@pytest.mark.parametrize(
    ("published", "day", "time"),
    [
        ("2020-11-09", "9 Nov 2020", ""),
        ("2020-11", "Nov 2020", ""),
        ("2020", "2020", ""),
        ("2020-11-09T18:30:00Z", "9 Nov 2020", "18:30 UTC"),
        ("2020-11-09T00:00+04:00", "9 Nov 2020", "00:00 UTC+04:00"),
        ("last Monday", "last Monday", ""),
        (None, "", ""),
    ],
)
def test_where_there_is_little_room_day_and_time_are_said_apart(published: str | None, day: str, time: str) -> None:
    assert (day_in_short(published), time_in_words(published)) == (day, time)


def test_a_list_reads_as_a_sentence() -> None:
    assert [joined(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_a_day_within_a_sentence_is_said_in_words() -> None:
    assert days_in_words("both 2020-11-09, by the date of one text") == "both 9 November 2020, by the date of one text"


@pytest.mark.parametrize(("label", "words"), [("quote", "quotation"), ("case", "capitals"), ("number", "number")])
def test_a_label_goes_by_a_newsrooms_word(label: str, words: str) -> None:
    assert sort_in_words(label) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The quay reopened.", "The quay reopened."),
        ("The quay  reopened on Friday.", "The quay reopened …"),
        ("港" * 40, "港" * 30 + " …"),
        ("  ", "space"),
        ("\u00a0", "no-break space"),
        ("\n\n", "line end"),
        ("re\u200bopened", "re[zero width space]opened"),
        ("\u0645\u06cc\u200c\u0631\u0648\u062f", "\u0645\u06cc\u200c\u0631\u0648\u062f"),
    ],
    ids=["short", "long", "without spaces", "spaces", "a space of another sort", "line ends", "unseen", "a joiner"],
)
def test_the_opening_of_a_text_holds_three_words_and_names_what_nobody_sees(text: str, words: str) -> None:
    assert opening(text, 3) == words
