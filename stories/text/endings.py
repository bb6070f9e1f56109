"""What a wire puts below its story: end marks, desk stamps, sign-offs. None of it is body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from stories.text.dates import canonical_time, read_date, whole_year
from stories.text.names import SIGN_OFFS, Names
from stories.text.patterns import compiled
from stories.text.words import any_of, telling

_MARKS = frozenset(
    "end ends endit endall ende fin fine fim slut slutt einde конец son 终 完 了 "
    "more mehr enditem suite segue forts schluss mf eom nnnn 30 "
    "reuter loppu koniec konec kraj крај край кінець vége sfârșit τέλος lõpp pabaiga beigas tamat hết 끝".split()
)
_RULED = compiled(
    r"\((?:segue|sigue|seguirá|continúa|continua|à suivre|suite|forts\.?(?: folgt)?|"
    r"wird fortgesetzt|sürecek|devamı var|jatkuu|fortsetter|fortsættes|forts[äa]tter|продолжение следует)\)|"
    r"[\W_]*(?:#[\s#]*#|"
    r"-{1,}\s?(?:30|0)\s?-{1,}|30)[\W_]*|[\W_]*(?:end (?:of|adv)|einde bericht|ende der meldung)\b.{0,24}",
    re.IGNORECASE,
)
_NAMED_MONTH = compiled(
    r"(?P<day>\d{1,2})-(?P<month>[A-Za-z]{3})-(?P<year>\d{4}|\d{2}) (?P<clock>\d\d:\d\d)(?::\d\d)?"
    r"(?: (?P<zone>GMT|UTC|CET))?(?: [A-Z]{2,4})*"  # "04-Mar-2019 13:07:44 GMT", "28-MAR-17 06:41 NNN"
    r"|[A-Z]{3}\d{4}\s+(?P<iso>\d{4}-\d\d-\d\d)/(?P<isoclock>\d\d:\d\d)"  # "APA0188 2007-01-15/09:52"
    r"|(?:[A-Za-z]{2,6} )?(?P<day2>\d{2})(?P<clock2>[0-2]\d[0-5]\d)\s?(?P<zone2>GMT|[A-Z]{3,4})?\s?"
    r"(?P<month2>[a-zA-ZäåéûÄÅ]{3,4})\.?\s?(?P<year2>\d{2}|\d{4})",  # "AFP 141104 OCT 03", "041834 Sep 12"
)
_STAMP = compiled(
    r"\W*[A-Z]{2,4}-(?:[A-Z]{1,3}-)*(?P<day>\d{2}-\d{2}-\d{2})(?:\s?(?P<clock>\d{4})\s?(?P<zone>[A-Z]{2,4}))?\W*|"
    r"(?:\d{6}|\d{2}[01]\d{3})\s?(?:[A-Z]{3,4}\s)?[a-zA-Z]{3}\s?\d{2,4}|"  # "261432 nov 20", "231032 GMT NOV 20"
    r"(?i:sendt|sent|skickat|sänt|lähetetty|transmitted|moved)\s?:?\s\d{1,2}[:.]\d{2}.{0,16}|"
    r"\d{1,2}[:.h]?\d{2}\s?(?:[A-Z]{2,4}|Uhr|horas|uur)\b.{0,12}|(?:[01]\d|2[0-3])\.[0-5]\d|"
    r"\W*\w{2,6} \d{2}-\d{2} \d{4}(?: ?[A-Z]{3})?\W*|"
    r"(?i:[a-z]{2,3}\d{3,4}[ap][ecmp][sd]t?)|"  # "JH352PCS", as UPI stamped
    r"[\d.: -]{4,24}[A-Z]{3,4}|\d{1,2}-[A-Za-z]{3}-\d{2,4}(?: \d\d[:.]\d\d)?(?: [A-Z]{2,4})?"
)
_CONTACT = compiled(
    rf"SOURCE\b(?: ?[:：]? ?.{{0,90}})?|(?i:{any_of('contact')})\b(?: ?[:：,]? ?.{{0,120}})?"
    r"|(?!\(\(|(?i:to unsubscribe)).{1,80}[ ,]\S+@\S+\.\S+"
    r"|/[^\W\d_][\w -]{2,24}:\s.{0,120}"  # "/Photo: https://…/", below a release
    r"|(?i:tel|phone|mobile|fax|telefon|tél)\b[.:]*\s?\+?[\d ()./-]{7,20}",
)
_NUMBERED = compiled(r"(?:© ?)?(?:[\w-]+, )?[a-z]{2,5}:\d{6}-\d{2}-\d{3,7}(?:/\d{1,2})?")  # "dpa:201126-99-123456/2"
_ADDRESS_ALONE = compiled(
    r"(?:[^\W\d_]{2,12}: ?)?\S+@\S+\.\S+|\(\(.{3,90}@.{3,120}\)\)|\+?[\d ()./-]{7,20}"
    r"|\S+@\S+ \([끝完终]\)"
)
_ABBREVIATED = frozenset("co. corp. inc. ltd. plc. llc. s.a. jr. sr. s.p.a. ag. n.v. b.v. l.p. cie.".split())
_LONGEST_CONTACT = 160  # code points
_FEW_WORDS = 6  # of a line below "Contact": a name, an office, a company
_COPYRIGHT = compiled(
    rf"\W*(?:copyright\W|(?:©|\(c\))\s?(?=[\d\W]|[^\W\d_a-z])).{{0,300}}"
    rf"|（c）.{{0,80}}|\W*(?:.{{2,60}}\. )?{any_of('all rights')}\b.{{0,200}}"
    r"|.{0,60}(?:무단 ?전재|재배포 ?금지|版权所有|版权声明|转载请注明|"
    r"telif hak|ссылка на .{2,60} обязательна|未经授权|不得转载|無断転載|転載を禁).{0,80}"
    r"|.{0,90}\bmay not be (?:published|reproduced|copied|broadcast)\b.{0,120}",
    re.IGNORECASE,
)
_OF_THE_MAKERS = compiled(
    rf"{any_of('imprint')}\s?[:：].{{2,100}}"
    r"|(?=.{0,300}\b(?:author|writer|columnist|own|necessarily|solely)\b)"
    r"(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed\b.{0,200}"
    r"|this (?:column|article|commentary|op-ed|piece) (?:does not|doesn't) (?:necessarily )?reflect .{0,200}"
    r"|to contact the (?:\w+ )?(?:reporter|editor|author|writer|journalist)s?\b.{0,300}"
    r"|.{0,160}\b(?:syndicated feed|auto-?generated|not been edited|"
    r"automatically (?:generated|published|translated))\b.{0,240}",
    re.IGNORECASE,
)  # "Ansvarig utgivare: …", "(Disclaimer: This story is auto-generated …)"
_RATE = compiled(
    r"\(\s?[$€£¥]?(?:\d[\d.,]*)?(?: ?[^\W\d_]+){0,2}\s?=\s?[$€£¥]?[\d.,]+(?: [^\W\d_]+){0,4}\)"
)  # "($1=.6747 Euro)", by which a desk reckoned
_OF_A_DESK = compiled(
    r"\(\((?=.*[\d@]).{3,250}\)\)"  # "((London newsroom, +44 171 555 0142))"
    r"|\W*(?:[^\W\d_][\w.,:/'’-]* ){1,7}\+?\d[\d ()./-]{6,24}"
)
_A_DESK = compiled(r"desk|newsroom|newsdesk|redaktion|redak[ct]|rédaction|author|reporter|autor", re.IGNORECASE)
_CLOCKED = compiled(
    rf"\(?\d{{2,5}} (?i:{any_of('words')})\)?|"  # "(254 Words)"
    r"(?=.*[A-Z]{2})(?:[A-Z\d]{2,4}(?:[-/][A-Z\d]{2,4}){1,4}|"  # "Y7K-MR/LBN", as ANSA's desks sign
    r"[A-Z]{2,4}(?:/[A-Z]{2,4}){1,3}/[A-Z]{2,6}\d\d)|"  # "NTX/AB/CDE/ELECC09"
    r"[a-z]{2,5} \d\d-\d\d-\d\d \d\d:\d\d [a-z]{2,4}|"  # "upi 03-11-84 02:15 tsg"
    r"\d\d-\d\d \d\d[.:]\d\d [a-zåäö]{2,4}|[A-Z]{1,4}-{2,3}[A-Z]{1,4}\.?|"  # "10-02 15.31 kea", "JY---BI."
    r"Reut\s?\d\d:\d\d \d\d-\d\d-\d\d|"
    r"\(?(?:[A-Z]{2,3} )?(?:\d{1,2}\.\d{1,2} )?\d{1,2}:\d\d ?(?:[^\W\d_a-z]{2,4})?(?: \d\d-\d\d-\d\d)?\)?"
)  # "12.05 09:41 МСК", "BN 06:00ADT 08-12-96"
_SIGNED_IN_SHORT = compiled(
    r"[A-Z]{2,3}[a-z]|[A-Z]{2,5}\.|"  # "MPt", "JPMC."
    r"\(?(?:[^\W\d_A-Z]{1,4}|[^\W\d_a-z]{1,3})(?:(?: | ?[\\/-] ?)(?:[^\W\d_A-Z]{1,4}|[^\W\d_a-z]{1,3})){0,3}\)?\.?"
)
_INITIALS = compiled(r"[a-zß-ÿĀ-ɏа-џ]{1,4}\d?|[A-ZĀ-ɏА-Я]{2,4}\d?|\d{1,8}")
_POINTED = (">", "]", "|", ":")  # how most of these end
_PUBLISHED = compiled(
    r"this report by .{2,60} was first published .{0,60}|"
    r"ce (?:texte|reportage) d[eu] .{2,60} a (?:d['’]abord )?été publié .{0,80}",
    re.IGNORECASE,
)  # as CP says below each of its stories
_JOINED = compiled(r"/|[A-Z\d]{2,4}-[A-Z]{2,4}")
_TELEX = ("<", "^<", "^--", "^")
_POINTS_ON = compiled(
    r"(?:further company coverage|(?:for )?related news and information|source text(?: for [A-Z]\w+)?|"
    r"for more (?:articles|news|stories|information) like this\b.{0,20})"
    r"\s?(?:[:：].{0,80}|, please visit us at .{4,60})"
    r"|.{3,60}: [A-Z\d ]{2,20}<GO>|\|[A-Z]:[^|]{2,40}\|(?:[A-Z]:[^|]{2,40}\|)*",
    re.IGNORECASE,
)  # "Further company coverage: [ACME.CO]", "Top metal stories: TOP MET <GO>", "|K:SOC:SOCIEDAD|"
_MOST_WORDS = 8
_LONGEST = 400  # code points


def is_ending(line: str, names: Names) -> bool:
    """Whether a line below a story marks its end: "ends", "-30-", "AP-NR-01-01-89 1033EST", "dpa abc xy", "(©NTB)".

    Otherwise than by a mark or a stamp: where it is made of initials alone, joined or beside an agency's name."""
    if len(line) > _LONGEST:
        return False
    is_one_agencys = _may_be_told(line, _OF_SIGN_OFFS) and names.agency_of_form(line, SIGN_OFFS)
    if is_one_agencys or keeps_all_rights(line) or _is_of_the_makers(line):
        return True
    if (line[-1:] in _POINTED or " visit us at " in line) and _POINTS_ON.fullmatch(line):
        return True
    if " publi" in line and _PUBLISHED.fullmatch(line):
        return True
    if line[-1:] in "0123456789)" and (_RATE.fullmatch(line) or _is_of_a_desk(line, names)):
        return True
    if len(line.split()) > _MOST_WORDS or line.endswith((",", "?", ":")):
        return False
    forms = (_RULED, _STAMP, _NAMED_MONTH, _AMERICAN, _NUMBERED, _ADDRESS_ALONE, _CLOCKED)
    if any(form.fullmatch(line) for form in forms):
        return True
    rest, named = _named(names.forms).subn(" ", line)
    tokens = [token for token in re.split(r"[\W_]+", rest) if token]
    marked = [token for token in tokens if token.lower() in _MARKS]
    if line.startswith("More "):
        return False  # "More like this"
    is_joined = named and "/" in line and line[0] == "("  # "(Sin-Lec/Col/Adnkronos)"
    if not all(
        token in marked or _INITIALS.fullmatch(token) or (is_joined and _SHORT.fullmatch(token)) for token in tokens
    ):
        return False
    return bool(named or marked or (tokens and _JOINED.search(line))) and not (
        line.endswith(".") and not named and not marked
    )


