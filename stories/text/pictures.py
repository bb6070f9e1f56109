"""Captions and who is credited for a picture, which says nothing of whose copy the story is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from stories.text.names import Names
from stories.text.patterns import compiled
from stories.text.words import any_of

_DASH = "[-–—]"
_MOST_CREDIT_WORDS = 8
_LONGEST_CREDIT = 160  # code points
_PICTURE, _HOUSES, _LABELS = (f"(?i:{any_of(of)})" for of in ("picture", "house", "caption"))
_WHO = r"(?:[^.!?()]|(?<=\b[^\W\d_a-z])\.){1,80}"  # no stop but an initial's
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,4}"
_HAN = r"[\u3400-\u9fff]{2,4}"
_STOP = compiled(r"""[.!?"'”’»)。]\s*(?=[^\s.!?"'”’»)。])""")
_CUES = ("/", ":", "：", " by ", "ourtesy", "-", "–", "—")
_BRACKETED = compiled(r"[(（\[]\s*(?P<within>[^()（）\[\]]*?)\s*[)）\]]\.?")
# "Foto", "Arkivfoto", "Crédit :"
_COMPOUND = rf"(?:(?i:[^\W\d_]{{2,12}}(?:foto|photo|bild|kuva|billede)|(?:photo|crédits?|crédito) )|{_PICTURE}s?)"
_LABEL = compiled(rf"{_COMPOUND}\s*(?:[/:：]|by\b:?|{_DASH})\s*|(?i:fot|phot|ph|pic)\.\s")
_LABELLED = compiled(rf"(?<![\w-])(?:(?<!-)[-–—|] )?{_COMPOUND}\s?[/:：]\s?(?=[^\W\d_])")
_OF_A_PICTURE = compiled(
    rf"\b(?:{_PICTURE}|{_HOUSES})s?\b|^(?i:fot|phot|ph|pic)\. |\w\s?/\s?\w|(?i:\bvia\b|courtesy)|摄|攝|사진|제공|촬영"
    rf"|[-–—/] ?(?i:{any_of('stored')})$|^© ?[^.]{{2,40}}\. [^\W\d_a-z]"
)
_OWNED = compiled(rf"© {_WHO}")
_OWNED_BY_AN_AGENCY = compiled(rf"©\s?(?P<agency>[^.]{{2,40}})\. {_NAME}")  # "© РИА Новости. Иван Петров"
_OWNED_BY_SOMEBODY = compiled(rf"©\s?(?:.{{2,40}}\s?[/,]\s?{_NAME}|{_NAME}\s?[/,]\s?.{{2,40}})")

_CAPTION = compiled(
    r"(?:file|stock|archive|archival|undated|handout) (?:photo|photograph|picture|image)s?"
    r" (?:of|shows|showing|from)\b.+"
    r"|represent(?:ative|ational) (?:photo|picture|image)s?(?: of\b.+)?"
    r"|photos? (?:taken|shot|provided|released) .{0,160}\bshows? .+"  # as Kyodo and Xinhua begin each
    rf"|(?:this|these) [\w ]{{0,20}}(?:photo|image|picture)s?\b.{{0,80}}\bshows? .+"
    rf"|(?-i:FILE|ARCHIVO|ARQUIVO|ARCHIV|ARKIV|ARCHIVIO)\s?[-–—:]\s.+|{_LABELS}\s*[:：—–-]\s*.+",
    re.IGNORECASE | re.DOTALL,
)
_EASTERN_CAPTION = compiled(r".+[=＝].{0,12}\d{1,2}日.*|.+[（(＝=].{0,12}(?:撮影|资料图片?|资料照片?|摄)[）)]?。?")


@dataclass(frozen=True, slots=True)
class _Forms:
    """How pictures are credited: `anywhere`, or where there is a caption or a head around it."""

    anywhere: re.Pattern[str]
    in_brackets: re.Pattern[str]
    in_a_head: re.Pattern[str]
    below_a_caption: re.Pattern[str]
    slashed: re.Pattern[str]
    told: re.Pattern[str]
    unstopped: re.Pattern[str]


@lru_cache(maxsize=8)  # names change when somebody edits them
def _forms(agencies: str) -> _Forms:
    """Where `agencies` is the alternation of those known."""
    house = rf"(?:{agencies}|{_HOUSES})"
    # "Photo / AP" (seed 002), "AP Photo/Jane Roe", "Photo by Jane Roe"
    label = rf"(?:(?:{agencies})[\s-]+)?{_COMPOUND}\s*(?:[/:：]|by\b:?|courtesy\b|{_DASH})\s*"
    labelled = rf"(?:{label}{_WHO}|(?i:fot|phot|ph|pic)\. {_WHO})"
    slashed = rf"{house}\s?/\s?[^.!?/()]{{2,60}}(?:/[^.!?/()]{{2,40}})?"
    signed = rf"{_NAME}(?:\s?/\s?[^.!?/()]{{2,40}}){{0,2}}\s?/\s?{house}(?:\s?/\s?[^.!?/()]{{2,40}})?"
    bare = rf"{_PICTURE}s?\s(?:{signed}|{house})"
    photo = rf"(?:{agencies})\s(?:(?i:file )?{_PICTURE})s?(?:\s{_NAME})?"
    via = rf"[^.!?()]{{2,60}} via {house}(?:,? (?i:{any_of('stored')}))?"
    through = (
        rf"{_PICTURE}s?\s?[:：] ?[^.!?()]{{2,60}},? (?:über|via|par|vía|tramite|attraverso|gennem|gjennom) {house}"
    )
    of_a_papers = rf"{_PICTURE}s?\s?[:：] ?[^\W\d_a-z][^.!?()/]{{2,40}} ?/ ?{_NAME}"  # "FOTO: Dolní listy/Jan Novák"
    given_by = rf"[^\W\d_a-z][^.!?/()]{{1,50}}\s?/\s?{house}(?:,? (?i:{any_of('stored')}))?"  # "(Highways crew/PA)"
    shouted = rf"{_DASH}\s[^\W\d_a-z]{{2,}}(?:\s(?:[/–—-]\s)?[^\W\d_a-z]{{2,}}){{1,6}}"
    courtesy = rf"(?i:courtesy) {_WHO}"
    in_capitals = r"PHOTOS? [^\W\d_a-z][^a-z.!?]{3,80}"  # "PHOTO JANE ROE, ARCHIVES AGENCE FRANCE-PRESSE"
    named_in_capitals = r"[^\W\d_a-z]{2,}(?: [^\W\d_a-z]{2,}){1,3}"  # "…, con una lona. PEPA CAMBEIRO"
    # "新华社记者 李明 摄", "新华社发（李明 摄）"
    taken = (
        rf"(?:(?:照片|图片|组图|本组图片)[均由为：: ]{{0,2}})?(?:{agencies})?(?:[^\W\d_]{{0,4}}[记記]者|[发発])?"
        rf"[ （(]?{_HAN}(?:[ 、]{_HAN}){{0,2}}\s?[摄攝]影?[）)]?|(?:{agencies})[发発]"
    )
    beside = rf"(?:[^=＝()]{{1,12}}[=＝])(?:{agencies})|(?:{agencies})(?:{agencies}|\s(?:자료사진|제공)|[发発]|提供)"
    # "CONCELLO - Archivo", "(foto Zanin)", "[통영시 제공. 재판매 및 DB 금지]"
    stored = rf"[^\W\d_a-z][^\W\d_]+(?: [^\W\d_]+){{0,6}}\s?[-–—/]\s?(?i:{any_of('stored')})"
    named = rf"{_PICTURE}s?\s(?:{_NAME}|[^\W\d_a-z][\w.'’-]+)"
    given = r"[^()\[\]]{1,40}\s(?:제공|촬영|캡처)(?:[.,] .{1,40})?|[\u3040-\u9fff・]{1,24}(?:提供|撮影)"
    of_an_outlet = rf"(?=[^:]*[A-Z]{{2}})[^\W\d_a-z][\w .&'’-]{{1,30}}: {_NAME}"  # "(ABC News: Jane Roe)"
    of_a_paper = (
        rf"{_NAME}\s?/\s?[^\W\d_a-z][\w&'’-]+(?: [^\W\d_a-z][\w&'’-]+){{0,3}}"  # "(Jane Roe/The Kestrel Herald)"
    )
    # "(Video sent to us by one of the ferrymen)"
    sent = r"(?:sent|taken|shared|posted|filmed|provided|supplied)(?: [\w'’]+){0,4} by .{2,60}"
    given_us = rf"(?:{_PICTURE}|(?i:video|footage|screengrab))s? {sent}"
    of_a_house = rf"(?:{_NAME}(?:\s?/\s?[^.!?/()]{{2,40}})?\s?/\s?)?{_HOUSES}"
    return _Forms(
        anywhere=compiled(
            rf"{labelled}\.?|{slashed}|{shouted}|(?:{_DASH} )?{photo}|{in_capitals}"
            rf"|{_PICTURE} (?:{agencies})|{via}|{courtesy}|{taken}"
            rf"|{of_a_house}|{stored}"
        ),
        in_brackets=compiled(
            rf"{label}.{{1,100}}|{slashed}|{signed}|{bare}|{photo}|{via}|{courtesy}|{taken}|{beside}|{given_by}"
            rf"|{_NAME} - {house}|{named}|{given}|{of_an_outlet}|{of_a_paper}|{given_us}"
            rf"|(?:{agencies})\s(?:{_PICTURE}s?\b|via ).{{0,60}}"
        ),
        in_a_head=compiled(
            rf"{named_in_capitals}|{signed}|{bare}|{house}|{_DASH} [^\W\d_a-z]{{4,}}|©\s?{_WHO}|[(（]{_HOUSES}[)）]"
        ),
        # Photo desks and archives that stand alone under a caption (seeds 003 and 004: "Wikicommons").
        below_a_caption=compiled(
            rf"(?:(?:(?:{agencies})\s)?{_PICTURE}s?|courtesy)\b.*|{house}|file photo|{via}|©\s?{_WHO}"
            rf"|[^.!?]{{1,60}}\s?/\s?[^.!?/]{{1,40}}|{taken}|{beside}|{label}{_WHO}",
            re.IGNORECASE,
        ),
        # "El puerto de Vigo - EUROPA PRESS", "足湯でくつろぐ住民 (時事通信社)"
        slashed=compiled(rf"(?<=(?<![/|])\w )(?:{agencies})\s?/\s?{_NAME}(?:\s?/\s?{_WHO})?$"),
        told=compiled(rf"{through}|{of_a_papers}|{taken}"),
        unstopped=compiled(
            rf"(?<=\w) (?P<photo>(?:[/|–—-] )?{_PICTURE} (?:{agencies})(?:, {_NAME})?|{photo})$|"
            rf"(?<=\w)[\"”»]? {_DASH} (?P<credit>[^\W\d_a-z]{{2,}}(?:[ /][^\W\d_a-z]{{2,}}){{0,6}})$"
            rf"|(?<=[^\W\d_A-Z]) (?P<named>{_NAME} ?[-–—/] ?{house})$"
            rf"|(?<=\w)[\"”»]?\s?(?P<bracketed>[(（](?:{agencies})[)）])$"
        ),
    )


def caption_credit(text: str, names: Names) -> int | None:
    """Where the picture credit that closes a caption begins, or None: with another that stands before it, as in
    "(Photo/ANI). Image credit: ANI"."""
    at = _closing_credit(text, names)
    above = text[:at].rstrip() if at else ""
    if not above.endswith((")", ").")):
        return at
    first = _closing_credit(above, names)
    return at if first is None else first


def _closing_credit(text: str, names: Names) -> int | None:
    forms = _forms(names.forms)
    if (at := text.rfind("| ", max(0, len(text) - _LONGEST_CREDIT))) > 0 and is_picture_credit(text[at + 2 :], names):
        return at
    if text.endswith((")", "）", ").", "]")):
        at = max(map(text.rfind, "(（["))
        found = _BRACKETED.fullmatch(text, at) if len(text) - at <= _LONGEST_CREDIT else None
        if found and at > 0 and (forms.in_brackets.fullmatch(found["within"]) or _is_eastern(found, names)):
            sent = _SENT.search(text, 0, at)  # "新华社发（李明 摄）"
            if sent and names.agency_in(sent[1]) and sent.start():
                return sent.start()
            stored = _STORED.search(text, max(0, at - _LONGEST_LABEL), at)
            return stored.start() if stored else at
    if (at := text.rfind("© ", max(0, len(text) - _LONGEST_CREDIT))) > 1 and _OWNED.fullmatch(text, at):
        return at if text[at - 2].isalnum() or _OWNED_BY_SOMEBODY.fullmatch(text, at) else None
    cues = _CUES if text.endswith(_STOPPED) else ("",)
    behind = next((at for at, rest in _behind_a_stop(text, cues) if forms.anywhere.fullmatch(rest)), None)
    return _label_of_names(text, names) if behind is None else behind


_STOPPED = tuple(".!?…。\"'”’»)」")


_IN_A_CAPITAL = compiled(r"[^\W\d_A-Z]+ (?=[A-Z])")
_STORED = compiled(rf"(?<=[.!?] ){any_of('caption')}\. ?$", re.IGNORECASE)  # "… of lights. File photo. (Jane Roe/PA)"
_LONGEST_LABEL = 40  # code points
_SENT = compiled(r"([^\W\d_]{2,6})[发発]$")


def _label_of_names(text: str, names: Names) -> int | None:
    """Where "Foto: Jane Roe/dpa" begins that closes a line, also without a stop before it: a picture's label, and names
    down to the end, or an agency, a stroke and a name; or None."""
    if text.endswith(_STOPPED) or not any(mark in text[-_LONGEST_CREDIT:] for mark in "/:："):
        return None
    begins = max(0, len(text) - _LONGEST_CREDIT)
    if "/" in text[begins:] and (slashed := _forms(names.forms).slashed.search(text, begins)) and slashed.start():
        return slashed.start()
    for label in _LABELLED.finditer(text, begins):
        who = text[label.end() :]
        if (second := _IN_A_CAPITAL.match(label.group())) and label.start():
            return label.start() + second.end()  # "Representational image Credit: …"
        if len(who.split()) <= _MOST_CREDIT_WORDS and _are_names(who, names):
            before = text[: label.start()].rstrip().rpartition(" ")
            of_an_agency = before[0] and names.is_agency(before[2])  # "… út fölött MTI Fotó: Nagy Anna"
            return len(before[0]) + 1 if of_an_agency else label.start() or None
    return None


def _are_names(who: str, names: Names) -> bool:
    who = _A_HOUSE.sub(" ", who)
    return all(_may_be_of_a_name(word, names) for word in re.split(r"[\s/,|]+", who) if word)


def stands_alone(line: str, names: Names) -> bool:
    """Whether a credit is a picture's though no caption stands above it: it names one who sells pictures and no news
    ("Getty Images"), or says that it is of the picture in Chinese."""
    if is_of_all_pictures(line) or (line[-1:] not in _STOPPED and is_credited_through(line, names)):
        return True
    return _A_HOUSE.search(line) is not None


def is_of_all_pictures(line: str) -> bool:
    """Whether a line says below a story in Chinese who took its pictures."""
    return _OF_PICTURES.match(line) is not None


_OF_PICTURES = compiled(r"[（(]?(?:照片|图片|组图)")


def is_credited_through(line: str, names: Names) -> bool:
    """Whether what looks like a caption says whose a picture is, and through whom: "Foto: Esel, über dts"."""
    return _forms(names.forms).told.fullmatch(line) is not None


_A_HOUSE = compiled(rf"\b{_HOUSES}\b")


def _is_eastern(found: re.Match[str], names: Names) -> bool:
    return found.group().startswith("（") and names.agency_in(found["within"]) is not None


def credit_in_a_head(text: str, names: Names) -> int | None:
    """Where the credit begins that closes a line of a head in a form that closes other lines elsewhere: "© AFP",
    "Getty Images", "Jane Roe/PA Wire"; or None."""
    forms = _forms(names.forms)
    found = ((at, rest) for at, rest in _behind_a_stop(text, ("",)) if forms.in_a_head.fullmatch(rest))
    # "… BUYS STAKE IN U.S. DREDGING FIRM" is all of it in capitals: nobody's name begins there.
    return next((at for at, rest in found if not (rest.isupper() and text[:at].isupper())), None)


def credit_behind_no_stop(text: str, names: Names) -> int | None:
    """Where the credit begins that closes a line below a headline, though no stop stands before it: in capitals behind
    a dash, or an agency in brackets; or None."""
    if text.endswith(_STOPPED[:4]):
        return None
    found = _forms(names.forms).unstopped.search(text, max(0, len(text) - _LONGEST_CREDIT))
    if found is None or text[: found.start()].isupper():
        return None
    return next(found.start(name) for name in ("photo", "credit", "named", "bracketed") if found[name])


def _behind_a_stop(text: str, cues: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Where something short begins behind each of the last stops, and what it is, if one of the cues is there."""
    tail = text[-_LONGEST_CREDIT:]
    if not any(cue in tail for cue in cues):
        return
    for stop in _STOP.finditer(text, max(0, len(text) - _LONGEST_CREDIT)):
        yield stop.end(), text[stop.end() :]


def credits_a_picture(line: str, names: Names) -> bool:
    """Whether a line under a caption credits the picture."""
    if len(line) > _LONGEST_CREDIT or len(line.split()) > _MOST_CREDIT_WORDS:
        return False
    within = _BRACKETED.fullmatch(line)
    forms = _forms(names.forms)
    if within and forms.in_brackets.fullmatch(within["within"]):
        return True
    if _OF_TWO_DESKS.fullmatch(line):
        return False
    if (several := _SEVERAL.match(line)) and not _are_names(line[several.end() :], names):
        return False  # "PHOTOS: Two roads closed", elsewhere
    return forms.below_a_caption.fullmatch(within["within"] if within else line) is not None


_OF_TWO_DESKS = compiled(r"\([A-Z]{2,3}/[A-Z]{2,3}\)")  # "(CP/BN)", of a service and its desk
_SEVERAL = compiled(r"(?:photos|pictures|images|fotos|videos?):\s", re.IGNORECASE)


def is_picture_credit(line: str, names: Names) -> bool:
    """Whether a line that stands alone credits a picture: "(AP Photo/Jane Roe)", "Foto: dpa". What follows the word for
    a picture must be names: else the line is a caption."""
    if len(line) > _LONGEST_CREDIT or len(line.split()) > _MOST_CREDIT_WORDS:
        return False
    within = _BRACKETED.fullmatch(line)
    said = within["within"] if within else line
    forms = _forms(names.forms)
    if (within and forms.in_brackets.fullmatch(said)) or _OWNED_BY_SOMEBODY.fullmatch(said):
        return True
    if (owned := _OWNED_BY_AN_AGENCY.fullmatch(said)) and names.is_agency(owned["agency"]):
        return True
    if not (forms.anywhere.fullmatch(said) or forms.in_a_head.fullmatch(said)) or said.startswith("©"):
        return False
    if forms.told.fullmatch(said):
        return True
    return speaks_of_a_picture(line) and _are_names(_LABEL.sub("", said), names)


def is_labelled(line: str) -> bool:
    """Whether a line opens with a word for a picture, and goes on behind a mark: "Arkivfoto: TT", "사진=연합뉴스"."""
    return _LABEL_OF_A_LINE.match(line, line[0] in "([（【") is not None


def credited(line: str) -> str | None:
    """What a line has behind such a label, or all that its brackets hold; or None."""
    if len(line) > _LONGEST_CREDIT:
        return None
    begins = int(line[0] in "([（【")
    label = _LABEL_OF_A_LINE.match(line, begins) or _LABEL_BEFORE_A_NAME.match(line, begins)
    if label is None and (not begins or line[-1] not in ")]）】" or "/" not in line):
        return None
    return line[label.end() if label else begins :].rstrip(")]）】. ")


def is_a_house(words: str) -> bool:
    """Whether the words are the name of one who sells pictures."""
    return _A_HOUSE.fullmatch(words) is not None


_ANY_PICTURE = rf"(?:(?i:[^\W\d_]{{2,12}}(?:foto|photo|bild|bilde|kuva|billede))|{_PICTURE}|{_LABELS}|(?i:fot)\.)"
_LABEL_OF_A_LINE = compiled(rf"{_ANY_PICTURE}s?\s*(?:[:：|=＝/]|\b[Bb]y\b|(?<=\.))\s*(?=\S)")
_LABEL_BEFORE_A_NAME = compiled(rf"{_ANY_PICTURE} (?=[^\W\da-z_]{{2}})")


def _may_be_of_a_name(word: str, names: Names) -> bool:
    return not word[0].islower() or word in _SMALL_WORDS or names.is_agency(word.split("-")[0])


_SMALL_WORDS = frozenset("via of de del della der di da dos la le van von y et e".split())


def speaks_of_a_picture(credit: str) -> bool:
    """Whether a credit names the picture or who took it, beside the agency."""
    return _OF_A_PICTURE.search(credit) is not None


def is_caption(text: str) -> bool:
    """Whether a line says that it stands below a picture: "FILE PHOTO: …"."""
    return _CAPTION.fullmatch(text) is not None


def is_caption_of_a_day(line: str) -> bool:
    """Whether a line below a headline says of which day its picture is, as in Japanese: "…=26日午後、白羽町"."""
    return _EASTERN_CAPTION.fullmatch(line) is not None
