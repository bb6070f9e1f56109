"""Where a report comes from, whose it is and of which day, as its opening says."""

import pytest

from stories.text import BUILT_IN, Kind, parse
from stories.text.datelines import bare_place, dateline
from tests.seeds import quotes

STORY = "Three bridges were closed."


def read(opening):
    """What stands before the story, and the place, agency and date read from it."""
    document = parse(f"{opening} {STORY}")
    assert quotes(document, Kind.PARAGRAPH) == [STORY]
    decided = (document.decided(what) for what in ("dateline", "agency", "date"))
    return quotes(document, Kind.DATELINE), *(found.value if found else None for found in decided)


@pytest.mark.parametrize(
    ("opening", "place", "agency", "date"),
    [
        ("YEREVAN, ARMENIA --", "YEREVAN, ARMENIA", None, None),
        ("LONDON (Reuters) -", "LONDON", "Reuters", None),
        ("(Reuters) -", None, "Reuters", None),
        ("(AP) —", None, "AP", None),
        ("AFP -", None, "AFP", None),
        ("SIBENIK, Croatia, AFP -", "SIBENIK, Croatia", "AFP", None),
        ("BRISBANE AAP -", "BRISBANE", "AAP", None),
        ("Nashik (Maharashtra) [India], Jan 22 (ANI):", "Nashik (Maharashtra) [India]", "ANI", None),
        ("May 4 (Reuters) -", None, "Reuters", None),
        ("RĪGA, 4. marts, LETA.", "RĪGA", "LETA", None),
        ("КИЇВ. 4 березня. УНН.", "КИЇВ", "UNN", None),
        ("4 марта, Минск /Корр. БЕЛТА/.", "Минск", "BelTA", None),
        ("RĪGA, 2.decembris (LETA) -", "RĪGA", "LETA", None),
        ("SANTO DOMINGO (Prensa Latina) -", "SANTO DOMINGO", "Prensa Latina", None),
        ("CITTA' DEL VATICANO (AGI) -", "CITTA' DEL VATICANO", "AGI", None),
        ("ISLAMABAD, Mar 04 (APP):", "ISLAMABAD", "APP", None),
        ("STOCKHOLM/OSLO, May 4 (Reuters) -", "STOCKHOLM/OSLO", "Reuters", None),
        ("LONDON and Paris, Sept. 14 (AP) —", "LONDON and Paris", "AP", None),
        ("SEOUL, South Korea / TOKYO (AP) —", "SEOUL, South Korea / TOKYO", "AP", None),
        ("Paris, 3 mars 2021 (AFP) -", "Paris", "AFP", "2021-03-03"),
        ("Paris (AFP), le 1er mars 2021 –", "Paris", "AFP", "2021-03-01"),
        ("Madrid, 3 de marzo (EFE).-", "Madrid", "EFE", None),
        ("Berlin (dpa) –", "Berlin", "dpa", None),
        ("MOSCOW, November 9. /TASS/.", "MOSCOW", "TASS", None),
        ("МОСКВА, 9 ноя — РИА Новости.", "МОСКВА", "RIA Novosti", None),
        ("BEIJING, Nov. 9, 2020 (Xinhua) --", "BEIJING", "Xinhua", "2020-11-09"),
        ("NEW YORK, Nov. 9, 2020 /PRNewswire/ --", "NEW YORK", "PRNewswire", "2020-11-09"),
        ("WASHINGTON (AP)—", "WASHINGTON", "AP", None),
        ("WASHINGTON (AP) May 4 —", "WASHINGTON", "AP", None),
        ("WASHINGTON, Tuesday, May 4 —", "WASHINGTON", None, None),
        ("Washington, D.C., Nov. 9 (UPI) —", "Washington, D.C.", "UPI", None),
        ("Rio de Janeiro (AFP, Reuters) -", "Rio de Janeiro", "AFP", None),
        ("NEWPORT NEWS, Va. (AP) —", "NEWPORT NEWS, Va.", "AP", None),
        ("PITTSBURGH, PA --", "PITTSBURGH, PA", None, None),
        ("Frankfurt am Main, 3. März 2021 (dpa) -", "Frankfurt am Main", "dpa", "2021-03-03"),
        ("Lahore (AFP) Nov 09, 2020", "Lahore", "AFP", "2020-11-09"),
        ("OSLO, Nov 9, 2020, Nov. 9, 2020 (GLOBE NEWSWIRE) —", "OSLO", "GlobeNewswire", "2020-11-09"),
        ("9 ноября 2020. Interfax-Russia.ru -", None, "Interfax", "2020-11-09"),
        ("RIO DE JANEIRO, Nov. 9", "RIO DE JANEIRO", None, None),
        ("NEW DELHI, NOV 9:", "NEW DELHI", None, None),
        ("New Delhi, Nov 9:", "New Delhi", None, None),
        ("New Delhi [India], Nov 9 :", "New Delhi [India]", None, None),
        ("Mumbai:", "Mumbai", None, None),
        ("Colombo, Nov. 9 --", "Colombo", None, None),
        ("Hanoi (VNA) –", "Hanoi", "VNA", None),
        ("Jakarta, CNN Indonesia --", "Jakarta", None, None),
        ("KOMPAS.com, Jakarta -", "Jakarta", None, None),
        ("OTTAWA-", "OTTAWA", None, None),
        ("RIVERTON, Nov 9 (RPP):", "RIVERTON", None, None),
        ("RIVERTON, Nov. 9, 2020 (RPP)", "RIVERTON", None, "2020-11-09"),
        ("RIVERTON, Nov 9, RPA --", "RIVERTON", None, None),
        ("Amman, Nov.9 (Petra) --", "Amman", "PETRA", None),
        ("Wadi Tarn, November 09, 2020, SPA --", "Wadi Tarn", "SPA", "2020-11-09"),
        ("VILNIUS, Nov 9, BNS -", "VILNIUS", "BNS", None),
        ("Vilnius, lapkričio 9 d. (ELTA).", "Vilnius", "ELTA", None),
        ("TARNA, 9. novembra 2020. (Hina) -", "TARNA", "HINA", "2020-11-09"),
        ("TARNA, 9. marta (FENA) -", "TARNA", "FENA", None),
        ("Тарново, 9 март /Иван Бозов, БТА/", "Тарново", "BTA", None),
        ("Schwaneck (dts Nachrichtenagentur) –", "Schwaneck", "dts", None),
        ("Wien (PK)", "Wien", "PK", None),
        ("وادي شريف (أ ف ب) –", "وادي شريف", "AFP", None),
        ("Tarn, SANA-", "Tarn", "SANA", None),
        ("دمشق-سانا", "دمشق", "SANA", None),
        ("Tarnabad - ایرنا -", "Tarnabad", "IRNA", None),
        ("(法新社惠靈頓8日電)", "惠靈頓", "AFP", None),
        ("RIVERTON, NY / ACCESSWIRE / November 9, 2020 /", "RIVERTON, NY", "Accesswire", "2020-11-09"),
    ],
)
def test_a_dateline_names_place_agency_and_day(opening, place, agency, date):
    assert read(opening) == ([opening], place, agency, date)


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("LONDON (Reuters) -", "LONDON", "Reuters"),
        ("PARIS, Nov 27, (AFP)", "PARIS", "AFP"),
        ("ARDEN, ONT.—", "ARDEN, ONT.", None),
        ("WASHINGTON—", "WASHINGTON", None),
        ("NEW YORK--(BUSINESS WIRE)--Nov. 9, 2020--", "NEW YORK", "Business Wire"),
        ("【9月5日 AFP】", None, "AFP"),
    ],
)
def test_a_story_may_begin_right_behind_its_dateline(opening, place, agency):
    said = dateline(f"{opening}The bridges were closed.", BUILT_IN)
    assert said is not None
    assert (said.end, said.place, said.agency) == (len(opening), place, agency)


