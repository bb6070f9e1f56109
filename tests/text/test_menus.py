"""A page that opens with its menu: where the story begins below it, and what its head says."""

import pytest

from stories.text import Kind, parse

MENU = ["Valley life", "Your letters", "School runs", "Farm prices", "Bus times", "Dog shows", "Church notices"]
MENU += ["Village halls", "Swim meets", "Bell ringing", "Skittles", "Brass bands", "Tide tables", "Lost dogs"]
HEADLINE = "Council shuts old bridge over the Sorrel for good"
BODY = ["The council of Riverton voted late on Tuesday to close the bridge, which is ninety years old."]
BODY += [f"The mayor said it was over, and that a ferry would carry the {what} from May." for what in ("carts", "cows")]


def read(*lines):
    document = parse("\n".join([*lines, *BODY]))
    parts = [(block.kind, document.quote(block.range)) for block in document.blocks]
    begins = next(at for at, (_, text) in enumerate(parts) if text == BODY[0])
    assert {kind for kind, _ in parts[begins:]} == {Kind.PARAGRAPH}
    return parts[:begins]


def marked(menu):
    return [f"• {item}" for item in menu]


@pytest.mark.parametrize(
    "menu", [MENU, marked(MENU), marked(MENU * 3), ["News", *MENU[:5]], ["Skip to content", *MENU]]
)
@pytest.mark.parametrize(
    "head",
    [
        [(Kind.HEADLINE, HEADLINE), (Kind.BYLINE, "By Jane Roe"), (Kind.DATE, "March 3, 2020")],
        [(Kind.DATE, "March 3, 2020"), (Kind.HEADLINE, HEADLINE), (Kind.BYLINE, "By Jane Roe")],
        [(Kind.HEADLINE, HEADLINE), (Kind.STANDFIRST, "The mayor calls it final."), (Kind.BYLINE, "By Jane Roe")],
        [(Kind.HEADLINE, HEADLINE), (Kind.NAVIGATION, "Share"), (Kind.DATE, "March 3, 2020")],
        [(Kind.HEADLINE, f"{HEADLINE}. It was time."), (Kind.DATE, "March 3, 2020")],
        [(Kind.HEADLINE, HEADLINE)],
    ],
)
def test_a_headline_stands_below_a_menu_of_whatever_length(menu, head):
    menu = list(dict.fromkeys(menu))
    found = read(*menu, *(text for _, text in head))
    assert found == [*((Kind.NAVIGATION, item) for item in menu), *head]


def test_links_to_other_stories_are_of_a_menu_where_it_marks_them():
    links = ["• Sponsored", "• Otters return to Marlow after 40 years", "• Where do the swans of Marlow sleep?"]
    links += ["• Herd delays vote on herding", "• Ferry sinks at its own launch", "• Mayor opens bridge, and his hat"]
    found = read(*links, HEADLINE, "March 3, 2020")
    assert [kind for kind, _ in found] == [Kind.NAVIGATION] * len(links) + [Kind.HEADLINE, Kind.DATE]


def test_the_section_right_above_a_headline_is_its_kicker():
    assert read(*marked(MENU), "Environment", HEADLINE)[-2:] == [
        (Kind.KICKER, "Environment"),
        (Kind.HEADLINE, HEADLINE),
    ]


def test_a_section_without_a_mark_below_marked_items_is_the_kicker_too():
    assert read(*marked(MENU), "Sorrel valley", "March 3, 2020", HEADLINE)[-3:] == [
        (Kind.KICKER, "Sorrel valley"),
        (Kind.DATE, "March 3, 2020"),
        (Kind.HEADLINE, HEADLINE),
    ]


TEASERS = ["Herd delays vote on herding", "The herd of Marlow put off its vote until after the hay.", "Read more"]
TEASERS += ["Mayor opens bridge and his hat", "Nobody was hurt when the ribbon was cut in Marlow.", "Read more"]


@pytest.mark.parametrize("menu", [[*marked(MENU[:9]), *TEASERS, *marked(MENU[9:])], [*TEASERS[:3], *marked(MENU)]])
def test_stories_told_in_short_among_the_items_are_the_pages(menu):
    head = [(Kind.HEADLINE, HEADLINE), (Kind.BYLINE, "By Jane Roe"), (Kind.DATE, "March 3, 2020")]
    assert read(*menu, *(text for _, text in head)) == [*((Kind.NAVIGATION, item) for item in menu), *head]


def test_items_beside_buttons_are_a_menu():
    menu = ["• Home", "• Mail", "• Farm prices", "• Search", "• Tide tables", "• Log in"]
    assert read(*menu, HEADLINE, "March 3, 2020")[-2:] == [(Kind.HEADLINE, HEADLINE), (Kind.DATE, "March 3, 2020")]


def test_items_on_one_line_are_a_menu():
    row = " | ".join(MENU[:7])
    found = read("Skip to content", row, HEADLINE, "March 3, 2020")
    assert found[1:] == [(Kind.NAVIGATION, row), (Kind.HEADLINE, HEADLINE), (Kind.DATE, "March 3, 2020")]


def test_a_headline_that_says_nothing_of_the_story_is_anothers():
    others = ["Herring fetches less for a third day", "Otters return to Marlow after forty winters"]
    found = read(*marked(MENU), *others, HEADLINE, "By Jane Roe")
    assert found[-4:] == [
        *((Kind.NAVIGATION, other) for other in others),
        (Kind.HEADLINE, HEADLINE),
        (Kind.BYLINE, "By Jane Roe"),
    ]


