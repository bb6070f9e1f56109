"""What a person does, in a real browser."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, FloatRect, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from sesame.utils import get_query_string

from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.models import Story
from tests.conftest import member
from tests.seeds import path
from tests.views.build import LONG_NAME, in_files, told, version_of

FILE = path("000").name
"""It names no outlet, and is called by its file."""


@pytest.fixture(autouse=True)
def quiet_console(page: Page) -> Iterator[None]:
    """No journey may leave an error, a warning or a breach of the content security policy in the console."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield
    assert said == []


def compared(left: str, right: str) -> str:
    return reverse("stories:comparison", args=[version_of(left).pk, version_of(right).pk])


def box(page: Page, selector: str) -> FloatRect:
    """Where an element stands in the window."""
    found = page.locator(selector).bounding_box()
    assert found is not None
    return found


def below(lower: Locator, upper: Locator) -> bool:
    """Whether one begins no higher than the other ends; by a pixel, for lines are not drawn on whole ones."""
    ends = upper.evaluate("one => one.getBoundingClientRect().bottom")
    return bool(lower.evaluate("(one, ends) => one.getBoundingClientRect().top > ends - 1", ends))


def test_by_the_printed_link_to_the_first_comparison(seeds: Story, live_server: LiveServer, page: Page) -> None:
    link = reverse("stories:sign_in_by_link") + get_query_string(member("owner", "Admins"))
    page.goto(f"{live_server.url}{link}&next={compared('000', '004')}")
    expect(page).to_have_url(live_server.url + compared("000", "004"))
    expect(page.locator(".verdict")).to_contain_text(f"themoscowtimes.com carries 97\u00a0% of {FILE}")
    expect(page.locator("del", has_text="today").first).to_be_visible()
    expect(page.locator("ins", has_text="on Monday").first).to_be_visible()


def test_from_the_desk_to_a_story_to_its_comparison_and_out(
    seeds: Story, live_server: LiveServer, reader_page: Page
) -> None:
    page = reader_page
    page.goto(live_server.url)
    page.get_by_role("link", name="Azerbaijan Downes Russian Helicopter").click()
    expect(page.get_by_role("heading", name="Who ran it")).to_be_visible()
    page.get_by_role("link", name="Compare side by side").click()
    expect(page.get_by_role("heading", name="The text", exact=True)).to_be_visible()
    page.get_by_text("AFP, stated").click()
    page.get_by_role("link", name="text and evidence of the right").click()
    expect(page.get_by_role("heading", name="What was detected")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_swap_pick_hide_and_back(seeds: Story, live_server: LiveServer, reader_page: Page) -> None:
    page = reader_page
    first, swapped = compared("000", "004"), compared("004", "000")
    page.goto(live_server.url + first)
    page.evaluate("window.sameDocument = true")

    page.get_by_role("link", name="Swap the sides").click()
    expect(page).to_have_url(live_server.url + swapped)
    expect(page.locator(".verdict")).to_contain_text(f"{FILE} carries")
    expect(page).to_have_title(re.compile(f"^themoscowtimes.com v2 against {FILE} v1"))
    expect(page.locator("#swap")).to_be_focused()

    page.get_by_label("Version on the left").focus()
    page.get_by_label("Version on the left").select_option(label="v1 · themoscowtimes.com")
    expect(page).to_have_url(live_server.url + compared("003", "000"))
    expect(page.get_by_label("Version on the left")).to_be_focused()

    page.get_by_role("link", name="Hide unchanged").click()
    expect(page).to_have_url(live_server.url + compared("003", "000") + "?changed=1")
    runs = page.get_by_role("link", name=re.compile("unchanged passage"))
    before = runs.count()
    runs.first.click()
    expect(runs).to_have_count(before - 1)
    assert page.evaluate("window.sameDocument"), "only the part that changes is fetched"

    for address in (compared("003", "000") + "?changed=1", compared("003", "000"), swapped, first):
        page.go_back()
        expect(page).to_have_url(live_server.url + address)
        expect(page.locator(".masthead")).to_have_count(1)
        expect(page.locator("#comparison")).to_have_count(1)
    expect(page.locator(".verdict")).to_contain_text(f"themoscowtimes.com carries 97\u00a0% of {FILE}")


def test_a_session_that_ended_leads_through_the_sign_in_page(
    seeds: Story, live_server: LiveServer, reader_page: Page
) -> None:
    page = reader_page
    page.goto(live_server.url + compared("000", "004"))
    page.context.clear_cookies()
    page.get_by_role("link", name="Swap the sides").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(page.locator("input[name=next]")).to_have_value(compared("000", "004"))


def test_from_change_to_change_by_key_and_by_arrow(seeds: Story, live_server: LiveServer, reader_page: Page) -> None:
    page = reader_page
    page.goto(live_server.url + compared("003", "004"))
    page.keyboard.press("n")
    expect(page.locator("#c1")).to_be_focused()
    page.get_by_role("link", name="Next change").click()
    expect(page.locator("#c2")).to_be_focused()
    expect(page.locator("[data-place]")).to_have_text("2 of 8")
    page.keyboard.press("p")
    expect(page.locator("#c1")).to_be_focused()
    page.keyboard.press("p")
    expect(page.locator("#c8")).to_be_focused()
    expect(page.locator("#c8")).to_be_in_viewport()

    page.get_by_role("button", name="Keys").click()
    page.keyboard.press("n")
    expect(page.locator("[data-keys]")).to_be_focused()
    expect(page.locator("[data-keys]")).to_have_attribute("aria-pressed", "false")


def test_each_end_of_a_moved_passage_leads_to_the_other(
    seeds: Story, live_server: LiveServer, reader_page: Page
) -> None:
    page = reader_page
    left, right = version_of("002"), version_of("001", 0)
    page.goto(live_server.url + reverse("stories:comparison", args=[left.pk, right.pk]))
    page.get_by_role("link", name="moved to here").first.click()
    other = page.locator(".moved:target")
    expect(other).to_be_in_viewport()
    other.get_by_role("link", name="moved from here").click()
    expect(page.locator(".moved:target").get_by_role("link", name="moved to here")).to_be_in_viewport()


def test_on_a_phone_the_list_of_changes_is_a_sheet(seeds: Story, live_server: LiveServer, reader_page: Page) -> None:
    page = reader_page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + compared("000", "004"))
    sheet = page.get_by_role("complementary", name="Changes")
    expect(sheet).to_be_hidden()
    page.get_by_role("button", name="Changes", exact=True).click()
    expect(sheet).to_be_visible()
    sheet.get_by_role("link", name="As the text runs").click()
    expect(page).to_have_url(live_server.url + compared("000", "004") + "?order=text")
    expect(sheet.get_by_role("link").nth(2)).to_have_attribute("href", "#c1")
    expect(sheet).to_be_visible()
    expect(sheet.get_by_role("link", name="As the text runs")).to_be_focused()
    sheet.get_by_role("link", name="Six paragraphs added").click()
    expect(sheet).to_be_hidden()
    expect(page.locator("ins:target")).to_be_in_viewport()


