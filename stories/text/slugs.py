"""Slug and keyword lines: what a wire calls its story, and which take of it this is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from stories.text import notes, takes
from stories.text.dates import whole_year
from stories.text.patterns import compiled
from stories.text.words import any_of

_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)"
_TAKE = rf"(?:{_ORDINAL}[ -]?)?(?:Ld|Lead|Add|NL|Sub|Insert|Take|Writethru|Urgent)(?:[ -]?(?:\d|Writethru|All))*"
_KEYWORDS = compiled(
    rf"\^?(?:(?-i:[a-z] ?[a-z]?) )?(?P<cycle>BC|AM|PM|AP)-(?!(?:[A-Z]{{1,3}}-)*\d\d-\d\d-\d\d)(?P<slug>[^,\n]{{2,60}}?)"
    rf"(?:\s+\d{{1,2}}-\d{{1,2}} \d{{3,4}})?"
    rf"(?:,\s?(?P<rest>.{{0,60}})|\s+(?P<take>{_TAKE}|\([^()]{{2,40}}\))(?:,\s?.{{0,40}})?|\s*)<?",
    re.IGNORECASE,
)
_DAY_BEHIND = compiled(r" \d{1,2}-\d{1,2}$")  # "^bc-cheese 1-28"
_PRIORITY = compiled(r" [a-z]$")  # "^BC-TANKCAR 1stld-writethru a"
_PATH = compiled(
    r"(?P<slug>[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*)/(?P<rest>(?:[A-Z0-9-]+(?:/[A-Z0-9-]+)*/?)?(?:\s?\([A-Z0-9 ,]+\))?)"
)
_WHOLE_PATH = compiled(r"[A-Z]{3,}(?: [A-Z]{3,})?/[A-Z]{3,}")
_SERVICE = compiled(
    r"[A-Z]{2,4}\d{3,4}\s\d\s[A-Z]{1,3}\s\d{3,4}.{0,40}|(?:bdt|bas|rs|lno|lby|bsg|wi|pl|ku|vm|sp|afx|eca)\d{2,5}\s.{4,60}|"
    r"[a-zA-Z]{1,4}\d{2,4}\s\d\s[a-z]{2}\s\d{1,4}\s.{0,50}|"
    r"[^\W\d_a-z]{2,5} [^\W\d_a-z]{3,8} (?:\d{3,4}(?: [\d.: -]{4,11})?|\d\d-\d\d-\d\d \d\d[:.]\d\d)|"
    r"[◎▽○●■]?[Ａ-ＺA-Z]?[０-９\d]{2,4}　[^。]{1,20}|"
    r"[A-Z]{3}\d{3} .{0,30}\d\d/\d\d/\d\d \d\d:\d\d"  # "SOC099 (GRAL) SYS 03/06/99 17:41"
)
_COUNTED = compiled(  # "MINE 2-14 0310", "Que-Ice-Bridge,0310": how many words it has
    r"(?P<slug>[A-Z]{2,}(?:-[A-Z]+)*)\s(?P<rest>\d{1,2}-\d{1,2} \d{3,4})|"
    r"(?P<keyword>[A-Z][\w-]*-[A-Z]\w*(?: [A-Z]\w*){0,2}),\s?(?P<words>\d{3,4})|"
    r"(?P<listed>[A-Z][\w'’-]+(?: \w[\w'’-]*){0,4}), ?(?P<take>[^,\d]{2,20}|\d\w{2} [^,]{2,20}), ?\d{2,4}"
)  # the last as "Grain Train, Bjt, 190"
# "UTE: ferje-brann ny 3", "BUI Brand-Haven 2", "BIN BRAND-HAVEN": a category, a keyword in two or more words, and which
# take it is or what it does, shouted
_CATEGORISED = compiled(
    r"[^\W\da-zæøåäöü_]{3}(?:: ?| (?=[A-Z].* \d{1,2}$|[^\WA-Z_]+-[^\WA-Z_]+$|[^\Wa-z_]+-[^\Wa-z_]+$))"
    r"(?P<slug>(?!\d)\w{3,}(?:-(?!\d)\w{3,}){1,4})"
    r"(?: (?P<rest>(?:[^\W\d_]{2,9} ){0,2}\d{1,2}|[^\Wa-z_]{4,14}))?"
)
# "Inr:Skidskola", "eko: Räntan 2", "Vic: WOMBAT STUDY": a desk's category, or a state, and a keyword of a few words
_OF_A_DESK = compiled(
    r"[^\W\d_]{2}[^\W\d_A-Z]:(?P<slug>[^\W\d_][\w-]{3,}(?: [\w-]+){0,2}?)(?: (?P<number>\d{1,2}))?|"
    r"[^\W\d_]{3}: (?P<counted>[^\W\d_][\w-]{2,}(?: [\w-]+)?) (?P<rest>\d)|"
    r"(?:NSW|Vic|VIC|Qld|QLD|WA|SA|Tas|TAS|NT|ACT|Fed|FED): [A-Z]{3,}(?: [A-Z]{2,}){0,3}"
)
# "INR:Färja", "CRO:INCIDENTE TRAGHETTO": the category as desks shorten it, and a keyword of a word or two
_SHORTENED = compiled(
    rf"(?i:{any_of('desk category')}): ?"
    r"(?P<slug>[^\W\d_][\w-]{2,}|[^\Wa-z\d_][^\Wa-z_]+(?:[ -][^\Wa-z_]{2,}){0,3})"
    r"(?:[ ,](?P<rest>\d{1,2}))?"
)
# "SRBIJA - DRUŠTVO - SATOVI": from the country down, as agencies from Zagreb to Copenhagen part them
_PARTED = compiled(r"(?P<slug>[^\Wa-z_]{3,}(?: [^\Wa-z_]{3,})?(?: [–-] [^\Wa-z_]{3,}(?: [^\Wa-z_]{2,}){0,2}){2,3})")
# "БТА 114 ТРЯВНА - КУЛА", "HR-nesreće-Automobilski promet": behind a dispatch's number, or a country
_BEHIND_A_NUMBER = compiled(
    r"(?P<rest>[^\W\d_a-z]{2,5} ?\d{1,4}) (?P<slug>[^\Wa-z_]{2,}(?: ?[–-] ?[^\Wa-z_]{3,}(?: [^\Wa-z_]{3,})?){1,4})|"
    r"(?P<of>[A-Z]{2,3}(?:-[^\W\d_]{3,}(?: [^\W\d_A-Z]{3,})?){2,4})"
)
_BEHIND_CODES = compiled(r"(?:[^\W\d_A-Z]{2,3} ){1,4}(?P<slug>[^\W\d_A-Z]{3,}(?:-[^\W\d_A-Z]{2,}){1,4})")  # ČTK's
# "Podlaskie/ Żubr", PAP's
_BY_REGION = compiled(r"[^\W\d_a-z][\w-]{2,}/ [^\W\d_][\w-]+(?:(?: [\w-]+){1,2}|(?:/ [\w-]+){1,2})?")
_LONGEST_CATEGORY = 4  # code points, with its colon
_LED = compiled(  # "1ST LEAD SALVAGE", as telexes had it
    r"(?P<rest>(?:\d(?:ST|ND|RD|TH)|FIRST|SECOND|THIRD|FOURTH|FIFTH) (?:NIGHT ?)?(?:LEAD|LD|ADD)|ADD \d{1,2}) "
    r"(?P<slug>[A-Z]{4,}(?:[ -][A-Z]{3,})?)"
)
_CHAINED = compiled(  # "РОССИЯ-ПОДЛЕДНЫЙ ЛОВ-ПРОИСШЕСТВИЯ-2"
    r"(?P<slug>[^\Wa-z\d_]{2,}(?: [^\Wa-z\d_]{2,})?(?:-[^\Wa-z\d_]{2,}(?: [^\Wa-z\d_]{2,})?){2,4})"
    r"(?:-(?P<rest>\d{1,2}))?"
)
_UNDER_A_CODE = compiled(  # "MTI BEL 0318 - Állatok-Vasút", "ANP NIEUWS - BIN 0142"
    r"(?P<code>[A-Z]{2,4}(?: [A-Z]{4,7} -)? [A-Z]{2,4} \d{3,4})(?: - (?P<slug>[^\W\d_][\w-]{2,}(?: [\w-]+){0,2}))?"
)
_OF_A_DATABASE = compiled(r"\(PROFILE \(.*\)")  # "(PROFILE (WS SL:BC-Mill-Fire; CT:i; …", of AP's machines
_OF_MACHINES = compiled(r"&(?:[A-Z]{2}|Cx[0-9a-f]{2});\s?")  # what they left within a line
_TAKEN = compiled(
    r"(?P<slug>[A-Z][A-Z'’ -]+?)\s"
    r"(?P<rest>(?:\d(?:ST|ND|RD|TH) )?(?:SUB|LD|LEAD|NIGHTLEAD|WRAP|UPDATE|WRITETHRU)(?: \d)?)"
)
_PAGE = r"(?i:substitute|night ?lead|snapfull|snap|lead)|\([a-z]+\)"
_NUMBERED = compiled(  # "1 HEALTH Porridge", "PIER Fire SNAPFULL"
    rf"(?P<page>\d{{1,2}}) (?P<slug>[A-Z]{{4,}} [A-Z]\w+(?: [A-Z]\w+){{0,2}}?)(?: (?P<rest>{_PAGE}))?|"
    rf"(?P<alone>[A-Z]{{4,}} [A-Z]\w+(?: [A-Z]\w+){{0,2}}?) (?P<mark>{_PAGE})"
)
_SPACED = compiled(  # "TOLKA DAIRY-RESULTS/ (UPDATE 2, PIX)"
    r"(?P<slug>[A-Z][A-Z0-9]+(?: [A-Z0-9]+){1,2}-[A-Z0-9]+(?:-[A-Z0-9]+)*)/(?P<rest>(?: ?\([A-Z0-9 ,]+\))?)"
)
_STATED = compiled(r"(?P<slug>[A-Z]{2,4}-(?P<rest>(?:\d(?:ST|ND|RD|TH))?LD) [A-Z][A-Z0-9 -]{3,30})")  # "KL-2NDLD RIVER"
_CATCHLINE = compiled(r"[A-Z]{4,} [A-Z][a-z]+(?: [A-Z][a-z]+)?")  # "CHARITY Hedgehogs", as PA writes it
_DAY_OF_A_SERVICE_LINE = compiled(
    r"(?<!\d)(?P<day>\d{1,2}\.?) ?(?P<month>[^\W\d_]{3,9})\.? ?(?P<year>(?:19|20)\d\d|\d\d)$"
)
_STAMP_OF_A_SERVICE = compiled(
    r"(?P<clock>\d{1,2}:\d{2}) (?P<day>\d{1,2}) ?(?P<month>[A-Z][a-z]{2}) ?(?P<year>\d{2}|\d{4}) [A-Z]{3,5}"
)
_DAY_IN_FIGURES = compiled(r"(?<!\d)(\d\d)[-./](\d\d)[-./](\d{4})(?= \d\d:\d\d)")
# What a desk writes above its headline where nobody ran the story: words joined by hyphens, strokes or dashes, a few in
# capitals, or in small letters, behind a number of its own; or tags.
_KEYWORDS_ALONE = compiled(
    r"(?P<code>(?:\w*\d\w*|[^\W\da-z_]{2,5} \d{3,4}|[^\WA-Z_]{3}(?: [^\WA-Z_]{3}){1,2}) )?"
    r"(?P<slug>[^\W_][\w'’]*(?: \w+)?(?:(?:[-–]|/ ?| [-–] )[^\W_][\w'’]*(?: \w+)?){1,4})"
)
_SHOUTED_ALONE = compiled(r"[^\W\da-z_]{3,}(?: [^\W\da-z_]{3,}){1,3}")
_SMALL_ALONE = compiled(r"[^\W\dA-Z_]{4,}(?: [^\W\dA-Z_]{4,}){1,3}")
_TAGS = compiled(r"#\w+(?: #\w+){0,4}")


def keywords_alone(line: str, is_sent: bool) -> str | None:
    """The keyword of such a line above a headline, which a form by itself does not tell; or None. `is_sent`: no page
    is around, and the story has an agency's dateline."""
    if _TAGS.fullmatch(line) or (line.islower() and _SMALL_ALONE.fullmatch(line)):
        return line
    if not is_sent:
        return None
    found = _KEYWORDS_ALONE.fullmatch(line)
    return found["slug"] if found else line if line.isupper() and _SHOUTED_ALONE.fullmatch(line) else None


