"""What came or went whole is told; what the other text says in other words is not."""

from pathlib import Path

import pytest

from stories.compare import compare
from stories.text import parse
from stories.text.document import Kind
from tests.compare.differences import lines
from tests.compare.differences.told import AROUND, told

HARBOUR = (
    "About 1,500 people were evacuated from the town on Monday by bus, police said.",
    "Bakers gave them bread.",
    "The ferry to Rill was cancelled, the school closed, and hospitals stopped taking visitors.",
    "A cousin of the mayor lent tents.",
    "Heavy rain had fallen on the hills since the middle of January.",
)


def texts(*more):
    return "\n\n".join((*HARBOUR, *more))


@pytest.mark.parametrize(
    "more",
    [
        "The mayor, who flew home from a summit on Tuesday, will open an inquiry into the cranes.",
        "Engineers had warned of rust in both cranes twelve years ago.",
        "Some 900 people remain without light, the grid said.",
    ],
)
def test_what_the_other_text_has_nothing_of_is_told(more):
    assert told("passage", texts(), texts(more)) == [(None, more)]


@pytest.mark.parametrize(
    "more",
    [
        "Police had 1,500 people go by bus.",
        "Hospitals in the hills lent the police a bus.",
    ],
)
def test_what_is_made_of_words_that_are_told_is_not(more):
    assert told("passage", texts(), texts(more)) == []


def test_an_arrest_a_charge_or_a_release_is_told_though_its_other_words_stand_there():
    held = "Officers are still questioning a 42-year-old man arrested over the death of a baker in Belk."
    dead = "She had been hurt and was pronounced dead at the scene yesterday."
    left = texts(held, dead)
    more = "The 42-year-old man arrested at the scene was released without charge yesterday."
    right = texts("A second man was arrested over the death of a baker in Belk on Monday.", dead, more)
    assert told("passage", left, right) == [(None, more)]


def test_sentences_that_share_no_more_than_a_place_each_came_or_went():
    left = (
        "Investigating officers at Harl last night asked for witnesses of the 620 who were at the fair on the quay or "
        "anyone who can help with the search to call them at Harl Port Station or any station of the coast."
    )
    right = "The 44-year-old was held in the Tarn hills this morning and is being kept at Harl Port Station in Belk."
    assert set(told("passage", texts(left), texts(right))) == {(left, None), (None, right)}


def test_a_figure_in_another_form_is_none_that_a_passage_brings():
    left = f"{AROUND}\n\nThe fund holds 61,000 shares."
    right = f"{left}\n\nThe investigators, led by Ana Brusk, spoke of about 61,000 shares and of a yacht."
    (one,) = [one for one in compare(parse(left), parse(right)).differences if one.kind == "passage"]
    assert one.states == ("Ana Brusk",)


ONE_DESK = (
    "Police in Vik searched the house of the mayor on Monday and took away three crates of paper.",
    "The mayor was not at home when the officers came.",
)
ANOTHER = (
    "Officers carried off paper in three crates after they went through the home of Vik's mayor on Monday.",
    "When they arrived, the mayor himself had gone out.",
    "Sailors from the north gave them bread.",
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry was built in Spain in 1987.", "The Spanish-built ship was launched in 1987."),
        ("Its maiden voyage was in 1987.", "The Osprey 12 first sailed in 1987."),
    ],
)
def test_two_sentences_that_tell_each_other_in_a_text_told_anew_are_not(left, right):
    one, other = "\n\n".join((*ONE_DESK, left)), "\n\n".join((*ANOTHER, right))
    assert told("passage", one, other) == [(None, ANOTHER[-1])]
    assert told("passage", other, one) == [(ANOTHER[-1], None)]


def test_what_the_other_text_tells_in_parts_has_not_come_unless_it_states_a_day_of_its_own():
    left = "None of the children was hurt, and staff had locked them in a storeroom, a parent said."
    one = "\n\n".join((*ONE_DESK, left))
    for right, is_told in (("No child was harmed.", False), ("No child was harmed on Tuesday.", True)):
        other = "\n\n".join((*ANOTHER, right))
        assert ((None, right) in told("passage", one, other)) is is_told
        assert ((right, None) in told("passage", other, one)) is is_told


