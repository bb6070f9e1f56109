"""Plain text, Markdown or blocks in, documents out: the front door of the reading."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from stories.text import credits, endings, notes
from stories.text.collecting import nothing_collected
from stories.text.dates import canonical_time
from stories.text.dispatches import decisions_of, is_sign_off
from stories.text.document import Basis, Block, Decision, Document, Kind, sentences_in
from stories.text.front_matter import front_matter, parts_of, says
from stories.text.heads import heads_a_correction
from stories.text.kinds import opened, typed
from stories.text.language import detect_language, direction, is_in_english
from stories.text.lines import Lines, Part, lines_of, value_of
from stories.text.mastheads import is_masthead, may_be_a_masthead
from stories.text.names import BUILT_IN, RELEASES, Names
from stories.text.navigation import is_section, names_its_topics, speaks_of_the_service
from stories.text.patterns import compiled
from stories.text.pictures import speaks_of_a_picture
from stories.text.pieces import PLAIN, cut, media_type_of, normal
from stories.text.sites import site_of
from stories.text.slugs import is_keyed, is_service_line
from stories.text.when import Days, read_dateline
from stories.text.words import any_of

PARSER = "12"
"""The parser's version, kept with every stored reading. Raise it when the same bytes would read otherwise."""

SEPARATOR = "\n\n"

MOST_EARLIER = 8
"""Earlier stories that one text may hold whole: each holds those before it, so that they cost the square of their
number. Real ones hold one."""


@dataclass(frozen=True, slots=True)
class GivenBlock:
    """A block whose kind its source says. `value` is what it means, where the source says that too: for a date one in
    ISO 8601, for a credit the agency. Line breaks in its text mean nothing."""

    kind: Kind
    text: str
    value: str | None = None


def parse(text: str, media_type: str = PLAIN, name: str = "", names: Names = BUILT_IN) -> Document:
    """The newest version a text holds. `media_type` is "text/plain" or "text/markdown"; never raises."""
    return parse_versions(text, media_type, name, names)[-1]


@nothing_collected()
def parse_versions(text: str, media_type: str = PLAIN, name: str = "", names: Names = BUILT_IN) -> list[Document]:
    """Every version a text holds, oldest first: a story under the banner "earlier story follows" is one of its own.

    The newest is called `name`, the ones before it `name#1` (the oldest), `name#2` and so on. `names` are the agencies
    that it may be credited to.
    """
    lines = lines_of(names, text)
    plain, decoded = _decoded(normal(text), media_type)
    parts = _parts(plain, media_type, lines)
    starts = [0, *(at + 1 for at in _banners(parts))]
    called = [*(f"{name}#{number}" for number in range(1, len(starts))), name]
    documents = [_document(parts[start:], each, lines) for start, each in zip(reversed(starts), called, strict=True)]
    documents[-1] = _saying_what_was_folded(documents[-1], text)
    if decoded:
        rule = "characters written as HTML does in a text that is none"
        said = Decision("decoded", str(len(decoded)), Basis.TEXT, rule, " ".join(list(dict.fromkeys(decoded))[:5]))
        documents[-1] = replace(documents[-1], decisions=(*documents[-1].decisions, said))
    return documents


def _parts(plain: str, media_type: str, lines: Lines) -> list[Part]:
    """Those of the front matter, and of the text below it; a headline that both have stands once."""
    entries, below = front_matter(plain)
    parts = typed(cut(below, media_type, lines.is_whole, lines.opens), lines)
    stated = parts_of(entries, lines)
    said = {_folded(part.text) for part in parts if part.kind is Kind.HEADLINE}
    return [*(part for part in stated if part.kind is not Kind.HEADLINE or _folded(part.text) not in said), *parts]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


_ENTITY = compiled(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});")
_TAG = compiled(r"</?[a-zA-Z][^<>]*>")


