"""Who is credited: bylines, credit lines, contributor lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from stories.text.mastheads import is_masthead
from stories.text.names import CREDITED, Names
from stories.text.patterns import compiled
from stories.text.words import any_of, listed, openings, telling

_DASH = "[-–—]"
_MOST_CREDIT_WORDS = 8
_LONGEST_CREDIT = 160  # code points
_LONGEST_CLOSING = 60  # code points: an agency's longest name, and the dash or brackets around it
_LONGEST_BYLINE = 300  # code points

_BYLINE = compiled(
    r"(?P<word>(?:(?:written|reported|story|text|words|posted|compiled|analysis|commentary|review) )?by:?|"
    rf"(?:von|par|por|door|av|af|oleh):?|da|di|de|"
    rf"dal(?= nostro)|dalla(?= nostra)|d[ae]ll['’]inviat[oa]|van(?= onze)|{any_of('by')}[:：]|автор)\s*"
    r"(?P<names>(?<=[\s:：])[^\W\d_].*)",
    re.IGNORECASE,
)
_HAN = r"[\u3400-\u9fff]{2,4}"
_REPORTERS = compiled(
    rf"[(（]?(?:[\u3400-\u9fff]{{0,6}}[记記]者[ :：　]|文[/／:：] ?)(?P<names>{_HAN}(?:[ 、，]{_HAN}){{0,4}})[)）]?"
    r"|(?P<hangul>[\uac00-\ud7af]{2,5}(?:[ ·,]{1,2}[\uac00-\ud7af]{2,5}){0,3}) (?:기자|특파원)(?: ?=)?"
)
_STRICT = frozenset("von par por da di de door av af oleh".split())
"""These begin other lines too: all that follows must be names."""

_BEFORE_NAMES = frozenset("by von par por da di door av af".split())
_OFFICE_BEFORE = compiled(
    r"(?:[^\W\d_]+-)?(?:unser(?:em|er|en)? )?(?:(?:[Kk]orrespondent|[Rr]edakteur|[Mm]itarbeiter|[Rr]eporter)(?:in|en)?|"
    r"nuestr[oa] corresponsal|notre correspondante?|il nostro inviato|la nostra inviata|"
    r"onze (?:verslaggever|verslaggeefster|redacteur|correspondente?)|"
    r"our (?:own )?correspondent|staff writers?) (?=[^\W\d_a-z])"
)

_JOINING = frozenset("and und et e y en og och ja и ve & with for".split())
_AND = r"(?:and|und|et|e|y|en|og|och|ja|и|ve|&)"
_NAMED = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}?"
_ARTICLES = frozenset("la der die de a il".split())
_CAPITALISED = r"[^\W\d_a-zà-ÿа-я][^\W\d_]+"
_DESKS = frozenset("rédaction redacción redazione redaktion redactie redação agencias agences agências agenzie".split())
_PARTICLES = frozenset("da de del della der den di dos du la le van von zu bin al el ten ter".split())
_TITLE = compiled(
    r"(?:[^.!?:;]{0,60}?\b)?(?:writers?|editors?|correspondents?|reporters?|columnist|"
    r"bureau chief|analyst|redakt(?:eur|ör|ør)(?:in)?|korrespondent(?:in)?|correspondants?|correspondante?|"
    r"corresponsal(?:es)?|redactora?|"
    r"repórteres|repórter|enviad[ao] especial|envoyée? spéciale?|"
    r"inviato|inviata|corrispondente|verslaggever|toimittaja|корреспондент|muhabiri)",
    re.IGNORECASE,
)
_OFFICE = compiled(
    r" (?:(?:news|web|sports|city|video|data|fact check) ?)?(?:desk|staff|newsroom|bureau|team|service)$", re.I
)
_MOST_TITLE_WORDS = 7
_MOST_BYLINE_WORDS = 16
_NO_NAMES = frozenset("monday tuesday wednesday thursday friday saturday sunday the a an".split())

_SOURCE = any_of("source")
_AGENCIES = listed("no name")
_DESK = rf"(?i:{any_of('desk')}|{any_of('no name')})"
_AROUND = "*_^|•·= "  # around a byline
_LONGEST_CONTRIBUTOR = 500  # code points
_MARKS = "*_•·-–—~ "  # around a line that credits somebody: "*Writing by Jane Roe", "— With reporting from Jane Roe"
_WORK = any_of("work")
_CAPITAL = r"(?-i:[^\W\d_a-zà-ÿа-я])"
_CONTRIBUTOR = compiled(
    r".{0,300}\bcontributed (?:reporting )?(?:to|for) (?:this|the) (?:report|story|article|coverage|dispatch)\b.{0,80}"
    rf"|(?:[^\W\d_].{{0,200}} )?contributed (?:reporting\.?|(?:reporting )?from {_CAPITAL}.{{0,60}})"
    r"|(?:the )?(?:associated press|ap|reuters|afp|agencies|staff)\b.{0,200}\bcontributed\.?"
    rf"|\({{0,2}}(?:(?:additional|with(?: additional)?|further|extra|more) )?{_WORK}(?:(?:,| and| &) {_WORK})*"
    rf"(?: for \w+)? (?:by|from) {_CAPITAL}.{{0,300}}"
    rf"|\(?(?:with (?:ap|afp|reuters|agency|agencies|wire)\b|{any_of('material')}) .{{0,200}}"
    rf"|\(?{any_of('material')}\)?\.?"
    rf"|\(?\*?{any_of('contributor')}(?: (?:von|de|par|por|di|van|av|af))?:? {_CAPITAL}.{{0,300}}\)"
    rf"|\({{0,2}}(?:reporter|reporters|berichterstatter|text): {_CAPITAL}[^;]{{2,80}}; ?[^\W\d_]{{4}}.{{2,120}}\)"
    rf"|mitarbeit: {_CAPITAL}.{{0,200}}"
    rf"|\(?(?:reporting|{any_of('contributor')})(?: (?:by|de|par|von|di))? {_CAPITAL}[^;,]{{2,80}}[;,] "
    r"(?:[^\W\d_]+ing|edi|édi|réd|bear|red|ver|writ|trad).{2,200}\)?"
    rf"|[^\W\d_][\w.'’-]*(?: [\w.'’-]+){{1,9}},? {any_of('contributed')}\b.{{0,80}}"
    rf"|{_CAPITAL}\S*(?: {_CAPITAL}\S*)? reported from {_CAPITAL}.{{0,300}}"
    rf"|[【\[<〈（(]?{any_of('eastern editor')}[:：　 ]\s?[^\W\d_].{{1,60}}"
    r"|[(（](?:إعداد|تحرير|ترجمة|كتابة|شارك في التغطية|تغطية صحفية) .{3,120}[)）]",
    re.IGNORECASE | re.DOTALL,
)


_OPENING = compiled(r"\W*([^\W\d_]+)")
_OPENERS = frozenset(
    "additional with further extra more mitarbeit reporting reporter reporters berichterstatter text".split()
).union(*(openings(of) for of in ("work", "material", "contributor", "eastern editor")))
_CONTRIBUTED = (
    *("ontribu", " reported from ", " zu diese", "bijgedragen", "bidr", "katkıda"),
    *("إعداد", "تحرير", "ترجمة", "كتابة", "شارك في", "تغطية"),
)
"""How every contributor line opens, or else what stands in it: most lines are none, and are done with by these."""

_WHO_WORKED = compiled(
    r"(?:additional )?(?:reporting|writing|editing|compiled|reporte|reportaje|bericht|reportage)\b", re.I
)
_LONGEST_CLOSED = 2000  # code points
_OWN = compiled(
    r"\b(?:writers?|journalists?|reporters?|correspondents?|photographers?|researchers?|staff|newsroom)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Forms:
    """How credits are written that may name an agency."""

    closing_credit: re.Pattern[str]
    credit_line: re.Pattern[str]
    of_desks: re.Pattern[str]
    for_agency: re.Pattern[str]
    signed: re.Pattern[str]
    with_office: re.Pattern[str]


@lru_cache(maxsize=8)  # names change when somebody edits them
def _forms(agencies: str) -> _Forms:
    """Where `agencies` is the alternation of those known."""
    return _Forms(
        # "… into Armenia. - AP" (seed 002), "… the fighting. (Reuters)", "… it said. — AFP"
        closing_credit=compiled(
            r"""(?<=[.!?"'”’»)。」])(?:\s+|(?=[(（]|- ))(?P<credit>"""
            rf"(?:©|\(c\))\s?(?:{agencies})|{_DASH}{{1,2}}\s?(?:{agencies})"
            rf"|\((?:[a-zà-ÿ]{{2,4}}/)?(?:{agencies})(?:/[a-zà-ÿ]{{2,4}})?\)|/(?i:{agencies})/)\.?$"
        ),
        credit_line=compiled(
            rf"(?:{_DASH}{{1,2}}\s?|[(（]?©\s?|[(（]|\(c\)\s?|{_SOURCE}\s?[:：]\s?)?"
            rf"(?:\d{{4}} )?(?:{agencies})(?: staff)?[)）]?\.?|/(?:{agencies})/",
            re.IGNORECASE,
        ),
        # "With AFP", "red/APA", "REDACCIÓN / AGENCIAS", "TT-AFP", "(APA, red, 25.7.2017)"
        of_desks=compiled(
            rf"[(（]?(?i:{any_of('with copy of')}) ?(?:the )?(?:{agencies}|{_DESK})[)）.]?"
            rf"|[(（]?(?i:{agencies}), ?{_DESK}\.?[)）]?"  # "belga, red."
            rf"|[(（]?(?=.*[ /,+&-])(?:{_DESK}(?:\s?[/,+&-]\s?|\s))?(?:{agencies}|{_DESK})"
            rf"(?:(?:\s?[/,+&-]\s?)(?:{agencies}|{_DESK})){{0,3}}(?:, [\d./-]{{6,10}})?[)）]?"
            rf"|(?:{agencies}) ?[|/–-] ?[^\W\da-z_]{{4,}}(?: [^\W\da-z_]{{3,}})?"  # "EFE | MONTEVIDEO"
            rf"|(?:{agencies}) \| [^\W\d_a-z][^\W\d_]{{3,}}(?: [^\W\d_a-z][^\W\d_]+)?"  # "AFP | Port Louis"
            rf"|(?:{agencies})(?: [^\W\d_a-z][\w&]*| &){{1,4}} (?:Wire|Service|Online)"
        ),
        # "Anna Berg/TT", "ANNA BERG / STT", "Jane Roe, repórter da Agência Brasil"
        signed=compiled(
            rf"(?P<names>{_NAMED}(?:(?:, ?|,? {_AND} ){_NAMED}){{0,4}})(?: ?/ ?|, )"
            rf"(?:(?:[^\W\d_A-Z]{{3,16}} )?(?:da|de|di|of|for|der|van|av|för) (?:[^\W\d_]{{2,9}} )?)?(?:{agencies})"
            rf"|(?:{agencies})(?:[-–]| {_AND} )(?P<behind>{_NAMED})"  # "NTB-Kari Lind", "NTB og Kari Lind"
            rf"|(?P<glued>{_NAMED}[^\W\d_A-Z])(?:{agencies})"  # "Laine ClarkAAP", where a page parts them by a rule
            rf"|(?P<alongside>{_NAMED}), (?:com|con|with|avec|mit|med|met) (?:(?:a|la|the|der) )?(?:{agencies})"
        ),
        # ", dpa", ", PA Political Correspondent", ", da agência Lusa"
        with_office=compiled(
            rf",?\s(?:[|·•–—-]\s|(?:of|for|with|de|da|di|van|avec|mit|con|com|met)\s(?:\w+\s)?)?(?:{agencies})"
            rf"(?:\s[\w’' -]{{0,40}})?$"
            rf"|\s?[(/](?:(?:avec|mit|with|con|com|met|och|og) )?(?i:{agencies})[)/]?$"
            rf"|,? (?:in|à|en|a|i|aus|from) {_CAPITALISED}(?: {_CAPITALISED}){{0,2}}$|,? @\w+$"
            rf"|,\s[^,]{{0,40}}\b(?:Writer|Editor|Correspondent|Reporter|Staff|Desk|Korrespondent(?:in)?|Redakteur(?:in)?|"
            rf"[Cc]orresponsal|[Cc]orrespondante?|[Ii]nviat[oa]|[Vv]erslaggever|[Cc]orrispondente)s?$"
        ),
        for_agency=compiled(
            rf"[,\s]+(?:for|of|with|from)\s+(?:the\s+)?(?P<agency>{agencies})$|,?\s+(?P<plain>{agencies})$"
        ),
    )