def test_a_place_is_told_by_the_district_it_lies_in():
    said = dateline("Ruhn (Landkreis Parchim) (ots)", BUILT_IN)
    assert said is not None
    assert (said.place, said.agency) == ("Ruhn (Landkreis Parchim)", "ots")


@pytest.mark.parametrize(
    "text",
    [
        "He told Agence France-Presse (AFP) - Paris was quiet.",
        "Shares in Apple (Reuters) - The company said so - fell.",
        "The news agency (Reuters) - which is old - said so.",
        "Reuters - The agency - said so.",
        "Reuters (AP) said so - The man left.",
        "(Reuters) said so on Monday - The man left.",
        "In Paris, 3 May - A quiet day - nothing was heard.",
        "Tuesday, May 4 — Rain fell on the town.",
        "SATURDAY, MAY 8 — Rain fell on the town.",
        "May 4 — Rain fell on the town.",
        "Jane Roe, May 4 — Rain fell on the town.",
        "BREAKING NEWS - 3 DEAD due to Molotov cocktail at Bank",
        "A FIRE - BOMB attack on a bank in Athens left at least three people dead.",
        "LONDON, the capital - Rain fell.",
        "NATO (OTAN) - The alliance will act.",
        "Photo (AP) - A man walks by the river.",
        "ON THE ROAD — Reuters. The film is shown again.",
        "PARIS and nothing but Paris - The town is full.",
        "Analysts: The town is full.",
        "London (UK) The town is full.",
        "Paris, Texas, is a film: The town is full.",
    ],
)
def test_a_line_that_merely_looks_like_a_dateline_is_body_text(text):
    document = parse(f"{text}\n\nIt was said on Monday.")
    assert not quotes(document, Kind.DATELINE)
    assert document.decided("agency") is None
    assert text in document.text


