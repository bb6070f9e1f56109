"""What one line is by its form alone, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache, lru_cache

from stories.text import credits, dates, endings, notes, pictures, takes
from stories.text.datelines import Dateline, bare_place, dateline
from stories.text.document import Kind
from stories.text.fields import BODY, fields_of, kind_and_value
from stories.text.names import Names
from stories.text.navigation import heads_a_list, is_navigation, names_its_topics
from stories.text.patterns import compiled
from stories.text.pieces import is_address
from stories.text.slugs import is_keyed, slug_line
from stories.text.words import any_of

TELEX_OPENS = "ZCZC"
"""How the machines mark where a text begins, as NNNN marks its end."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block before it has a place. `field` is the key of the front matter that says so, where one does."""

    kind: Kind
    text: str
    value: str | None = None
    field: str = ""


class Place(Enum):
    """Where a line stands: some forms are sure in a head alone, some below another line of it alone."""

    TOP = auto()
    HEAD = auto()
    BODY = auto()


MOST_REMEMBERED = 1_000_000
"""Code points of the texts whose lines are remembered: those of a thousand takes, in ten megabytes or so."""


_LONGEST_CLOSE = 80  # code points, of an end mark or a desk's stamp


class Lines:
    """The lines of texts that are read with the same names. Each is asked once what it is, however often it stands in
    them: copies of a story have most of their lines in common. `read` is how many code points were read with them."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.read = 0
        self._formless: set[str] = set()
        self.fields: Mapping[str, Part] = {}
        self.body_labels: frozenset[str] = frozenset()
        self.form = cache(self._form)
        self.is_navigation = cache(is_navigation)
        self.is_whole = cache(self._is_whole)
        self.is_ending = cache(self._is_ending)
        self.closes = cache(self._closes)
        self.dateline = cache(self._dateline)
        self.closing = cache(self._closing)
        self.caption_credit = cache(self._caption_credit)
        self.byline = cache(self._byline)
        self.paragraph = cache(self._paragraph)

    def read_fields(self, texts: Sequence[str]) -> None:
        """Learn which of the lines are labelled fields of a database's export, before any is asked what it is."""
        found = fields_of(texts)
        told = {text: kind_and_value(*field, self.byline, self._place) for text, field in found.items()}
        self.fields = {text: Part(kind, text, value) for text, (kind, value) in told.items()}
        self.body_labels = frozenset(text for text, (said, value) in found.items() if said == BODY and not value)

    def _place(self, text: str) -> str | None:
        said = self.dateline(text)
        return said.place if said else None

    def _form(self, text: str, place: Place) -> tuple[Part, ...]:
        """The parts that a line is by its form alone, or none. What no form of a head tells, none of a body does."""
        if field := self.fields.get(text):
            return (field,)
        if place is Place.BODY and text in self._formless:
            return ()
        found = tuple(_form(text, place, self))
        if not found and place is not Place.BODY and not takes.HEADED.match(text):
            self._formless.add(text)
        return found

    def _is_whole(self, line: str) -> bool:
        """Whether a line is one by its form: none of a wrapped paragraph's looks so."""
        return (
            slug_line(line) is not None
            or notes.is_flag(line)
            or notes.is_note(line)
            or notes.meaning_above(line) is not None
            or (line[0].islower() and ":" in line and takes.is_replacing(line))
            or notes.speaks_of_material(line)
            or (_may_be_alone(line) and notes.told_below(line) is not None)
            or self.byline(line) is not None
            or credits.is_title_line(line, self.names)
            or dates.is_date_line(line)
            or self.names.outlet_called(line) is not None
            or (line[:1].isupper() and line[-1:].isalnum() and self.is_navigation(line))
            or self.is_ending(line)
            or (line.endswith(":") and endings.is_contact(line))
            or (len(line) <= _LONGEST_CLOSE and self._is_a_dateline(line))
        )

    def _is_a_dateline(self, line: str) -> bool:
        said = self.dateline(line)
        return said is not None and said.agency is not None and said.end == len(line)

    def opens(self, line: str) -> bool:
        """Whether a line begins with a dateline and goes on."""
        said = self.dateline(line)
        return said is not None and said.agency is not None and said.end < len(line)

    def _is_ending(self, line: str) -> bool:
        return endings.is_ending(line, self.names)

    def _closes(self, line: str) -> bool:
        """Whether a line says that a story is over: whose all rights are, what it was about, or as a desk says so."""
        if endings.may_keep_all_rights(line):
            return endings.keeps_all_rights(line)
        if names_its_topics(line):
            return True
        return len(line) <= _LONGEST_CLOSE and endings.closes_a_dispatch(line) and self.is_ending(line)

    def _dateline(self, text: str) -> Dateline | None:
        """In copy that was sent as codes, a caret may open the line: "^SHANNOCK, Vt. (AP) _"."""
        if notes.opens_in_short(text):
            return None
        bare = text.lstrip("^")
        said = dateline(bare, self.names) if bare else None
        return replace(said, end=said.end + len(text) - len(bare)) if said and bare != text else said

    def _caption_credit(self, text: str) -> int | None:
        return pictures.caption_credit(text, self.names)

    def _byline(self, line: str) -> str | None:
        return credits.byline(line, self.names)

    def _paragraph(self, text: str, opens: bool) -> tuple[Part, ...]:
        return tuple(paragraph(text, opens, self))

    def _closing(self, text: str) -> tuple[Kind, int] | None:
        """Where a credit begins that closes a line, and whether it makes a caption of it or a paragraph; or None."""
        if (at := self.caption_credit(text)) is not None:
            return Kind.CAPTION, at
        at = credits.closing_credit(text, self.names)
        return None if at is None else (Kind.PARAGRAPH, at)