_MONTHS = 12  # "20-02-2001" is a day of February, "03-02-2001" one of either month
_SLASHED = compiled(r"(?P<slug>[\w-]+(?:/[\w -]+){0,4})/")
_HYPHENED = compiled(
    r"(?P<slug>[^\W_A-Z]{2,}(?:-[^\W_A-Z]{3,}){2,4}|[^\W_A-Z]{3,}(?:-[^\W_A-Z]{3,}){1,4}|"
    r"[^\W_a-z]{3,}(?:-[^\W_a-z]{2,}){1,4}|[^\W\d_a-z]{2}(?:-[^\W\d_a-z]{3,}){1,4}|"
    r"[^\W\d_a-z]{2,3}(?:-[^\W_A-Z]{3,}){2,4}|[A-Z][^\W_A-Z]{2,}(?:-[^\W_]{3,}){2,4}|[^\W_A-Z]{3,}(?:-[^\W_]{3,}){2,4})"
    r"(?:\s(?P<rest>\([^()]{1,60}\)|(?<=[^\Wa-z_]{2} )\d{1,2}(?: [A-Z]{2,5})?|[–-] [^\W\d_][\w ]{2,24}|"
    r"(?i:(?:\d{1,2}(?:st|nd|rd|th|er|e|eme)? )?(?:lead|ld|add|update|writethru)(?: \d)?)))?"
)
# "a0412", "a0588 02-12 0097", "f0417 kestw", "MDS14": the number of the dispatch itself, above its keyword line; and by
# which lines it goes, in letters that are no word: "r i lylbylzyt"
_NUMBER = compiled(
    r"(?:DEL|BOM|CAL|MDS|MES|LGD|FGN|ERG|NRG|WRG|SPO|SPF|DCM|PAR) ?\d{1,3}|"  # as PTI numbers them
    r"\.[A-Z]{3,}(?: [A-Z]{3,})? [A-Z]{2,4}\d{1,3}(?: [A-Z-]{3,})?|"  # ".MUMBAI BOM12"
    r"[a-z]\d{3,4}(?: \d\d-\d\d \d{3,4}| [a-z]{4,6})?|[A-Z]{3}\d{1,3}|"
    r"[a-z]{2}\d{3,4}|[A-Z]{2}-?\d{2,4}|[a-z] [a-z]|"
    r"PRI(?: [A-Z]{3,4}){1,3}|"
    r"(?!\w+?-?(?:19|20)\d\d$)[A-Z]{3,5}-?\d{3,5}|"  # "PAP0412", "ANP-0312"
    r"(?:[a-z] ){1,3}(?:[a-z]{6,14}|[a-z]{0,3}[A-Z]{4,10})"
)
_MARKED = compiled(  # "Kumbali-mutiny,2ndlead", as AFP wrote them
    r"(?P<slug>[^\W_]+(?:-[^\W_]+)+),(?P<rest>(?:\d(?:st|nd|rd|th))?(?:lead|urgent|focus|update|add|prev|sched)\S{0,8})"
    r"(?:\s.{0,20})?"
)
_TOPICS = compiled(
    r"(?P<slug>[A-ZÄÖÜ]{1,3}(?:/[A-ZÄÖÜ][\w-]+){2,4}|"
    r"[A-ZÄÖÜ][\w-]+(?: [\w-]+){0,2}(?:/[A-ZÄÖÜ][\w-]+(?: [\w-]+){0,2}){1,4}|"
    r"[A-ZÄÖÜ][\w-]+(?:/[\w-]{3,}){1,4}/[\w-]{2,})"
)  # "Unfälle/Höhle/Salzburg", "Neige/route/accident", "Ponte/capre/TI"
_UNBROKEN = compiled(r"[A-Z]{2,}(?:/[A-Z]{2,}){2,4}")  # "SPORT/CYCLISME/DOPAGE": topics
# The headings of weather bulletins: "890", "ACUS11 KWNS 251944", "TCPAT1", "IAZ000-MOZ000-252145-"
_HEADING = compiled(
    r"\d{3}|ZCZC(?: .{1,20})?|[A-Z]\d{4} \d [A-Z]{2,3} \d{4}"
    r"|[A-Z]{4}\d{2} [A-Z]{4} \d{6}(?: [A-Z]{3})?|[A-Z]{5}\d|[A-Z]{3} [A-Z]{3} \d{6}(?: [A-Z]{3})?"
    r"|(?:[A-Z]{2}[CZ]\d{3}[->\d]*-)+(?:\d{6}-)?"
)
# "Keywords: HAVBLIKK RESULTS/", below a dispatch of Reuters
_KEYED = compiled(r"Keywords: (?P<slug>[A-Z0-9][A-Z0-9 ,&-]*/[A-Z0-9 ,&/-]*)")
_LABELLED = compiled(
    r"(?:slug(?:line)?|catchline|keyword|stichwort|schlagwort)s?\s*[:：]\s*(?P<slug>.{2,60})", re.IGNORECASE
)
_MOST_WORDS = 14
_LONGEST = 200  # code points: hyphens may join any number of words to one


