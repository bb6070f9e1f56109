"""Datelines: where, by whom and of which day a report is, said before a dash that opens its story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from stories.text.dates import DATE, WEEKDAY, WEEKDAYS, may_open_a_day, read_date
from stories.text.names import Names
from stories.text.notes import is_flag
from stories.text.patterns import compiled
from stories.text.words import any_of, listed


@dataclass(frozen=True, slots=True)
class Dateline:
    """`end` is how many code points of the paragraph it takes, dash included; `people` are the reporters named
    in it, or behind it, up to the code point `signed`."""

    end: int
    place: str | None
    agency: str | None
    date: str | None
    people: str | None = None
    signed: int = 0


# "YEREVAN, ARMENIA --" (seed 001), "STOCKHOLM/OSLO, May 4 (Reuters) -", "Paris, 3 mars 2021 (AFP) -", "(AP) —",
# "Madrid, 3 de marzo (EFE).-", "MOSCOW, November 9. /TASS/.", "МОСКВА, 9 ноя - РИА Новости."
_WORD = r"(?:[^\W\d_]\.)+|[^\W\d_]+(?:['’-][^\W\d_]+)*['’.]?"
_PLACE = rf"(?:{_WORD})(?:(?: |, | ?/ ?)(?:{_WORD})){{0,7}}?"
_WORDS = rf"(?:{_WORD})(?: (?:{_WORD})){{0,2}}"
_LONGEST = 120  # code points looked at
_LONGEST_ABBREVIATION = 5  # code points: "Mass."
_HINTS = ("--", "–", "—", "_", "】", "）", ")", "]", "/", "电", "電", " -", " =", "- ")
"""Without one of these no line is a dateline."""

_FIGURE = compiled(r"\d")
_LAST_LATIN = "\u024f"
_SMALL_WORDS = frozenset(
    "a al am an and at by d da das de del della den der des di do dos du e ed el en et i im is l la las le les "
    "los na nad o of on op os près sobre sous sul sur the u und upon van vom von y à "
    "pod při v ve w k an der ob vor aan bij på ved обл.)".split()
)
_NO_PLACES = frozenset(
    "ANALYSIS BREAKING COLUMN COMMENT CORRECTED CORRECTION EDITORIAL EXCLUSIVE EXPLAINER FACTBOX FEATURE FILE FLASH "
    "INTERVIEW LIVE NEWS NOTE OPINION PHOTO PHOTOS PICTURE REFILE REVIEW TIMELINE UPDATE UPDATED URGENT VIDEO "
    "WATCH".split()
)


@lru_cache(maxsize=8)  # names change when somebody edits them
def _form(agencies: str) -> re.Pattern[str]:
    """Of a dateline, where `agencies` is the alternation of those known. An agency may be joined by a desk of its own
    ("dpa/tmn"), stand before all else ("(ANSA) - ROMA, 21 GEN -"), or bare behind a day ("SEOUL, Nov 26 AFP -")."""
    listed = rf"(?:{agencies}|[a-z]{{2,4}}/(?:{agencies}))(?:(?:, ?| ?/ ?|; ?)(?:{agencies}|[^\W\d_]{{2,6}}))*"
    initials = r"\((?:[A-Z]\.){1,3}[A-Z]\.?\)"
    named = rf"\({listed}(?:-[^\W\d_a-z][^()]{{2,40}})?\)"
    agency = (
        rf"{initials}|{named}|/{_TITLED} {_TITLED}, ?(?:{agencies})/"
        rf"|/ ?(?:(?i:(?:корр?\. ?)?(?:{agencies})(?:[ауиыі]|ом|ем)?)(?: [^\W\d_]+ [^\W\d_]+)?|[A-Z][\w -]{{1,25}}) ?/"
    )
    day = (
        rf"(?:(?:le|den|am|el|في) )?(?:{DATE}(?:/\d{{4}})?|\d{{1,2}}[./]\d{{1,2}}(?:[./](?:\d{{4}}|\d\d)|\.?))"
        # Reuters has a month by both its Arabic names: "4 مارس آذار"; KUNA its figures between dashes
        rf"(?: [\u0620-\u06ff]{{3,6}}(?: [\u0620-\u06ff]{{3,6}})?(?= \())?|- \d{{1,2}} - \d{{1,2}}(?= \()"
        rf"|(?<!(?i:santo) ){WEEKDAY}|(?<=, )\d{{1,2}}(?= \()"
    )
    return compiled(
        rf"(?:(?P<first>\({listed}\)|{agencies})[,.]? ?[-–—_]{{0,2}} (?=[^\W\d_]{{2}}.{{0,60}}?(?: [-–—_]|--|\.-)))?"
        # "12.3.Białystok (PAP) -", "4 марта, Минск /Корр. БЕЛТА/."
        rf"(?:(?P<day_before>\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}})?|(?=\d){DATE},) ?(?=[^\W\d_]))?"
        rf"(?:(?P<place>{_PLACE}(?: \((?!(?:{listed})[-)]|[a-z]{{3}}\)){_WORDS}\))?(?: \[{_WORDS}\])?)"
        rf"(?:[,.]? \(?(?P<day>{day})\)?(?:, {day}(?= \())?)?"  # "Nov 12, 2020, Nov. 12, 2020 (GLOBE NEWSWIRE) —"
        rf"|(?P<only_day>{day}))?[.,]?"
        rf"(?:(?: ?|--|(?<=\d)-(?=\())(?P<agency>{agency})(?:(?:,? | [-–—] |--)(?P<day_after>{day}))?"
        rf"|(?(day)(?:(?P<bare> (?:{agencies})(?:-[A-Z][a-z]+)?(?:\.[A-Za-z]{{2}})?(?=\.? ?[-–—_]))"
        rf"|(?P<unlisted> ?\([^\W\d_][\w ./-]{{1,24}}\)(?= ?\.?[-–—:]|(?<=[A-Z]{{2}}\)) [^\W\d_a-z]))"
        # "Псков. 24 апреля. ИНТЕРФАКС-СЕВЕРО-ЗАПАД -"
        rf"|,? (?P<behind_day>(?:{agencies}))(?:-[^\W\d_a-zа-я][^\W\d_]+){{0,3}}"
        rf"(?=,? ?(?:--|[–—-]) |\. [^\W\d_a-z]|$)|,? (?P<letters>[A-Z]{{3,6}}(?= (?:--|[–—-]) )))"
        # "5 мая. INTERFAX.RU -"
        rf"|(?(only_day)(?P<sited> (?:{agencies}))(?:-[A-Z][a-z]+)?\.[A-Za-z]{{2}}(?= ?[-–—_])))"
        rf"|(?P<in_short> \([a-z]{{3}}\)(?= [-–—] )))?"  # "Linz (pts) -"
        rf"(?: ?[-–—] (?:(?P<closing>{agencies})(?:,(?= (?P<signed>[^\W\d_]+ [^\W\d_]+)\.|$)|\.)|"
        rf"\((?P<closing_in_brackets>{listed})\) ?[-–—](?=\s|$))"
        rf"|(?P<dash> ?(?:--|[–—])(?=\s|$)| [-_=](?=\s|$)|(?<=[).A-Z])(?:—|--)(?=[A-Z])|(?<=\))(?: ?[-–]|:)(?=[A-Z])"
        rf"|(?<=[)/])(?:--|[–—]|\. ?[-–—]+|[-_:](?=\s|$)|(?<=/)\.)|\.[-–—]+(?=\s))|$"
        rf"|(?<=[)/])\.?(?= [\"'“„«]?[^\W\d_a-z])"
        rf"|(?(day_after)(?:--(?=[A-Z])|(?: /)?(?= [\"'“„«]?[^\W\d_a-z]))"
        rf"|(?(behind_day)\.(?= [^\W\d_a-z])|(?(day)(?<=\))(?=[A-Z][a-z]|[A-Z] [a-z])|(?!)))))"
    )


@lru_cache(maxsize=8)  # names change when somebody edits them
def _eastern(agencies: str) -> re.Pattern[str]:
    """As Chinese and Japanese takes open: "新华社北京11月26日电", "【東京共同】", "（共同）"; and Korean ones:
    "(서울=연합뉴스) 김민수 기자 ="."""
    return compiled(
        rf"[据【]?(?P<agency>{agencies})(?P<place>[^\W\d_]{{1,12}}?)\d{{1,2}}月\d{{1,2}}日[专專]?[电電]】?(?P<sent>)"
        r"\s?(?:[（(](?:[^）)]{0,8}?[记記]者\s?(?P<people>[^）)]{1,24})"
        r"|(?P<named>[\u3400-\u9fff]{2,3}(?:[ 、][\u3400-\u9fff]{2,3}){1,3})|[^）)]{1,24})[）)])?\s?"
        rf"|[\[(【](?P<place_beside>(?!사진|자료|그래픽|영상|제공)[^\W\d_]{{1,8}})(?:[ ·ㆍ][^\W\d_]{{1,8}})?"
        rf"=(?P<beside>{agencies})[\])】]"
        rf"(?: ?(?P<signed>[^\W\d_]{{2,5}}) (?:기자|특파원) =)?\s?"
        rf"|【(?:\d{{1,2}}月\d{{1,2}}日 )?(?P<place_before>[^\W\d_]{{1,12}}?)?"
        rf"(?:[一二三四五六七八九十\d]{{1,3}}日)?(?P<within>{agencies})"
        r"(?:[＝=](?P<people_within>[^】]{2,12}))?】"
        # "［東京　４日　ロイター］ -"; a newspaper's own: "【ロンドン＝佐藤太郎】", "[더팩트|부산=김민수 기자]"
        rf"|[［\[](?P<place_day>[^\W\d_]{{1,12}})[ 　]+\d{{1,2}}日[ 　]+(?P<behind_day>{agencies})[］\]](?: ?[-–—])?"
        r"|【(?P<place_own>[\u3040-\u9fff]{1,10})[＝=](?P<people_own>[\u3040-\u9fff]{2,8})】"
        r"|[\[(【](?:[^\W_]{2,10} ?[|ㅣ] ?)?(?P<place_ours>[\uac00-\ud7af]{2,6})="
        r"(?P<people_ours>[\uac00-\ud7af]{2,4}) ?(?:기자|특파원)[\])】]"
        # "（中央社記者王小明台北3日電）"
        rf"|[（(](?P<agency_sent>{agencies})(?:[记記]者(?P<people_sent>[\u3400-\u9fff]{{2,3}}))?"
        r"(?P<place_sent>[^\W\d_]{2,6}?)(?:\d{1,2}月)?\d{1,2}日(?:[综綜]合)?[专專外]?[电電][）)]"
        rf"|（(?P<place_in>[^\W\d_]{{1,12}}?)?(?P<bracketed>{agencies})）[-—–]*"
    )


def _may_have_one(opening: str) -> bool:
    """Whether a line has what every dateline has: most lines have not."""
    if not any(map(opening.__contains__, _HINTS)):
        return _FIGURE.search(opening, 0, _LONGEST_FIRST) is not None and _DATED_FIRST.match(opening) is not None
    if any(map(opening.__contains__, "([/（【】")) or opening[:1] > _LAST_LATIN:
        return True
    return opening.partition("—")[0].partition(" ")[0].isupper() or _FIGURE.search(opening) is not None


# "RĪGA, 4. marts, LETA. Lācis …", "КИЇВ. 4 березня. УНН. Ведмідь …": no dash, no bracket
_LONGEST_FIRST = 40  # code points
_DATED_FIRST = compiled(r"[^\W\d_a-z][\w'’-]+(?: [\w'’-]+){0,2}[,.] (?:[^\W\d_]+\.? )?\d{1,2}[ .,]")

_TWO_WORDS = compiled(r"(?P<first>[^\W\d_]+),? (?P<second>[^\W\d_]+)(?=[ ,])")


def _goes_on_in_small_letters(text: str, names: Names) -> bool:
    """Whether the second word of a line is in small letters and of no place, no day and no agency, as in most
    sentences: "Police said (…)"."""
    found = _TWO_WORDS.match(text)
    if found is None or not found["second"][0].islower():
        return False
    word = found["second"]
    return not (word in _SMALL_WORDS or may_open_a_day(word) or names.may_open_an_agency(found["first"], word))


def dateline(text: str, names: Names) -> Dateline | None:
    """The dateline that opens a paragraph, or that is a line of its own; or None."""
    if len(text) <= _LONGEST_ALONE and (alone := _on_a_line(text, names)):
        return alone
    if beside := _beside_its_agency(text, names):
        return beside
    if not _may_have_one(text[:_LONGEST]):
        return None
    if _goes_on_in_small_letters(text, names):
        return None
    may_be_eastern = text[0] in "[(" or not text[:_LONGEST].isascii()
    eastern = _eastern(names.forms).match(text[:_LONGEST]) if may_be_eastern else None
    if eastern and not names.is_agency(eastern["place_beside"] or ""):  # "[AFP=연합뉴스]" credits a picture
        place = _first(eastern, "place", "place_before", "place_in", "place_beside", "place_sent", *_OF_AN_EAST_PAPER)
        credit = _first(eastern, "agency", "within", "bracketed", "beside", "agency_sent", "behind_day")
        written = ("people", "named", "signed", "people_sent", "people_within", "people_own", "people_ours")
        people = (_first(eastern, *written) or "").strip()
        ends = (
            eastern.end("beside") + 1
            if eastern["signed"]
            else eastern.end("sent")
            if people and eastern["place"]
            else 0
        )
        signed_to = eastern.end() if ends else 0
        return Dateline(ends or eastern.end(), place, credit and names.agency(credit), None, people or None, signed_to)
    found = _form(names.forms).match(text[:_LONGEST])
    if found is None or text[0] in ".,":
        return None  # ", (AP) - " says no place
    if text[found.end() :].lstrip()[:1].islower():
        return None  # "NATO - the alliance - said"
    if _IS_A_CODE.fullmatch(text, found.end()):
        return None  # "ANP NIEUWS - BIN 0142" is a service's line
    day = _first(found, "day", "only_day", "day_after", "day_before")
    place = found["place"]
    others = ("bare", "behind_day", "letters", "sited", "unlisted", "in_short", "first")
    credit = found["agency"] or _closing(found) or _first(found, *others)
    if credit and _INITIALS.fullmatch(credit) and not names.agency_signed(credit := credit.replace(".", "")):
        return None  # "(A.A)" is an agency's, "(a.k.a.)" is not
    if found["first"] and not (place and (day or _is_in_capitals(place))):
        return None
    if credit and credit[0] == "/" and not (day or _is_in_capitals(place or "") or names.agency_signed(credit)):
        return None  # "Home / Cities / Riverton" is the path to a page
    if place and place.isupper() and names.is_agency(place) and not credit:
        place, credit = None, place  # "AFP - "
    if place and not credit and (behind := _BEHIND_A_PLACE.fullmatch(place)) and names.is_agency(behind["agency"]):
        place, credit = behind["place"], behind["agency"]
    if found["day_before"] and not credit:
        return None
    if not _is_sure(found, text, day, names) or not (credit or (place and _is_in_capitals(place))):
        return None  # "Then — " opens a sentence
    if place and "(" in place and not (credit and day):
        return None  # "NATO (OTAN) - "
    if place and not _may_be_a_place(place):
        return None
    if not credit and not day and text[found.end() :].isupper() and not text.endswith("."):
        return None  # "CABLE CAR STOPS - 26 PEOPLE IN CABINS" is a headline
    agency = names.agency_signed(credit) or names.agency_called(credit.strip(" ()/")) if credit else None
    signed = _SIGNED.fullmatch(credit) if credit else None
    people = signed["people"] or signed["before"] if signed else found["signed"]
    end = found.end("signed") + 1 if found["signed"] else 0
    return Dateline(found.end(), place and _without_stop(place), agency, read_date(day) if day else None, people, end)


_IS_A_CODE = compiled(r"\s*[A-Z]{2,4} ?\d{3,5}")
# "Hama, SANA- ", "دمشق-سانا ", "تهران - ایرنا - "
_BESIDE_ITS_AGENCY = compiled(
    r"(?P<place>[^\W\d_a-z][^\d(),:;.!?/]{1,30}?) ?[,/–-] ?(?P<agency>[^\W\d_]{3,12})(?: ?/)?(?P<dash> ?[-–—_])?"
    r"(?:$| (?=[\"“«]?[^\W\d_a-z]))"
)


_LONGEST_BESIDE = 50  # code points up to its last mark


def _beside_its_agency(text: str, names: Names) -> Dateline | None:
    """A dateline of a place and, behind a comma or a dash, the agency, with a dash behind that too: where letters are
    small and capital, a sentence might begin so without it."""
    opening = text[:_LONGEST_BESIDE]
    if not ("-" in opening or "–" in opening or "/" in opening):
        return None
    found = _BESIDE_ITS_AGENCY.match(text[:_LONGEST])
    if found is None or not names.is_agency(found["agency"]) or not _may_be_a_place(found["place"]):
        return None
    if not found["dash"] and found["agency"].isascii():
        return None
    return Dateline(len(found.group().rstrip()), found["place"].strip(), names.agency(found["agency"]), None)


_BARE_PLACE = compiled(
    rf"(?P<dated>[^\W\da-z_]{{3,}}(?:[ -][^\W\da-z_]{{2,}}){{0,3}}(?:, [^\W\d_a-z][^\W\d_]+)?)"
    rf", (?P<day>{DATE})(?: ?:)?(?= [\"“]?[^\W\d_a-z])|"
    r"(?P<dashed>[^\W\da-z_]{4,}(?:[ -][^\W\da-z_]{2,}){0,2})[-–](?= [\"“«]?[^\W\d_a-z][^\W\dA-Z_])|"
    r"(?P<place>(?:ST\. )?[^\W\da-z_]{4,}(?:[ ,/-]{1,2}[^\W\da-z_]{2,}){0,2})[:.](?= [\"“'‘«„–]?\s?[^\W\d_a-z])"
    r"|\((?P<bracketed>[^\W\da-z_]{3,}(?:[ ,-]{1,2}[^\W\da-z_]{2,}){0,2})\) (?:--|[–—])(?= )"
    r"|(?P<titled>[^\W\da-z_][^\W\d_A-Z]{3,}(?:[ -][^\W\da-z_][^\W\d_A-Z]{2,})?) [–-](?= [\"“„«]?[^\W\d_a-z])"
    r"|(?P<slashed>[^\W\da-z_][^\W\d_A-Z]{2,}/[^\W\da-z_][^\W\d_A-Z]{2,})\.(?= [\"“„«]?[^\W\d_a-z])"
    r"|(?P<of_a_region>[^\W\da-z_][\w'’-]+(?: [\w'’-]+){0,3} \([^\W\da-z_][\w'’-]+[sc]k(?:o|ie)\)) [–-]"
    r"(?= [\"“„«]?[^\W\d_a-z])"
    r"|\((?P<enclosed>[^\W\da-z_][\w'’-]{2,}(?:,? [^\W\da-z_][\w'’-]+){0,2})\)(?= [«\"“]?[^\W\d_a-z])"
)
_GENRES = listed("genre")
_TITLED = r"[^\W\d_a-z][\w.’'-]*"
# "Riverton, Ohio (KFTR) — ", "RIVERTON (KFTR/WKRV) ", "(KFT)The mayor", "Tegucigalpa.- ", "RIVERTON, Ohio | "
_WITH_A_STATION = compiled(
    rf"(?:(?P<place>{_TITLED}(?: {_TITLED}){{0,2}}(?:, {_TITLED}(?: {_TITLED})?)?) )?"
    r"\((?P<station>[A-Z]{2,5}(?:[/-][A-Z]{2,5}){0,2})\)(?P<dash> ?(?:--|[–—-])(?= ))?(?P<room> ?)"
    r"(?=[\"“‘]?[^\W\d_a-z])"
)
_STOPPED = compiled(rf"(?P<place>{_TITLED}(?: (?:\w{{2}} )?{_TITLED}){{0,2}})\. ?[-–—]{{1,2}}(?= [\"“«]?[^\W\d_a-z])")
_BARRED = compiled(
    rf"(?P<place>[^\W\da-z_]{{4,}}(?: [^\W\da-z_]{{2,}}){{0,2}}(?:, {_TITLED}(?: {_TITLED})?)?) \|(?= [\"“]?[A-Z])"
)
_LONGEST_SIGN = 3  # letters that in brackets and alone are a station's, and no place's: "(KFT) — "


def _with_a_station(text: str) -> Dateline | None:
    """A dateline whose dash stands behind the letters of a station that nobody listed, or whose place stands before a
    mark that is as sure: above a sentence, and without a dash only where the place is in capitals or the page lost the
    space behind the bracket."""
    if not _IS_TOLD.search(text) or text.count(" ", 0, _LONGEST) < _FEWEST_SPACES:
        return None
    opening = text[:_LONGEST]
    if found := _WITH_A_STATION.match(opening):
        place = found["place"]
        is_marked = found["dash"] is not None or not found["room"]
        is_sure = (is_marked or place.isupper()) if place else (is_marked and len(found["station"]) == _LONGEST_SIGN)
        if is_sure and (place is None or _may_be_a_place(place)):
            return Dateline(len(found.group().rstrip()), place, None, None)
    found = _STOPPED.match(opening) or _BARRED.match(opening)
    if found and found["place"].isupper() and len(found["place"]) <= _LONGEST_SIGN + 1:
        return None  # "AMP.- Un concejal dimite": it was added to
    if found is None or found["place"].casefold() in _NAMED_BY_PAGES or not _may_be_a_place(found["place"]):
        return None
    return Dateline(found.end(), found["place"], None, None)


_NAMED_BY_PAGES = _GENRES | listed("section") | listed("front") | listed("page") | listed("row") | listed("list head")
_IS_TOLD = compiled(r"[.!?…][\"'”’»)]*$")
_FEWEST_SPACES = 8  # of a sentence


def bare_place(text: str, names: Names) -> Dateline | None:
    """The place in capitals, before a colon or a stop, with which the first sentence of a story opens, as pages of some
    countries have it: "KUCHING: Pepper farmers …", "REYKJAVIK. En sten …", "(SUMMERSIDE) -- It'll be …"; or None."""
    if sure := _from_a_city(text, names) or _with_a_station(text):
        return sure
    found = _BARE_PLACE.match(text)
    if found is None and (before := place_before(text, names)):
        return before
    if found is None or text.isupper():
        return None
    place = found["dated"] or found[found.lastgroup or "place"]
    if found["bracketed"] and len(place) <= _LONGEST_SIGN:
        return Dateline(found.end(), None, None, None)
    if (
        not (place.partition(",")[0].isupper() or found.lastgroup in ("titled", "enclosed", "slashed", "of_a_region"))
        or place.casefold() in _GENRES
        or names.agency_in(place)
        or not _may_be_a_place(place)
    ):
        return None
    return Dateline(found.end(), place, None, read_date(found["day"]) if found["day"] else None)


# "Mumbai: ", "New Delhi, Dec 5: ", "Hanoi (VNA) – ", "Jakarta, CNN Indonesia -- ", "KOMPAS.com, Jakarta - "
_FROM_A_CITY = compiled(
    rf"(?:(?P<site>[\w]+\.[A-Za-z]{{2,3}}), )?(?P<city>{_TITLED}(?: (?:\w{{2}} )?{_TITLED}){{0,2}})"
    rf"(?: \[(?P<country>[^\[\]]{{2,20}})\])?(?:,? (?P<day>{DATE}))?"
    rf"(?:,? \((?P<bracketed>[^\W\d_a-z][\w ./-]{{1,24}})\)|, (?P<by>{_TITLED}(?: {_TITLED})?))?"
    r"(?: ?(?:--|[:–—-])(?= )|(?P<stop>\.)(?= )|(?<=[)])(?= )) ?(?=[\"“'‘«„]?[^\W\d_a-z]|(?<=\. )\d)"
)


def _from_a_city(text: str, names: Names) -> Dateline | None:
    """A dateline that is one because its place is a city that everybody knows, though no agency is known in it."""
    opening = text[:_LONGEST]
    is_behind_a_site = "." in opening.partition(", ")[0]
    if not is_behind_a_site and opening[:_OPENING].casefold()[:_OPENING] not in _OPENINGS_OF_CITIES:
        return None
    found = _FROM_A_CITY.match(opening)
    if found is None or found["city"].casefold() not in _CITIES:
        return None
    said = found.group().rstrip()
    if said[-1] == ")" and not found["day"]:
        return None  # "London (UK) Police said"
    if found["stop"] and not (_IS_TOLD.search(text) and _opens_a_sentence(text[len(said) :])):
        return None  # "Paris. Rome. Then home."
    country = f" [{found['country']}]" if found["country"] else ""
    agency = names.agency_in(found["bracketed"] or found["by"] or "")
    return Dateline(len(said), found["city"] + country, agency, read_date(found["day"]) if found["day"] else None)


def _opens_a_sentence(text: str) -> bool:
    """Whether words go on for some while before a stop ends them."""
    end = _STOP.search(text)
    return text.count(" ", 0, end.start() if end else len(text)) >= _FEWEST_SPACES


_STOP = compiled(r"[.!?…](?: |$)")
_CITIES = listed("city")
_OPENING = 3  # code points, as many as the shortest has
_OPENINGS_OF_CITIES = frozenset(city[:_OPENING] for city in _CITIES)
_PLACE_ALONE = compiled(r"[^\W\da-z_]{4,}(?:-[^\W\da-z_]{2,})?(?:(?: [^\W\da-z_]{2,}){0,2}, [^\W\d_a-z][^\W\d_]+)?")


def place_before(text: str, names: Names) -> Dateline | None:
    """The place in capitals and the agency behind it with no mark, above a sentence: "VISBY TT Elva elever …"."""
    words = text.split(" ", 3)
    if len(words) < 4 or not (
        len(words[0]) > 3 and words[0].isupper() and words[0].isalpha() and words[2][:1].isupper()
    ):
        return None
    if words[2].isupper() or not names.is_agency(words[1]) or not _may_be_a_place(words[0]):
        return None
    return Dateline(len(words[0]) + 1 + len(words[1]), words[0], names.agency(words[1]), None)


def is_a_city(words: str) -> bool:
    return words.casefold() in _CITIES


def place_above(line: str, story: str) -> str | None:
    """The place that a line of one to three words is, right above the first paragraph of its story, which says what is
    in it: "Thisted", above "En park ved Thisted …"; or None."""
    if _IS_NAMED.fullmatch(line) is None or line.casefold() in _NAMED_BY_PAGES:
        return None
    if is_a_city(line):
        return line
    place = re.escape(line)
    is_said = re.search(rf"(?<!\w){any_of('before a place')} {place}(?!\w)|(?<!\w){place}{_LOCAL}(?!\w)", story)
    return line if is_said else None


_IS_NAMED = compiled(rf"{_TITLED}(?:[ -](?:\w{{2,3}} )?{_TITLED}){{0,2}}")
_LOCAL = r"(?:n|ssa|ssä|sta|stä|lla|llä|lta|ltä|ban|ben|on|en|ön)"  # as Finnish and Hungarian say where
"""Endings by which a place is where something is."""


def place_alone(line: str) -> str | None:
    """The place that a line in capitals is right above a story: "BELLUNO", "PORT TARN, Türkiye"; or None, as where two
    words may be somebody's name."""
    is_one = line.split(",")[0].isupper() and _PLACE_ALONE.fullmatch(line) and line.casefold() not in _NAMED_BY_PAGES
    return line if is_one and _may_be_a_place(line) else None