def _is_of_a_desk(line: str, names: Names) -> bool:
    """Whether a line says where to reach those who wrote a story: "AAP National Desk 02 5550 0177"."""
    if _OF_A_DESK.fullmatch(line) is None:
        return False
    return line.startswith("((") or _A_DESK.search(line) is not None or names.agency_signed(line) is not None


def is_signed_in_short(line: str) -> bool:
    """Whether a line below a story is a few letters of those who wrote it, and nothing else: "jw", "KRK KRK",
    "(SEL-MK-ÖZ)"."""
    return _SIGNED_IN_SHORT.fullmatch(line) is not None


def is_initialled(line: str) -> bool:
    """Whether a line below an agency's name is the initials of who wrote it, joined: "bt/ jann/ mhr/", "Cn2/Dib"."""
    return _INITIALLED.fullmatch(line) is not None


_INITIALLED = compiled(r"[^\W_]{2,4}(?:[/-] ?[^\W_]{2,4}){0,3}[/-]|[^\W_]{2,4}(?:[/-] ?[^\W_]{2,4}){1,3}")


def is_stamp(line: str) -> bool:
    """Whether a line is a desk's stamp that nothing else looks like, wherever it stands: "AP-NR-01-01-89 1033EST"."""
    found = _STAMP.fullmatch(line) if line[:1].isupper() and line.count("-") >= _DASHES_OF_A_STAMP else None
    return found is not None and bool(found["day"] and found["clock"])