def test_what_sort_each_change_is_opens_by_key(seeds: Story, live_server: LiveServer, reader_page: Page) -> None:
    page = reader_page
    page.goto(live_server.url + compared("000", "001"))
    sorts = page.locator("details", has_text="Vagram Pogosian on the right")
    why = sorts.get_by_text("Poghosyan on the left, Vagram Pogosian on the right")
    expect(why).to_be_hidden()
    sorts.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(why).to_be_visible()
    page.keyboard.press("Tab")
    expect(sorts.get_by_role("link", name="We have is now Unfortunately, we are forced")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("del:target", has_text="We have")).to_be_in_viewport()


def test_on_paper_every_sort_is_told(seeds: Story, live_server: LiveServer, reader_page: Page) -> None:
    page = reader_page
    page.goto(live_server.url + compared("000", "001"))
    page.emulate_media(media="print")
    expect(page.locator(".sorts").get_by_text("Vagram Pogosian on the right").first).to_be_visible()
    expect(page.get_by_role("complementary", name="Changes")).to_be_hidden()


def test_whose_copy_a_version_is_and_how_that_is_known_opens_from_it_by_key(
    seeds: Story, live_server: LiveServer, reader_page: Page
) -> None:
    page = reader_page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + compared("000", "004"))
    for side, name, rests_on in (
        ("left", FILE, "AFP copy, inferred: shares 93"),
        ("right", "themoscowtimes.com", "AFP copy, stated in the text: byline"),
    ):
        known = page.locator(f".side.{side} .known")
        expect(known).to_be_hidden()
        page.locator(f".side.{side} summary").focus()
        page.keyboard.press("Enter")
        expect(known).to_contain_text(rests_on)
        expect(known.get_by_text(name, exact=True)).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
        expect(known).to_be_hidden()
        expect(page.locator(f".side.{side} summary")).to_be_focused()