_OF_AN_EAST_PAPER = ("place_day", "place_own", "place_ours")


def _first(found: re.Match[str], *names: str) -> str | None:
    return next(filter(None, map(found.__getitem__, names)), None)


_INITIALS = compiled(r"\((?:[A-Z]\.){1,3}[A-Z]\.?\)")
# "(NTB-Kari Lind)", "/Корр. ТАСС Людмила Шубина/", "/Кор. УКРІНФОРМУ Остап Гриценюк/"
_SIGNED = compiled(
    r"(?:\([^()-]+-|/\w+\. ?[^\s/]+ )(?P<people>[^\W\d_a-z]\S* [^\W\d_][^()/]{1,30})[)/]|/(?P<before>[^/,]+), ?[^/,]+/"
)


_LONGEST_ALONE = 60  # code points


@lru_cache(maxsize=8)  # names change when somebody edits them
def _alone(agencies: str) -> re.Pattern[str]:
    """A dateline that is all of its line, without a dash: "Väsjö (TT)", "TOKYO, June 3, Kyodo", "STT, Kaskenranta",
    "Anneli Vuorio / STT, Kaskenranta"."""
    return compiled(
        rf"(?P<place>{_PLACE})(?P<within> \((?!{agencies}\)){_WORDS}\))? \((?P<bracketed>{agencies})\)|"
        rf"(?P<before>{_PLACE}),? (?P<day>{DATE}),? (?P<behind>{agencies})|(?P<above>{_WORD}), (?P<below>{agencies})|"
        rf"(?P<dated>{_PLACE}), (?P<its_day>{DATE})\.?|"
        rf"(?:(?P<people>{_WORD}(?: (?:{_WORD})){{1,2}}) ?/ ?)?(?P<first>{agencies}), "
        rf"(?P<after>{_WORD}(?:[ -](?:{_WORD}))?)"
    )