def closing_credit(text: str, names: Names) -> int | None:
    """Where the agency's credit that closes a paragraph begins, or None."""
    tail = text[-_LONGEST_CLOSING:]
    is_named = tail[-1:] not in _MARKED and names.may_close_an_agency(tail.rpartition(" ")[2].rstrip("."))
    if is_named and (bare := _BEHIND_A_STOP.search(tail)) and names.is_agency(bare["name"]):
        return len(text) - len(tail) + bare.start("name")
    if not any(mark in tail for mark in "(（/-–—©"):
        return None
    found = _forms(names.forms).closing_credit.search(text, max(0, len(text) - _LONGEST_CLOSING))
    return found.start("credit") if found else None


_MARKED = tuple("\"'”’»)）?!")
# "… de la factura. EFE": a stop that is more than an initial's
_BEHIND_A_STOP = compiled(
    r"""(?:[^\W\d_]{2}|[\d%\])])[.!?"'”’»)]{1,3}\s+(?P<name>(?!\d)[^\s.!?()/]+(?: [^\s.!?()/]+){0,3})\.?$"""
)


def opens_with_by(line: str) -> bool:
    """Whether a byline begins with "by", or with what says it in another language."""
    return _BYLINE.match(line) is not None


def signs_off(line: str, names: Names) -> bool:
    """Whether a line is an agency's name alone, with no more around it than marks and initials: "(ANSA).", "/ritzau/",
    "(©NTB)", "(Keystone-SDA/rz/bm)". Below a story it signs it off. Behind a dash a paper credits it: "- AP"."""
    if len(line) > _LONGEST_CLOSING or line[:1] in _DASHES:
        return False
    name = _COPY.sub("", line).strip(_AROUND_A_NAME)
    if names.is_agency(name) or (name != line and names.agency_called(name) is not None):
        return True
    first, *others = sorted(name.split("/"), key=lambda one: not names.is_agency(one))
    return bool(others) and names.is_agency(first) and all(map(_WRITER.fullmatch, others))


