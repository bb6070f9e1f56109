from dataclasses import replace

import pytest

from benchmarks.told import tell
from stories.display.wording import NBSP
from stories.models import Shares, Version
from stories.text import parse
from stories.views.updates import Update, updates
from tests.views.build import PARAGRAPHS

Versions = list[Version]


def versions(*texts: str) -> Versions:
    """Of one article, oldest first, all of them open."""
    story = tell("harbour", [[parse(text) for text in texts]])
    found = list(Version.objects.filter(article__story=story).order_by("number"))
    for version in found:
        version.is_open = True
    return found


def drawn(found: Versions, most: int = 12, chosen: Version | None = None) -> list[Update]:
    return updates(found[::-1], most, Shares.among(found), chosen)


def test_what_is_added_is_new_and_nothing_is_cut(db: None) -> None:
    newest, first = drawn(versions(PARAGRAPHS[0], f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"))
    assert newest.changed.endswith(f"new, 0{NBSP}%{NBSP}cut")
    assert 0.4 < (newest.new or 0) < 0.7
    assert (newest.down, first.changed, first.is_compared) == ("0.0", "first", False)


def test_a_text_written_anew_is_all_new_and_all_cut(db: None) -> None:
    newest, _ = drawn(versions(PARAGRAPHS[0], PARAGRAPHS[3]))
    assert newest.changed == f"100{NBSP}%{NBSP}new, 100{NBSP}%{NBSP}cut"
    assert (newest.top, newest.up, newest.down) == ("0.0", "20.0", "20.0")


def test_of_more_than_are_shown_the_oldest_shown_is_set_against_the_one_before_it(db: None) -> None:
    found = versions(*(f"{PARAGRAPHS[0]}\n\nNote {number} of the harbour master." for number in range(5)))
    shown = drawn(found, most=2)
    assert [update.number for update in shown] == ["5", "4"]
    assert [update.before.number for update in shown if update.before] == [4, 3]


@pytest.mark.parametrize("closed", [0, 1])
def test_of_two_of_which_one_may_not_be_read_nothing_is_measured(db: None, closed: int) -> None:
    found = versions(PARAGRAPHS[0], PARAGRAPHS[1])
    found[closed].is_open = False
    newest, _ = drawn(found)
    assert (newest.changed, newest.up, newest.address) == ("not compared", "0.0", found[1].get_absolute_url())


def test_a_caption_alone_is_not_measured(db: None) -> None:
    newest, _ = drawn(versions(PARAGRAPHS[0], "# Crane falls on quay"))
    assert newest.changed == "not compared"


def test_where_one_is_chosen_each_leads_to_it_and_it_to_itself(db: None) -> None:
    found = versions(*PARAGRAPHS[:3])
    chosen = found[1]
    assert [update.address for update in drawn(found, chosen=chosen)] == [
        f"/compare/{chosen.pk}/{found[2].pk}/",
        chosen.get_absolute_url(),
        f"/compare/{chosen.pk}/{found[0].pk}/",
    ]


def test_a_day_is_named_once(db: None) -> None:
    first, second, third = versions(*PARAGRAPHS[:3])
    first.published, second.published, third.published = (
        "2020-11-08",
        "2020-11-09T06:00+00:00",
        "2020-11-09T07:30+00:00",
    )
    newest, middle, oldest = drawn([first, second, third])
    assert [(one.day, one.opens_day, one.time) for one in (oldest, middle, newest)] == [
        ("8 Nov 2020", True, ""),
        ("9 Nov 2020", True, "06:00 UTC"),
        ("9 Nov 2020", False, "07:30 UTC"),
    ]


def test_what_became_of_a_version_is_said(db: None) -> None:
    [update] = drawn(versions(PARAGRAPHS[0]))
    killed, withdrawn = Version(number=2, decisions=[{"what": "killed"}]), Version(number=3, readable=False)
    assert [replace(update, version=one).state for one in (update.version, killed, withdrawn)] == [
        "",
        "killed",
        "withdrawn",
    ]
