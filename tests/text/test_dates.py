"""Dates as lines of a news text give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.text import Kind, parse
from stories.text.dates import canonical_time
from tests.seeds import quotes

STORY = "Floods Close Three Bridges\n\nRain fell on the town."


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Updated 3 March 2021, 14:00 GMT", "2021-03-03T14:00+00:00"),
        ("Last updated: Nov 27, 2005 8:10 PM EST", "2005-11-27T20:10-05:00"),
        ("PUBLISHED: THURSDAY, MAY 2, 2013, 1:32 PM", "2013-05-02T13:32"),
        ("Originally published May 3, 2013 at 10:20 a.m.", "2013-05-03T10:20"),
        ("Posted on August 2nd, 2013 at 5:19 pm", "2013-08-02T17:19"),
        ("21 July 2013 Last updated at 11:11 GMT", "2013-07-21T11:11+00:00"),
        ("10:24 AM, MON 22 JUL 2013", "2013-07-22T10:24"),
        ("May 2, 2013 | 5:03pm", "2013-05-02T17:03"),
        ("Posted: Nov 27, 2005 8:20 AM Last Updated: Nov 28, 2005 8:10 PM", "2005-11-27T08:20"),
        ("Updated: May 24, 2005, 3:23 PM ET", "2005-05-24"),  # -04:00 or -05:00: the hour is not known
        ("Updated 27/09/2013", "2013-09-27"),
        ("Mis à jour le mercredi 3 mars 2021 à 14h05", "2021-03-03T14:05"),
        ("Publicado el 3 de marzo de 2021", "2021-03-03"),
        ("Aktualisiert am 3. März 2021 um 14.05 Uhr", "2021-03-03T14:05"),
        ("3 марта 2021 г.", "2021-03-03"),
        ("Mon, 09 Nov 2020 18:00:05 +0100", "2020-11-09T18:00:05+01:00"),
        ("Published: November 9, 2020, 12:05 a.m. UTC", "2020-11-09T00:05+00:00"),
        ("Novemer 27, 2005", "2005-11-27"),
        ("Januray 3, 2021", "2021-01-03"),
        ("6 mag 2021", "2021-05-06"),
        ("Marzo 3, 2021", "2021-03-03"),
        ("2009. május 11.", "2009-05-11"),
        ("March 4, 2014 / 2:40 AM / 3 years ago", "2014-03-04T02:40"),
        ("Updated: 17-03-2020 21:59 IST | Created: 17-03-2020 21:41 IST", "2020-03-17"),
        ("Letzte Änderung: Donnerstag, 4. März 2021 21:50 Uhr", "2021-03-04T21:50"),
        ("| March 4, 2021 10:08 AM", "2021-03-04T10:08"),
        ("Last Updated Tuesday, April 6, 2021 3:47PM ADT", "2021-04-06T15:47-03:00"),
        ("Actualizado:15/11/2018 20:17h", "2018-11-15T20:17"),
        ("16.05.2021 - Update : 17.05.2021", "2021-05-16"),
        ("20210517 16.02", "2021-05-17T16:02"),
        ("0200 GMT 04May2011", "2011-05-04T02:00+00:00"),
        ("2021/10/29 17:31 (2021/10/30 09:12更新)", "2021-10-29"),
        ("Rabu, 3 Maret 2021 10:22 WIB", "2021-03-03T10:22+07:00"),
        ("tis 9 feb 2021, 14:18", "2021-02-09T14:18"),
        ("2021年 3月 4日 星期四", "2021-03-04"),
        ("Jun 8,2021 00:00", "2021-06-08T00:00"),
        ("November 28, 2013 -- Updated 0203 GMT (1003 HKT)", "2013-11-28T02:03+00:00"),
        ("• Updated: August 13, 2010, 5:02 PM ET", "2010-08-13"),
        ("14-JUN-1988 11:08:52.37", "1988-06-14T11:08:52"),
        ("نشرت في: 03/03/2021 - 14:20", "2021-03-03T14:20"),
        ("الأربعاء 3 مارس 2021", "2021-03-03"),
        ("3 March، 2021", "2021-03-03"),
        ("تاریخ خبر: 23/03/2021 - 14:20", "2021-03-23T14:20"),
        ("3. ožujka 2021. u 14:20", "2021-03-03T14:20"),
        ("03 марта 2021 в 14:20", "2021-03-03T14:20"),
        ("Thứ Tư, 23/03/2021 14:20", "2021-03-23T14:20"),
        ("2021. 03. 03. 14:20", "2021-03-03"),
        ("March 23, 20212:20 PM ET", "2021-03-23"),
        ("2021/03/23 14:20:11", "2021-03-23"),
        ("8/17/13 11:04am", "2013-08-17T11:04"),
        ("23.03.2021 [14:20]", "2021-03-23T14:20"),
    ],
)
def test_a_line_that_says_when_stands_above_the_headline(line, date):
    document = parse(f"{line}\n\n{STORY}")
    assert [block.kind for block in document.blocks] == [Kind.DATE, Kind.HEADLINE, Kind.PARAGRAPH]
    assert quotes(document, Kind.HEADLINE) == ["Floods Close Three Bridges"]
    assert document.date == date


@pytest.mark.parametrize("line", ["Updated 05/03/2013 at 11:00 AM EDT", "Updated 5:40 p.m. ET", "Posted May 4"])
def test_a_line_that_says_when_in_a_way_nobody_can_be_sure_of_is_a_date_without_a_value(line):
    document = parse(f"{line}\n\nPublished 9 March 2013\n\n{STORY}")
    assert quotes(document, Kind.DATE) == [line, "Published 9 March 2013"]
    assert document.date == "2013-03-09"


@pytest.mark.parametrize(
    "line",
    [
        "Updated Rules Close Three Bridges",
        "Published Poet Jane Roe Dies at 90",
        "May Wins 10 to 8",
        "Three Dead on March 3, 2021",
        "November 9, 2020: A Day in the War",
        "Date for the Vote Is Set",
        "Magnitude 6",
        "Mag 6, 2011",
        "Mayor, 60",
        "Marshals 12",
        "Decades 3, 2021",
        "Out 44",
        "Set 2",
        "21 Dezibel",
    ],
)
def test_a_headline_that_merely_begins_so_is_a_headline(line):
    document = parse(f"{line}\n\nRain fell on the town.")
    assert quotes(document, Kind.HEADLINE) == [line]
    assert document.date is None


def test_from_which_day_to_which_a_pages_list_goes_is_no_date():
    document = parse(f"June 25, 2021 - July 14, 2021\n\n{STORY}")
    assert [block.kind for block in document.blocks] == [Kind.NAVIGATION, Kind.HEADLINE, Kind.PARAGRAPH]
    assert document.date is None


def test_a_day_without_a_year_inside_a_chronology_is_a_subhead():
    document = parse("Rain fell on the town.\n\nMay 4\n\nThree bridges were closed.")
    assert quotes(document, Kind.SUBHEAD) == ["May 4"]


@pytest.mark.parametrize(
    "lines",
    [
        "PUBLISHED: WEDNESDAY, MARCH 13, 2013, 2:29 PM\n\nUPDATED: THURSDAY, MARCH 14, 2013, 9:31 AM",
        "UPDATED: THURSDAY, MARCH 14, 2013, 9:31 AM\n\nPUBLISHED: WEDNESDAY, MARCH 13, 2013, 2:29 PM",
    ],
)
def test_a_story_is_of_the_time_it_came_out_and_its_version_of_the_time_it_was_updated(lines):
    document = parse(f"{lines}\n\n{STORY}")
    assert document.date == "2013-03-13T14:29"
    assert document.decided("changed").value == "2013-03-14T09:31"


SPANISH = "La empresa informó de que el ave se posó en la torre y de que nadie la vio en toda la noche."


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Un ave se posa\n\nLa Paz, 2 ago (EFE).- {SPANISH}\n\nEFE\n\n02/08/2012", "2012-08-02"),
        (f"Un ave se posa\n\nLa Paz, 2 ago (EFE).- {SPANISH}\n\nEFE\n\n08/02/21-17/12", "2012-08-02T21:17"),
        (f"Un ave se posa\n\n06/08/2014 | Actualizado a las 09:40\n\n{SPANISH}", "2014-08-06T09:40"),
        ("Bird Sits Down\n\nKOTA TARN, Dec 11 (Bernama) -- A bird sat.\n\n11-12-2013 18:22", "2013-12-11"),
        ("BIRD SITS DOWN\n\nTARN, Nov 3 (IPS) - A bird sat on the mill.\n\n(END/IPS/WO/DL/97)", "1997-11-03"),
        ("Bird Sits Down\n\nTARN, Nov 3 (IPS) - A bird sat on the mill.\n\n04/05/2013", None),
        ("Madár a tornyon\n\nMTI 2009. május 11., hétfő 14:22\n\nSzentmáté (MTI) - A madár leült.", "2009-05-11T14:22"),
    ],
)
def test_a_day_that_could_be_read_two_ways_is_read_as_its_dateline_or_its_language_has_it(text, date):
    assert parse(text).date == date


def test_a_date_below_the_story_is_its_date_only_where_none_stands_above():
    assert parse(f"March 13, 2013\n\n{STORY}\n\nMarch 14, 2013").date == "2013-03-13"
    assert parse(f"{STORY}\n\nMarch 14, 2013\n\nMarch 15, 2013").date == "2013-03-14"


def test_an_hour_that_no_zone_has_is_left_out():
    assert parse(f"March 13, 2013, 14:00 +99:00\n\n{STORY}").date == "2013-03-13"
    assert parse(f"March 13, 2013, 25:00 GMT\n\n{STORY}").date == "2013-03-13"


MADE_OF = (
    "3 March 2021|Mar|KASIM|ſep|14:00|99:99|12h|pm|²|GMT|+99:99|-05:00|Z|Updated|Published|31/02/2021|00/00/2021|٣|"
    "2020-13-45|2020-11-09T10:00|T|г.|de|Monday|June 31|PARIS|Oslo|(AP)|/TASS/|(Reuters)|and|,|:|/|.|-|--|—|\n|\n\n"
).split("|")


@given(st.lists(st.sampled_from(MADE_OF), max_size=8).map(" ".join))
def test_whatever_a_line_is_made_of_it_is_read_and_kept(text):
    assert "".join(parse(text).text.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("2020", "2020"),
        ("2020-11", "2020-11"),
        ("20201109", "2020-11-09"),
        ("2020-11-09T18:00Z", "2020-11-09T18:00+00:00"),
        ("20201109T180005+0100", "2020-11-09T18:00:05+01:00"),
        ("2020-11-09 18:00", "2020-11-09T18:00"),
        ("2020-11-09x18:00", None),
        ("2020-13", None),
        ("2020-11-31", None),
        ("Mon, 09 Nov 2020 18:00:05 +0100", None),
        ("", None),
    ],
)
def test_a_time_in_iso_8601_is_written_in_one_way(said, time):
    assert canonical_time(said) == time