def signs_off_from_a_place(line: str, names: Names) -> bool:
    """Whether a line below a dispatch is an agency's name and whence it was sent: "AFP London", "The AP, Riverton"."""
    found = _FROM_A_PLACE.fullmatch(line) if len(line) <= _LONGEST_CLOSING else None
    return found is not None and names.is_agency(found["agency"]) and not _OFFICE.search(line)


_FROM_A_PLACE = compiled(rf"(?P<agency>(?:The )?[^\W\d_]{{2,8}}),? {_CAPITALISED}(?: {_CAPITALISED})?")
_COPY = compiled(r"©|\((?:c|C)\)")
_DASHES = frozenset("-–—―")
_AROUND_A_NAME = "()（）[]【】/.-–—― "
_WRITER = compiled(r"[a-zà-ÿ]{2,4}")


_OF_FACTS = compiled(rf"{any_of('facts')}: ", re.IGNORECASE)


def is_credit_line(line: str, names: Names) -> bool:
    if len(line) > _LONGEST_CREDIT or len(line.split()) > _MOST_CREDIT_WORDS + 3:
        return False
    line = line.lstrip("^")
    forms = _forms(names.forms)
    if _OF_FACTS.match(line) and names.is_agency(line.partition(": ")[2]):
        return True  # "Fakta: TT"
    if forms.credit_line.fullmatch(line):
        signed = names.agency_signed(line) if line[0] == "/" else names.agency_in(line)
        return bool(signed or (" " in line and names.agency_in(line.title())))  # "AGENCE FRANCE-PRESSE"
    is_short = len(line) <= _LONGEST_CLOSING and line[-1] not in ".?!:"
    return (is_short and forms.of_desks.fullmatch(line) is not None) or names_its_source(line)


