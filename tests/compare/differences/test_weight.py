"""What is told first: what matters most of what is sure."""

from __future__ import annotations

from stories.compare import compare
from stories.compare.differences.difference import Difference
from stories.compare.differences.weight import HIGHEST
from stories.display.matters import told
from stories.text import parse
from tests.compare.differences.told import AROUND


def ranked(left: str, right: str) -> list[str]:
    found = compare(parse(left), parse(right)).differences
    return [one.kind for one in sorted(found, key=lambda one: -one.weight)]


def test_an_outcome_in_a_small_change_comes_before_a_figure():
    left = f"{AROUND}\n\nThe tug carried 6 men. Its owner was acquitted of fraud on Monday."
    right = f"{AROUND}\n\nThe tug carried 7 men. Its owner was convicted of fraud on Monday."
    assert ranked(left, right) == ["outcome", "number"]


def test_one_in_a_sentence_worded_anew_comes_behind_it():
    old, new = (f"{AROUND}\n\n{{}}\n\nIt cost {crowns} crowns to tow the tug." for crowns in (30, 40))
    left = old.format("Police questioned a baker from Sarn on Monday over the theft of two cranes.")
    right = new.format("A baker from the town of Sarn was charged on Monday with stealing two cranes, as urged.")
    assert ranked(left, right)[:2] == ["number", "outcome"]


def test_so_does_a_name_in_such_a_sentence():
    old, new = (f"{AROUND}\n\n{{}}\n\nIt cost {crowns} crowns to tow the tug." for crowns in (30, 40))
    left = old.format("The officers were led by Ana Brusk when they searched the house for crates on Monday.")
    right = new.format("On Monday a search of the house for crates was led by Jon Reed, as the officers said.")
    assert ranked(left, right) == ["number", "name"]


def test_who_is_named_for_the_first_time_comes_before_another_name():
    left = f"{AROUND}\n\nA tug sailed to Belk. The driver was held overnight, a clerk said."
    right = f"{AROUND}\n\nA tug sailed to Orrin. The driver, Pavel Sykora, was held overnight, a clerk said."
    found = [one for one in compare(parse(left), parse(right)).differences if one.kind == "name"]
    assert [one.left is None for one in sorted(found, key=lambda one: -one.weight)] == [True, False]


def test_who_did_it_to_whom_comes_before_a_figure():
    left = f"{AROUND}\n\nThe tug carried 6 men. Ana Vrba sued Jon Pell."
    right = f"{AROUND}\n\nThe tug carried 7 men. Jon Pell sued Ana Vrba."
    assert ranked(left, right) == ["name", "number"]


def test_a_toll_that_came_by_itself_comes_before_a_sum_that_did():
    left = f"{AROUND}\n\nThe tug sank off Vik, its owner said. A bank in Orrin insured it."
    right = f"{AROUND}\n\nThe tug sank off Vik with 14 dead, its owner said. A bank in Orrin insured it for $3m."
    found = [one for one in compare(parse(left), parse(right)).differences if one.kind == "number"]
    assert [one.right.value for one in sorted(found, key=lambda one: -one.weight) if one.right] == [
        "14 dead",
        "3000000 $",
    ]
    assert found[0].weight // 1000 > found[1].weight // 1000