def test_a_dateline_inside_the_story_stays_in_its_paragraph():
    text = "Rain fell on the town.\n\nLONDON (Reuters) - Three bridges were closed."
    assert not quotes(parse(text), Kind.DATELINE)


@pytest.mark.parametrize("line", ["LONDON, May 4 (Reuters) -", "LONDON, May 4 (Reuters)"])
def test_a_dateline_on_a_line_of_its_own_stands_above_the_story(line):
    document = parse(f"{line}\n\nThree bridges were closed.")
    assert [block.kind for block in document.blocks] == [Kind.DATELINE, Kind.PARAGRAPH]


def test_the_date_of_a_line_goes_before_that_of_a_dateline():
    document = parse("4 March 2021\n\nPARIS, March 3, 2021 (AFP) - Three bridges were closed.")
    assert document.date == "2021-03-04"


def test_a_comma_alone_is_no_place():
    assert dateline(", (AP) - The bridge fell.", BUILT_IN) is None


@pytest.mark.parametrize(
    ("opening", "place", "agency", "people"),
    [
        ("Morada (Upper Doab) [India], Jan 17 (ANI):", "Morada (Upper Doab) [India]", "ANI", None),
        ("ВЕРХОЗЕРСК, 6 февраля. /Корр. ТАСС Инна Лапина/.", "ВЕРХОЗЕРСК", "TASS", "Инна Лапина"),
        ("【北岬共同＝三浦花子】", "北岬", "Kyodo", "三浦花子"),
        ("Kisvölgy, 2009. február 11., szerda (MTI) -", "Kisvölgy", "MTI", None),
        ("Horní Lhota 21. května (ČTK) -", "Horní Lhota", "ČTK", None),
    ],
)
def test_datelines_of_more_desks_are_read(opening, place, agency, people):
    said = dateline(f"{opening} Two roads were closed on Monday.", BUILT_IN)
    assert said is not None
    assert (said.place, said.agency, said.people) == (place, agency, people)


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("Riverton, Ohio (KFTR) —", "Riverton, Ohio"),
        ("RIVERTON, Ohio (KFTR/WKRV) --", "RIVERTON, Ohio"),
        ("RIVERTON (KFT)", "RIVERTON"),
        ("(KFT) --", None),
        ("Tegucigalpa.-", "Tegucigalpa"),
        ("RIVERTON, Ohio |", "RIVERTON, Ohio"),
    ],
)
def test_a_place_may_stand_before_the_letters_of_a_station_or_a_mark_of_its_own(opening, place):
    document = parse(
        f"Council shuts old bridge\n\n{opening} The council of the town voted late on Tuesday to close it."
    )
    assert [document.quote(block.range) for block in document.blocks][1] == opening
    assert (document.decided("dateline") and document.decided("dateline").value) == place


def test_a_page_may_lose_the_space_behind_a_stations_letters():
    document = parse("Council shuts old bridge\n\n(KFT)The council of the town voted late on Tuesday to close it.")
    assert [document.quote(block.range) for block in document.blocks][1] == "(KFT)"


def test_a_place_and_a_stations_letters_may_have_a_line_of_their_own():
    document = parse("Council shuts old bridge\n\nRiverton KFTR —\n\nThe council voted late on Tuesday to close it.")
    assert [block.kind for block in document.blocks] == [Kind.HEADLINE, Kind.DATELINE, Kind.PARAGRAPH]
    assert document.decided("dateline").value == "Riverton"


@pytest.mark.parametrize(
    "text",
    [
        "The European Union (EU) Commission said late on Tuesday that it would close the bridge.",
        "NEWS | The council of the town voted late on Tuesday to close the bridge.",
        "Jane Roe (KFT) said late on Tuesday that the old bridge would be closed for good.",
    ],
)
def test_letters_in_brackets_make_no_place_of_what_a_sentence_says(text):
    assert bare_place(text, BUILT_IN) is None


HEADED = "Fåret i kyrktornet räddat efter två dygn"
TOLD = "Fyra får vid kyrkan har fått böter för att ha stått där längre än ett dygn."