@pytest.mark.parametrize(("size", "most"), [((1440, 900), 280), ((1024, 768), 280), ((390, 844), 300)])
@pytest.mark.parametrize("pair", [("000", "004"), ("001", "002"), ("003", "004")])
def test_the_text_begins_in_the_first_third_of_the_screen(
    seeds: Story, live_server: LiveServer, reader_page: Page, pair: tuple[str, str], size: tuple[int, int], most: int
) -> None:
    page = reader_page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(live_server.url + compared(*pair))
    expect(page.locator("#comparison.inline")).to_have_count(int(size[0] < 400))
    box = page.locator(".body .block").first.bounding_box()
    assert box is not None
    assert box["y"] <= most


@pytest.mark.parametrize("width", [1440, 1184, 1024, 768, 720, 390])
def test_both_versions_can_be_read_and_told_apart_at_every_width(
    seeds: Story, live_server: LiveServer, reader_page: Page, width: int
) -> None:
    page = reader_page
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(live_server.url + compared("000", "004") + "?view=sides")
    assert box(page, ".side.left")["width"] == pytest.approx(box(page, ".side.right")["width"], abs=1)
    assert min(box(page, f"#pick-{side}")["width"] for side in ("left", "right")) >= 140
    page.get_by_role("link", name="Next change").click()
    expect(page.locator("[data-place]")).to_contain_text("1 of 23")
    for side, name in (("left", f"v1 · {FILE}"), ("right", "v2 · themoscowtimes.com · 9 November 2020")):
        expect(page.locator(f"#pick-{side} option:checked")).to_have_text(name)
    told = page.locator(".side.right summary")
    expect(told).to_contain_text("9 Nov 2020 · AFP, stated")
    assert told.evaluate("one => one.scrollWidth - one.clientWidth") == 0


def test_old_and_new_paragraphs_differ_by_more_than_colour(
    seeds: Story, live_server: LiveServer, reader_page: Page
) -> None:
    page = reader_page
    page.goto(live_server.url + compared("001", "002") + "?view=inline")
    for mark, edge, word in (("del", "dashed", "old"), ("ins", "solid", "new")):
        whole = page.locator(f".passage.replaced {mark}.whole").first
        expect(whole).to_have_css("border-left-style", edge)
        assert word in whole.evaluate("one => getComputedStyle(one, '::before').content")
    page.emulate_media(media="print")
    expect(page.locator(".passage.cut del.whole").first).to_have_css("text-decoration-line", "line-through")
    expect(page.locator(".passage.added ins.whole").first).to_have_css("text-decoration-line", "underline")


RIGHT_TO_LEFT = (
    "أغلقت هيئة الميناء الرصيف الشمالي يوم الثلاثاء بعد سقوط رافعة في رياح شديدة.",
    "وقال مدير الميناء إن أحدا لم يصب بأذى في الحادث الذي وقع قبل الفجر بساعة.",
    "وتنتظر سفينتان في عرض البحر حتى ينتهي العمال من رفع الحطام من الماء.",
    "وكانت الرافعة قد بنيت قبل أربعين عاما واجتازت آخر فحص لها في الربيع.",
)


@pytest.mark.parametrize("view", ["sides", "inline"])
def test_no_word_of_the_page_turns_a_paragraph_around(live_server: LiveServer, reader_page: Page, view: str) -> None:
    first, *others = RIGHT_TO_LEFT
    orders = {"1.txt": [first, *others], "2.txt": [*others, first]}
    bring_in("two", [Opened(file, "\n\n".join(told).encode()) for file, told in orders.items()])
    left, right = in_files()
    page = reader_page
    page.goto(f"{live_server.url}{reverse('stories:comparison', args=[left.pk, right.pk])}?view={view}")
    expect(page.locator(".elsewhere").first).to_be_visible()
    directions = page.locator(".body .block").evaluate_all("all => all.map(one => getComputedStyle(one).direction)")
    assert set(directions) == {"rtl"}


def test_the_sorts_of_a_row_close_by_key_and_by_a_click_elsewhere(
    seeds: Story, live_server: LiveServer, reader_page: Page
) -> None:
    page = reader_page
    page.goto(live_server.url + compared("000", "001"))
    sorts = page.locator(".body .sorts").first
    summary, reasons = sorts.locator("summary"), sorts.locator("dl")
    for close in (lambda: page.keyboard.press("Escape"), lambda: page.locator("h1").click()):
        summary.click()
        expect(reasons).to_be_visible()
        close()
        expect(reasons).to_be_hidden()


