from __future__ import annotations

from time import process_time

import pytest

from stories.text import find_anchor

ALDRY = "Ferries to Aldry were cancelled after a crew member fell ill on Sunday."
BRENN = "Ferries to Brenn were cancelled after two crew members fell ill on Sunday."
SLEPT = "Passengers slept in the hall."
NORTH, SOUTH = "北桥周一因大雨关闭三小时。", "南桥周一因大雨关闭五小时。"


def found(old: str, quote: str, new: str) -> str | None:
    """What the quote is found as that stands first in the old text."""
    start = old.index(quote)
    end = start + len(quote)
    place = find_anchor(new, quote, old[max(0, start - 30) : start], old[end : end + 30], start)
    return new[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("old", "cut", "new"),
    [
        (f"{ALDRY}\n\n{SLEPT}\n\n{BRENN}", ALDRY, f"{SLEPT}\n\n{BRENN}"),
        (f"{ALDRY}\n\n{SLEPT}\n\n{BRENN}", BRENN, f"{ALDRY}\n\n{SLEPT}"),
        (f"It blew. {ALDRY} {BRENN} {SLEPT}", ALDRY, f"It blew. {BRENN} {SLEPT}"),
        (f"It blew. {ALDRY} {BRENN} {SLEPT}", BRENN, f"It blew. {ALDRY} {SLEPT}"),
        (f"Buses ran.\n\n{ALDRY} {SLEPT}\n\n{BRENN}", ALDRY, f"Buses ran.\n\n{SLEPT}\n\n{BRENN}"),
        (f"Buses ran.\n\n{ALDRY}\n\n{SLEPT}\n\n{BRENN}", ALDRY, f"Trams ran late.\n\n{SLEPT}\n\n{BRENN}"),
        (f"天晴。{NORTH}司机等候。{SOUTH}", NORTH, f"天晴。司机等候。{SOUTH}"),
        ("警方说，两名工人在北厂受伤，三名工人在南厂受伤。", "两名工人在北厂受伤", "警方说，三名工人在南厂受伤。"),
        (
            "He met Ann Berg at noon. He met Ann Holm at night.",
            "Ann Berg",
            "He met nobody at noon. He met Ann Holm at night.",
        ),
    ],
)
def test_what_was_cut_is_not_found_as_what_looks_like_it(old: str, cut: str, new: str) -> None:
    assert found(old, cut, new) is None


TWICE = "The minister, Karl Lund, left early. Guards followed. The minister, Karl Lund, was fined."
COUNCIL = (
    "Votes were counted. The council in Tarn said no. It rained for days. People met. The council in Tarn said no."
)


@pytest.mark.parametrize(
    ("old", "quote", "new", "corrected"),
    [
        (TWICE, "Karl Lund", TWICE.replace("Karl", "Carl", 1), "Carl Lund"),
        (COUNCIL, "The council in Tarn said no.", COUNCIL.replace("Tarn", "Sarn", 1), "The council in Sarn said no."),
        (f"{ALDRY} {SLEPT} {BRENN}", ALDRY, f"{ALDRY.replace('Aldry', 'Oldray')} {SLEPT} {BRENN}", "Ferries to Oldray"),
    ],
)
def test_a_name_corrected_in_a_sentence_that_comes_again_is_found_where_it_was_corrected(
    old: str, quote: str, new: str, corrected: str
) -> None:
    assert (found(old, quote, new) or "").startswith(corrected)


def test_a_sentence_that_moved_as_it_was_is_found_though_its_neighbours_closed_up() -> None:
    assert found(f"{ALDRY}\n\n{SLEPT}\n\nIt blew.", ALDRY, f"{SLEPT}\n\nIt blew.\n\n{ALDRY}") == ALDRY


@pytest.mark.parametrize(
    ("old", "quote", "new", "whole"),
    [
        (
            "下雨了。总理周一宣布停课。会议结束。",
            "总理周一宣布停课",
            "下雪了。总理周三宣布停课。会议结束。",
            "总理周三宣布停课",
        ),
        (
            "下雨了。市长批准了新桥计划。居民高兴。",
            "市长批准了新桥计划",
            "下雨了。市长批准了新桥方案。居民高兴。",
            "市长批准了新桥方案",
        ),
        (
            "下雨了。市长批准了新桥计划。",
            "市长批准了新桥计划。",
            "下雪了。镇长批准了新桥计划。",
            "镇长批准了新桥计划。",
        ),
        (
            "他写道：“市长周一批准计划。”居民高兴。",
            "“市长周一批准计划。”",
            "他写道：“市长周三批准计划。”居民高兴。",
            "“市长周三批准计划。”",
        ),
        (
            "雨だ。市長は月曜日に橋を閉じた。皆驚いた。",
            "市長は月曜日に橋を閉じた",
            "雨だ。市長は火曜日に橋を閉じた。皆驚いた。",
            "市長は火曜日に橋を閉じた",
        ),
        (
            "知事は「橋は春に再開する」と言った。",
            "「橋は春に再開する」",
            "知事は「橋は秋に再開する」と言った。",
            "「橋は秋に再開する」",
        ),
        (
            "雨だ。橋はいつ再開するのですか。皆黙った。",
            "橋はいつ再開するのですか。",
            "雨だ。橋はいつ再開できるのですか。皆黙った。",
            "橋はいつ再開できるのですか。",
        ),
    ],
)
def test_where_no_space_parts_words_both_ends_are_whole(old: str, quote: str, new: str, whole: str) -> None:
    assert found(old, quote, new) == whole


def test_half_of_a_short_word_is_no_spelling_of_it() -> None:
    assert found("他在上海大学。", "上海大学", "他在上海大會。") is None


def test_neighbours_that_stand_everywhere_cost_a_bounded_time() -> None:
    text = "It rained in Tarn again. " * 40_000
    begun = process_time()
    find_anchor(text, "It rained in Sarn.", "It rained in Tarn again. ", " It rained in Tarn again.", 500_000)
    assert process_time() - begun < 10