@dataclass(frozen=True, slots=True)
class Slug:
    """`slug` is the keyword; `take` what says which take of the story it is, as written."""

    slug: str
    take: str


# "grainelevator 1stld-writethru a0712", in small letters as machines wrote it
_TAKE_BEHIND = compiled(
    r"(?P<slug>\S+(?: \S+)?) (?P<take>(?:\d{1,2}(?:st|nd|rd|th)-?(?:ld|lead|add)|writethru)\S*(?: .*)?)", re.IGNORECASE
)
# "BRIDGE (BENDIGO)": where the story is from, behind its keyword
_FROM_A_PLACE = compiled(r"(?P<slug>[A-Z]{4,}(?: [A-Z]{3,})?) (?P<rest>\([A-Z]{3,}(?: [A-Z]{3,})?\))")


def slug_line(line: str) -> Slug | None:
    """What a slug line says, or None."""
    return _slug_line(line) if len(line) <= _LONGEST else None


@lru_cache(maxsize=64)  # a line is asked where it stands and by the lines beside it
def _slug_line(line: str) -> Slug | None:
    if not _may_be_one(line):
        return None
    together = " ".join(_OF_MACHINES.sub("", line).split()) if "&" in line or "  " in line else line
    said = _slug(together)
    if said and said.take == together:
        return Slug(said.slug, line)
    return _flagless(said) if said and said.slug else said