def test_a_quotation_that_the_other_text_has_without_the_marks_comes_behind_one_that_it_has_not():
    reported = (
        "Marshal Vey sent his regrets to Ruk for the men “killed by a shell that nobody meant”, a statement said."
    )
    gone = "The mayor spoke of “a shame for the whole coast” when he came to the quay with two guards."
    left = f"{AROUND}\n\n{reported}\n\n{gone}"
    right = (
        f"{AROUND}\n\nVey wrote to Marshal Ruk that he regretted how a shell meant for nobody had killed his men, said "
        "a statement.\n\nThe mayor spoke to sailors when he came to the quay with two guards."
    )
    found = [one for one in compare(parse(left), parse(right)).differences if one.kind == "quote" and one.left]
    assert [(one.reason, one.weight // 1000) for one in found] == [("reported", 4), ("", 6)]


def test_a_passage_weighs_more_in_an_update_than_where_all_is_told_anew():
    more = "Engineers had warned of rust in both cranes twelve years ago."
    anew = "Since Friday night, when a storm tore two of its cranes loose, nobody has used Tolvik's harbour."

    def weight(right: str) -> int:
        [one] = [one for one in compare(parse(AROUND), parse(right)).differences if one.kind == "passage"]
        return one.weight

    assert weight(f"{AROUND}\n\n{more}") // 1000 > weight(f"{anew}\n\n{more}") // 1000


def test_a_date_that_changed_is_told_once():
    left = f"{AROUND}\n\nThe bank expected to reach its target in late 2031."
    right = f"{AROUND}\n\nThe bank expected to reach its target in early 2031."
    assert ranked(left, right) == ["date"]


def test_how_long_a_thing_is_comes_before_how_far_off_it_is():
    def weight(left: str, right: str) -> int:
        texts = parse(f"{AROUND}\n\n{left}"), parse(f"{AROUND}\n\n{right}")
        [one] = [one for one in compare(*texts).differences if one.kind == "number"]
        return one.weight // 1000

    measured = weight("The eel was 5 feet long.", "The eel was 6 feet long.")
    assert measured > weight("The eel was caught 5 miles off.", "The eel was caught 6 miles off.")


ANEW = "Since Friday night, when a storm tore two of its cranes loose, nobody has used Tolvik's harbour."
"""The same in other words."""

OWNERS = (
    "The owners of the yard, who took it over nine years ago, had promised the town council in a letter that both "
    "cranes would be taken down before the winter storms set in, and that new ones would be built."
)


def rank(left: str, right: str, kind: str) -> int:
    [one] = [one for one in compare(parse(left), parse(right)).differences if one.kind == kind]
    return one.weight // 1000


def test_what_the_first_sentences_tell_otherwise_comes_before_the_same_lower_down():
    first = rank("The tug carried 6 men.", "The tug carried 7 men.", "number")
    assert first > rank(f"{AROUND}\n\nThe tug carried 6 men.", f"{AROUND}\n\nThe tug carried 7 men.", "number")


def test_a_long_passage_comes_before_a_short_one_most_of_all_where_a_text_is_told_anew():
    def of(more: str, right: str) -> int:
        return rank(AROUND, f"{right}\n\n{more}", "passage")

    short = "Engineers had warned of rust in both cranes twelve years ago."
    assert of(OWNERS, AROUND) == of(short, AROUND) + 1
    assert of(OWNERS, ANEW) > of(OWNERS, AROUND) > of(short, AROUND) > of(short, ANEW)


def test_news_of_a_day_comes_before_background_where_a_text_is_told_anew():
    def of(when: str) -> int:
        return rank(AROUND, f"{ANEW}\n\n{OWNERS[:-1]} {when}.", "passage")

    assert of("by Monday") == of("in time") + 1


def listed(left: str, right: str) -> list[Difference]:
    return told(compare(parse(left), parse(right)))


def test_a_lede_that_tells_of_an_arrest_of_which_the_other_has_no_word_comes_first():
    below = "Neighbours said they had heard shouting.\n\nThe inquiry is led by a unit from Orrin."
    left = f"A murder inquiry has begun in Belk after a baker was stabbed.\n\n{below}"
    right = f"A clerk is in custody in Belk over the murder of a baker.\n\n{below}\n\nThe shop had closed in June."
    first, *others = listed(left, right)
    assert (first.kind, first.right and first.right.value) == ("passage", right.split("\n")[0])
    assert others


def test_what_came_is_listed_before_what_went_though_it_weighs_no_more():
    cut, added = "Engineers had warned of rust in the cranes.", "Nobody on the quay was hurt, a guard at the gate said."
    texts = f"{AROUND}\n\n{cut}", f"{AROUND}\n\n{added}"
    assert [one.left is None for one in listed(*texts)] == [True, False]
    assert [one.left is None for one in listed(*texts[::-1])] == [True, False]
    assert len({one.weight // 1000 for one in listed(*texts)}) == 1


def test_an_outcome_among_other_words_weighs_least_where_a_text_is_told_anew():
    old = f"Police questioned a baker from Sarn on Monday over the theft of two cranes.\n\n{AROUND}"
    new = "A baker from the town of Sarn was charged on Monday with stealing two cranes, as urged."
    assert rank(old, f"{new}\n\n{AROUND}\n\n{OWNERS}", "outcome") > rank(old, f"{new}\n\n{ANEW}", "outcome")


def test_an_arrest_that_was_ordered_and_then_made_is_sure_in_whatever_words():
    old = f"A court in Belk has approved a warrant to arrest former president Ilva Soren over drugs.\n\n{AROUND}"
    new = f"Senator Ilva Soren has been arrested by guards who came to her office before dawn.\n\n{ANEW}"
    assert rank(old, new, "outcome") == HIGHEST