def _may_be_alone(line: str) -> bool:
    """Whether a line stands between marks, or is no more than one sentence that it begins."""
    return line[0] in "([（【*-" or (line[0].isupper() and "." not in line[:-1] and len(line) <= _LONGEST_ALONE)


_LONGEST_ALONE = 100  # code points


def lines_of(names: Names, text: str) -> Lines:
    """Those to read a text with: shared with the texts before it, until these were many or long."""
    lines = shared_lines(names)
    if lines.read > MOST_REMEMBERED:
        shared_lines.cache_clear()
        lines = shared_lines(names)
    lines.read += len(text)
    return lines


@lru_cache(maxsize=2)  # those of an archive, and those built in
def shared_lines(names: Names) -> Lines:
    return Lines(names)


def _form(text: str, place: Place, lines: Lines) -> list[Part]:
    names = lines.names
    in_head = place is not Place.BODY
    if said := _that_says_when(text, names):
        day = dates.read_date(said)
        # "May 4" inside a story heads a day of its chronology, and "-0- 06/08/2010" closes it
        if day or in_head or (text[0] not in "-–—*" and dates.days_within(said)):
            return [Part(Kind.DATE, text, day)]
    if in_head and (found := _of_a_head(text, lines)):
        return [found]
    # "Urgent: Boat capsizes" heads a story, and is no note above it
    is_headed = takes.HEADED.match(text) or (text[0] in "[【" and _FLAGGED.match(text))
    meaning = None if in_head and is_headed else notes.meaning_of(text)
    # "___" and "* * *" part one thing from the next
    if meaning and heads_a_list(text):
        return [Part(Kind.NAVIGATION, text)]  # "Editors' recommendations:" tells them nothing
    if meaning or notes.is_banner(text):
        return [Part(Kind.NOTE, text, _said(meaning))]
    if not (any(map(str.isalnum, text)) or lines.is_navigation(text)):
        return [Part(Kind.UNKNOWN, text)]  # a rule
    if is_address(text):
        return [Part(Kind.URL, text, text)]
    if text[0] == "<" and _MARKED_UP.match(text):
        return [Part(Kind.UNKNOWN, text)]
    label, _, address = text.rpartition(" ")
    if is_address(address) and notes.labels_an_address(label):
        return [Part(Kind.URL, text, address)]
    if notes.is_related(text):
        return [Part(Kind.RELATED, text)]
    if is_keyed(text):
        return [Part(Kind.SLUG, text, value_of(Kind.SLUG, text, names))]
    if credits.is_contributor_line(text):
        return [Part(Kind.CONTRIBUTOR, text)]
    if not in_head and credits.names_sources(text, names) and not lines.is_ending(text):
        return [Part(Kind.CREDIT, text, names.agency_signed(text))]
    if credits.is_credit_line(text, names):
        return [credit_of(text, names)]
    is_captioned = "| " in text and lines.caption_credit(text) is not None
    if lines.is_navigation(text) and not (is_captioned or pictures.is_picture_credit(text, names)):
        return [Part(Kind.NAVIGATION, text)]
    return _of_a_picture(text, place, lines)