@pytest.mark.parametrize(
    ("opening", "dateline", "place"),
    [
        (f"Visby. {TOLD}", "Visby.", "Visby"),
        (f"ST. GALLEN. {TOLD}", "ST. GALLEN.", "ST. GALLEN"),
        (f"Tarnberg/Elve. {TOLD}", "Tarnberg/Elve.", "Tarnberg/Elve"),
        (f"Visby\n\n{TOLD}", "Visby", "Visby"),
        ("Tarnstrup\n\nEn park ved Tarnstrup har stået stille i otte dage.", "Tarnstrup", "Tarnstrup"),
        (f"Tarnniemi, STT\n\n{TOLD}", "Tarnniemi, STT", "Tarnniemi"),
        (f"Brodek nad Tarnou (Liberecko) - {TOLD}", "Brodek nad Tarnou (Liberecko) -", "Brodek nad Tarnou (Liberecko)"),
        (
            f"Тарнск. 24 апреля. ИНТЕРФАКС-СЕВЕРО-ЗАПАД - {TOLD}",
            "Тарнск. 24 апреля. ИНТЕРФАКС-СЕВЕРО-ЗАПАД -",
            "Тарнск",
        ),
        (
            "TARN LOCKS, WASH., MARCH 2-(AP)-A COUPLE DANCED ACROSS THE BRIDGE.",
            "TARN LOCKS, WASH., MARCH 2-(AP)-",
            None,
        ),
    ],
)
def test_a_place_opens_a_story_with_a_stop_or_on_a_line_of_its_own(opening, dateline, place):
    document = parse(f"{HEADED}\n\n{opening}")
    assert quotes(document, Kind.DATELINE) == [dateline]
    assert document.decided("dateline").value == (place or "TARN LOCKS, WASH.")
    assert quotes(document, Kind.HEADLINE) == [HEADED]


@pytest.mark.parametrize(
    "opening",
    ["Paris. Rome. Then home, at last, said the driver of the bus.", "Nej. Fyra får har inte fått böter för något."],
)
def test_a_word_and_a_stop_are_no_place_where_nothing_says_so(opening):
    assert quotes(parse(f"{HEADED}\n\n{opening}"), Kind.DATELINE) == []


@pytest.mark.parametrize(
    ("opening", "dateline", "byline", "people"),
    [
        (
            "新华社临江6月18日电（记者周沐、何晓棠）公路修好后，索道停了下来。",
            "新华社临江6月18日电",
            "（记者周沐、何晓棠）",
            "周沐、何晓棠",
        ),
        (
            "TARN (A.A) - 21.09.2017 -\n\nAYLA SERT - Kovandan bir defter çıktı.",
            "TARN (A.A) - 21.09.2017 -",
            "AYLA SERT -",
            "AYLA SERT",
        ),
        ("Ayla SERT / TARNŞEHİR, (DHA) - Kovandan bir defter çıktı.", "TARNŞEHİR, (DHA) -", "Ayla SERT /", "Ayla SERT"),
        (
            "Tarnberg (dpa) - (Von Anna Berg) Ein Schaf stand im Turm.",
            "Tarnberg (dpa) -",
            "(Von Anna Berg)",
            "Anna Berg",
        ),
    ],
)
def test_who_wrote_it_is_named_behind_a_dateline_or_in_front(opening, dateline, byline, people):
    document = parse(f"{HEADED}\n\n{opening}")
    assert (quotes(document, Kind.DATELINE), quotes(document, Kind.BYLINE)) == ([dateline], [byline])
    assert document.decided("byline").value == people


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_who_is_named_in_slashes_with_the_agency_is_named_in_the_dateline(between):
    document = parse(f"{HEADED}\n\nТАРНСК, 6 февраля.{between}/Корр. ТАСС Анна Шубина/. Село продало ветер.")
    assert quotes(document, Kind.DATELINE) == ["ТАРНСК, 6 февраля. /Корр. ТАСС Анна Шубина/."]
    assert (document.decided("byline").value, document.decided("dateline").value) == ("Анна Шубина", "ТАРНСК")


def test_a_dash_that_a_page_has_on_the_next_line_is_the_datelines():
    document = parse(f"{HEADED}\n\nTarnara, 6 mag. (Apcom)\n\n– La laguna è in buona salute. Lo dice l’assessore.")
    assert quotes(document, Kind.DATELINE) == ["Tarnara, 6 mag. (Apcom) –"]
    assert quotes(document, Kind.PARAGRAPH) == ["La laguna è in buona salute. Lo dice l’assessore."]