_DASHES_OF_A_STAMP = 4


def closes_a_dispatch(line: str) -> bool:
    """Whether a line is one by which a desk closes what it sends, and nobody a page: "(END)", a stamp with its day,
    where to reach the desk."""
    is_stamped = line[:1].isalpha() and stamped(line) is not None
    if is_stamped or line.startswith("((") or _TO_THE_WRITER.match(line):
        return True
    tokens = [token for token in re.split(r"[\W_]+", line.lower()) if token]
    return len(tokens) in ((1, 2) if "/" in line else (1,)) and tokens[-1] in _MARKS - _GOING_ON  # "Lusa/Fim"


_TO_THE_WRITER = compiled(r"to contact the ", re.IGNORECASE)
_GOING_ON = frozenset("more mehr suite segue forts mf 30".split())


def keeps_all_rights(line: str) -> bool:
    return len(line) <= _LONGEST and _may_be_told(line, _OF_COPYRIGHT) and _COPYRIGHT.fullmatch(line) is not None


def _is_of_the_makers(line: str) -> bool:
    return _may_be_told(line, _OF_MAKERS) and _OF_THE_MAKERS.fullmatch(line) is not None


def _may_be_told(line: str, said: Sequence[str]) -> bool:
    """Whether a line holds one of these, as a pattern that ignores case finds them: most hold none, and need not be
    matched."""
    return any(map(_folded(line).__contains__, said))