def names_sources(line: str, names: Names) -> bool:
    """Whether a line says from which agencies and desks a story is, and nothing else: "TT-AFP", "Redaktion mit Material
    der dpa", "Agencies". One that names a desk alone says who wrote it."""
    if len(line) > _LONGEST_CLOSING or line[-1] in "?!:":
        return False
    said_words = re.findall(r"[^\W_]+", line.casefold())
    if _WORDS_OF_NO_NAME.isdisjoint(said_words) and not names.may_be_among(said_words):
        return False
    words = line.strip(_AROUND_A_SOURCE) if line[0] in _AROUND_A_SOURCE else line.rstrip(".")
    opening = _OPENS_A_SOURCE.match(words)
    words = words[opening.end() :].strip(_AROUND_A_SOURCE) if opening else words
    said = [_is_a_source(part.strip(), names) for part in _BETWEEN_SOURCES.split(words)]
    return None not in said and any(said)


def _is_a_source(words: str, names: Names) -> bool | None:
    """Whether the words are an agency's name, or that of agencies; False for a desk; None for what is neither."""
    if names.is_agency(words) or words.casefold() in _AGENCIES:
        return True
    bare = _BESIDE_A_NAME.sub("", words).strip()
    if bare.casefold().rstrip(".") in _DESKS_OF_A_SOURCE:
        return False
    if names.is_agency(bare) or bare.casefold() in _AGENCIES:
        return True
    if len(bare) > _LONGEST_SMALL and names.agency_called(bare):
        return True
    parts = re.split(r"[-–—]", bare) if len(bare) < _LONGEST_CLOSING else [bare]
    if len(parts) == 1:
        return None
    said = [_is_a_source(part.strip(), names) if part else None for part in parts]
    return None if None in said else any(said)


_AROUND_A_SOURCE = "()（）[]【】<>〈〉/ "
_SOURCES_OPEN = rf"(?i:{_SOURCE}|{any_of('with copy of')}|{any_of('by')}(?=[:：])|von|par|por|door|av|af|di|oleh)"
_OPENS_A_SOURCE = compiled(rf"{_SOURCES_OPEN}(?:\s?[:：]\s?|\s+|(?<=[/']))")
_BETWEEN_SOURCES = compiled(
    rf"\s*[/,+&|;、·・]\s*(?:{_SOURCES_OPEN}\s+)?|\s+[–—-]\s+|\s+(?:{_AND}|i|a|és|ve|та)\s+|\s+{_SOURCES_OPEN}\s+"
)
_BESIDE_A_NAME = compiled(
    rf"^(?:(?i:{any_of('beside its name')})(?:\s+|(?<=')))+(?=\S)|(?:(?<=\s)|(?<=社))(?i:{any_of('beside its name')})$"
)
_DESKS_OF_A_SOURCE = listed("desk")
_WORDS_OF_NO_NAME = telling("no name")