OVERLAPPING = """all => all.flatMap((one, at) => all.slice(at + 1).filter((other) => {
  const [a, b] = [one, other].map((box) => box.getBoundingClientRect());
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return a.width && b.width && across > 1 && down > 1;
}).map((other) => `${one.textContent} | ${other.textContent}`))"""


@pytest.mark.parametrize("view", ["sides", "inline"])
@pytest.mark.parametrize("width", [620, 718])
def test_on_paper_nothing_lies_over_the_text(
    seeds: Story, live_server: LiveServer, reader_page: Page, width: int, view: str
) -> None:
    page = reader_page
    page.goto(live_server.url + compared("001", "002") + f"?view={view}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": 1000})
    said = page.locator(".block, .known p, .mark .word, .mark .kind, .sorts dl")
    assert said.evaluate_all(OVERLAPPING) == []
    assert below(page.locator(".around"), page.locator(".body"))
    for row in page.locator(".body .passage", has=page.locator("dl")).all():
        assert below(row.locator("dl"), row.locator(".block").last)


@pytest.mark.parametrize("width", [390, 720, 1024, 1440])
@pytest.mark.parametrize("view", ["sides", "inline"])
def test_no_word_between_the_texts_is_broken_nor_runs_into_them(
    seeds: Story, live_server: LiveServer, reader_page: Page, view: str, width: int
) -> None:
    page = reader_page
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(live_server.url + compared("001", "002") + f"?view={view}")
    page.locator(".around summary").click()
    lanes = page.locator(".mark")
    assert not any(lanes.evaluate_all("all => all.map(one => one.scrollWidth > one.clientWidth)"))
    heights = page.locator(".mark .word").evaluate_all("all => all.map(one => [one.textContent, one.offsetHeight])")
    assert [word for word, height in heights if " " not in word and height > 24] == []


def test_the_strip_is_no_longer_than_the_text(live_server: LiveServer, reader_page: Page) -> None:
    told = "The harbour authority closed the quay on {} after {} cranes fell, said {} Brandt, who had {} it cleared."
    texts = (told.format("Tuesday", "two", "Ilse", "ordered"), told.format("Monday", "nine", "Otto", "wanted"))
    bring_in("two", [Opened(f"{at}.txt", text.encode()) for at, text in enumerate(texts)])
    left, right = in_files()
    page = reader_page
    page.goto(f"{live_server.url}{reverse('stories:comparison', args=[left.pk, right.pk])}")
    strip, facing, listed = (box(page, one) for one in (".strip", ".facing", "#changes"))
    assert strip["height"] <= facing["height"] < listed["height"]


def test_what_is_at_the_thumb_can_be_hit(seeds: Story, live_server: LiveServer, reader_page: Page) -> None:
    page = reader_page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + compared("000", "004"))
    targets = page.locator(":is(.view > button, .step a, #swap)")
    sizes = targets.evaluate_all("all => all.map(one => [one.offsetWidth, one.offsetHeight])")
    assert len(sizes) == 5
    assert min(side for size in sizes for side in size) >= 44


def test_one_column_or_two_by_click_and_by_key_kept_in_the_address_and_remembered(
    seeds: Story, live_server: LiveServer, reader_page: Page
) -> None:
    page = reader_page
    inline = page.locator("#comparison.inline")
    page.goto(live_server.url + compared("000", "004"))
    page.get_by_role("link", name="Inline").click()
    expect(page).to_have_url(live_server.url + compared("000", "004") + "?view=inline")
    expect(inline).to_have_count(1)
    expect(page.locator(".flow", has_text="today").first).to_contain_text("todayon Monday")
    page.goto(live_server.url + compared("003", "004"))
    expect(inline).to_have_count(1)
    page.keyboard.press("n")
    expect(page.locator("#c1")).to_be_focused()
    page.keyboard.press("i")
    expect(page).to_have_url(live_server.url + compared("003", "004") + "?view=sides")
    expect(inline).to_have_count(0)
    page.goto(live_server.url + compared("000", "004") + "?view=inline")
    expect(inline).to_have_count(1)
    page.get_by_role("link", name="Swap the sides").click()
    expect(page).to_have_url(live_server.url + compared("004", "000") + "?view=inline")