def keyword(line: str) -> str:
    """What a line calls a story that is its keyword whole, without a desk's flag."""
    return _flagless(Slug(line, "")).slug


def _slug(line: str) -> Slug | None:
    if line[:1] == "(" and _OF_A_DATABASE.fullmatch(line):
        return Slug("", line)
    if line.endswith((".", "?", "!")) or len(line.split()) > _MOST_WORDS:
        return None
    if found := _KEYWORDS.fullmatch(_PRIORITY.sub("", line)):
        keyword, take = found["slug"].strip(), (found["take"] or found["rest"] or "").strip(" <")
        behind = None if take else _TAKE_BEHIND.fullmatch(keyword)
        return Slug(behind["slug"], behind["take"]) if behind else Slug(_DAY_BEHIND.sub("", keyword), take)
    if found := _LABELLED.fullmatch(line):
        return Slug(found["slug"].strip().rstrip("/"), "")
    if is_service_line(line):
        return Slug("", line)
    if _UNBROKEN.fullmatch(line):
        return Slug(line, "")
    if found := _COUNTED.fullmatch(line.removeprefix("^")):
        slug = found["slug"] or found["keyword"] or found["listed"]
        return Slug(_without_province(slug), found["rest"] or found["words"] or found["take"])
    if "/" in line and _WHOLE_PATH.fullmatch(line):
        return Slug(line, "")  # "KOTIMAA/PORO"; Reuters has "GHANA-COCOA/SMUGGLING (PIX)"
    if (
        found := _PATH.fullmatch(line)
        or _SPACED.fullmatch(line)
        or _CATEGORISED.fullmatch(line)
        or _TAKEN.fullmatch(line)
        or _STATED.fullmatch(line)
    ):
        return Slug(found["slug"], (found["rest"] or "").strip())
    if ":" in line[:_LONGEST_CATEGORY] and (found := _OF_A_DESK.fullmatch(line)):
        return Slug(found["slug"] or found["counted"] or line, found["number"] or found["rest"] or "")
    if ":" in line and (found := _SHORTENED.fullmatch(line)):
        return Slug(found["slug"], found["rest"] or "")
    if (" - " in line or " – " in line) and (found := _PARTED.fullmatch(line)):
        return Slug(found["slug"], "")
    if line[:2].isupper() and (found := _BEHIND_A_NUMBER.fullmatch(line)):
        return Slug(found["slug"] or found["of"], found["rest"] or "")
    if line.islower() and (found := _BEHIND_CODES.fullmatch(line)):
        return Slug(found["slug"], "")
    if "/ " in line and _BY_REGION.fullmatch(line):
        return Slug(line, "")
    if line.isupper() and (found := _LED.fullmatch(line) or _CHAINED.fullmatch(line)):
        slug, mark = _marked_within(found["slug"])
        return Slug(slug, found["rest"] or mark)
    if line[:2].isupper() and (found := _UNDER_A_CODE.fullmatch(line)):
        return Slug(found["slug"] or "", found["code"])
    if found := _NUMBERED.fullmatch(line):
        slug = found["slug"] or found["alone"]
        if found["page"] and int(found["page"]) > 1 and slug.count(" ") > 1:
            slug = slug.rpartition(" ")[0]  # "2 ACCIDENT Coach Dover": from the second page on it says where from
        return Slug(slug, found["rest"] or found["mark"] or found["page"] or "")
    if found := _HYPHENED.fullmatch(line) or _MARKED.fullmatch(line):
        slug, mark = _marked_within(found["slug"])
        return Slug(slug, found["rest"] or mark)
    if _HEADING.fullmatch(line):
        return Slug("", "")
    if _NUMBER.fullmatch(line):
        return Slug("", line)
    if said := _with_a_take(line):
        return said
    if found := _FROM_A_PLACE.fullmatch(line):
        return Slug(found["slug"], found["rest"])
    if (found := _SLASHED.fullmatch(line) or _TOPICS.fullmatch(line)) and "//" not in line:
        return Slug(found["slug"], "")
    return None