def test_a_body_of_which_the_other_text_has_the_initials_is_nothing_that_a_passage_states():
    left = f"{AROUND}\n\nThe DRA owns both cranes."
    right = f"{left}\n\nGuards of the Dock Rope Authority, led by Ana Brusk, held a man in a yacht."
    (one,) = [one for one in compare(parse(left), parse(right)).differences if one.kind == "passage"]
    assert one.states == ("Ana Brusk",)


def test_who_says_so_is_a_source_and_no_passage():
    left = (
        "Halvard has said it will tow two barges to the islands late next year, in what would be the longest tow yet."
    )
    right = (
        "Two barges will be towed to the islands next year in what would be the longest tow yet, according to Swedish "
    )
    assert told("passage", texts(left), texts(f"{right}towing company Halvard.")) == []


BLAST = "At least 48 people have been killed in the third blast in Tarvik in a week, doctors and nurses say."
BLAST_NOW = "A bomb has torn through garages and cafes in the south of Tarvik, leaving 55 dead and sinking two boats."
LORRY = "A lorry laden with powder stood in a lane of rope stalls in the south of the port."
LORRY_NOW = "Guards said that the lorry stood in a lane full of garages and rope stalls in the south of the port."
WAVE = "Tarvik saw a wave of such attacks in spring, but their number had dropped until recently."
TRADERS = "Traders in the old market of Ferrun sold apples, rope and lamp oil as on any other morning of the week."


def test_ledes_of_which_one_figure_became_another_answer_to_each_other():
    was, now = f"{BLAST} {LORRY} / {WAVE}", f"{BLAST_NOW} / {TRADERS} / {WAVE} / {LORRY_NOW}"
    assert lines.told(was, now, "passage") == [f"∅ → {TRADERS}"]
    assert lines.told(now, was, "passage") == [f"{TRADERS} → ∅"]


FLIGHT = Path(__file__).parents[3] / "benchmarks" / "gold" / "differences" / "aurelian-flight"


def test_ledes_of_much_the_same_words_answer_to_each_other_but_for_the_hurt_that_one_counts():
    left, right = (parse((FLIGHT / side).read_text("utf-8")) for side in ("left.txt", "right.txt"))
    found = compare(left, right).differences
    ledes = {
        document.quote(document.sentences[document.facts.words.kinds.index(Kind.PARAGRAPH)])
        for document in (left, right)
    }
    passages = [stated.value for one in found if one.kind == "passage" for stated in (one.left, one.right) if stated]
    assert not any(told.startswith(lede) for told in passages for lede in ledes)
    assert "7 hurt" in {one.right.value for one in found if one.kind == "number" and one.right and not one.left}


def test_a_lede_set_before_the_one_of_old_is_told():
    new = "A Velish navy court has fined the marshal who gave three Tarvik lorry drivers the wrong lane in the blast."
    assert lines.told(f"{BLAST} {LORRY} / {WAVE}", f"{new} / {BLAST} {LORRY} / {WAVE}", "passage") == [f"∅ → {new}"]


def test_people_who_are_told_as_a_number_that_changed_are_no_passage():
    left = (
        "Three people were killed and at least seven are missing after rain hit Sarn on Friday. The rain, which made "
        "rivers burst their banks near Belk, has cut off 3,387 people, the rescue service said."
    )
    right = "Three people died in the rain and mud that hit Sarn on Friday. Nineteen people remain missing."
    assert (None, "Nineteen people remain missing.") not in told("passage", texts(left), texts(right))
    assert ("Nineteen people remain missing.", None) not in told("passage", texts(right), texts(left))