# "[종합]굴착기 기사가 토기 17점 신고": a headline behind its flag
_FLAGGED = compiled(r"[\[【][\uac00-\ud7af]{1,6}\d?[\]】] ?[\uac00-\ud7af\d\"'‘“].{12}")


def _that_says_when(text: str, names: Names) -> str | None:
    """The words of a line that say when, if nothing else stands in it but whose desk says so: "MTI 2009. május 11.",
    "[時事通信社] 2016/07/08-14:20"; or None."""
    if dates.is_date_line(text):
        return text
    if len(text) > _LONGEST_WHEN or (not text[-1].isdigit() and text[-1] not in ".)]"):
        return None
    found = _BEHIND_A_NAME.fullmatch(text) or _BEFORE_A_NAME.fullmatch(text)
    if found is None or not names.is_agency(found["name"].strip("[](（）)【】")):
        return None
    return found["when"] if dates.is_date_line(found["when"]) else None


_LONGEST_WHEN = 66  # code points
# … and "2013-08-29-15:30:06 (IANS)"
_BEHIND_A_NAME = compiled(r"(?P<name>[^\d:]{2,24}?) +(?P<when>\d.{5,40})")
_BEFORE_A_NAME = compiled(r"(?P<when>\d.{5,40}) (?P<name>\([^\d()]{2,24}\))")
_MARKED_UP = compiled(r"</?[a-z]+(?: [a-z-]+=\"[^\"]*\")+ ?/?>")  # what is left of a page's markup


def _is_a_mark(text: str, names: Names) -> bool:
    """Whether a line says which take a text is, and nothing else: "2E LEAD", "(NEUE FASSUNG)", "TT-FLASH"."""
    if len(text.split()) > _MOST_OF_A_MARK or text[0] == "©" or names.is_agency(text):
        return False
    return (text.isupper() or notes.is_in_brackets(text)) and takes.is_mark(_without_agency(text, names))


def _without_agency(text: str, names: Names) -> str:
    """ "FLASH" of "TT-FLASH", "URGENT" of "AFP URGENT"."""
    first, *rest = re.split(r"[- ]", text, maxsplit=1)
    return rest[0] if rest and rest[0] and names.is_agency(first) else text


_MOST_OF_A_MARK = 4  # words: "2E LEAD", "(NEUE FASSUNG)"