def _flagless(said: Slug) -> Slug:
    """A keyword without the desk's flag at one of its ends, which tells the take where nothing else does:
    "Mill Fire-Correction", "COURT VINEYARD KILL", "Wissenschaft/Tiere/KORR"."""
    found = _FLAG_AT_THE_END.search(said.slug.rstrip("/")) or _FLAG_AT_THE_BEGINNING.match(said.slug)
    if not found:
        return said
    slug = said.slug.rstrip("/")
    return Slug(slug[: found.start()] + slug[found.end() :], said.take or found.group().strip(" -/"))


_AS_A_FLAG = (
    r"KILL|Kill|MandatoryKill|HFR|HNS|CORRECTI(?:ON|VE)|Correcti(?:on|ve)|CORRECTED|Corrected|ADVISORY|Advisory|WITHDRAWN|"
    r"sched|SCHED|prev|PREV|KORR|Korr|STORNO|Storno|EIL|ZF|ZSF|Zusammenfassung|Berichtigung|RECTIFICATIF|ANNULATION|"
    r"ANULACIÓN|CORRECCIÓN|RÄTTELSE|RETTELSE|KORREKSJON|KORJAUS|SPROSTOWANIE|OPRAVA|JAVÍTÁS|DÜZELTME|ПОВТОР|ПОПРАВКА"
)
_SHOUTED_ONE = r"KILL|HFR|HNS|CORRECTION|ADVISORY|WITHDRAWN|sched|prev"
_FLAG_AT_THE_END = compiled(rf"(?<=\w)[-/](?P<flag>{_AS_A_FLAG})$|(?<=\w) (?P<shouted>{_SHOUTED_ONE})$")
_FLAG_AT_THE_BEGINNING = compiled(rf"(?P<flag>{_AS_A_FLAG})[-/](?=\w)")


