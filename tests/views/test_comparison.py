"""The comparison as a page: what the browser is given."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.models import Story, Version
from stories.text import Kind
from tests.seeds import path
from tests.views.build import in_files, version_of


def page_of(client: Client, left: Version, right: Version, query: str = "") -> str:
    return client.get(reverse("stories:comparison", args=[left.pk, right.pk]) + query).content.decode()


def paragraphs(page: str) -> list[str]:
    """The words of each block as they are shown, to the character."""
    found = re.findall(r'<p class="block [^>]*>(.*?)</p>', page, re.DOTALL)
    without_notes = (
        re.sub(r'<(span class="hidden"|a)[^>]*>.*?</(span|a)> ?', "", block, flags=re.DOTALL) for block in found
    )
    return [unescape(re.sub(r"<[^>]*>", "", block)) for block in without_notes]


@pytest.mark.parametrize(("left", "right"), [("000", "004"), ("003", "004"), ("004", "000")])
def test_every_block_is_shown_to_the_character(seeds: Story, reader_client: Client, left: str, right: str) -> None:
    one, other = version_of(left), version_of(right)
    shown = paragraphs(page_of(reader_client, one, other))
    blocks = [document.quote(block.range) for document in (one.document, other.document) for block in document.blocks]
    assert sorted(shown) == sorted(blocks)


def test_words_that_differ_are_del_and_ins(seeds: Story, reader_client: Client) -> None:
    page = re.sub(r"\s*\n\s*", "", page_of(reader_client, version_of("003"), version_of("004")))
    assert re.search(r"Azerbaijan <del[^>]*>accidently</del> shot down", page)
    assert re.search(r"Azerbaijan <ins[^>]*>accidentally</ins> shot down", page)


def test_no_address_on_the_page_is_given_twice(seeds: Story, reader_client: Client) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page_of(reader_client, version_of("002"), version_of("001", 0)))
    assert len(ids) == len(set(ids))


def test_every_link_within_the_page_leads_somewhere(seeds: Story, reader_client: Client) -> None:
    page = page_of(reader_client, version_of("002"), version_of("001", 0))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'\bid="([^"]+)"', page))


def test_the_text_keeps_its_language_and_direction(reader_client: Client) -> None:
    arabic = "سقطت رافعة في الميناء يوم الثلاثاء. لم يصب أحد بأذى."
    bring_in("arabic", [Opened("one.txt", arabic.encode()), Opened("two.txt", (arabic + " وأغلق الرصيف.").encode())])
    left, right = in_files()
    page = page_of(reader_client, left, right)
    assert 'dir="auto"' in page
    assert arabic in unescape(page)


def test_markup_in_a_text_is_words(reader_client: Client) -> None:
    told = "The crane fell on <b>Tuesday</b> & <img src=x onerror=alert(1)> nobody was hurt, the harbour said."
    bring_in("two", [Opened("1.txt", told.encode()), Opened("2.txt", told.replace("fell", "fell over").encode())])
    left, right = in_files()
    page = page_of(reader_client, left, right)
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_two_stories_can_be_compared_and_chosen_from(seeds: Story, reader_client: Client) -> None:
    bring_in("other", [Opened("crane.txt", b"A crane fell over in the harbour on Tuesday. Nobody was hurt.")])
    crane = version_of("crane.txt")
    page = page_of(reader_client, version_of("000"), crane)
    assert f"crane.txt carries <strong>nothing</strong> of {path('000').name}: " in re.sub(r"\s+", " ", page)
    assert page.count("<optgroup") == 4


def test_a_text_without_words_still_has_a_page(reader_client: Client) -> None:
    bring_in("two", [Opened("1.txt", b"* * *"), Opened("2.txt", b"The harbour authority closed the quay.")])
    versions = in_files()
    for left in versions:
        for right in versions:
            assert 'id="comparison"' in page_of(reader_client, left, right)


def test_hidden_rows_say_how_many_they_are_and_open_by_address(seeds: Story, reader_client: Client) -> None:
    left, right = version_of("003"), version_of("004")
    closed = page_of(reader_client, left, right, "?changed=1")
    first = re.search(r'href="([^"#]*)#p(\d+)" hx-get', closed)
    assert first
    assert "unchanged passages" in closed
    opened = reader_client.get(unescape(first[1])).content.decode()
    assert opened.count('class="unchanged"') == closed.count('class="unchanged"') - 1
    assert f'id="p{first[2]}"' in opened


def test_the_kinds_around_the_text_are_named(seeds: Story, reader_client: Client) -> None:
    page = page_of(reader_client, version_of("000"), version_of("004"))
    named = re.findall(r'<h3 class="kind">([^<]*)</h3>', page)
    assert named == [*(Kind.HEADLINE, Kind.BYLINE, Kind.DATE, Kind.CAPTION, Kind.CREDIT), "related article", "address"]


def test_the_heading_of_an_earlier_story_stays_when_its_rows_are_hidden(seeds: Story, reader_client: Client) -> None:
    page = page_of(reader_client, version_of("001", 0), version_of("001", 1), "?changed=1")
    assert "Earlier story, kept whole below the banner" in page
    assert "Nine unchanged passages" in page


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def list_of_changes(page: str) -> str:
    [found] = re.findall(r"<aside.*?</aside>", page, re.DOTALL)
    return found


def test_who_says_a_quotation_is_told_on_both_sides(seeds: Story, reader_client: Client) -> None:
    page = page_of(reader_client, version_of("000"), version_of("001"))
    told = "Poghosyan on the left, Vagram Pogosian on the right"
    assert re.search(
        rf"Quotation We have to admit that .* forced to admit that a series … {told}", words_of(list_of_changes(page))
    )
    details = [words_of(found) for found in re.findall(r"<details.*?</details>", page, re.DOTALL)]
    [quotation] = [found for found in details if told in found]
    assert "chain → is now series haunts → is now haunt " + told in quotation


def test_why_two_words_are_one_day_is_told(seeds: Story, reader_client: Client) -> None:
    page = page_of(reader_client, version_of("000"), version_of("004"))
    assert "style: today → is now Monday (both 9 November 2020, by the date of one text)" in words_of(
        list_of_changes(page)
    )


def numbers_listed(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'<li class="[a-z]+">\s*<a href="#c(\d+)"', list_of_changes(page))]


def test_the_list_has_what_matters_most_first_or_runs_as_the_text(seeds: Story, reader_client: Client) -> None:
    left, right = version_of("000"), version_of("001")
    by_weight = numbers_listed(page_of(reader_client, left, right))
    by_text = numbers_listed(page_of(reader_client, left, right, "?order=text"))
    assert by_text == list(range(1, len(by_text) + 1))
    assert by_weight != by_text
    assert page_of(reader_client, left, right, "?order=heaviest").count('aria-current="true">What matters most') == 1


def test_the_order_is_kept_from_page_to_page(seeds: Story, reader_client: Client) -> None:
    left, right = version_of("000"), version_of("004")
    page = page_of(reader_client, left, right, "?order=text&changed=1")
    here, there = f"/compare/{left.pk}/{right.pk}/", f"/compare/{right.pk}/{left.pk}/"
    assert f'id="swap" href="{there}?changed=1&amp;order=text"' in page
    assert f'id="only-changed" href="{here}?order=text"' in page
    assert f'id="by-weight" href="{here}?changed=1#changes"' in page
    picked = reader_client.get(f"{reverse('stories:pair')}?left={left.pk}&right={right.pk}&order=text")
    assert picked["Location"] == f"{here}?order=text"


def test_an_unchanged_passage_is_read_out_once(seeds: Story, reader_client: Client) -> None:
    page = page_of(reader_client, version_of("003"), version_of("004"))
    same = re.findall(r'<li class="passage same" .*?</li>', page, re.DOTALL)
    assert same
    assert all(row.count('<div class="right" aria-hidden="true">') == 1 and "Both sides" in row for row in same)
    assert len(re.findall(r'aria-hidden="true">\s*<span class="which">', page)) == len(same)


def test_no_link_in_the_list_is_without_words(reader_client: Client) -> None:
    told = "The harbour authority closed the quay after a crane fell in high wind on Tuesday."
    bring_in("two", [Opened("1.txt", told.replace("a crane", "a  crane").encode()), Opened("2.txt", told.encode())])
    left, right = in_files()
    assert "space cut spaces" in words_of(list_of_changes(page_of(reader_client, left, right)))


def test_totals_of_texts_without_spaces_are_of_characters(reader_client: Client) -> None:
    told = "港湾当局は火曜日、強風でクレーンが倒壊したため北埠頭を閉鎖した。けが人はいなかったと港長は述べた。"
    bring_in("two", [Opened("1.txt", told.encode()), Opened("2.txt", (told + "\n\n当局は調査を始めた。").encode())])
    left, right = in_files()
    page = words_of(page_of(reader_client, left, right))
    assert "Characters of the text" in page
    assert re.search("Added ?9 ?Replaced", page)
    assert "words" not in page.replace("without spaces between words", "")


PHONE = "Mozilla/5.0 (Linux; Android 14) Mobile"


@pytest.mark.parametrize(
    ("query", "narrow", "agent", "inline"),
    [
        ("", "", "", False),
        ("", "", PHONE, True),
        ("", "1", "", True),
        ("", "0", PHONE, False),
        ("?view=sides", "1", PHONE, False),
        ("?view=inline", "0", "", True),
        ("?view=sideways", "", "", False),
    ],
)
def test_one_column_is_asked_for_or_is_all_there_is_room_for(
    seeds: Story, reader_client: Client, query: str, narrow: str, agent: str, inline: bool
) -> None:
    if narrow:
        reader_client.cookies["narrow"] = narrow
    address = reverse("stories:comparison", args=[version_of("000").pk, version_of("004").pk])
    page = reader_client.get(address + query, headers={"user-agent": agent}).content.decode()
    assert ('class="comparison inline"' in page) is inline
    assert ('<div class="flow">' in page) is inline
    assert ('<div class="left">' in page) is not inline


def test_no_address_is_given_twice_in_one_column(seeds: Story, reader_client: Client) -> None:
    page = page_of(reader_client, version_of("002"), version_of("001", 0), "?view=inline")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