@lru_cache(maxsize=16)  # a line is asked by several rules, one behind the other
def _folded(line: str) -> str:
    return line.casefold().replace("i\u0307", "i").replace("ı", "i")  # a pattern takes İ and ı for an i


def may_keep_all_rights(line: str) -> bool:
    """Whether a line has words by which all rights are kept, as that which says whose a picture is has not."""
    said = line.casefold() if len(line) <= _LONGEST else ""
    return any(map(said.__contains__, _OF_ALL_RIGHTS)) and _ALL_RIGHTS.search(said) is not None


_ALL_RIGHTS, _OF_ALL_RIGHTS = compiled(any_of("all rights")), telling("all rights")
_OF_COPYRIGHT = (
    *("copyright", "©", "(c)", "（c）", "may not be"),
    *("무단", "재배포", "版权所有", "版权声明", "转载请注明", "telif hak", "обязательна", "未经授权", "不得转载"),
    *("無断転載", "転載を禁"),
    *(word.casefold().replace("ı", "i") for word in sorted(_OF_ALL_RIGHTS)),
)
"""What a line holds by which all rights are kept, each form of it one of these."""

_OF_SIGN_OFFS = (
    *("(schluss)", "businesswire.com", "globenewswire.com", "originaltext", "original content", "original-content"),
    *("reuter", "enditem"),
)
"""What a line holds that one agency alone puts below its copy, each form of it one of these."""

_OF_MAKERS = (
    *(":", "：", "expressed", "reflect", "to contact the", "syndicated feed", "generated", "not been edited"),
    "automatically",
)