def _decoded(text: str, media_type: str) -> tuple[str, list[str]]:
    """The text with HTML's entities as the characters they stand for, and which these were: where it has no tags, and
    is no Markdown, whose reader does so itself."""
    if "&" not in text or media_type != PLAIN or media_type_of(text) != PLAIN or _TAG.search(text):
        return text, []
    found = [one for one in _ENTITY.findall(text) if html.unescape(one) != one]
    return (normal(_ENTITY.sub(lambda one: html.unescape(one.group()), text)), found) if found else (text, [])


def document_of(blocks: Iterable[GivenBlock], names: Names = BUILT_IN, name: str = "") -> Document:
    """The document of blocks whose kinds are known, blank ones aside. Agency, language and the rest are detected as in
    any text, and what stands inside the line of a paragraph (a dateline, a credit) becomes a block of its own."""
    given = [(block, _in_one_line(block.text)) for block in blocks]
    lines = lines_of(names, "".join(text for _, text in given))
    parts = opened([_part(block, text, names) for block, text in given if text], lines)
    document = _document(parts, name, lines)
    return _saying_what_was_folded(document, "\n".join(block.text for block, _ in given))


def _in_one_line(text: str) -> str:
    return " ".join(line for line in map(str.strip, normal(text).split("\n")) if line)


def _part(block: GivenBlock, text: str, names: Names) -> Part:
    value = block.value
    if value and block.kind is Kind.DATE:
        value = canonical_time(value)
    elif value and block.kind is Kind.CREDIT:
        value = names.agency(value)
    return Part(block.kind, text, value or value_of(block.kind, text, names))


def _banners(parts: Sequence[Part]) -> Iterator[int]:
    """The banners above earlier stories; more than MOST_EARLIER are notes like others."""
    found = (
        at for at, part in enumerate(parts[:-1]) if part.kind is Kind.NOTE and notes.announces_earlier_story(part.text)
    )
    return islice(found, MOST_EARLIER)


def _document(parts: Sequence[Part], name: str, lines: Lines) -> Document:
    own = next(_banners(parts), len(parts) - 1) + 1  # parts before the earlier story, its banner included
    text = SEPARATOR.join(part.text for part in parts)
    blocks = tuple(_laid_out(parts, own))
    body = " ".join(part.text for part in parts if part.kind is Kind.PARAGRAPH)
    told = _language(parts) or detect_language(body)
    language = told.value if told else None
    days = Days(parts[:own], lines, language == "en" if language else is_in_english(text))
    decisions = tuple(_decisions(parts, own, told, days, lines))
    sentences = sentences_in(text, blocks, language)
    return Document(text, blocks, sentences, days.published, language, direction(body or text), decisions, name)


def _laid_out(parts: Sequence[Part], own: int) -> Iterator[Block]:
    at = 0
    for number, part in enumerate(parts):
        yield Block(part.kind, at, at + len(part.text), part.value, embedded=number >= own)
        at += len(part.text) + len(SEPARATOR)


# What each kind of block decides by standing there, and the rule that found it.
_RULES = {
    Kind.BYLINE: "a line that begins with “by” and names people",
    Kind.DATELINE: "a place in capitals, or with an agency, before a dash",
    Kind.DATE: "a line or an opening that is a date",
    Kind.ENDING: "the stamp of the desk that sent it",
    Kind.CREDIT: "a credit line",
    Kind.URL: "an address on a line of its own",
}


_CALLED = {Kind.URL: "address", Kind.ENDING: "date"}