def _may_be_one(line: str) -> bool:
    """Whether a line is joined by a hyphen, a stroke or a colon, opens in capitals or has a figure: most have not, and
    every form of a slug line asks for one of these."""
    is_joined = line[:1] in ".^" or "-" in line or "/" in line or ":" in line or "：" in line
    is_of_letters = line[1:2] == " " and line[0].islower()  # "r i lylbylzyt", "y r nYCBD"
    return is_joined or is_of_letters or _OPENS_IN_CAPITALS.match(line) is not None or _FIGURE.search(line) is not None


_OPENS_IN_CAPITALS = compiled(r"[^\W\da-z_](?:[^\W\da-z_]|['’ ])")  # "O'ROURKE LEAD"
_FIGURE = compiled(r"\d")


_KEYWORD = compiled(
    r"(?=[^\W\d_]*[^\W\da-z_])(?:[^\W\d_]+-)+[^\W\d_]+(?: [^\W\da-z_][\w-]+){0,2}|"
    r"[^\W\da-z_]{2,}(?:[ -][^\W\da-z_]{2,}){0,3}|(?:[^\W\d_]{2,}[-/]){1,4}[^\W\d_]{2,}"
)
_TITLED = compiled(r"[^\W\da-z_][\w'’-]*(?: [^\W\da-z_][\w'’-]*){0,3}")