_FROM_A_PAPER = compiled(
    rf"(?:{_SOURCE}|information from)\s?[:：]\s?(?P<paper>[^,:：]{{2,48}})(?:, \S+)?|\((?P<alone>[^()]{{6,40}})\)",
    re.IGNORECASE,
)


def names_its_source(line: str) -> bool:
    """Whether a line says which newspaper a story is from: "Source: The Kestrel Herald"."""
    found = _FROM_A_PAPER.fullmatch(line) if ":" in line or "：" in line or line[0] == "(" else None
    if found is None:
        return False
    return is_masthead(found["paper"] or found["alone"]) or (
        found["paper"] is not None and all(word[0].isupper() for word in found["paper"].split())
    )


def names_a_source(line: str) -> bool:
    """Whether a credit says from whom a story is: "Quelle: dpa"."""
    return _NAMED_SOURCE.match(line) is not None


_NAMED_SOURCE = compiled(rf"\W*{_SOURCE}\s?[:：]", re.IGNORECASE)


def names_whose_copy(line: str, names: Names) -> bool:
    """Whether a line above a story says in another language than English by which agency it is: "Von dpa", "Autor: ČTK,
    red". In English that is how a byline is written."""
    found = _WHOSE_COPY.fullmatch(line) if len(line) <= _LONGEST_CLOSING else None
    return found is not None and (names.is_agency(found["agency"]) or names_sources(found["agency"], names))


_WHOSE_COPY = compiled(
    rf"(?:(?i:von|par|por|door|av|af|da|di|de|oleh):?|(?i:{any_of('by')})[:：]) ?(?P<agency>.{{2,40}}?)(?:, {_DESK})?"
)


def is_the_staff(line: str) -> bool:
    """Whether a byline names those who work for somebody, and none of them: "Reuters Staff", "Redazione ANSA"."""
    return _STAFF.search(line) is not None and len(line.split()) <= _MOST_WORDS_OF_STAFF


_STAFF = compiled(r"\b(?:staff|newsroom|redazione|redacción|redação|rédaction|redaktion|redactie)\b", re.IGNORECASE)
_MOST_WORDS_OF_STAFF = 4


def names_nobody(people: str, names: Names) -> bool:
    """Whether those named in a byline are an agency, a desk or an office, and no people."""
    return (
        names.is_agency(people)
        or people.casefold() in _AGENCIES
        or (_TITLE.fullmatch(people) is not None and not is_name(people))
        or _forms(names.forms).of_desks.fullmatch(people) is not None
    )


def byline(line: str, names: Names) -> str | None:
    """The people of a line such as "By A and B for AFP", or None."""
    if len(line) > _LONGEST_BYLINE:
        return None
    line = line.strip(_AROUND)
    line = _ROLES.sub("", line) if " (" in line else line
    if line.startswith("(") and line.endswith(")"):  # "(di Paola Zanin)"
        line = line[1:-1]
    found = _BYLINE.fullmatch(line)
    if found is None and not line.isascii() and (reporters := _REPORTERS.fullmatch(line)):
        return reporters["names"] or reporters["hangul"]
    is_joined = any(mark in line for mark in "/,-–") or line[-1:].isupper() or line[1:3].isupper()
    if found is None and is_joined and (signed := _forms(names.forms).signed.fullmatch(line)):
        return signed["names"] or signed["behind"] or signed["alongside"] or signed["glued"]
    if found is None or len(line.split()) > _MOST_BYLINE_WORDS or line.endswith((".", "?", "!", ":")) or ";" in line:
        return None
    people = found["names"]
    if names.is_agency(people.removeprefix("the ")):
        return people
    if (titled := _TITLED_BEHIND.match(people)) and is_name(titled["name"]):
        return titled["name"]  # "Por Ana Roe. Corresponsal", "Por Ana Roe - Repórter da Agência Brasil"
    office = _forms(names.forms).with_office.search(people)
    if office and office.start():
        people = people[: office.start()]
    if office := _OFFICE_BEFORE.match(people):
        people = people[office.end() :]
    if found["word"].lower().rstrip(":") in _STRICT and not _are_all_names(people):
        return None
    named = [word for word in people.split() if word[0].isalpha() and not word[0].islower()]
    if len(named) * 2 < len(people.split()) or people.split()[0].lower() in _NO_NAMES:
        return None  # "By the time the storm passed" and "By Monday Morning" name nobody
    credit = _forms(names.forms).for_agency.search(people)
    return _without_who_they_work_for(people[: credit.start()] if credit and credit.start() else people)


_ROLES = compiled(rf" \((?:{any_of('role in brackets')})\)", re.IGNORECASE)  # "*** A B (texto) e C D (fotos), …"