def _decisions(
    parts: Sequence[Part], own: int, language: Decision | None, days: Days, lines: Lines
) -> Iterator[Decision]:
    outlet, agency = _outlet(parts, lines.names), _agency(parts, lines)
    of_desks = [part for part in parts[:own] if not (part.field and part.kind is Kind.DATE)]  # a page's is no stamp
    dispatch = sorted(decisions_of(of_desks, (days.published or "")[:4], outlet is not None), key=_is_joined)
    yield from filter(None, (outlet, agency, language))
    if agency and agency.value in RELEASES:
        rule = "a service that carries press releases"
        yield Decision("release", agency.value, Basis.TEXT, rule, agency.words)
    elif not agency and not outlet and (line := _called_a_release(parts[:own])):
        yield Decision("release", line, Basis.TEXT, "a line that calls it a press release, and no agency named", line)
    elif agency and not outlet and (sign := _sign_of_a_take(parts[:own], dispatch, agency.value, lines.names)):
        yield Decision("wire", agency.value, Basis.TEXT, sign[0], sign[1])
    if address := _own_address(parts[:own]):
        words = address.text
        yield Decision("own address", canonical(address.value or ""), Basis.TEXT, "announced as the story's own", words)
    for part in parts[:own]:
        is_of_nobody = part.kind is Kind.BYLINE and credits.names_nobody(part.value or "", lines.names)
        if part.value and part.kind in _RULES and not is_of_nobody:
            what = _CALLED.get(part.kind, part.kind.value)
            yield Decision(what, part.value, Basis.TEXT, _rule(part, _RULES[part.kind]), part.text)
        said = read_dateline(part, lines) if part.kind is Kind.DATELINE else None
        if said and said.date:
            yield Decision("date", said.date, Basis.TEXT, "the day of a dateline", part.text)
        if said and said.people:
            yield Decision("byline", said.people, Basis.TEXT, "the reporters named in a dateline", part.text)
        if part.kind is Kind.HEADLINE and (meaning := _flag_of_a_headline(part.text)):
            yield Decision("note", meaning.value, Basis.TEXT, "a flag that opens the headline", part.text)
        if part.kind is Kind.NOTE and part.value:
            yield Decision("note", part.value, Basis.TEXT, "a line of the desk's own", part.text)
    yield from dispatch
    yield from days.decisions()
    if own < len(parts):
        rule = "a banner says that the earlier story follows"
        yield Decision("earlier version", f"{len(parts) - own} blocks", Basis.TEXT, rule, parts[own - 1].text)


def _called_a_release(parts: Sequence[Part]) -> str | None:
    """The line above a text that calls it a press release, or, where nobody signs it, the one below that names whom the
    press may ask."""
    above = takewhile(lambda part: part.kind is not Kind.PARAGRAPH, parts)
    called = (
        part.text for part in above if part.kind is not Kind.NAVIGATION and _CALLED_A_RELEASE.fullmatch(part.text)
    )
    if (line := next(called, None)) or any(part.kind is Kind.BYLINE for part in parts):
        return line
    below = (part.text for part in parts if part.kind not in (Kind.NAVIGATION, Kind.PARAGRAPH))
    return next((text for text in below if _PRESS_MAY_ASK.match(text)), None)


_CALLED_A_RELEASE = compiled(rf"\W*{any_of('release called')}(?:\W*|[ :,–-]+(?=\D{{0,12}}\d).{{1,40}})", re.IGNORECASE)
_PRESS_MAY_ASK = compiled(rf"\W*{any_of('release contact')}\W*(?:$|[:：])", re.IGNORECASE)


def _rule(part: Part, rule: str) -> str:
    if part.kind is Kind.BYLINE and not part.field and not credits.opens_with_by(part.text):
        return "a line that names who wrote it"
    return f"the field “{part.field}” of the front matter" if part.field else rule


def _language(parts: Sequence[Part]) -> Decision | None:
    """As the front matter states it."""
    told = next((part for part in parts if part.field and says(part.field) == "language"), None)
    value = told.text.partition(": ")[2].replace("_", "-").lower() if told else ""
    return Decision("language", value, Basis.TEXT, _rule(told, ""), told.text) if told and value else None


def _flag_of_a_headline(text: str) -> notes.Meaning | None:
    if heads_a_correction(text):
        return notes.Meaning.CORRECTS
    return notes.opening_flag(text)


def _is_joined(decision: Decision) -> bool:
    """Whether it is a keyword in one word, or from below a dispatch: "DikeBreak", which the line below may write as
    "Dike Break"."""
    return decision.what == "slug" and (" " not in decision.value or is_keyed(decision.words))