def _of_a_head(text: str, lines: Lines) -> Part | None:
    """What a line is that only a head has."""
    if text == TELEX_OPENS or _OF_A_LETTER.fullmatch(text):
        return Part(Kind.UNKNOWN, text)
    if dates.is_span(text):
        return Part(Kind.NAVIGATION, text)  # of which days a page's list is
    names = lines.names
    if credits.names_sources(text, names):
        return Part(Kind.CREDIT, text, names.agency_signed(text))
    if (text[0] in _OPENS_A_CREDIT or pictures.is_labelled(text)) and _is_of_a_picture(text, names):
        return credit_of(text, names)
    if text[0].isdigit() and " | " in text and (placed := lines.dateline(text)) and placed.end == len(text):
        return Part(Kind.DATELINE, text, placed.place)
    flag = text.partition(" (")[0] if text[-1] == ")" and text.isupper() else text
    if notes.is_flag(text) or (flag != text and flag[0] != "(" and notes.is_flag(flag)):  # "ПОВТОР (ОШИБКА В НОМЕРЕ)"
        return Part(Kind.NOTE, text, _said(notes.meaning_of_flag(flag)))
    if notes.addresses_desks(text):
        return Part(Kind.NOTE, text, notes.Meaning.TO_EDITORS.value)
    if (meaning := notes.meaning_above(text)) and notes.meaning_of(text) is None:
        return Part(Kind.NOTE, text, meaning.value)
    if takes.is_replacing(text):
        return Part(Kind.NOTE, text, notes.Meaning.UPDATE.value)
    if _FLASH.fullmatch(text):
        return Part(Kind.HEADLINE, text)
    if notes.speaks_of_material(text) or notes.offers_material(text) or notes.promises_more(text):
        said = notes.meaning_of(text) or notes.Meaning.TO_EDITORS
        return Part(Kind.NOTE, text, said.value)
    is_marked = text.startswith("***")  # it may be who wrote it
    if not is_marked and (meaning := notes.told_below(text)) and notes.meaning_of(text) is None:
        return Part(Kind.NOTE, text, meaning.value)
    if is_marked and (signed := _SIGNED_FOR_LUSA.fullmatch(text)):
        return Part(Kind.BYLINE, text, _FOR_WHAT.sub("", signed["names"]))
    if _is_a_mark(text, names):
        rank = takes.rank(text)
        if rank is not None:
            return Part(Kind.NOTE, text, (notes.Meaning.UPDATE if rank > 0 else notes.Meaning.URGENT).value)
    if notes.is_in_brackets(text) and (takes.rank(text) is not None or takes.relation_in(text)):
        return Part(Kind.NOTE, text, _said(_meaning_in_brackets(text)) or notes.Meaning.UPDATE.value)
    if people := lines.byline(text):
        return credit_of(text, names) if credits.names_whose_copy(text, names) else Part(Kind.BYLINE, text, people)
    if notes.names_an_editor(text):
        return Part(Kind.BYLINE, text)
    if notes.is_in_brackets(text) and (meaning := _meaning_in_brackets(text)):
        return Part(Kind.NOTE, text, meaning.value)
    if endings.is_stamp(text):
        return Part(Kind.ENDING, text, endings.stamped(text))
    if outlet := names.outlet_called(text):
        return Part(Kind.OUTLET, text, outlet)
    is_a_pages = ("/" in text and pictures.is_picture_credit(text, names)) or (
        text[0].isdigit() and lines.is_navigation(text)
    )
    if slug_line(text) is not None and not is_a_pages:
        return Part(Kind.SLUG, text, value_of(Kind.SLUG, text, names))
    if len(text) < _LONGEST_OF_A_TAKE and _NUMBERED.fullmatch(text) and takes.rank(text) is not None:
        return Part(Kind.NOTE, text, notes.Meaning.UPDATE.value)
    if len(text) < _LONGEST_OF_A_TAKE and notes.numbers_a_version(text):
        return Part(Kind.NOTE, text, notes.Meaning.UPDATE.value)
    if credits.is_title_line(text, names):
        named = credits.named_with_title(text)
        return Part(Kind.BYLINE, text, named if named and not names.agency_in(named) else None)
    people = credits.named_beside_an_outlet(text, names)
    return Part(Kind.BYLINE, text, people) if people else None


_OPENS_A_CREDIT = "(（[【"


def _is_of_a_picture(text: str, names: Names) -> bool:
    """Whether a line of a head says whose a picture is, behind a label or in brackets, and nothing else: "Arkivbild:
    TT", "(Foto ANSA)", "[사진=연합뉴스]", "(Jane Roe/PA)"."""
    said = pictures.credited(text)
    parts = [part for part in _BETWEEN_OWNERS.split(said) if part] if said else []
    known = [pictures.is_a_house(part) or names.agency_called(part) is not None for part in parts]
    is_named = all(owned or credits.is_name(part) for part, owned in zip(parts, known, strict=True))
    return bool(parts) and is_named and (any(known) or (pictures.is_labelled(text) and not pictures.is_caption(text)))


_BETWEEN_OWNERS = compiled(r"\s*[/,|]\s*|\s[-–]\s|\s(?=\()|[()]")


