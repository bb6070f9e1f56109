"""What a web page puts around and between the lines of a story: menus, buttons, advertisements, reading times."""

from __future__ import annotations

import re

from stories.text.words import any_of, openings, table_rows


def _listed(table: str) -> frozenset[str]:
    return frozenset(phrase.strip() for row in table_rows(table) for phrase in row.split("|"))


_PHRASES = _listed("navigation.txt")
_SECTIONS = _listed("sections.txt")
_OF_A_PAGE = _PHRASES | _SECTIONS
_OPENS_A_LINK = {phrase.split(None, 1)[0] for phrase in _OF_A_PAGE if phrase}
_MARKED = re.compile(r"\s\s|[|·•>›»◆：©+]| [/–—-] |: ")

# Of the line in lower case, without the marks around it: a number of something, or a button that names whose it is.
_MINUTES, _HOURS, _COMMENTS = any_of("minutes"), any_of("hours"), any_of("comments")
_THIS = rf"(?: (?:{any_of('this')}|@\w+))*"
_FORMS = re.compile(
    rf"\d+[ -]?{_MINUTES}\.?(?:[ -]{any_of('of reading')})?|{any_of('reading time')}\W*\d+\s?{_MINUTES}\.?"
    rf"|\d[\d.,]*k? {_COMMENTS}|{_COMMENTS}\W+\d+|sign up(?: (?:for|to)\b.{{0,40}})?|our standards: ?.{{0,50}}"
    rf"|{any_of('button')}{_THIS} {any_of('button on')} (?:our |the )?{any_of('button for')}"
    r"|click (?:here )?to (?:share|copy|enlarge|expand).{0,30}"
    r"|listen(?: to (?:this )?(?:article|story))?\W{1,3}\d+(?:[:.]\d\d)?(?:\s?min.{0,6})?"
    rf"|{any_of('topics')}\s?[:：].{{1,60}}|(?:{any_of('time of')}:? )?\d+ {_HOURS}\.? {any_of('ago')}"
    rf"|(?:vor|il y a|hace|há) \d+ {_HOURS}\.?|f[öo]r \d+ {_HOURS}\.? (?:sedan|siden)"
    r"|\d+\s?(?:分钟|小时|天)前|\d+\s?(?:分|時間|日)前|\d+\s?(?:분|시간|일) 전"
    r"|(?:page|seite|pagina|página) \d+(?: (?:of|von|van|de|di|sur) \d+)?|[1-9]/\d{1,2}"
)
_OPENERS = openings("button") | {"sign", "our", "click"}
_TRAIL = re.compile(r"[^>›»|]{2,30}(?:\s[>›»|]\s[^>›»|]{2,30}){1,5}")  # "Home > News > Canada"
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_STOPS = ".,:!?…\"'“”‘’()"  # what nearly every line ends with that ends with no letter
_LONGEST = 80
_LONGEST_MENU = 240  # code points

_PARTED = re.compile(r"\s{2,}|\t|\s*[|·•>›»◆]\s*")  # as only a page's links are
_DASHED = re.compile(r"\s[/–—-]\s")
_LABELLING = re.compile(r":\s+|：\s*|\s[/–—-]\s")
_MOST_OF_A_LINK = 4  # words
_FEWEST_LINKS = 3
_SIZES = re.compile(r"\W*[-–]\W* ?[^\W\d_]{0,12} ?\W*\+\W*|(?:A[-+]{1,2} ?){2,3}")  # "[-] Text [+]", "A- A+"
# "Also on Reuters", "More from Kestrel": whose other stories are listed below
_MORE_OF = re.compile(
    rf"(?:{any_of('more of')}) (?-i:[^\W\d_a-zà-ÿа-я])\S*(?: \S+){{0,3}}(?<![.!?])"
    rf"|{any_of('asks for tips')}\b.{{0,80}}",
    re.IGNORECASE,
)
# "Sign up here for our newsletter", "Suivez-nous sur Facebook !"
_INVITES = re.compile(
    rf"{any_of('invites')}(?: (?:{any_of('inviting')}|@\w+))*(?: [\w-]+)? {any_of('invited for')}"
    rf"(?: {any_of('inviting')}\b.{{0,40}})?[\s.!:»]*",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"[^\W\d_]*")
_OPENS_AN_INVITATION = openings("invites")
_OPENS_MORE = openings("more of") | openings("asks for tips")

_OF_THE_SERVICE = re.compile(
    r".{0,60}\b(?:contains only a (?:portion|part) of|web sitesinde\b.{0,60}yayımlan|receives (?:financial )?support|"
    r"our standards|(?:is|are) solely responsible for|trust principles).{0,300}|(?:follow|more|full)\b.{0,80}:? https?://\S+",
    re.IGNORECASE,
)


