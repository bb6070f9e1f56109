"""What a web page puts between the lines of a story: buttons, advertisements, reading times."""

from __future__ import annotations

import re

from stories.text.words import any_of, openings, table_rows

_PHRASES = frozenset(phrase.strip() for row in table_rows("navigation.txt") for phrase in row.split("|"))

# Of the line in lower case, without the marks around it: a number of something, or a button that names whose it is.
_MINUTES, _HOURS, _COMMENTS = any_of("minutes"), any_of("hours"), any_of("comments")
_THIS = r"(?: (?:us|me|it|this|article|story|page|all|live|ap|afp|pa|reuters|@\w+))*"
_FORMS = re.compile(
    rf"\d+[ -]?{_MINUTES}\.?(?:[ -]{any_of('of reading')})?|{any_of('reading time')}\W*\d+\s?{_MINUTES}\.?"
    rf"|\d[\d.,]*k? {_COMMENTS}|{_COMMENTS}\W+\d+|sign up(?: (?:for|to)\b.{{0,40}})?|our standards: ?.{{0,50}}"
    rf"|{any_of('button')}{_THIS} (?:on|via|by|in|to|for|our|the) (?:our |the )?{any_of('button for')}"
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

_OF_THE_SERVICE = re.compile(
    r".{0,60}\b(?:contains only a (?:portion|part) of|web sitesinde\b.{0,60}yayımlan|receives (?:financial )?support|"
    r"our standards|(?:is|are) solely responsible for|trust principles).{0,300}|(?:follow|more|full)\b.{0,80}:? https?://\S+",
    re.IGNORECASE,
)


def speaks_of_the_service(line: str) -> bool:
    """Whether a line below a story says what the agency offers or who pays for it, and nothing of the story."""
    return len(line) < 500 and _OF_THE_SERVICE.fullmatch(line) is not None


def is_navigation(line: str) -> bool:
    """Whether a line is a page's own and says nothing of the story: "Share", "3 min read", "Advertisement"."""
    if len(line) > _LONGEST:
        return False
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
    return any(mark in line for mark in ">›»|") and _TRAIL.fullmatch(line) is not None


def _may_be_a_form(said: str) -> bool:
    """Whether a line has a figure or a colon, or opens like a button: most lines do not."""
    return ":" in said or "：" in said or any(map(str.isdigit, said)) or said.partition(" ")[0] in _OPENERS
