from __future__ import annotations

import pytest

from stories.text import find_anchor
from tests import seeds
from tests.text.marked import where


def test_an_edited_sentence_is_found_whole() -> None:
    new = "It rained. [On Monday the old bridge over the Arax was closed to lorries, police said.] Nobody was hurt."
    assert where(new, "The bridge over the Arax was closed.", "It rained. ", " Nobody was hurt.", 11) == new


def test_a_sentence_that_changed_much_is_found_between_its_neighbours() -> None:
    new = "The sides met. [The talks in Geneva ended with a truce.] Both welcomed it."
    assert where(new, "The talks in Geneva failed late on Friday.", "The sides met. ", " Both welcomed it.", 15) == new


def test_the_same_sentence_without_its_neighbours_is_another() -> None:
    new = "Rain fell. The talks in Geneva ended with a truce. Roads were flooded."
    assert (
        where(new, "The talks in Geneva failed late on Friday.", "The sides met. ", " Both blamed each other.", 15)
        == new
    )


def test_a_sentence_that_was_cut_is_not_found_in_its_neighbours() -> None:
    new = "Azerbaijan said its troops had taken the town. Armenia denied it."
    cut = "Residents had fled to the capital days before."
    assert where(new, cut, "troops had taken the town. ", " Armenia denied it.", 48) == new


def test_clauses_may_change_places() -> None:
    new = "It rained. [In a letter to parliament on Monday, the minister offered to resign.] It was late."
    assert where(new, "The minister offered to resign in a letter to parliament on Monday.") == new


def test_part_of_a_sentence_is_found_as_a_part() -> None:
    new = "He said that [the old stone bridge over the river] would reopen soon."
    assert where(new, "the stone bridge over the river", "said that ", " would reopen", 13) == new


def test_where_a_link_points_to_does_not_count() -> None:
    new = "It rained. [The full list is on the ministry's page.] Thank you."
    quote = (
        "The [full list](https://example.org/a/very/long/address/of-no-interest?to=anyone) is on the ministry's page."
    )
    assert where(new, quote) == new


def test_accents_stay_with_their_letter() -> None:
    new = "Он сказал, что [старый мост закрыт для всех машин до весны́] и уехал."
    assert where(new, "старый мост закрыт для машин до весны", "сказал, что ", " и уехал") == new


@pytest.mark.parametrize(
    ("quote", "new"),
    [
        ("总理周一宣布全国进入紧急状态。", "下雨了。[总理周二宣布全国进入紧急状态。]会议结束了。"),
        (
            "प्रधानमंत्री ने सोमवार को युद्धविराम की घोषणा की।",
            "बारिश हुई। [प्रधानमंत्री ने मंगलवार को युद्धविराम की घोषणा की।] बैठक समाप्त हुई।",
        ),
        (
            "أعلن رئيس الوزراء وقف إطلاق النار يوم الاثنين.",
            "هطل المطر. [أعلن رئيس الوزراء وقف إطلاق النار يوم الثلاثاء.] انتهى الاجتماع.",
        ),
        (
            "Başbakan pazartesi günü ateşkes ilan etti.",
            "Yağmur yağdı. [Başbakan salı günü ateşkes ilan etti.] Toplantı bitti.",
        ),
        ("𝐓𝐡𝐞 bridge over the Arax is closed.", "😀 It rained. [𝐓𝐡𝐞 bridge over the Arax was closed.] 😀"),
    ],
)
def test_in_any_language_and_beyond_the_basic_plane(quote: str, new: str) -> None:
    assert where(new, quote) == new


def test_another_desks_wording_of_one_quotation() -> None:
    old, new = seeds.newest("000").text, seeds.newest("001").text
    quote = "a chain of failures still haunts us"
    start = old.index(quote)
    end = start + len(quote)
    found = find_anchor(new, quote, old[start - 30 : start], old[end : end + 30], start)
    assert found
    assert new[slice(*found)] == "a series of failures still haunt us"


def test_part_of_a_sentence_whose_first_and_last_word_changed_is_found_between_what_stood_around_it() -> None:
    new = "Officials said that [each old stone bridge over the wide rivers] would reopen in the spring."
    quote = "the old stone bridge over the wide canal"
    assert where(new, quote, "Officials said that ", " would reopen in the spring", 20) == new


def test_of_two_places_that_share_as_many_words_the_nearer_is_looked_at() -> None:
    told = "The old bridge over the Arax was closed again."
    new = f"{told} {'It rained all day. ' * 20}[{told}]"
    assert where(new, "The old bridge over the Arax was closed twice.", start=400) == new


@pytest.mark.parametrize(
    ("quote", "new"),
    [
        ("The bridge over the Arax is closed.", "[So then the bridge over the Arax was closed again.] It rained."),
        ("the bridge over the Arax is closed", "So then [the bridge over the Arax was closed] again. It rained."),
    ],
)
def test_without_surroundings_a_capital_and_a_stop_tell_that_it_was_a_sentence(quote: str, new: str) -> None:
    assert where(new, quote) == new


def test_a_headline_is_found_to_its_end_though_it_has_no_stop() -> None:
    new = "[Bridge over the Arax closed for the whole of winter]\n\nIt rained and nobody was hurt."
    assert where(new, "Bridge over the Arax closed for weeks", "", "\n\nIt was a dry year.", 0) == new


def test_a_sentence_to_which_a_clause_was_added_is_found_with_it() -> None:
    new = "It rained. [All drivers should use the new bridge, police said, and lorries too, from Monday.] It was late."
    assert where(new, "All drivers should use the new bridge from Monday.") == new


def test_a_sentence_that_outran_all_that_is_looked_at_is_found_without_the_blank_after_its_last_word() -> None:
    new = "It rained. Drivers should use the new bridge " + "and lorries for now the old one too " * 4 + "from Monday."
    found = find_anchor(new, "Drivers should use the new bridge from today.")
    assert found
    assert new[slice(*found)].startswith("Drivers should use the new bridge and")
    assert not new[found[1] - 1].isspace()


def test_what_opened_its_text_is_looked_for_where_the_next_one_opens() -> None:
    new = "[The bridge over the Arax was closed on Monday.] Rain fell. The bridge over the Arax was closed on Sunday."
    assert where(new, "The bridge over the Arax was closed on Friday.", start=0) == new
