"""Which texts tell one story, by days, copy and likeness."""

import random

import pytest

from stories.collate import Fingerprint, likeness, meeting, stories
from stories.collate.likeness import SAME_COPY, copy
from stories.text import parse

MATCH = """{winner} beat {loser} {score} in cup

{date}

HALDEN (AP) — {scorer} scored {times} as {winner} beat {loser} {score} in the cup on {day}, {date}.

{scorer} opened the scoring in the {minute} minute and hit a post after the break. {loser} finished with nine men.

"We were better from start to end and had to win it," coach Arne Lund said. "Now we wait for the draw."

The draw for the next round is held at the federation's house in the capital, and the winners play at home."""

QUAKE = """Magnitude {size} earthquake shakes {place}

{date}

A magnitude {size} earthquake struck near {place} on {day}, the survey said, and was felt as far as {far}.

The quake was {deep} kilometres deep. There were no reports of damage or injuries, the civil protection agency said.

The region lies on a belt where plates of the earth's crust meet, and quakes there are frequent. In the last hundred
years it has had eleven of magnitude six or more."""

OIL = """Oil prices {move} as OPEC meets

{date}

LONDON (Reuters) — Oil prices {move} on {day} after OPEC said it would {what}. Brent crude was at ${brent} a barrel.

U.S. West Texas Intermediate crude was at ${wti} a barrel. Analysts at the bank said that demand stays weak while
airlines fly less, and that stocks in storage are above their mean of five years.

The group and its allies pump more than two fifths of the world's oil. They meet every month to set their output."""

PAIRS = {
    "matches": (
        MATCH.format(
            winner="Viborg",
            loser="Skien",
            score="3-1",
            date="November 7, 2020",
            scorer="Ivar Moe",
            times="twice",
            day="Saturday",
            minute="12th",
        ),
        MATCH.format(
            winner="Viborg",
            loser="Skien",
            score="2-0",
            date="March 6, 2021",
            scorer="Jon Dahl",
            times="late",
            day="Saturday",
            minute="34th",
        ),
    ),
    "quakes": (
        QUAKE.format(size="5.1", place="Arvik", date="June 2, 2020", day="Tuesday", far="Torsund", deep="12"),
        QUAKE.format(size="4.8", place="Nesby", date="August 19, 2020", day="Wednesday", far="Holm", deep="31"),
    ),
    "prices": (
        OIL.format(move="rise", date="May 11, 2020", day="Monday", what="cut output", brent="31.20", wti="24.90"),
        OIL.format(move="fall", date="May 18, 2020", day="Monday", what="raise output", brent="29.75", wti="23.10"),
    ),
}


def groups(*texts):
    prints = {str(at): Fingerprint.of(parse(text)) for at, text in enumerate(texts)}
    return sorted(sorted(group) for group in stories.grouped(prints).groups)


@pytest.mark.parametrize("pair", PAIRS)
def test_texts_of_one_pattern_about_two_events_are_two_stories(pair):
    first, second = PAIRS[pair]
    assert copy(Fingerprint.of(parse(first)), Fingerprint.of(parse(second))) >= SAME_COPY
    assert groups(first, second) == [["0"], ["1"]]


@pytest.mark.parametrize("pair", PAIRS)
def test_the_same_copy_a_month_later_is_the_same_story(pair):
    first, _ = PAIRS[pair]
    again = first.replace("November 7, 2020\n", "December 20, 2020\n").replace("June 2, 2020\n", "July 9, 2020\n")
    again = again.replace("May 11, 2020\n", "June 15, 2020\n") + "\n\nThis story was first told a month ago."
    assert groups(first, again) == [["0", "1"]]


TOLD = [
    "Tewkesbury was cut off by the Severn. Sandbags failed at Mythe waterworks, Ifor Blethyn said.",
    "The Severn cut off Tewkesbury, Ifor Blethyn said, and at Mythe the waterworks lost their sandbags.",
]


def dated(day, text):
    return f"{day}\n\n{text}"


def test_what_two_texts_tell_in_words_of_their_own_is_one_event_only_within_days():
    assert groups(dated("May 11, 2020", TOLD[0]), dated("May 16, 2020", TOLD[1])) == [["0", "1"]]
    assert groups(dated("May 11, 2020", TOLD[0]), dated("May 17, 2020", TOLD[1])) == [["0"], ["1"]]
    assert groups(dated("May 11, 2020", TOLD[0]), TOLD[1]) == [["0", "1"]]


def test_no_group_spans_more_than_the_days_unless_copy_binds_it():
    """Each is within days of the next, and one is undated."""
    ends = ["noon", "dusk", "dawn", "night", "supper", "tea"]
    days = ["May 1, 2020", "May 4, 2020", "May 8, 2020", "May 11, 2020", "May 15, 2020", ""]
    told = [
        f"{day}\n\n{_shuffled(at)} Upton was dry by {end}."
        for at, (day, end) in enumerate(zip(days, ends, strict=True))
    ]
    prints = {at: Fingerprint.of(parse(text)) for at, text in enumerate(told)}
    assert max(copy(one, other) for at, one in prints.items() for to, other in prints.items() if to < at) < SAME_COPY
    found = stories.grouped(prints).groups
    assert len(found) > 1
    for group in found:
        dates = [day for at in group if (day := prints[at].day)]
        assert max(dates) - min(dates) <= likeness.DAYS


def _shuffled(at):
    """The same people and places each time, in other words."""
    dice = random.Random(at)  # noqa: S311 - a game, and no secret
    who = "Blethyn Powell Tewkesbury Severn Mythe Worcester Gloucester Pershore".split()
    verbs = "saw met told heard left found lost passed sought feared".split()
    dice.shuffle(who)
    dice.shuffle(verbs)
    return " ".join(f"{one} {verb} {other}." for one, verb, other in zip(who, verbs, who[1:], strict=False))


def test_a_story_of_more_texts_than_one_is_weighed_against_holds_together(monkeypatch):
    monkeypatch.setattr(meeting, "MOST_WEIGHED", 8)
    monkeypatch.setattr(meeting, "MOST_MET", 20)
    texts = {at: Fingerprint.of(parse(_shuffled(at))) for at in range(60)}
    grouping = stories.grouped(texts)
    assert max(map(len, grouping.groups)) == 60
    assert grouping.capped


def test_what_is_known_of_all_but_a_near_copy_gives_the_same():
    texts = [*PAIRS["matches"], *PAIRS["quakes"], *TOLD]
    prints = {str(at): Fingerprint.of(parse(text)) for at, text in enumerate(texts)}
    before = stories.grouped(prints)
    more = {**prints, "more": Fingerprint.of(parse(PAIRS["quakes"][1] + "\n\nTwo smaller ones followed at night."))}
    found = stories.with_more(more, before, [], likeness.DAYS)
    assert found is not None
    whole = stories.grouped(more)
    assert sorted(map(sorted, found.groups)) == sorted(map(sorted, whole.groups))
    assert found.stands_for == whole.stands_for
    new = {**prints, "new": Fingerprint.of(parse("Acme rose 1.3 points. Bond yields fell 2.4 points."))}
    assert stories.with_more(new, before, [], likeness.DAYS) is None


def test_how_many_are_weighed_is_told_as_they_are(monkeypatch):
    monkeypatch.setattr(stories, "WEIGHED_AT_A_TIME", 1)
    texts = {at: Fingerprint.of(parse(text)) for at, text in enumerate([*PAIRS["matches"], *PAIRS["quakes"], *TOLD])}
    told: list[int] = []
    assert stories.grouped(texts, progress=told.append).groups == stories.grouped(texts).groups
    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1] < len(texts)