_MOST_SPACES = 3
"""In a keyword, of either form."""


def _with_a_take(line: str) -> Slug | None:
    """A keyword, in capitals or joined by a hyphen, and behind it what take it is or what the desk does: "FERRY-FIRE
    NY", "MILL (TOTAAL)", "Ont-Moose Bridge, 1st Writethru", "PIER-FIRE, Kill"."""
    for found in re.finditer(r",\s?|\s\(|\s[–-]\s|\s", line):
        slug = line[: found.start()]
        if slug.count(" ") > _MOST_SPACES:
            break
        rest = line[found.end() :].rstrip(")")
        if not rest or (found.group() == " " and "-" not in slug):
            continue  # "WEATHER ALERT" heads a page
        is_keyword = _KEYWORD.fullmatch(slug) is not None
        if not is_keyword and not (found.group()[0] == "," and _TITLED.fullmatch(slug)):
            continue
        mark = _WORD_COUNT.sub("", rest)
        if not is_keyword and takes.rank(mark) is None:
            continue  # "Chimney, 1st Ld, a057" has one
        if (
            takes.is_mark(mark)
            or (found.group()[0] == "," and _PLANNED.fullmatch(mark))
            or notes.is_flag(mark)
            or (found.group()[0] == "," and _NTH.fullmatch(mark))
        ):
            return Slug(_without_province(slug), rest)
    return None


# Where a Canadian story is from, before its keyword: "NFLD-Moose-Airport"
_PROVINCE = compiled(r"(?:ALTA|MAN|NB|NFLD|NL|NS|NWT|ONT|PEI|QUE|SASK|YUKON|CDA)-(?=[A-Z]\w*[a-z])")