# "Riverton KFTR —", and the story below
_ABOVE_ITS_STORY = compiled(
    rf"(?:(?P<place>[^\W\d_a-z][^\W\d_A-Z]+(?:,? [^\W\d_a-z][^\W\d_A-Z]+){{0,2}}),? [A-Z]{{3,5}} (?:—|--)"
    rf"|\d{{1,2}}:\d\d \| (?P<timed>{_TITLED}(?: {_TITLED}){{0,2}}), (?P<day>{DATE})\.?)"  # "12:10 | Lima, jul. 5."
)


def _on_a_line(text: str, names: Names) -> Dateline | None:
    if (text[-1] in "—-" or " | " in text) and (found := _ABOVE_ITS_STORY.fullmatch(text)):
        place = found["place"] or found["timed"]
        if _may_be_a_place(place):
            return Dateline(len(text), place, None, read_date(found["day"]) if found["day"] else None)
    may_be_one = text[-1:].isalpha() or text[-1:] == ")" or (text[-1:] == "." and text.partition(",")[0].isupper())
    found = _alone(names.forms).fullmatch(text) if may_be_one else None
    if found is None:
        return None
    if dated := found["dated"]:  # "МУРМАНСК, 14 марта.", and the story below
        is_one = text[-1] == "." and _is_in_capitals(dated) and _may_be_a_place(dated)
        return Dateline(len(text), dated, None, read_date(found["its_day"])) if is_one else None
    place = found["place"] or found["before"] or found["after"] or found["above"]
    if found["within"] and place[:1].isupper():  # "Ruhn (Landkreis Parchim) (ots)"
        return Dateline(len(text), place + found["within"], names.agency_signed(found["bracketed"]), None)
    is_sure = found["before"] or " " not in place or _is_in_capitals(place)  # "Jane Roe (AP)" signs
    if not is_sure or not _may_be_a_place(place) or names.is_agency(place) or not place[:1].isupper():
        return None
    credit = found["bracketed"] or found["behind"] or found["first"] or found["below"]
    day = read_date(found["day"]) if found["day"] else None
    return Dateline(len(text), place, names.agency_signed(credit), day, found["people"])


