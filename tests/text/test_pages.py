"""The head of a web page, line by line: what is the newspaper's, what the page's and what the story's."""

import pytest

from benchmarks.wire import KNOWN
from stories.text import Kind, parse
from stories.text.mastheads import is_masthead
from stories.text.navigation import is_navigation

BODY = ["RIVERTON (Reuters) - The council voted late on Tuesday to close the bridge.", "Mayor Holt said it was over."]


def read(*lines, between="\n\n"):
    document = parse(between.join([*lines, *BODY]), names=KNOWN)
    parts = [(block.kind, document.quote(block.range)) for block in document.blocks]
    return parts[: next(at for at, (kind, _) in enumerate(parts) if kind is Kind.DATELINE)]


@pytest.mark.parametrize(
    "page",
    [
        """
        outlet: The Marlow Tribune
        navigation: News Sport Business Opinion Obituaries
        kicker: Wildlife
        headline: Otters return to Marlow after 40 years
        standfirst: Volunteers had given up hope of seeing the animals again
        byline: By Helen Ward
        navigation: Share
        caption: An otter on the bank of the Thames on Tuesday.
        credit: (Photo: PA)
        """,
        """
        outlet: Stadtanzeiger Möhnesee
        navigation: Startseite > Region > Möhnesee
        kicker: Krieg der Tiere
        headline: Schwan hält Ausflugsschiff zwei Stunden auf
        standfirst: Das Tier hatte sich auf dem Anleger niedergelassen.
        date: 12.05.2019, 14:30 Uhr |
        navigation: Lesedauer: 2 Minuten
        navigation: Artikel merken
        caption: Der Schwan auf dem Anleger.
        credit: Foto: Jens Brandt / dpa
        """,
        """
        navigation: Siga a Folha do Vale no WhatsApp
        outlet: Folha do Vale
        kicker: CIDADES
        headline: Tatu interrompe sessão da Câmara
        standfirst: Animal entrou pela porta da frente e foi até a tribuna
        byline: Da Redação
        """,
        """
        navigation: Hjem - Nyheter - Lokalt
        kicker: Uvanlig gjest
        headline: Elg sto i kø på polet
        byline: Av: Kari Moen
        navigation: Del artikkelen på Facebook
        """,
        """
        navigation: 홈 > 사회 > 사건
        headline: 멧돼지가 은행에…창구 앞에서 20분
        byline: 김철수 기자
        navigation: 글자크기 | 인쇄
        caption: 은행 창구 앞의 멧돼지
        credit: [춘천시 제공. 재판매 및 DB 금지]
        """,
        """
        navigation: Home
        navigation: News
        navigation: Sport
        navigation: Weather
        headline: Whale blocks ferry for third day
        credit: Press Trust of India |
        date: Updated: 3 June 2020
        """,
        """
        unknown: Tallgrass Kettle Co.
        kicker: Press release – Regulated information
        headline: Tallgrass Kettle opens second foundry in Riverton
        """,
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_each_line_of_a_page_is_itself(page, between):
    wanted = [line.strip().split(": ", 1) for line in page.strip().splitlines()]
    lines = " ".join(text if text.endswith("|") else f"{text}\f" for _, text in wanted).split("\f")[:-1]
    found = read(*(line.strip() for line in lines), between=between)
    assert [(kind.value, text) for kind, text in found] == [tuple(one) for one in wanted]


@pytest.mark.parametrize(
    "line",
    [
        "Teilen  Twittern  Drucken",
        "Nyheter Sport Kultur Familj E-tidning",
        "Home | News | What's On | Your Say",
        "2140 просмотров 5 комментариев",
        "Share on Facebook Share on Twitter",
        "Next Article: Thief leaves letter at bakery",
        "[-] Text [+]",
        "分享到：微信 微博",
        "• EmailEmail Article",
        "PoliticsWorld MarketsOpinion PagesSport WeatherVideo Archive",
        "Tag Archives: Bridges",
        "55.0°F",
        "Viewed: 513",
        "Lyssna på artikeln: 2 min",
        "Updated: 59 min 35 sec ago",
        "3 years ago",
        "This copy is for your personal non-commercial use only. To order presentation-ready copies of stories of the "
        "Riverton Star for distribution to colleagues, clients or customers, please go to: www.example.org",
    ],
)
def test_a_pages_own_is_navigation(line):
    assert is_navigation(line)


@pytest.mark.parametrize(
    "line",
    [
        "Culture and politics: why it matters",
        "Fred i Norden - politik och kultur",
        "Sport – das bessere Leben",
        "Village votes - Again",
        "Homes  41.6  38.0",
        "Background: The bridge was built in 1950.",
        "World news",
        "YouTube and BlackRock sue McDonaldson",
    ],
)
def test_words_of_a_page_in_a_headline_make_it_none(line):
    assert not is_navigation(line)


@pytest.mark.parametrize(
    "name", ["The Straits Ledger", "Wesertal-Bote", "L'Écho de Matane", "Il Corriere della Brenta", "临江日报"]
)
def test_a_newspapers_name_is_formed_like_one(name):
    assert is_masthead(name)


@pytest.mark.parametrize("line", ["Fox buys the Post", "Summit 2020", "Storm batters coast", "Otters return", "Times"])
def test_a_headline_is_no_newspapers_name(line):
    assert not is_masthead(line)


def test_whose_right_a_page_is_says_its_name():
    document = parse("\n\n".join(["Deccan Lantern", "Judge fines himself", *BODY, "© 2021 Deccan Lantern"]))
    assert document.decided("outlet").value == "Deccan Lantern"


def test_a_capitalised_headline_with_nothing_of_a_page_around_it_is_no_outlet():
    document = parse("\n\n".join(["Fox Buys Morning Post", "Deal is worth four million", *BODY]))
    assert document.decided("outlet") is None
    assert read("Fox Buys Morning Post", "Deal is worth four million")[0] == (Kind.HEADLINE, "Fox Buys Morning Post")


def test_the_title_of_a_page_is_no_headline():
    title = "Council shuts old bridge - The Riverton Gazette"
    assert (Kind.HEADLINE, "Council shuts old bridge") in read(title, "Council shuts old bridge")


@pytest.mark.parametrize(
    "headline",
    [
        "Northgate Foods to buy Bright Fen Paper Co",
        "State-of-the-art ship sinks on its first day",
        "Flood toll in the valley rises to 1,200",
        "Лось зашёл вчера",
        "iPhone thieves return to the same shop",
        "Mund-Nasen-Schutz-Pflicht, die keiner will",
        "Bridge shut again",
        "Press freedom: release of reporters is near",
    ],
)
def test_a_headline_may_look_a_little_like_something_else(headline):
    assert read(headline, "Council votes late on Tuesday to close the old crossing")[0] == (Kind.HEADLINE, headline)


@pytest.mark.parametrize(
    "line", ["ONT-Ice-Hotel-Fire, 2nd Writethru,0238", "Tallgrass Kettle Co.", "Press release", "Utl.: a"]
)
def test_a_line_above_a_headline_that_lacks_more_of_one(line):
    assert (Kind.HEADLINE, "Council shuts bridge") in read(line, "Council shuts bridge")


def test_a_headline_that_a_page_says_twice_is_one_both_times():
    found = read("Council shuts old bridge", "3 March 2021 / 2:40 AM / 3 years ago", "Council shuts old bridge")
    assert [kind for kind, _ in found[:3]] == [Kind.HEADLINE, Kind.DATE, Kind.HEADLINE]


def test_a_headline_with_a_pages_numbers_behind_it_is_the_pages():
    found = read("Council shuts old bridge", "Council shuts old bridge 150 150 admin")
    assert [kind for kind, _ in found[:2]] == [Kind.HEADLINE, Kind.NAVIGATION]


def test_a_motto_above_a_pages_menu_is_no_headline():
    menu = ["The voice of the valley since 1935", "Our best stories", "Life at home", "Our best stories"]
    found = read(*menu, "Keep in touch with the valley", "Council shuts old bridge for good")
    assert found[: len(menu)] == [(Kind.NAVIGATION, line) for line in menu]
    assert (Kind.HEADLINE, "Council shuts old bridge for good") in found


def test_what_a_headline_is_about_may_stand_above_it():
    found = read("Fire in Riverton", "Several hurt as bus and car collide at night")
    assert [kind for kind, _ in found[:2]] == [Kind.KICKER, Kind.HEADLINE]


def test_a_label_without_what_it_labels_is_not_known():
    found = read("ID :", "41821", "Share", "Council shuts old bridge for good")
    assert [kind for kind, _ in found[:2]] == [Kind.UNKNOWN, Kind.UNKNOWN]


def test_a_page_that_says_today_above_an_older_story_is_of_the_day_of_the_story():
    document = parse("\n\n".join(["Sunday, October 6, 2024", "Council shuts old bridge", "March 19, 2020", *BODY]))
    assert document.date == "2020-03-19"
    assert document.blocks[0].kind is Kind.NAVIGATION


def test_who_where_and_when_may_share_a_line():
    line = "ANI | New Sorrel | Updated: 17-03-2020 21:59 IST | Created: 17-03-2020 21:41 IST"
    document = parse("\n\n".join(["Council shuts old bridge", line, *BODY]))
    assert [(block.kind, document.quote(block.range)) for block in document.blocks][1:4] == [
        (Kind.CREDIT, "ANI |"),
        (Kind.DATELINE, "New Sorrel |"),
        (Kind.DATE, "Updated: 17-03-2020 21:59 IST | Created: 17-03-2020 21:41 IST"),
    ]
    assert read("Council shuts old bridge", "Jane Roe | March 3, 2020")[1:3] == [
        (Kind.BYLINE, "Jane Roe |"),
        (Kind.DATE, "March 3, 2020"),
    ]


def test_a_path_that_ends_in_the_headline_is_the_pages():
    found = read("News / Valley / Riverton: Council shuts bridge", "Riverton: Council shuts bridge")
    assert [kind for kind, _ in found[:2]] == [Kind.NAVIGATION, Kind.HEADLINE]


def test_two_short_sentences_above_a_byline_are_standfirsts():
    above = ["The bridge is old.", "The town is poor.", "By Jane Roe"]
    found = read("Council shuts old bridge", *above)
    assert [kind for kind, _ in found[:4]] == [Kind.HEADLINE, Kind.STANDFIRST, Kind.STANDFIRST, Kind.BYLINE]


def test_several_names_beside_a_time_are_who_wrote_it():
    found = read("Council shuts old bridge", "Jane Roe and John Doe", "March 3, 2020")
    assert [kind for kind, _ in found[:3]] == [Kind.HEADLINE, Kind.BYLINE, Kind.DATE]


def test_the_story_begins_below_a_dateline_with_its_dash_whatever_its_line_looks_like():
    line = "These are the five stories of the valley that were read most often on Monday, the council says in brief:"
    document = parse("\n\n".join(["RIVERTON, Oct 20 (Reuters) -", line, BODY[1]]))
    assert [block.kind for block in document.blocks] == [Kind.DATELINE, Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_how_ap_heads_what_it_mends_is_a_headline_and_says_so():
    document = parse("\n\n".join(["Correction: Mill Fire story", "By The Associated Press", *BODY]))
    assert document.blocks[0].kind is Kind.HEADLINE
    assert document.decided("note").value == "corrects"


def test_whose_right_stands_above_a_story_is_no_headline():
    assert read("© RIA Novosti. Jane Roe")[0][0] is Kind.CREDIT


def test_a_newspapers_name_may_say_that_it_is_online():
    assert is_masthead("Sunday Observer Online")


def test_below_a_long_menu_the_story_begins_at_its_dateline():
    menu = [
        "Home",
        "News",
        "Sport",
        "Weather",
        "Valley life",
        "Your letters",
        "School runs",
        "Farm prices",
        "Bus times",
    ]
    menu += ["Dog shows", "Church notices", "Village halls", "Swim meets", "Bell ringing", "Skittles", "Brass bands"]
    headline = "Council shuts old bridge over the Sorrel for good"
    found = read(*menu, headline, "By Jane Roe")
    assert found[-2:] == [(Kind.HEADLINE, headline), (Kind.BYLINE, "By Jane Roe")]
    assert Kind.PARAGRAPH not in {kind for kind, _ in found}


def test_the_title_of_a_page_is_the_pages_wherever_it_stands():
    title = "Council shuts old bridge | The Riverton Gazette"
    found = read("Valley first", "Home", title, "Council shuts old bridge")
    assert (Kind.NAVIGATION, title) in found
    assert found[-1] == (Kind.HEADLINE, "Council shuts old bridge")


def test_what_is_no_sentence_below_a_time_is_no_standfirst():
    line = "The town that swims against the tide"
    assert read("Council shuts old bridge", line)[1] == (Kind.STANDFIRST, line)
    assert read("Council shuts old bridge", "March 3, 2020", line)[2] == (Kind.UNKNOWN, line)
    assert read("Council shuts old bridge", "March 3, 2020", f"{line}.")[2] == (Kind.STANDFIRST, f"{line}.")