def _marked_within(slug: str) -> tuple[str, str]:
    """A keyword without the take that stands in it in capitals, and the take: "ACCIDENT-2ND-LD-OSTRICH"."""
    words = slug.split("-")
    for first in range(1, len(words) - 1):
        for after in range(len(words) - 1, first, -1):
            mark = " ".join(words[first:after])
            if mark.isupper() and takes.rank(mark) is not None and takes.is_mark(mark):
                return "-".join((*words[:first], *words[after:])), mark
    return slug, ""


def _without_province(slug: str) -> str:
    return _PROVINCE.sub("", slug)


_PLANNED = compiled(
    r"Bjt|BJT|Budget|Adv(?:ance)?(?: ?\d{1,2})?|Digest|Advisory"
)  # what a desk has on its list for the day
_WORD_COUNT = compiled(r"(?:,?\s[a-z]\d{3,4}(?:-[a-z]?\d{3,4})?)?(?:,\s?\d{2,4})?$")
_NTH = compiled(r"\d{1,2}(?:[^\W\d_]{1,3}|[.ªº])? [^\W\d_]{3,12}")  # "3ra nota": a take in whatever word
_CODE = r"\d[\d./:-]*|(?=\S*\d\d)(?=\S*[a-zA-Z])[a-zA-Z\d]{3,9}|[A-Z]\d[A-Z]?|[A-Z]{1,5}|[a-z]{1,3}"
_DAY = r"(?:[^\W\d_]{2,9}\.?,? ?)?\d{1,2}\. ?[^\W\d_]{3,9}\.? \d{4}|\d{1,2} ?[^\W\d_]{3,9}\.? ?(?:\d{2}|\d{4})"
_OF_A_MACHINE = r"\b0\d\d[\d ]|\d\d[-./]\d\d[-./]\d{4} \d\d:\d\d\b"
"""A number filled up with noughts; a day and an hour in figures: nobody heads a story so."""
_CODES = compiled(
    rf"(?=.*(?:[a-zA-Z]\d\d|\d\d[a-zA-Z]|[A-Z]\d[A-Z]|{_OF_A_MACHINE}))(?:{_CODE})(?:[ /](?:{_CODE})){{1,9}}"
    rf"(?: (?:{_DAY})|(?<= \d\d\d) [^\W\d_]{{4,9}}| /)?"  # "… 310 palavras"
)


def is_keyed(line: str) -> bool:
    """Whether a line gives a dispatch's keywords as Reuters and AP's machines do below it."""
    if line[0] not in "K(":
        return False
    return _KEYED.fullmatch(line) is not None or _OF_A_DATABASE.fullmatch(line) is not None


def is_service_line(line: str) -> bool:
    """Whether a line is what a wire's machines write above a text: its number, service, priority, length and day:
    "bsf031 4 vm 28 ats 0067", "ZCZC0121/SXB", "a031 0512 16 Oct 84"."""
    if not _FIGURE.search(line):
        return False
    together = " ".join(line.split())
    return any(form.fullmatch(together) for form in (_SERVICE, _CODES, _STAMP_OF_A_SERVICE))


def is_catchline(line: str) -> bool:
    """Whether a line above a headline is a keyword behind its category."""
    return _CATCHLINE.fullmatch(line) is not None


def day_of(line: str) -> str | None:
    """The day that a service's line says: "26. Nov 2020" of "APA0187 5 CI 0142 Do, 26.Nov 2020", "16 Mar 2007 09:12"
    of "09:12 16Mar07 RTRS"; or None."""
    if not is_service_line(line):
        return None
    if stamped := _STAMP_OF_A_SERVICE.fullmatch(line):
        return "{day} {month} {year} {clock}".format(**stamped.groupdict() | {"year": whole_year(stamped["year"])})
    if figures := _DAY_IN_FIGURES.search(line):
        return ".".join(figures.groups()) if int(figures[1]) > _MONTHS else None
    found = _DAY_OF_A_SERVICE_LINE.search(line)
    return f"{found['day']} {found['month']} {whole_year(found['year'])}" if found else None