def _without_who_they_work_for(people: str) -> str:
    """The names alone: of "Jane Roe, Kestrel News", "Jane Roe | jroe@example.org", "Jane Roe Staff writer"."""
    people = _BEHIND_NAMES.split(people, maxsplit=1)[0].rstrip(" ,;") or people
    titled = _TITLED_BEHIND.match(people)
    if titled and is_name(titled["name"]):
        return titled[
            "name"
        ]  # "Por Crescencio Balbuena. Corresponsal", "Por Iracema Leal - Repórter da Agência Brasil"
    if (found := _IN_FRONT_OF_AN_OUTLET.match(people)) and is_masthead(people[found.end() :]):
        return found["people"].rstrip()
    first = " ".join(people.split()[:2])
    if is_name(first) and is_masthead(people[len(first) :].partition(",")[0].strip()):
        return first
    while ", " in people:
        before, _, last = people.rpartition(", ")
        if any(_may_be_named(one) for one in _JOINED_NAMES.split(_OPENING_AND.sub("", last))) or not before.strip():
            break
        people = before.rstrip()
    return named_with_title(people) or people


_TITLED_BEHIND = compiled(
    r"(?P<name>[^.–]+\w{3})(?:\. | [-–] )(?i:repórter|reporter|correspondente?|corresponsal|enviad[ao]|"
    r"envoyée?|redactora?|staff|writer|editor|korrespondent|redakt|inviat|corrispondente|корреспондент)"
)
_BEHIND_NAMES = compiled(r" [|·•] |[,;]? \(?\S+@|\s@\w|;\s| [Ff]or (?:[Tt]he )?(?=[^\W\d_a-z])")
_IN_FRONT_OF_AN_OUTLET = compiled(r"(?P<people>[^\W\da-z_]{2,}(?:[ .’'-]+[^\W\da-z_]+){1,2}) (?=[^\W\d_a-z][a-z])")
_OPENING_AND = compiled(rf"^{_AND} ")


def _may_be_named(text: str) -> bool:
    """Whether a part of a byline may be somebody's name: no desk's, no newspaper's, nothing with one word."""
    words = [word for word in text.split() if word not in _PARTICLES]
    is_an_office = _OFFICE.search(f" {text}") is not None or is_masthead(text) or _TITLE.fullmatch(text) is not None
    is_spelt = len(words) > 1 and all(word[0].isupper() or not word[0].isalpha() for word in words)
    return is_spelt and not is_an_office and words[-1].strip(".").lower() not in _COMPANIES


def named_with_title(line: str) -> str | None:
    """Who is named in front of a title: "Jane Roe" of "Jane Roe, Staff writer", "Jane Roe Senior Correspondent"."""
    name, comma, title = line.partition(",")
    if comma and is_name(name.strip()) and _TITLE.fullmatch(title.strip()):
        return name.strip()
    words = line.split()
    ends = (end for end in (2, 3) if end < len(words) and _TITLED.match(words[end]))
    end = next((end for end in ends if _TITLE.fullmatch(" ".join(words[end:]))), None)
    return " ".join(words[:end]) if end and is_name(" ".join(words[:end])) else None


def named_beside_an_outlet(line: str, names: Names) -> str | None:
    """Who is named in front of whose reporter that is: "Jane Roe | The Kestrel Herald"; or None."""
    found = _BESIDE_AN_OUTLET.fullmatch(line) if len(line) <= _LONGEST_CLOSING else None
    if found is None or not is_name(found["name"]):
        return None
    owner = found["owner"]
    return found["name"] if is_masthead(owner) or names.outlet_called(owner) or names.is_agency(owner) else None


_BESIDE_AN_OUTLET = compiled(r"(?P<name>[^\W\d_][^|,·•]+?) ?[|,·•] ?(?P<owner>[^|,·•]+)")
_TITLED = compiled(
    r"(?:staff|senior|chief|special|contributing|associate|assistant|deputy|managing|executive|political|national|"
    r"foreign|sports?|business|health|science|education|crime|courts?|city|news)$|" + _TITLE.pattern,
    re.IGNORECASE,
)


def byline_on_two_lines(line: str, following: str, names: Names) -> str | None:
    """The people of a byline that goes on in the next line: "By", then a name; or "By A and", then another; or None."""
    opens = line.rstrip(":").lower() in _BEFORE_NAMES
    first = following.split(None, 1)[0].lower()
    if not (opens or first in _JOINING or line.endswith(",") or line.split()[-1].lower() in _JOINING):
        return None
    joined = following.split(None, 1)[1] if first in _JOINING and " " in following else following
    if len(following.split()) > _MOST_BYLINE_WORDS or not is_name(joined):
        return None
    return byline(f"{line} {following}", names) if opens or byline(line.rstrip(","), names) else None