def test_a_phone_opens_in_one_column_and_may_have_two(seeds: Story, live_server: LiveServer, reader_page: Page) -> None:
    page = reader_page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + compared("000", "004"))
    inline = page.locator("#comparison.inline")
    expect(inline).to_have_count(1)
    page.get_by_role("button", name="View").click()
    page.get_by_role("link", name="Side by side").click()
    expect(inline).to_have_count(0)


@pytest.mark.parametrize(("height", "stays"), [(900, True), (768, False)])
def test_the_verdict_stays_where_there_is_room_and_the_versions_always(
    seeds: Story, live_server: LiveServer, reader_page: Page, height: int, stays: bool
) -> None:
    page = reader_page
    page.set_viewport_size({"width": 1440, "height": height})
    page.goto(live_server.url + compared("000", "004"))
    page.evaluate("window.scrollTo(0, 700)")
    expect(page.locator("#pick-left")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Next change")).to_be_in_viewport()
    verdict = expect(page.locator(".verdict"))
    verdict.to_be_in_viewport() if stays else verdict.not_to_be_in_viewport()


def test_the_changes_of_the_text_come_first_and_those_around_it_open_the_line_they_wait_behind(
    seeds: Story, live_server: LiveServer, reader_page: Page
) -> None:
    page = reader_page
    page.goto(live_server.url + compared("000", "004"))
    expect(page.locator(".around summary")).to_contain_text("headline added · byline added · date added")
    page.keyboard.press("n")
    expect(page.locator("#c1")).to_be_focused()
    expect(page.locator("#c1")).to_have_text("today")
    page.keyboard.press("p")
    expect(page.locator("#c23")).to_be_focused()
    expect(page.locator(".around #c23")).to_be_in_viewport()


def test_stepping_follows_the_numbers_and_the_list_shows_where_one_is(
    seeds: Story, live_server: LiveServer, reader_page: Page
) -> None:
    page = reader_page
    page.goto(live_server.url + compared("000", "001"))
    for number in range(1, 9):
        page.keyboard.press("n")
        expect(page.locator(f"#c{number}")).to_be_focused()
    current = page.locator(".changes [aria-current='location']")
    for address in current.all():
        expect(address).to_have_attribute("href", "#c8")


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_another_view_keeps_the_readers_place(
    seeds: Story, live_server: LiveServer, reader_page: Page, size: tuple[int, int]
) -> None:
    page = reader_page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(live_server.url + compared("000", "004"))
    for _ in range(9):
        page.keyboard.press("n")
    row = page.locator(".passage:has(#c9)")
    expect(row).to_be_in_viewport()
    page.keyboard.press("i")
    expect(page.locator("#comparison.inline")).to_have_count(1)
    expect(row).to_be_in_viewport()
    page.keyboard.press("n")
    expect(page.locator("#c10")).to_be_focused()
    page.keyboard.press("i")
    expect(page.locator("#comparison.inline")).to_have_count(0)
    expect(page.locator(".passage:has(#c10)")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#comparison.inline")).to_have_count(1)
    page.go_back()
    expect(page.locator("#comparison.inline")).to_have_count(0)


def test_by_key_a_version_is_chosen_when_its_switcher_is_left(
    seeds: Story, live_server: LiveServer, reader_page: Page
) -> None:
    page = reader_page
    page.goto(live_server.url + compared("000", "004"))
    page.get_by_label("Version on the left").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(300)
    expect(page).to_have_url(live_server.url + compared("000", "004"))
    page.keyboard.press("Tab")
    expect(page).not_to_have_url(live_server.url + compared("000", "004"))
    chosen = page.url
    page.get_by_label("Version on the left").focus()
    page.keyboard.press("ArrowUp")
    page.locator(".verdict").click()
    expect(page).not_to_have_url(chosen)


def test_from_page_to_page_of_a_story_and_along_the_updates_of_an_article_by_key(
    live_server: LiveServer, new_context_without_js: BrowserContext
) -> None:
    page = new_context_without_js.new_page()
    page.goto(live_server.url + told(13, 14).get_absolute_url())
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text("Page 2 of 2")).to_be_visible()
    expect(page.get_by_role("heading", name="Who ran it")).to_be_in_viewport()
    page.get_by_role("link", name="Two earlier versions").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    mark = page.get_by_role("link", name=re.compile("^9 Nov 2020 v4 07:20 UTC"))
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".verdict")).to_contain_text("Version 4 carries")