_AN_AGENCYS = compiled(
    r"\d|[()]|\b(?:LD|LEAD|Ld|AMP|Zus|flash|FLASH|SNAP|Hastemelding|Eilmeldung|BULLETIN|RPT|REFILE|CORRECTED)\b"
)
"""Marks that agencies write: any newspaper heads a story "UPDATED:" or "EXCLUSIVE:"."""


def _sign_of_a_take(
    parts: Sequence[Part], dispatch: Sequence[Decision], agency: str, names: Names
) -> tuple[str, str] | None:
    """What shows that a text is the agency's own, as it was sent: a slug line, or a dateline and what a desk puts below
    or above, or no more than that. A page's buttons say that somebody ran it, and so does one who names his source."""
    kinds = {part.kind for part in parts}
    if any(part.kind is Kind.NAVIGATION and not _may_be_a_desks(part.text) for part in parts):
        own = _opens_its_own_page(parts, agency, names)
        own = own or (_sign_of_its_own_page(parts, agency, names) if Kind.DATELINE in kinds else None)
        return ("the agency's own page, and no outlet named", own) if own else None
    slug = max((part.text for part in parts if part.kind is Kind.SLUG), key=len, default=None)
    if slug:
        return "a slug line, and no outlet named", slug
    marks = (decision for decision in dispatch if decision.what == "take" and _AN_AGENCYS.search(decision.value))
    take = next((decision.words for decision in marks), None)
    if take:
        return "a mark of its take, and no outlet named", take
    if any(_shows_somebody_else(part, agency, names) for part in parts):
        return None
    last = parts[-1]
    stamp = last.text if last.kind is Kind.DATE and not last.field and last.text[0].isdigit() else None
    closing = next((part.text for part in parts if part.kind is Kind.ENDING and _signs(part.text, names)), None)
    ending = next((part.text for part in parts if _is_a_desks(part) and part.text != closing), stamp)
    if ending and kinds & {Kind.DATELINE, Kind.NOTE}:
        return "an agency's dateline or note, a desk's sign-off, and no outlet named", ending
    opening = next((part.text for part in parts if part.kind is Kind.DATELINE), None)
    is_opened = opening is not None and names.agency_signed(opening) == agency
    if is_opened and closing and names.agency_signed(closing) == agency:
        return "an agency's name in its dateline and again below it, and no outlet named", closing
    above = [*takewhile(lambda part: part.kind is not Kind.PARAGRAPH, parts)]
    note = next(
        (part.text for part in above if part.kind is Kind.NOTE and part.value and notes.is_a_desks(part.text)), None
    )
    if note and Kind.DATELINE in kinds:
        return "an agency's dateline, a desk's note above it, and no outlet named", note
    is_bare = kinds <= _OF_A_BARE_DISPATCH and sum(part.kind in _SAID_ABOVE for part in above) < 2
    if opening and is_opened and is_bare and not any(_A_PAPERS.match(part.text) for part in above):
        return "an agency's dateline, nothing of a page around it, and no outlet named", opening
    return None


def _signs(text: str, names: Names) -> bool:
    """Whether an ending is an agency's name alone: a newspaper sets it there too."""
    return credits.signs_off(text, names) and credits.is_credit_line(text, names)


def _is_a_desks(part: Part) -> bool:
    if part.kind is Kind.NOTE:
        return notes.promises_more(part.text)
    return (part.kind is Kind.ENDING and not endings.is_contact(part.text)) or is_sign_off(part)


_A_PAPERS = compiled(r"(?:UPDATED?|EXCLUSIVE|BREAKING)\s*:", re.IGNORECASE)
"""What any newspaper puts in front of its headline, and leaves the rest of the agency's copy as it was."""

_SAID_ABOVE = (Kind.STANDFIRST, Kind.KICKER)
_OF_A_BARE_DISPATCH = frozenset(
    {Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE, Kind.DATELINE, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.CONTRIBUTOR}
)