def heads_contacts(heading: str) -> bool:
    """Whether a line says no more than that whom to ask follows: "Contacts", "## dpa-Kontakte"."""
    return _HEADS_CONTACTS.fullmatch(heading) is not None


_HEADS_CONTACTS = compiled(rf"[# ]*(?:dpa[- ])?{any_of('contact')} ?[:：]?", re.IGNORECASE)


def is_telex_mark(line: str) -> bool:
    """Whether a line is what is left of a telex's marks below a dispatch: "^<"."""
    return line in _TELEX


def is_contact(line: str) -> bool:
    """Whether a line below a release says whom to ask about it, or whose it is: "Media contact: …", "SOURCE Acme"."""
    return (
        len(line) <= _LONGEST_CONTACT and _CONTACT.fullmatch(line) is not None and not ends_a_sentence(line.rstrip(":"))
    )


def is_mark_below_a_contact(line: str, names: Names) -> bool:
    """Whether a line that stands below whom to ask is an end mark all the same, and no number or address of theirs."""
    return _ADDRESS_ALONE.fullmatch(line) is None and is_ending(line, names)


def goes_on_a_contact(line: str) -> bool:
    """Whether a line below one that says whom to ask may belong to it: a name, an office, a number."""
    return len(line.split()) <= _FEW_WORDS and not ends_a_sentence(line)


def ends_a_sentence(line: str) -> bool:
    """Whether its last stop is more than an abbreviation's: "Acme Corp." ends none."""
    return line.endswith((".", "?", "!", ":")) and line.split()[-1].lower() not in _ABBREVIATED


@lru_cache(maxsize=8)  # names change when somebody edits them
def _named(agencies: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{agencies})(?!\w)|(?<=[/(])(?i:{agencies})(?=[/)])")


def is_day_in_figures(line: str) -> bool:
    """Whether a line is a day, or one with its hour, as desks stamp it and pages do not: "20090512 16.02"."""
    return _IN_FIGURES.fullmatch(line) is not None


_IN_FIGURES = compiled(
    r"(?P<day>(?:19|20)\d\d[01]\d[0-3]\d)(?: (?P<clock>[0-2]\d[.:][0-5]\d))?"
    r"|\d\d[-/.]\d\d[-/.]\d\d [0-2]\d[0-5]\d"  # "14-09-09 0744"
)


def is_a_day_alone(line: str) -> bool:
    """Whether a desk's stamp is a day and an hour and nothing else, no agency's letters: "041834 Sep 12"."""
    return line[:1].isdigit() and _DAY_ALONE.fullmatch(line) is not None


_DAY_ALONE = compiled(
    r"\d{6} ?(?:GMT |UTC )?[^\W\d_]{3,4}\.? ?(?:\d{4}|\d\d)|\d\d-[A-Z]{3}-\d\d(?:\d\d)? \d\d[:.]\d\d|"
    r"[01]\d/[0-3]\d/[0-2]\d-[0-5]\d/\d\d|\d\d/\d\d/\d\d \d\d-\d\d(?:[A-Z]{2})?"
)


def stamped(line: str) -> str | None:
    """The time of a desk's stamp: "AP-NR-01-01-89 1033EST" gives "1989-01-01T10:33-05:00", "041834 Sep 12" (Germany)
    "2012-09-04T18:34"; the day alone where the stamp tells no more."""
    if (named := _NAMED_MONTH.fullmatch(line)) and named["iso"]:
        return read_date(f"{named['iso']} {named['isoclock']}")
    if named:
        day, month, year = (named[part] or named[f"{part}2"] for part in ("day", "month", "year"))
        clock, zone = (named[part] or named[f"{part}2"] or "" for part in ("clock", "zone"))
        return read_date(f"{int(day)} {month} {whole_year(year)} {_with_colon(clock)} {zone}".strip())
    found = _STAMP.fullmatch(line)
    if found is None or not found["day"]:
        return read_date(_as_words(line)) if any(map(str.isdigit, line)) else None
    month, day, year = found["day"].split("-")
    told, clock = f"{whole_year(year)}-{month}-{day}", found["clock"]
    timed = read_date(f"{told} {_with_colon(clock)} {found['zone']}") if clock else None
    return timed or canonical_time(told)