# "*** Jane Roe (texto) e John Doe (fotos), da agência Lusa ***"
_SIGNED_FOR_LUSA = compiled(r"\*{3} ?(?P<names>[^\W\d_a-z][^*\d]{3,80} \([^\W\d_A-Z]+\)), da agência Lusa ?\*{3}")
_FOR_WHAT = compiled(r" \([^()]*\)")
# "From: desk@example.org", "Subject: Two roads closed": of the letter by which a story came
_OF_A_LETTER = compiled(rf"{any_of('letter')}: ?(?:\S+@\S+|.*<\S+@\S+>|(?<=[^\s:]{{4}}: ).+)", re.IGNORECASE)
_FLASH = compiled(r"(?:\d\d:\d\d \d{1,2}[A-Z][a-z]{2}\d{2,4} )?RTRS-\S.{10,200}")  # each a headline of its own
_LONGEST_OF_A_TAKE = 40  # code points
# "2ND UPDATE", "1. Zusammenfassung", "Zusammenfassung 1430"
_NUMBERED = compiled(r"[^\W_]*\d[^\W_]*\.? [^\W\d_]+|[^\W\d_]+ \d+")

_MEANING = {
    takes.KILLS: notes.Meaning.WITHDRAWN,
    takes.CORRECTS: notes.Meaning.CORRECTS,
    takes.REPLACES: notes.Meaning.UPDATE,
}


def _meaning_in_brackets(text: str) -> notes.Meaning | None:
    """What a line in brackets says of its story, or of another."""
    if meaning := notes.meaning_of(text) or notes.meaning_between_marks(text):
        return meaning
    relation = takes.relation_in(text)
    if relation == takes.REPLACES and notes.says_what_was_wrong(text):
        return notes.Meaning.CORRECTS
    return _MEANING[relation] if relation else notes.Meaning.UPDATE if takes.rank(text) is not None else None


def _of_a_picture(text: str, place: Place, lines: Lines) -> list[Part]:
    """A caption with or without its credit, or a credit alone; in a head also a dateline that is all of its line."""
    names = lines.names
    is_caption = pictures.is_caption(text) and not pictures.is_credited_through(text, names)
    if place is Place.BODY and not is_caption:
        is_credit = pictures.is_picture_credit(text, names) and pictures.stands_alone(text, names)
        return [credit_of(text, names)] if is_credit else []
    opening = lines.dateline(text) if place is not Place.BODY else None
    if opening and opening.end == len(text) and (opening.place or opening.date or text[-1] not in ")）]】"):
        return [Part(Kind.DATELINE, text, opening.place)]
    if pictures.is_picture_credit(text, names):
        return [credit_of(text, names)]
    closing = lines.caption_credit(text)
    if closing is None and is_caption and (said := lines.closing(text)):
        closing = said[1]  # "This photo, provided by the port, shows … Feb. 4, 2018. (Yonhap)"
    if closing is None and place is Place.HEAD:
        closing = pictures.credit_in_a_head(text, names)
    if closing is not None and not lines.dateline(text) and not dates.leading_date(text):
        return with_credit(Kind.CAPTION, closing, text, names)
    if place is not Place.BODY and text.startswith("©") and len(text) < _LONGEST_RIGHT:
        return [Part(Kind.CREDIT, text)]  # it may be that of a picture, and says nothing of the story
    return [Part(Kind.CAPTION, text)] if is_caption else []


_LONGEST_RIGHT = 80  # code points: whose a picture or a story is, above it