def speaks_of_the_service(line: str) -> bool:
    """Whether a line below a story says what the agency offers or who pays for it, and nothing of the story."""
    return len(line) < 500 and _OF_THE_SERVICE.fullmatch(line) is not None


def is_footer(line: str) -> bool:
    """Whether a line below a story holds links to a site's own pages beside whose it is: "© 2013 Acme | Privacy"."""
    return ("©" in line or "(c)" in line) and is_navigation(line)


def is_navigation(line: str) -> bool:
    """Whether a line is a page's own and says nothing of the story: "Share", "3 min read", "Advertisement"."""
    if len(line) > _LONGEST:
        return len(line) <= _LONGEST_MENU and _PARTED.search(line) is not None and _is_menu(line)
    said = line.strip(_STOPS)
    if not (said[:1].isalnum() and said[-1:].isalnum()):
        said = _EDGES.sub("", said)
    said = said.casefold()
    if said in _PHRASES or (said and _PHRASES.issuperset(said.split())):  # "Share Tweet Print"
        return True
    if " / " in said and said.partition(" / ")[0] in _PHRASES:  # "Startseite / Kultur"
        return True
    if _may_be_a_form(said) and _FORMS.fullmatch(said):
        return True
    if any(mark in line for mark in ">›»|") and _TRAIL.fullmatch(line):
        return True
    if (opening := _INITIAL.match(said)) and opening.group() in _OPENS_AN_INVITATION and _INVITES.fullmatch(line):
        return True
    if said.partition(" ")[0] in _OPENS_MORE and _MORE_OF.fullmatch(line):
        return True
    return _may_be_a_menu(line, said) and (_SIZES.fullmatch(line) is not None or _is_menu(line))


def _may_be_a_menu(line: str, said: str) -> bool:
    """Whether a mark parts a line, or it opens with a figure or with the first word of one of a page's links."""
    opening = said.split(None, 1)[0] if said else ""
    return opening in _OPENS_A_LINK or not opening.isalpha() or _MARKED.search(line) is not None


def _is_menu(line: str) -> bool:
    """Whether a line is several of a page's links or buttons: all of them such as pages have, whatever parts them; or
    half, with names beside them, where wide spaces, bars or dashes do."""
    if _STOPPED.search(line):
        return False
    for parted in (_PARTED, _DASHED):
        links = [link for link in _links(line, parted) if not _NO_LINK.search(link)]
        others = [link for link in links if not _is_link(link)]
        if not others and len(links) > 1 + (parted is _DASHED):
            return True
        are_names = all(len(link.split()) <= _MOST_OF_A_LINK and not _FIGURE.search(link) for link in others)
        if are_names and len(links) >= _FEWEST_LINKS and len(others) * 2 <= len(links):
            return True
    if "©" in line and any(link in _OF_A_PAGE for link in _links(line, _DASHED)):
        return True  # "© 2022 Acme - Privacy - Contacts"
    return sum(map(_weight, _links(line, _LABELLING))) >= _FEWEST_LINKS


_STOPPED = re.compile(r"[.!?。:：]$(?<!…)")
_FIGURE = re.compile(r"\d")
_NO_LINK = re.compile(r"©|\(c\)|\d{4}|^@|copyright", re.IGNORECASE)


def _links(line: str, parted: re.Pattern[str]) -> list[str]:
    links = (link.strip(" \t[](){}*_\"'«»<>").casefold() for link in parted.split(line))
    return [link for link in links if link]


def _is_link(link: str) -> bool:
    return _weight(link) > 0


def _weight(link: str) -> int:
    """How many of a page's links and buttons words are, and nothing else; a button counts twice, as it tells more than
    a section's name. 0 where another word is among them."""
    if link in _PHRASES:
        return 2
    if link in _SECTIONS:
        return 1
    words = [word for word in map(_trimmed, link.split()) if word]
    weight = at = 0
    while at < len(words):
        for end in range(min(len(words), at + _MOST_OF_A_LINK + 1), at, -1):
            joined = " ".join(words[at:end])
            if joined in _OF_A_PAGE or (end - at <= 2 and _FORMS.fullmatch(joined)):
                weight += 1 if joined in _SECTIONS else 2
                break
        else:
            return 0
        at = end
    return weight


def _trimmed(word: str) -> str:
    """A word of a link without the marks around it; nothing for a number of comments and for an account's name."""
    if word.startswith(("@", "(")) and (word.startswith("@") or word.strip("()").isdigit()):
        return ""
    return _EDGES.sub("", word)


def _may_be_a_form(said: str) -> bool:
    """Whether a line has a figure or a colon, or opens like a button: most lines do not."""
    return ":" in said or "：" in said or any(map(str.isdigit, said)) or said.partition(" ")[0] in _OPENERS