def _with_colon(clock: str) -> str:
    """ "10:33" of "1033"."""
    return clock if ":" in clock else f"{clock[:2]}:{clock[2:]}"


_AMERICAN = compiled(
    r"(?P<clock>\d{4})(?P<half>[ap])(?P<zone>[ECMP][SD]) (?P<day>\d\d-\d\d-\d\d)|"  # "1012aCS 03-11-71", as AP stamped
    r"upi (?P<day2>\d\d-\d\d-\d\d) (?P<clock2>\d\d:\d\d) (?P<half2>[ap])(?P<zone2>[ecmp][sd])",
    re.IGNORECASE,
)
_WEST_OF_GREENWICH = {"ED": 4, "ES": 5, "CD": 5, "CS": 6, "MD": 6, "MS": 7, "PD": 7, "PS": 8}  # hours
_DAY_FIRST = compiled(
    r"(?P<clock>\d\d:\d\d)[ECMPAN]T (?P<day>\d\d)-(?P<month>\d\d)-(?P<year>\d\d)|"  # "14:22ET 02-03-16", as CP stamps
    r"[A-Z]{3,6}-(?P<day2>\d\d)/(?P<month2>\d\d)/(?P<year2>\d\d) (?P<clock2>\d\d:\d\d)"  # "BELGA-14/03/06 09:52"
)


_MONTH_FIRST = compiled(
    r"(?P<month>[01]\d)/(?P<day>[0-3]\d)/(?P<hour>[0-2]\d)-(?P<minute>[0-5]\d)/(?P<year>\d\d)"
)  # EFE's
_YEAR_FIRST = compiled(r"(?<!\d)\d{4}/\d\d/\d\d(?:-\d\d:\d\d)?(?!\d)")  # "[時事通信社] 2016/07/08-14:20"


def _as_words(line: str) -> str:
    """A stamp as words that a date is read from. Of three pairs of figures some desks' form tells which is the day."""
    if year_first := _YEAR_FIRST.search(line):
        return year_first.group()
    if spanish := _MONTH_FIRST.fullmatch(line):  # "08/02/21-17/12"
        day = f"{whole_year(spanish['year'])}-{spanish['month']}-{spanish['day']}"
        return f"{day} {spanish['hour']}:{spanish['minute']}"
    if (in_figures := _IN_FIGURES.fullmatch(line)) and (day := in_figures["day"]):
        return f"{day[:4]}-{day[4:6]}-{day[6:]} {in_figures['clock'] or ''}".strip()
    if american := _AMERICAN.fullmatch(line):
        day, clock, half, zone = (american[part] or american[f"{part}2"] for part in ("day", "clock", "half", "zone"))
        month, day, year = day.split("-")
        if clock.startswith("12"):
            return f"{whole_year(year)}-{month}-{day}"  # noon or midnight: desks do not agree
        return f"{_with_colon(clock)} {half}m -{_WEST_OF_GREENWICH[zone.upper()]} {whole_year(year)}-{month}-{day}"
    if first := _DAY_FIRST.fullmatch(line):
        day, month, year = (first[part] or first[f"{part}2"] for part in ("day", "month", "year"))
        return f"{whole_year(year)}-{month}-{day} {first['clock2'] or ''}".strip()
    return _by_figures(line)


_FIGURES = compiled(r"(?:^|.* )(?P<first>\d\d)-(?P<second>\d\d)-(?P<year>\d\d)(?: |$)")
_CLOCK = compiled(r"(?<!\d)(?P<clock>\d\d:\d\d)\s?(?P<zone>[A-Za-z]{2,4})?(?!\w)")


def _by_figures(line: str) -> str:
    """A line with a day in three pairs of figures, where that can be read one way, as words that a date is read from:
    "14:05ET 29-09-98" is of September."""
    found = _FIGURES.match(line)
    if found is None:
        return line
    first, second = int(found["first"]), int(found["second"])
    if (first > _MONTHS) == (second > _MONTHS):
        return ""
    month, day = (second, first) if first > _MONTHS else (first, second)
    clock = _CLOCK.search(line)
    told = f" {clock['clock']} {clock['zone'] or ''}" if clock else ""
    return f"{whole_year(found['year'])}-{month:02}-{day:02}{told}".strip()


_MONTHS = 12