def paragraph(text: str, opens: bool, lines: Lines) -> list[Part]:
    """A paragraph, or the caption it turns out to be, with the date, dateline, credit and end mark that stand inside
    its line."""
    opening: list[Part] = []
    if opens:
        if day := dates.leading_date(text):
            opening, text = [Part(Kind.DATE, text[: day[0]], day[1])], text[day[0] :].lstrip()
        if "/" in text[:_LONGEST_WHEN] and (before := signed_before(text, lines)):
            opening, text = [*opening, before], text[len(before.text) :].lstrip()
        if said := lines.dateline(text) or bare_place(text, lines.names):
            opening = [*opening, Part(Kind.DATELINE, text[: said.end].rstrip(), said.place)]
            text, signed_by = text[said.end :].lstrip(), text[said.end : said.signed].strip()
            if signed_by:
                opening, text = [*opening, Part(Kind.BYLINE, signed_by, said.people)], text[len(signed_by) :].lstrip()
            elif said.agency:
                signed, text = behind_a_dateline(text, lines)
                opening += signed
    if not text:
        return opening
    closing: list[Part] = []
    at = endings.closing_mark(text)
    if at is None:
        at = endings.closing_initials(text, lines.names)
    if at is not None:
        text, closing = text[:at].rstrip(), [Part(Kind.ENDING, text[at:])]
    if (at := credits.closing_contributor(text)) is not None:
        text, closing = text[:at].rstrip(), [Part(Kind.CONTRIBUTOR, text[at:]), *closing]
    if credit := lines.closing(text):
        return [*opening, *with_credit(*credit, text, lines.names), *closing]
    if opening and notes.mends_a_release(text):
        return [*opening, Part(Kind.NOTE, text, notes.Meaning.CORRECTS.value), *closing]
    return [*opening, Part(Kind.PARAGRAPH, text), *closing]


_SIGNED_BEFORE = compiled(r"(?P<people>[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3}) ?/ ?(?=[^\W\da-z_]{3})")


def signed_before(text: str, lines: Lines) -> Part | None:
    """Who wrote a story, if that is said in front of its dateline: "Hüseyin ALTUNCU / KIRŞEHİR, (DHA) -"; or None."""
    found = _SIGNED_BEFORE.match(text)
    if found is None or not credits.is_name(found["people"]) or found["people"].isupper():
        return None
    said = lines.dateline(text[found.end() :])
    return Part(Kind.BYLINE, found.group().rstrip(), found["people"]) if said and said.agency else None


def behind_a_dateline(text: str, lines: Lines) -> tuple[list[Part], str]:
    """Who wrote a story, if that is said right behind its dateline, and the rest of the text."""
    said = credits.signed_in_capitals(text) or credits.signed_in_brackets(text, lines.names)
    if said is None:
        return [], text
    people, end = said
    return [Part(Kind.BYLINE, text[:end], people)], text[end:].lstrip()


def value_of(kind: Kind, text: str, names: Names) -> str | None:
    """What a block of this kind means, as far as its text tells."""
    match kind:
        case Kind.BYLINE:
            return credits.byline(text, names) or text
        case Kind.DATELINE:
            said = dateline(text, names)
            return said.place if said else text
        case Kind.DATE:
            return dates.read_date(text)
        case Kind.CREDIT:
            return names.agency_in(text)
        case Kind.URL:
            return text
        case Kind.ENDING:
            return endings.stamped(text)
        case Kind.NOTE:
            return _said(notes.meaning_of_flag(text) if notes.is_flag(text) else notes.meaning_of(text))
        case Kind.SLUG:
            said_by = slug_line(text)
            return said_by.slug if said_by else text
        case Kind.OUTLET:
            return names.outlet_called(text) or text
        case _:
            return None


def _said(meaning: notes.Meaning | None) -> str | None:
    return meaning.value if meaning else None


_LICENSED = compiled(r" (?:Acquire|Purchase) Licensing Rights(?:, opens new tab)?$")


def with_credit(kind: Kind, at: int, text: str, names: Names) -> list[Part]:
    """A part and the credit that closes it, which begins at `at`, with the button that Reuters' page has behind it."""
    if licensed := _LICENSED.search(text, at):
        button = Part(Kind.NAVIGATION, licensed.group().lstrip())
        return [*with_credit(kind, at, text[: licensed.start()], names), button]
    credit = credit_of(text[at:], names)
    return [Part(kind, text[:at].rstrip()), credit] if text[:at].strip() else [credit]


def credit_of(text: str, names: Names) -> Part:
    """A credit line with the agency that it names."""
    return Part(Kind.CREDIT, text, names.agency_signed(text) if text[0] == "/" else names.agency_in(text))