def test_any_two_versions_are_chosen_one_after_the_other(
    live_server: LiveServer, new_context_without_js: BrowserContext
) -> None:
    page = new_context_without_js.new_page()
    story = told(13, 14)
    page.goto(live_server.url + story.get_absolute_url())
    page.get_by_role("link", name="Two earlier versions").first.click()
    page.get_by_role("link", name="Version 1 ", exact=False).last.click()
    page.get_by_role("link", name="other versions of the story").click()
    expect(
        page.get_by_role("heading", name="Choose what to compare with outlet-0001.example, version 1")
    ).to_be_visible()
    page.get_by_role("link", name="Next").click()
    page.get_by_role("link", name="Two earlier versions").click()
    page.get_by_role("link", name="Compare with version 1 of outlet-0001.example").last.click()
    left, right = page.locator(".side").all()
    expect(left).to_contain_text("outlet-0001.example")
    expect(left).to_contain_text("Version 1 ")
    expect(right).to_contain_text("outlet-0013.example")
    expect(right).to_contain_text("Version 2 ")


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_no_page_is_wider_than_the_window(seeds: Story, live_server: LiveServer, reader_page: Page, width: int) -> None:
    page = reader_page
    page.set_viewport_size({"width": width, "height": 844})
    version = version_of("001")
    article = version.in_article.get_absolute_url()
    story = seeds.get_absolute_url()
    for address in ("/", story, article, compared("000", "004"), version.get_absolute_url(), "/sign-in/"):
        page.goto(live_server.url + address)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (address, wider) == (address, 0)


def test_no_file_name_makes_a_page_wider_than_a_phone(
    decided: Story, live_server: LiveServer, reader_page: Page
) -> None:
    page = reader_page
    page.set_viewport_size({"width": 390, "height": 844})
    named = version_of(LONG_NAME)
    assert len(LONG_NAME) > 60
    article = named.in_article.get_absolute_url()
    for address in (decided.get_absolute_url(), article, compared(LONG_NAME, "004"), named.get_absolute_url(), "/"):
        page.goto(live_server.url + address)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (address, wider) == (address, 0)


def test_without_javascript_every_tool_works(
    seeds: Story, live_server: LiveServer, reader_client: Client, new_context_without_js: BrowserContext
) -> None:
    page = new_context_without_js.new_page()
    page.goto(live_server.url + seeds.get_absolute_url())
    page.get_by_label("Left").select_option(label=f"v1 · {FILE}")
    page.get_by_label("Right").select_option(label="v2 · themoscowtimes.com · 9 November 2020")
    page.get_by_role("button", name="Compare these two").click()
    expect(page).to_have_url(live_server.url + compared("000", "004"))

    page.get_by_role("link", name="Next change").click()
    expect(page.locator("#c1:target")).to_be_in_viewport()
    page.get_by_role("link", name="As the text runs").click()
    expect(page.get_by_role("link", name="As the text runs")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="What matters most first").click()
    page.get_by_role("link", name="Hide unchanged").click()
    expect(page.get_by_role("link", name="Show unchanged")).to_be_visible()
    page.get_by_role("link", name="Swap the sides").click()
    expect(page).to_have_url(live_server.url + compared("004", "000") + "?changed=1")
    page.get_by_label("Version on the right").select_option(label=f"v2 · {path('001').name}")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(live_server.url + compared("004", "001") + "?changed=1")
    page.go_back()
    expect(page).to_have_url(live_server.url + compared("004", "000") + "?changed=1")


def test_without_javascript_a_phone_shows_the_list_below_the_texts_once_its_order_was_chosen(
    seeds: Story, live_server: LiveServer, new_context_without_js: BrowserContext
) -> None:
    page = new_context_without_js.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + compared("000", "004"))
    changes = page.get_by_role("complementary", name="Changes")
    page.get_by_role("button", name="Changes", exact=True).click()
    changes.get_by_role("link", name="As the text runs").click()
    expect(changes).to_be_in_viewport()
    changes.get_by_role("link", name="Six paragraphs added").click()
    expect(page.locator("ins:target")).to_be_in_viewport()


@pytest.fixture
def new_context_without_js(browser: object, live_server: LiveServer, reader_client: Client) -> Iterator[BrowserContext]:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    session = reader_client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    yield context
    context.close()


def test_by_name_and_password(db: None, live_server: LiveServer, page: Page) -> None:
    mara = member("mara", "Editors")
    mara.set_password("a harbour at dawn")
    mara.save()
    page.goto(live_server.url)
    page.get_by_label("Name").fill("mara")
    page.get_by_label("Password").fill("a harbour at night")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    page.get_by_label("Password").fill("a harbour at dawn")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="No stories yet")).to_be_visible()