def _shows_somebody_else(part: Part, agency: str, names: Names) -> bool:
    """Whether a part is what an agency does not write of its own: where it has a story from, somebody else's right in
    it, when a page was last changed."""
    if part.kind is Kind.CREDIT:
        return credits.names_a_source(part.text)
    if part.kind is Kind.DATE:
        return _CHANGED.match(part.text) is not None
    return part.kind is Kind.ENDING and endings.keeps_all_rights(part.text) and names.agency_in(part.text) != agency


_CHANGED = compiled(rf"{any_of('posted')}\b", re.IGNORECASE)


def _may_be_a_desks(text: str) -> bool:
    """Whether what a page has may stand in copy as it was sent: what an agency says of its service, its keywords."""
    return speaks_of_the_service(text) or names_its_topics(text)


def _opens_its_own_page(parts: Sequence[Part], agency: str, names: Names) -> str | None:
    """The line on top of a page that opens with the agency's name or site: "뉴시스 > 지방", "ansa.it  CRONACA"."""
    tops = (part.text for part in parts[:_TOP] if part.kind is Kind.NAVIGATION)
    return next((text for text in tops if _opens_with(text, agency, names)), None)


def _opens_with(text: str, agency: str, names: Names) -> bool:
    """Whether the first words of a line are an agency's name, or its site's."""
    words = re.split(r"[\s|｜>»›]+", text, maxsplit=_MOST_WORDS_OF_A_NAME)[:_MOST_WORDS_OF_A_NAME]
    openings = (" ".join(words[:count]).rstrip(".") for count in range(1, len(words) + 1))
    is_named = any(names.agency_called(opening) == agency for opening in openings)
    return is_named or ("." in words[0] and names.agency(words[0].lower()) == agency)


_MOST_WORDS_OF_A_NAME = 4


def _sign_of_its_own_page(parts: Sequence[Part], agency: str, names: Names) -> str | None:
    """What shows that a page is the agency's own: its menu names it, all rights are the agency's, a desk closes it as
    it closes what it sends, or its staff wrote it."""
    menus = (part.text for part in parts if part.kind is Kind.NAVIGATION and not speaks_of_the_service(part.text))
    rights = [part.text for part in parts if part.kind in _OF_AN_OWNER and endings.keeps_all_rights(part.text)]
    if any(names.agency_in(text) != agency for text in rights):
        return None
    signs = (
        part.text
        for part in parts
        if (part.kind is Kind.ENDING and endings.closes_a_dispatch(part.text))
        or (part.kind is Kind.BYLINE and names.agency_in(part.text) == agency and credits.is_the_staff(part.text))
    )
    own = next((text for text in menus if names.agency_in(text) == agency), None)
    return own or next(iter(rights), None) or next(signs, None) or _sign_of_an_open_page(parts, agency, names)


def _sign_of_an_open_page(parts: Sequence[Part], agency: str, names: Names) -> str | None:
    """What shows that a page is that of an agency which shows all its copy to everybody: what it says of its service,
    or a picture that is its own below its dateline's name."""
    services = (part.text for part in parts if part.kind is Kind.NAVIGATION and speaks_of_the_service(part.text))
    if own := next((text for text in services if names.agency_in(text) == agency), None):
        return own
    if agency not in _OPEN or not any(
        part.kind is Kind.DATELINE and names.agency_in(part.text) == agency for part in parts
    ):
        return None
    pictures = (part.text for part in parts if part.kind is Kind.CREDIT and part.text.startswith("©"))
    return next((text for text in pictures if names.agency_in(text) == agency), None)


_OPEN = frozenset({"TASS", "RIA", "RIA Novosti", "AA", "Xinhua", "China News Service", "Yonhap", "Agência Brasil"})
"""Agencies that put up all they send, on pages of their own."""


_OF_AN_OWNER = (Kind.NAVIGATION, Kind.ENDING)


