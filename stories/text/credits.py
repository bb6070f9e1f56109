"""Who is credited: bylines, credit lines, contributor lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from stories.text.names import Names

_DASH = "[-–—]"
_MOST_CREDIT_WORDS = 8
_LONGEST_CREDIT = 160  # code points

_BYLINE = re.compile(
    r"(?P<word>(?:written |reported |story |text )?by|von|par|por|da|di|de|door|av|af|text[:：]|tekst[:：]|teksti[:：]|"
    r"автор[:：]?|文[/／]|記者[:：]|haber[:：])\s*(?P<names>(?<=[\s:：/／])[^\W\d_].*)",
    re.IGNORECASE,
)
_STRICT = frozenset("von par por da di de door av af".split())
"""These begin other lines too: all that follows must be names."""

_JOINING = frozenset("and und et e y en og och ja и ve & with for".split())
_PARTICLES = frozenset("da de del della der den di dos du la le van von zu bin al el ten ter".split())
_TITLE = re.compile(
    r"(?:[^.!?:;]{0,60}?\b)?(?:writers?|editors?|correspondents?|reporters?|columnist|"
    r"bureau chief|analyst|redakt(?:eur|ör|ør)(?:in)?|korrespondent(?:in)?|correspondants?|correspondante?|"
    r"corresponsal(?:es)?|redactora?|inviato|inviata|corrispondente|verslaggever|toimittaja|корреспондент|muhabiri)",
    re.IGNORECASE,
)
_MOST_TITLE_WORDS = 7
_MOST_BYLINE_WORDS = 16
_NO_NAMES = frozenset("monday tuesday wednesday thursday friday saturday sunday the a an".split())

_CONTRIBUTOR = re.compile(
    r".{0,300}\bcontributed (?:reporting )?(?:to|for) (?:this|the) (?:report|story|article)\b.{0,40}"
    r"|\(?(?:additional )?(?:reporting|writing|editing|compiled|translated)"
    r"(?: and (?:writing|editing))? by [A-Z].{0,300}"
    r"|\((?:bericht(?:et)?(?: von)?|mitarbeit|redaktion|reportage (?:de|par)|écrit par|rédaction|información de|"
    r"reporte de|editado por|reportagem de|edição de|servizio di|a cura di|rapportering|verslag)\b.{0,300}\)"
    r"|(?:[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,6}) (?:hat zu diesem bericht|a contribué à|contribuyó a|"
    r"ha contribuito a|heeft bijgedragen|contribuiu para).{0,80}"
    r"|this report by .{2,60} was first published .{0,60}"
    r"|(?:mit (?:informationen|material) (?:von|der)|con información de)\b .{0,80}",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Forms:
    """How credits are written that may name an agency."""

    image_source: re.Pattern[str]
    closing_image_credit: re.Pattern[str]
    parenthesised_image_credit: re.Pattern[str]
    closing_credit: re.Pattern[str]
    credit_line: re.Pattern[str]
    for_agency: re.Pattern[str]
    signed: re.Pattern[str]
    with_office: re.Pattern[str]


@lru_cache(maxsize=8)  # names change when somebody edits them
def _forms(agencies: str) -> _Forms:
    """Where `agencies` is the alternation of those known."""
    return _Forms(
        # Photo desks and archives that stand alone under a caption (seeds 003 and 004: "Wikicommons").
        image_source=re.compile(
            rf"(?:(?:photos?|image|picture|credit|photo credit|courtesy)\b.*|wiki(?:media )?commons|getty images|"
            rf"shutterstock|handout|file photo|[^.!?]{{1,60}}\s?/\s?[^.!?/]{{1,40}}|{agencies})",
            re.IGNORECASE,
        ),
        # "… Nagorno-Karabakh. Photo / AP" (seed 002), "… (AP Photo/Jane Doe)", "… Photo: Jane Doe"
        closing_image_credit=re.compile(
            rf"""(?<=[.!?"'”’)。])\s*(?P<credit>\(?(?:(?:{agencies})\s+)?(?:Photo|Picture|Image|Photograph|Foto|Bild|KUVA|"""
            rf"""Kuva|Fotograf[ií]a|Фото|写真)s?\s*(?:/|:|：|by\b|courtesy\b|{_DASH})\s*[^.!?]{{1,60}}\.?\)?"""
            rf"""|(?:{agencies})\s?/\s?[^.!?/]{{2,40}}|{_DASH}\s[^\W\d_a-z]{{2,}}(?:\s[^\W\d_a-z]{{2,}}){{1,4}}|（(?:{agencies})[^）]{{0,6}}）)$"""
            rf"""|(?<=\w)\s(?P<owned>©\s[^.!?]{{2,60}})$"""
        ),
        parenthesised_image_credit=re.compile(rf"(?<!\s)\s*(?P<credit>\((?:{agencies}) (?:Photo|via)[^()]{{0,60}}\))$"),
        # "… into Armenia. - AP" (seed 002), "… the fighting. (Reuters)", "… it said. — AFP"
        closing_credit=re.compile(
            rf"""(?<=[.!?"'”’)])\s+(?P<credit>{_DASH}{{1,2}}\s?(?:{agencies})|\((?:{agencies})\)|/(?:{agencies})/)"""
            r"""\.?$"""
        ),
        credit_line=re.compile(
            rf"(?:{_DASH}{{1,2}}\s?|\(|©\s?|\(c\)\s?|source: ?)?(?:\d{{4}} )?(?:{agencies})(?: staff)?[).]?",
            re.IGNORECASE,
        ),
        # "Anna Berg/TT", "ANNA BERG / STT"
        signed=re.compile(rf"(?P<names>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){{1,3}})(?: ?/ ?|, )(?:{agencies})"),
        # ", dpa", ", PA Political Correspondent", ", da agência Lusa"
        with_office=re.compile(
            rf",?\s(?:(?:of|for|de|da|di|van)\s(?:\w+\s)?)?(?:{agencies})(?:\s[\w’' -]{{0,40}})?$"
            rf"|,\s[^,]{{0,40}}\b(?:Writer|Editor|Correspondent|Reporter|Staff|Desk|Korrespondent(?:in)?)s?$"
        ),
        for_agency=re.compile(
            rf"[,\s]+(?:for|of|with|from)\s+(?:the\s+)?(?P<agency>{agencies})$|,?\s+(?P<plain>{agencies})$"
        ),
    )