def is_below_a_story(line: str) -> bool:
    """Whether a line that no sentence stands below is none of the story by its form: all of it in brackets, a few
    initials, a telephone's number behind a name, or a day in figures."""
    if len(line) > _LONGEST_BELOW or _STOPPED.search(line):
        return False
    words = re.findall(r"[^\W_]+", line)
    if len(words) <= _FEW_INITIALS and all(_SHORT.fullmatch(word) for word in words):
        return True
    return any(form.fullmatch(line) for form in _BELOW)


def is_labelled(line: str) -> bool:
    """Whether a line that no sentence stands below is one word, a colon and a few more: "INDEX: TRANSPORT". Where no
    ending stands beside it, it may be of the story."""
    return len(line) <= _LONGEST_BELOW and not _STOPPED.search(line) and _LABELLED.fullmatch(line) is not None


_LABELLED = compiled(r"[^\W\d_]{3,16}[:：] ?[^\W\d_][^\d:：]{2,80}")
_LONGEST_BELOW = 200  # code points
_FEW_INITIALS = 4
_SHORT = compiled(r"[^\W\d_]{1,4}")
_STOPPED = compiled(r"(?<!^[A-Z]{2})(?<!^[A-Z]{3})(?<!^[A-Z]{4})[.!?。][\"'”’»)）]*$")  # but "KLM." alone, who wrote it
_BELOW = (
    compiled(r"\((?:[^()]|\([^()]*\))+\)|[（【［\[<〈][^（）【】［］\[\]<>〈〉]+[）】］\]>〉]"),
    compiled(r"\W*(?:[^\W\d_][\w.,:'’-]* ){1,6}\+?\d[\d ()./-]{6,20}(?:, ?\S+@\S+)?"),
    compiled(r"(?:\S+ ){0,3}\d\d[-/.]\d\d[-/.](?:\d{4}|\d\d)(?: \S+){0,3}"),
)


def closing_initials(text: str, names: Names) -> int | None:
    """Where an agency's letters and the desk's begin that close a paragraph behind its stop: "… he said. PTI ABC XY";
    or None."""
    if not text[-2:].isupper():
        return None
    found = _initialled(names.forms).search(text, max(0, len(text) - _LONGEST_MARK))
    return found.start("mark") if found else None


@lru_cache(maxsize=8)  # names change when somebody edits them
def _initialled(agencies: str) -> re.Pattern[str]:
    return compiled(rf"(?<=[.!?\"'”’»])\s+(?P<mark>(?:{agencies})(?: [A-Z]{{2,4}}){{1,4}})$")


_LONGEST_MARK = 40  # code points, with what stands before it
_WITHIN = compiled(
    r"(?<=[.!?\"'”’»)。])\s*(?P<mark>\((?:END|ENDS|FIN|FINE|Ende|©\s?\w+)\)|[（(][完了终][）)]|-30-|"
    r"\((?:seguirá|SEGUE|segue|MORE|more|SUITE|FORTS|suite|à suivre|sigue|SIGUE|continua)\)|"
    r"\((?:END|ENDS|FIN|FINE)(?:/[A-Za-z\d]{2,4}){1,9}\)|"
    r"\((?:end|ends|fim|kraj|крај|конец|koniec|konec)\)|\((?:Schluss|SCHLUSS)\)(?: [a-z]{2,4}(?:[/+][a-z]{2,4}){0,3})?|"
    r"(?:(?<=\.)|(?<=\s))[a-zß-ɏ]{2,4}/ ?(?:[a-zß-ɏ]{2,4}/ ?){0,3}|-0-|"  # "jmr/ wkt/"
    r"ENDS?|\(E\)|Enditem(?:/(?:[A-Za-z]{1,3})?)?)\.?$"
)


_MARKED_TAIL = compiled(r"(?i:Enditem/|\(Schluss\))")


def closing_mark(text: str) -> int | None:
    """Where an end mark that closes a paragraph begins, or None."""
    tail = text[-_LONGEST_MARK:]
    if not tail.endswith((")", "）", ").", "S", "D", "-", "m", "/")) and not (
        ("/" in tail or ")" in tail) and _MARKED_TAIL.search(tail)
    ):
        return None
    found = _WITHIN.search(text, max(0, len(text) - _LONGEST_MARK))
    return found.start("mark") if found else None