def _outlet(parts: Sequence[Part], names: Names) -> Decision | None:
    """The site of the story's own address, or else the one site that its related links are of. An address that merely
    stands in the text, as that of a post quoted, names no outlet."""
    if named := next((part for part in parts if part.kind is Kind.OUTLET and part.value), None):
        rule = _rule(named, "the outlet's name on a line of its own")
        return Decision("outlet", named.value or "", Basis.TEXT, rule, named.text)
    if opening := _opening_a_menu(parts, names):
        return Decision("outlet", opening[0], Basis.TEXT, "the name with which its menu opens", opening[1])
    if own := _own_address(parts):
        return Decision("outlet", _site(own.value or ""), Basis.TEXT, "the story's own address", own.text)
    signed = next((part for part in parts if part.kind is Kind.BYLINE and part.value), None)
    people, owner = (signed.value, _behind_the_names(signed)) if signed else (None, "")
    is_an_outlet = is_masthead(owner) and not names.agency_in(owner) and not credits.is_title_line(owner, names)
    if signed and owner and is_an_outlet:
        return Decision("outlet", names.outlet(owner), Basis.TEXT, "whose reporter a byline names", signed.text)
    if titled := _named_by_the_title(parts, names):
        return Decision("outlet", titled[0], Basis.TEXT, "whose page it is, as its title says", titled[1])
    own_lines = {part.text.lstrip("•·*▪ ") for part in parts if part.kind in _OF_A_SITE}
    if signed and owner in own_lines and may_be_a_masthead(owner) and not (names.agency_in(owner) or is_section(owner)):
        rule = "whose reporter a byline names, and the page too"
        return Decision("outlet", names.outlet(owner), Basis.TEXT, rule, signed.text)
    if site := site_of((part.text for part in parts if part.kind in _OF_A_SITE), people, owner):
        return Decision("outlet", site[0], Basis.TEXT, "the site that the page's own lines name", site[1])
    related = list(_related_links(parts))
    sites = {_site(part.value or "") for part in related} - {""}
    if len(sites) == 1:
        words = " ".join(part.text for part in related)
        return Decision("outlet", sites.pop(), Basis.TEXT, "the one site that its related links are of", words)
    return None


def _opening_a_menu(parts: Sequence[Part], names: Names) -> tuple[str, str] | None:
    """The newspaper with whose name the first line of a page's own opens, apart from its buttons, and the line:
    "临江日报  数字报  |  客户端"; or None."""
    first = next((part for part in parts[:_TOP] if part.kind is Kind.NAVIGATION), None)
    name, *buttons = _APART.split(first.text) if first else ("",)
    if first is None or not buttons or is_section(name) or names.agency_in(name):
        return None
    outlet = names.outlet_called(name) or (names.outlet(name) if is_masthead(name) else None)
    return (outlet, first.text) if outlet else None


_TOP = 3  # parts
_APART = compiled(r" {2,}| ?[|｜] ?")


def _named_by_the_title(parts: Sequence[Part], names: Names) -> tuple[str, str] | None:
    """Whose page a text is, and the line that says so: the page's title, which is the headline and, behind a mark, the
    site; or None."""
    headline = next((part.text for part in parts if part.kind is Kind.HEADLINE), "")
    above = takewhile(lambda part: part.kind is not Kind.PARAGRAPH, parts)
    titles = (part.text for part in above if part.kind in _OF_A_SITE and headline and part.text.startswith(headline))
    for title in titles:
        found = _BEHIND_A_TITLE.fullmatch(title, len(headline))
        site = found["site"] if found else ""
        if site and may_be_a_masthead(site) and not (is_section(site) or names.agency_in(site)):
            return names.outlet(site), title
    return None


_BEHIND_A_TITLE = compiled(r"(?: [-|–—] [^|–—]+?)? [-|–—] (?P<site>[^|–—]+)")


def _behind_the_names(signed: Part) -> str:
    """ "CNN" of "By Jane Roe, CNN"."""
    return signed.text.partition(signed.value or "")[2].strip(" ,|·•/()")


_OF_A_SITE = (Kind.NAVIGATION, Kind.UNKNOWN)