def signed_in_capitals(text: str) -> tuple[str, int] | None:
    """Who is named in capitals before a dash, right behind a dateline, and where the dash ends: "AYLA SERT - …"."""
    found = _IN_CAPITALS.match(text)
    return (found["people"], found.end()) if found and found["people"].isupper() else None


_BEHIND_A_DATELINE = compiled(r"[(（[](?P<within>[^()（）\[\]]{3,60})[)）\]]")


def signed_in_brackets(text: str, names: Names) -> tuple[str, int] | None:
    """Who is named in brackets right behind a dateline, and where these end: "（记者冯小禾）", "(Von Jane Roe)"."""
    found = _BEHIND_A_DATELINE.match(text)
    people = byline(found["within"], names) if found else None
    return (people, found.end()) if found and people else None


_IN_CAPITALS = compiled(r"(?P<people>[^\W\d_]+(?:[ -][^\W\d_]+){1,3}) ?[-–—](?= )")


def _are_all_names(people: str) -> bool:
    words = [word for word in re.split(r"[\s,/]+", people) if word]
    if words and words[-1].lower() in _DESKS and all(word.lower() in _ARTICLES for word in words[:-1]):
        return True  # "di Redazione", "Von der Redaktion"
    return 2 <= len(words) <= 10 and all(
        word[0].isupper() or word[0] == "(" or word.lower() in _DESKS or word.lower() in _JOINING | _PARTICLES
        for word in words
    )