_BEHIND_A_PLACE = compiled(r"(?P<place>.*[^,\s]),? (?P<agency>[^\W\d_]{3,12})")
"""As "SIBENIK, Croatia, AFP" and "BRISBANE AAP"; of two letters it is a state's: "PITTSBURGH, PA"."""


def _closing(found: re.Match[str]) -> str | None:
    return found["closing"] or found["closing_in_brackets"]


def _without_stop(place: str) -> str:
    """ "Москва. 26 ноября. INTERFAX.RU -" has a stop behind its place, "NEWPORT NEWS, Va." one that is its own."""
    is_abbreviated = "," in place or (" " in place and len(place.split()[-1]) <= _LONGEST_ABBREVIATION)
    return place if is_abbreviated else place.rstrip(".")


def _is_sure(found: re.Match[str], text: str, day: str | None, names: Names) -> bool:
    """Without a dash, a dateline is a place and the agency in brackets, above which a sentence begins: "SUNDSVIK (TT)
    Ett malmtåg". On a line of its own it has a day besides."""
    if _closing(found):
        return day is not None
    if day and (found["unlisted"] or found["behind_day"]):
        return True  # "ABUJA, Dec. 5 (NAN) The", "RĪGA, 4. marts, LETA."
    if found["agency"] and not found["dash"] and found.end() < len(text):
        return names.agency_in(found["place"] or "") is None  # "Die Deutsche Presse-Agentur (dpa) Hamburg"
    return bool(found["dash"]) or (found.end() == len(text) and found["agency"] is not None and day is not None)


def _is_in_capitals(place: str) -> bool:
    first = place.split(",")[0]
    return first.isupper() and len(first) > 2 and first.split()[0] not in ("A", "AN")  # "A FIRE - BOMB attack" (ECB+)


def _may_be_a_place(place: str) -> bool:
    words = re.findall(r"[^ ,/]+", place)
    if (
        not words
        or words[0].lower() in WEEKDAYS
        or any(word[0].islower() and word not in _SMALL_WORDS for word in words)
    ):
        return False
    first = re.split(r"[ /]+", place.split(",")[0].upper())
    # "EXCLUSIVE — The minister", "BREAKING NEWS - ", "GÜNCELLEME - Balon …"
    return not _NO_PLACES.issuperset(first) and not is_flag(place)