def _own_address(parts: Sequence[Part]) -> Part | None:
    """The address that a label announces as that of the story: "Original url: …"."""
    addresses = (part for part in parts if part.kind is Kind.URL and _site(part.value or ""))
    return next((part for part in addresses if part.text != part.value), None)


def canonical(address: str) -> str:
    """The same for the ways in which one address is written: with and without scheme, "www.", a place in the page, or
    words that only say by which link one came."""
    bare = address if "//" in address else f"//{address}"
    try:
        parts = urlsplit(bare)
        kept = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)]
    except ValueError:
        return address
    return urlunsplit(("", "", f"{_site(address)}{parts.path.rstrip('/')}", urlencode(kept), ""))


_TRACKING = compiled(r"utm_|fbclid|gclid|mc_|ref$|cmp$|ocid$|smid$|taid$", re.IGNORECASE)


def _related_links(parts: Sequence[Part]) -> Iterator[Part]:
    """The addresses that stand right below a line that points to related articles (seed 003)."""
    below = False
    for part in parts:
        below = part.kind is Kind.RELATED or (below and part.kind is Kind.URL)
        if below and part.kind is Kind.URL:
            yield part


def _site(address: str) -> str:
    """The host an address names, or "" where it is none ("http://[")."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _agency(parts: Sequence[Part], lines: Lines) -> Decision | None:
    """The agency whose copy the text says it is. A picture's credit speaks of the picture alone."""
    for rule, words, agency in _agency_signs(parts, lines):
        if agency:
            return Decision("agency", agency, Basis.TEXT, rule, words)
    return None


_SHORT = 6
"""Words of a line that names no more than a place, a day and an agency: "Hedeslev, torsdag /ritzau/"."""


def _agency_signs(parts: Sequence[Part], lines: Lines) -> Iterator[tuple[str, str, str | None]]:
    names = lines.names
    for before, part in zip([None, *parts], parts, strict=False):
        if (
            part.kind is Kind.CREDIT
            and not (before and before.kind is Kind.CAPTION)
            and not speaks_of_a_picture(part.text)
        ):
            yield _rule(part, "credit line"), part.text, part.value
        elif part.kind is Kind.ENDING and _signs(part.text, names):
            yield "sign-off", part.text, names.agency_signed(part.text)
    for part in parts:
        if part.kind is Kind.BYLINE:
            yield _rule(part, "byline"), part.text, names.agency_in(part.text)
        elif part.kind is Kind.DATELINE:
            yield "dateline", part.text, read_dateline(part, lines).agency
        elif part.kind is Kind.SLUG and is_service_line(part.text):
            yield "a service's line", part.text, names.agency_in(part.text)
        elif part.kind is Kind.UNKNOWN and not part.field and len(part.text.split()) <= _SHORT:
            yield "a line above the story", part.text, names.agency_signed(part.text)
        elif part.kind is Kind.CONTRIBUTOR:
            yield "contributor line", part.text, credits.agency_of_a_contributor(part.text, names)
        elif part.kind is Kind.ENDING:
            yield "sign-off", part.text, names.agency_signed(part.text)
        elif part.kind is Kind.NAVIGATION and speaks_of_the_service(part.text):
            yield "what the agency says of itself", part.text, names.agency_in(part.text)
        elif part.kind is Kind.NOTE and notes.announces_earlier_story(part.text):
            yield "banner", part.text, names.agency_in(part.text)
        elif part.kind is Kind.URL and part.value:
            yield "author's address", part.value, names.agency_in_address(part.value)


def _saying_what_was_folded(document: Document, source: str) -> Document:
    """The document of this source, with what Unicode's normal form C wrote otherwise than the source did."""
    if unicodedata.is_normalized("NFC", source):
        return document  # nor is any part of it otherwise
    changed = [word for word in source.split() if not unicodedata.is_normalized("NFC", word)]
    if not changed:
        return document
    rule = "words written with other code points than Unicode's normal form C"
    folded = Decision("folded", str(len(changed)), Basis.TEXT, rule, " ".join(changed[:5]))
    return replace(document, decisions=(*document.decisions, folded))