def test_the_path_to_a_page_is_no_dateline():
    found = read("Home / Cities / Riverton", HEADLINE, "March 3, 2020")
    assert Kind.DATELINE not in {kind for kind, _ in found}


def test_of_two_lines_below_a_menu_the_one_that_the_pages_title_says_is_the_headline():
    found = read(f"{HEADLINE} - Valley Wire", *marked(MENU), "Ferry sinks at its own launch", HEADLINE)
    assert [text for kind, text in found if kind is Kind.HEADLINE] == [HEADLINE]


def test_below_a_menu_a_headline_goes_on_in_the_next_line_only_inside_a_sentence():
    assert read(*marked(MENU), "Council shuts old bridge and", "opens a ferry")[-1] == (
        Kind.HEADLINE,
        "Council shuts old bridge and opens a ferry",
    )
    assert read(*marked(MENU), "Council Shuts Old Bridge", "Valley Life Extra")[-2] == (
        Kind.HEADLINE,
        "Council Shuts Old Bridge",
    )


def test_a_name_above_how_long_a_story_takes_to_read_is_who_wrote_it():
    assert read(*marked(MENU), HEADLINE, "Jane Roe", "4 Min Read")[-2] == (Kind.BYLINE, "Jane Roe")


def test_a_newspapers_name_below_the_menu_is_the_outlet():
    assert (Kind.OUTLET, "Marlow Tribune") in read(*MENU, "Marlow Tribune", HEADLINE, "By Jane Roe")


def test_a_list_below_a_headline_is_no_menu():
    points = ["• Ferry to carry carts from May", "• Mayor calls decision final", "• Bridge is ninety years old"]
    points += ["• Otters not asked", "• Second vote next spring"]
    found = read(HEADLINE, *points, "By Jane Roe")
    assert found[0] == (Kind.HEADLINE, HEADLINE)
    assert (Kind.BYLINE, "By Jane Roe") in found


def test_a_long_menu_is_one_above_a_story_without_a_headline_too():
    assert read(*MENU) == [(Kind.NAVIGATION, item) for item in MENU]


@pytest.mark.parametrize(
    ("line", "byline", "date"),
    [
        ("By Jane Roe posted Aug 18th 2010 7:30PM", "By Jane Roe", "posted Aug 18th 2010 7:30PM"),
        ("By Jane Roe on June 29, 2014 08:08 pm", "By Jane Roe", "on June 29, 2014 08:08 pm"),
        ("By Jane Roe2014-01-26 21:32:46 UTC", "By Jane Roe", "2014-01-26 21:32:46 UTC"),
        ("By Jane Roe April 3, 2014", "By Jane Roe", "April 3, 2014"),
        ("Jane Roe 8/17/13 11:04am", "Jane Roe", "8/17/13 11:04am"),
        ("Jane Roe - March 3, 2014", "Jane Roe -", "March 3, 2014"),
        (
            "By Jane Roe 14:20, 3 MAR 2014Updated16:10, 3 MAR 2014",
            "By Jane Roe",
            "14:20, 3 MAR 2014Updated16:10, 3 MAR 2014",
        ),
    ],
)
def test_who_and_when_may_share_a_line_with_nothing_between_them(line, byline, date):
    found = read(HEADLINE, line)
    assert found[1:] == [(Kind.BYLINE, byline), (Kind.DATE, date)]


def test_who_wrote_it_may_stand_behind_a_bar_and_the_day():
    assert read(HEADLINE, "March 3, 2014 | Jane Roe")[1:] == [(Kind.DATE, "March 3, 2014 |"), (Kind.BYLINE, "Jane Roe")]


def test_whose_reporter_somebody_is_is_no_place():
    document = parse("\n".join([HEADLINE, "By Jane Roe | Riverton Courier | March 3, 2014", *BODY]))
    assert document.decided("dateline") is None
    assert document.decided("outlet").value == "Riverton Courier"


def test_what_somebody_is_is_no_outlet():
    document = parse("\n\n".join([HEADLINE, "Jane Roe Senior reporter", *BODY]))
    assert document.decided("outlet") is None


def test_two_words_in_capitals_may_be_a_name_and_are_no_place():
    assert parse("\n".join([HEADLINE, "JANE ROE", *BODY])).decided("dateline") is None


def test_two_people_above_a_story_wrote_it():
    assert read(HEADLINE, "Jane Roe and John Doe")[1:] == [(Kind.BYLINE, "Jane Roe and John Doe")]


def test_a_page_counts_its_readers_behind_who_and_when():
    found = read(HEADLINE, "Jane Roe | Sep. 21, 2011, 3:17 PM | 1,209 | 5")
    assert [kind for kind, _ in found] == [Kind.HEADLINE, Kind.BYLINE, Kind.DATE, Kind.NAVIGATION]


def test_a_place_before_a_time_is_nobody():
    document = parse("\n\n".join([HEADLINE, "New Delhi 8/17/13 11:04am", *BODY]))
    assert document.decided("byline") is None


def test_a_day_that_a_page_glues_to_a_sentence_is_one():
    found = read("Share", HEADLINE, "Who will miss the bridge?Monday, 6 January 2020", "By Jane Roe")
    assert found[2:] == [
        (Kind.STANDFIRST, "Who will miss the bridge?"),
        (Kind.DATE, "Monday, 6 January 2020"),
        (Kind.BYLINE, "By Jane Roe"),
    ]


def test_a_newspapers_name_beside_a_byline_is_the_outlet():
    found = read(HEADLINE, "By Jane Roe", "South Marlow Sentinel", "March 3, 2020")
    assert found[2] == (Kind.OUTLET, "South Marlow Sentinel")