_WORD_OF_A_NAME = compiled(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*\.?")
_COMPANIES = frozenset(
    "co corp inc ltd llc plc ag gmbh sa spa bv nv oy ab as news "
    "group holdings association university foundation".split()
)


_POSSESSIVE = ("'s", "’s")  # "World's Editorial"


def is_name(line: str) -> bool:
    """Whether a line is a person's name and nothing else, as far as its form tells."""
    words = line.split()
    if words[-1].strip(".").lower() in _COMPANIES or line.endswith(_POSSESSIVE) or words[0].endswith(_POSSESSIVE):
        return False
    return 2 <= len(words) <= 4 and all(
        word[0].isupper() and _WORD_OF_A_NAME.fullmatch(word) is not None for word in words
    )


def are_names(line: str) -> bool:
    """Whether a line is the names of some people, joined, and nothing else: "Jane Roe and John Doe"."""
    people = _JOINED_NAMES.split(line)
    return len(people) <= _MOST_PEOPLE and all(map(is_name, filter(None, people))) and bool(people[0])


def are_several(line: str) -> bool:
    """Whether a line is the names of more than one, joined: "Jane Roe and John Doe"."""
    return are_names(line) and len(names_in(line)) > 1


def named_in_a_place(line: str) -> str | None:
    """Who is named in front of where they are: "Jane Roe" of "Jane Roe in Riverton"; or None."""
    found = _IN_A_PLACE.fullmatch(line)
    return found["people"] if found and are_names(found["people"]) else None


_IN_A_PLACE = compiled(
    rf"(?P<people>[^\d.:;]{{5,60}}?),? (?:in|à|en|aus|i|da|de|em|uit) {_CAPITALISED}(?:[ -]{_CAPITALISED}){{0,2}}"
)


def names_in(line: str) -> list[str]:
    """The people that a line names, joined."""
    return [name for name in _JOINED_NAMES.split(line) if name and is_name(name)]


_JOINED_NAMES = compiled(rf",? {_AND} |, ")
_MOST_PEOPLE = 4


def is_title_line(line: str, names: Names) -> bool:
    """Whether a line by a byline says what the one named is: "AP Military Writer", "Associated Press Writer"."""
    if len(line) > _LONGEST_BYLINE:
        return False
    line = line.strip(_AROUND)
    return (
        line[:1].isupper()
        and not line.lower().startswith("by ")
        and len(line.split()) <= _MOST_TITLE_WORDS
        and (
            _TITLE.fullmatch(line) is not None
            or (_OFFICE.search(line) is not None and names.agency_in(line) is not None)
        )
    )


def agency_of_a_contributor(line: str, names: Names) -> str | None:
    """The agency that a contributor line says it is of: it names its writers, or is of a form that is that agency's
    alone. Who contributed is not whose copy it is ("Reuters contributed to this report"); or None."""
    if _OWN.search(line):
        return names.agency_in(line)
    return names.agency_of_form(line, CREDITED)


def closing_contributor(text: str) -> int | None:
    """Where a bracket that says who worked on a story begins, which closes its last paragraph; or None."""
    at = text.rfind(" (") if text.endswith(")") and len(text) < _LONGEST_CLOSED else -1
    return at + 1 if at > 0 and _WHO_WORKED.match(text, at + 2) and is_contributor_line(text[at + 1 :]) else None


def is_contributor_line(line: str) -> bool:
    if len(line) > _LONGEST_CONTRIBUTOR:
        return False
    line = line.strip(_MARKS)
    return _may_be_of_a_contributor(line.lower()) and _CONTRIBUTOR.fullmatch(line) is not None


_LONGEST_SMALL = 4  # letters: "från"
_MOST_OF_A_CREDIT = 14  # words
_MOST_BEFORE_A_NAME = 5  # words


def credits_work(line: str) -> bool:
    """Whether a line below a story says who worked on it, by its form: a word for the work, and names, with no more
    than small words between and behind them. "Ha collaborato Silvana Rey.", "Översättning av brevet: Gunilla Hård"."""
    if line.count(" ") > _MOST_OF_A_CREDIT:
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*\.?", line)
    if not 3 <= len(words) <= _MOST_OF_A_CREDIT or not words[0][0].isupper():
        return False
    first = next((at for at, word in enumerate(words) if at and word[0].isupper()), len(words))
    is_named = words[first + 1 : first + 2] and words[first + 1][0].isupper()
    return (
        bool(is_named)
        and first <= _MOST_BEFORE_A_NAME
        and any(_WORKED.match(word) for word in words[:first])
        and all(word[0].isupper() or word in _JOINING or len(word) <= _LONGEST_SMALL for word in words[first:])
    )


_WORKED = compiled(any_of("worked"), re.IGNORECASE)


def says_who_worked(line: str) -> bool:
    """Whether a line below a story is made of what was done and of whom, and of nothing else: "(Rédigé par Luc Roy,
    édité par Ana Roe)", "Redaktion: Jane Roe", "- Autor: Jan Nowak"."""
    if len(line) > _LONGEST_CREDIT or not (line[0] in _OPENS_WORK or _ROLE_FIRST.match(line)):
        return False
    clauses = [_WORK_OF.fullmatch(one) for one in _BETWEEN_CLAUSES.split(line.strip(_AROUND_WORK))]
    people = [clause["people"] for clause in clauses if clause]
    if len(people) < len(clauses) or not any(clause["role"] for clause in clauses if clause):
        return False
    return all(are_names(one) or named_in_a_place(one) for one in people)


_OPENS_WORK = "(（-*–—["
_AROUND_WORK = f"{_MARKS}()（）[]."
_ROLE = rf"(?i:{any_of('role of work')})(?!\w)"
_ROLE_FIRST = compiled(_ROLE)
_BETWEEN_CLAUSES = compiled(r"[;,] |\. (?=[^\W\d_a-z])| [–-] ")
_WORK_OF = compiled(
    rf"(?P<role>{_ROLE}(?: [^\W\d_A-Z][^\W\d_]*){{0,3}}(?:\s?[:：])? (?:[^\W\d_A-Z][^\W\d_]* )*(?:d['’])?)?"
    r"(?P<people>[^\W\d_a-z].{4,70})"
)


def names_who_wrote(line: str) -> bool:
    """Whether a line below a story says who wrote it: "autor: Jan Nowak", "Texte : Luc Roy"."""
    found = _WROTE.fullmatch(line) if ":" in line or "：" in line else None
    return found is not None and all(map(is_name, _JOINED_NAMES.split(found["people"])))


def worked_with(line: str) -> bool:
    """Whether a line below a story names those with whose help it was written, and where they were: "Avec Luc Roy, à
    Lyon"."""
    found = _WITH.fullmatch(line) if len(line) <= _LONGEST_CREDIT else None
    return found is not None and are_names(found["people"])


_WROTE = compiled(rf"(?i:{any_of('wrote')})\s?[:：]\s?(?P<people>[^\W\d_][^\d:：]{{4,60}})")
_WITH = compiled(
    rf"(?i:{any_of('with copy of')}) (?P<people>[^\d.:;]{{5,60}}?),? (?:in|à|en|aus|i|a|da|de|em|uit|te|v|w) "
    rf"{_CAPITALISED}(?:[ -]{_CAPITALISED}){{0,2}}\.?"
)


def _may_be_of_a_contributor(line: str) -> bool:
    opening = _OPENING.match(line)
    return (opening is not None and opening[1] in _OPENERS) or any(map(line.__contains__, _CONTRIBUTED))


def is_signed_by_several(line: str, names: Names) -> bool:
    """Whether a line names more than one reporter and their agency: "HELI MANNER, ANTTI KOIVULEHTO / STT"."""
    signed = _forms(names.forms).signed.fullmatch(line)
    return signed is not None and re.search(rf",|\s{_AND}\s", signed["names"] or "") is not None


def signs(line: str) -> bool:
    """Whether a line below a story is a reporter's name and an agency's: "Agneta Rask/TT"."""
    return _SIGNED.fullmatch(line) is not None


_SIGNED = compiled(r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]+){1,3} ?/ ?[A-Z]{2,5}")