def caption_credit(text: str, names: Names) -> int | None:
    """Where the picture credit that closes a caption begins, or None."""
    forms = _forms(names.forms)
    tail = max(0, len(text) - _LONGEST_CREDIT)  # looked for there alone: a paragraph may be a megabyte
    found = forms.closing_image_credit.search(text, tail) or forms.parenthesised_image_credit.search(text, tail)
    if found is None:
        return None
    return found.start("owned") if found.groupdict().get("owned") else found.start("credit")


def is_image_credit(line: str, names: Names) -> bool:
    """Whether a line under a caption credits the picture."""
    return len(line.split()) <= _MOST_CREDIT_WORDS and _forms(names.forms).image_source.fullmatch(line) is not None


def closing_credit(text: str, names: Names) -> int | None:
    """Where the agency's credit that closes a paragraph begins, or None."""
    found = _forms(names.forms).closing_credit.search(text, max(0, len(text) - _LONGEST_CREDIT))
    return found.start("credit") if found else None


def is_credit_line(line: str, names: Names) -> bool:
    if len(line) > _LONGEST_CREDIT or len(line.split()) > _MOST_CREDIT_WORDS + 3:
        return False
    return _forms(names.forms).credit_line.fullmatch(line) is not None and names.agency_in(line) is not None


def byline(line: str, names: Names) -> str | None:
    """The people of a line such as "By A and B for AFP", or None."""
    line = line.strip("*_^ ")
    found = _BYLINE.fullmatch(line)
    if found is None and (signed := _forms(names.forms).signed.fullmatch(line)):
        return signed["names"]
    if found is None or len(line.split()) > _MOST_BYLINE_WORDS or line.endswith((".", "?", "!", ":")):
        return None
    people = found["names"]
    office = _forms(names.forms).with_office.search(people)
    if office and office.start():
        people = people[: office.start()]
    if found["word"].lower() in _STRICT and not _are_all_names(people):
        return None
    named = [word for word in people.split() if word[:1].isupper()]
    if len(named) * 2 < len(people.split()) or people.split()[0].lower() in _NO_NAMES:
        return None  # "By the time the storm passed" and "By Monday Morning" name nobody
    credit = _forms(names.forms).for_agency.search(people)
    return people[: credit.start()] if credit and credit.start() else people


def _are_all_names(people: str) -> bool:
    words = [word for word in re.split(r"[\s,/]+", people) if word]
    return 2 <= len(words) <= 10 and all(
        word[0].isupper() or word[0] == "(" or word.lower() in _JOINING | _PARTICLES for word in words
    )


_CAPTION = re.compile(
    r"(?:file (?:photo|picture|image)|photo|picture|archivbild|archivfoto|foto d['’]archivio)\s*[:—–-]\s*.+",
    re.I | re.S,
)


def is_caption(text: str) -> bool:
    """Whether a line says that it stands below a picture: "FILE PHOTO: …"."""
    return _CAPTION.fullmatch(text) is not None


_COMPANIES = frozenset("co corp inc ltd llc plc ag gmbh sa spa bv nv oy ab as news".split())


def is_name(line: str) -> bool:
    """Whether a line is a person's name and nothing else, as far as its form tells."""
    words = line.split()
    if words[-1].strip(".").lower() in _COMPANIES:
        return False
    return 2 <= len(words) <= 4 and all(
        re.fullmatch(r"[^\W\d_][^\W\d_.'’-]*\.?", word) and word[0].isupper() for word in words
    )


def is_title_line(line: str) -> bool:
    """Whether a line by a byline says what the one named is: "AP Military Writer", "Associated Press Writer"."""
    line = line.strip("*_^ ")
    return (
        line[:1].isupper()
        and not line.lower().startswith("by ")
        and len(line.split()) <= _MOST_TITLE_WORDS
        and _TITLE.fullmatch(line) is not None
    )


def is_contributor_line(line: str) -> bool:
    return _CONTRIBUTOR.fullmatch(line) is not None