STREET = "Police sealed off the street on Monday night. / Neighbours said they had heard shouting."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "A murder inquiry has begun in Belk after a baker was stabbed.",
            "A clerk is in custody in Belk over the murder of a baker.",
        ),
        (
            "An inquiry is under way after a baby was found hurt in Belk.",
            "A teenager held over an assault on a baby in Belk has been released without charge.",
        ),
        (
            "Prosecutors opened an inquiry into the treasurer of Belk over gifts from a shipyard.",
            "The treasurer of Belk resigned on Tuesday over gifts that a shipyard had made her.",
        ),
        (
            "Police in Belk asked for help in finding two tugs that were stolen on Friday.",
            "Two brothers from Orrin were charged on Monday with the theft of two tugs in Belk.",
        ),
        (
            "The trial of a baker over the theft of two cranes heard its last witness on Monday.",
            "A jury in Belk has acquitted a baker who had been on trial over the theft of two cranes.",
        ),
    ],
)
def test_a_lede_with_an_outcome_of_which_the_other_text_has_no_word_is_the_news(old, new):
    assert f"∅ → {new}" in lines.told(f"{old} / {STREET}", f"{new} / {STREET}", "passage")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Police arrested a dozen people in Belk on Monday after protesters blocked the port.",
            "A dozen protesters were detained in Belk on Monday when they blocked the gates of the port.",
        ),
        (
            "A tram overturned in Belk on Monday, killing nine people.",
            "Nine people lost their lives in Belk on Monday when a tram tipped over.",
        ),
        (
            "The treasurer of Belk quit on Tuesday over gifts from a shipyard.",
            "Gifts that a shipyard had made her led the treasurer of Belk to resign on Tuesday.",
        ),
    ],
)
def test_a_lede_that_tells_the_same_outcome_in_another_word_is_none(old, new):
    assert lines.told(f"{old} / {STREET}", f"{new} / {STREET}", "passage") == []


@pytest.mark.parametrize(
    "more",
    [
        "Lund said.",
        "Said Kari Lund.",
        "The mayor tweeted.",
        "Orm went on to say.",
        "She told reporters on Monday.",
        "-",
    ],
)
def test_who_speaks_and_no_more_is_no_passage(more):
    assert told("passage", texts(), texts(more)) == []
    assert told("passage", texts(more), texts()) == []


@pytest.mark.parametrize("more", ["“We are lost,” she said.", "Nobody said so.", "Orm wrote two books."])
def test_a_short_sentence_that_tells_something_is_one(more):
    assert told("passage", texts(), texts(more)) == [(None, more)]


@pytest.mark.parametrize(
    "more",
    [
        "The Dane Orm Dask, 29, has been charged with the murder of her and of a clerk.",
        "Orm Dask, a Dane of 29, was convicted on Tuesday.",
        "Dask, 29, the Dane, pleaded not guilty on Tuesday.",
        "The 29-year-old, a Dane, was released without charge.",
        "Orm Dask, the Dane, was remanded until May.",
        "Detectives charged Dask, the Dane, with murder.",
    ],
)
def test_a_charge_or_a_verdict_is_told_in_a_text_told_anew_though_a_sentence_there_is_somewhat_like_it(more):
    known = "Officers said they were looking into whether Orm Dask, a Dane of 29, had been in love with her."
    left, right = "\n\n".join((*ONE_DESK, known)), "\n\n".join((*ANOTHER[:2], more))
    assert (None, more) in told("passage", left, right)
    assert (more, None) in told("passage", right, left)


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ("Both later filed their appeals with the Court of the Lake in Sarn, disputing the ban.", True),
        ("Dask lodged an appeal with the Court of the Lake.", True),
        ("Hask withdrew the appeal to the Court of the Lake.", True),
        ("The rowers brought a suit against the club in Sarn.", True),
        ("Both will file appeals with the Court of the Lake.", False),
        ("Hask filed a long report to the club in Sarn on the ban.", False),
    ],
)
def test_a_step_at_law_that_was_taken_is_told_where_the_other_text_has_it_planned(more, is_told):
    rowers = (
        "The two rowers, Orm Dask and Ivo Hask, will file appeals with the Court of the Lake in Sarn, disputing the "
        "ban of the club."
    )
    assert told("passage", texts(rowers), texts(rowers, more)) == ([(None, more)] if is_told else [])
