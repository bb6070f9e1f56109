"""What a web page puts around and between the lines of a story: menus, buttons, advertisements, reading times."""

from __future__ import annotations

import re

from stories.text.patterns import compiled
from stories.text.words import any_of, listed, openings, table_rows, telling

_PHRASES = listed("page") | {phrase.strip() for row in table_rows("navigation.txt") for phrase in row.split("|")}
_IN_A_ROW = _PHRASES | listed("section") | listed("service") | listed("row") | listed("comments")
_COUNTED = listed("comments")
_SECTIONS, _FRONTS = listed("section"), listed("front")
_IN_ROWS = frozenset(word for phrase in _IN_A_ROW for word in phrase.split())
_MOST_WORDS_OF_A_PHRASE = max(phrase.count(" ") for phrase in _IN_A_ROW) + 1

# Of the line in lower case, without the marks around it: a number of something, or a button that names whose it is.
_MINUTES, _COMMENTS = any_of("minutes"), any_of("comments")
_HOURS = rf"(?:{any_of('hours')}|{any_of('in years')})"
_THIS = rf"(?: (?:{any_of('this')}|@\w+))*"
_FORMS = compiled(
    rf"\d+[ -]?{_MINUTES}\.?(?:[ -](?:to )?{any_of('of reading')})?|{any_of('reading time')}\W*\d+\s?{_MINUTES}\.?"
    rf"|\d[\d.,]*k? ?{_COMMENTS}|{_COMMENTS}\W+\d+|sign up(?: (?:for|to)\b.{{0,40}})?|our standards: ?.{{0,50}}"
    rf"|{any_of('button')}{_THIS} {any_of('button on')} (?:our |the )?{any_of('button for')}"
    r"|click (?:here )?to (?:share|copy|enlarge|expand).{0,30}"
    r"|listen(?: to (?:this )?(?:article|story))?\W{1,3}\d+(?:[:.]\d\d)?(?:\s?min.{0,9})?"
    rf"|[^\d.:]{{4,28}}: \d{{1,2}}(?::\d\d)? {_MINUTES}\.?"  # "Lyssna på artikeln: 2 min"
    r"|\d{1,3}(?:[.,]\d)?\s?°\s?[cf]|(?:posted in|filed under) [\w&, ]{2,40}"
    r"|subscribe to .{2,60} (?:feed|rss)|the most (?:commented|popular|read|shared|viewed) \w+ .{2,60}"
    r"|[a-z]{3,4}\W+[\d.,]+ ?[km]b|\d{1,3} (?:of|von|sur|de|di|van|av|из) \d{1,3}|0?0:\d\d(?::\d\d)?"
    r"|(?:newsletters?|infolettre|nyhets?brev|nieuwsbrief|boletín|рассылка) ?[:|–-].{2,80}"
    rf"|{any_of('topics')}\s?[:：].{{1,60}}|tags [^.!?]{{1,60}}"
    rf"|(?:{any_of('time of')}:? )?(?:\d+ {_HOURS}\.?,? ){{1,3}}{any_of('ago')}"
    rf"|(?:{any_of('time of')}:? )?(?:vor|il y a|hace|há) \d+ {_HOURS}\.?|f[öo]r \d+ {_HOURS}\.? (?:sedan|siden)"
    r"|\d+\s?(?:分钟|小时|天)前|\d+\s?(?:分|時間|日)前|\d+\s?(?:분|시간|일) 전"
    r"|[^.!?]{0,30}\b\d{3}x\d{2,3}"  # "banner lateral 300x600"
    r"|(?:page|seite|pagina|página) \d+(?: (?:of|von|van|de|di|sur) \d+)?|[1-9]/\d{1,2}"
)
_HOW_LONG = compiled(
    rf"\d+[ -]?{_MINUTES}\.?[ -](?:to )?{any_of('of reading')}|{any_of('reading time')}\W*\d+\s?{_MINUTES}\.?"
)
_OPENERS = openings("button") | {"sign", "our", "click", "tags", "infolettre", "posted", "filed", "subscribe", "the"}
_TRAIL = compiled(
    r"[^>›»▸|]{2,30}(?:\s[>›»▸|]\s[^>›»▸|]{2,30}){1,5}|(?:[^>›»▸|]{2,30} [›»▸] ){2,5}.{2,100}"
)  # "Home > News > Canada"
_GLUED = compiled(
    r"(?<=[a-z]{3})(?=[A-Z][a-zA-Z]{2})"
)  # "EmailEmail Article", as a button is copied with its picture's text
_FEWEST_GLUED = 4
_WITHIN_MARKS = compiled(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_SIGNS = frozenset("«»‹›☰✕✖×⋮⋯←→↑↓▲▼▾◀▶🔍★☆♥❤🔗✉📧🖨⚙ ")
"""A page's buttons without a word."""
_STOPS = ".,:!?…\"'“”‘’()"  # what nearly every line ends with that ends with no letter
_LONGEST = 80

# "Also on Reuters", "More from Kestrel": whose other stories are listed below
_MORE_OF = compiled(
    rf"(?:{any_of('more of')}) (?-i:[^\W\d_a-zà-ÿа-я])\S*(?: \S+){{0,3}}(?<![.!?])"
    rf"|{any_of('asks for tips')}\b.{{0,80}}",
    re.IGNORECASE,
)
# "Sign up here for our newsletter", "Suivez-nous sur Facebook !", "Follow The Kestrel Herald on X"
_INVITES = compiled(
    rf"{any_of('invites')}(?: (?:{any_of('inviting')}|@\w+|(?-i:[A-ZÀ-ÞА-Я])\S+))*(?: [\w-]+)? {any_of('invited for')}"
    rf"(?: {any_of('inviting')}\b.{{0,40}})?[\s.!:»]*",
    re.IGNORECASE,
)
_OFFERED = compiled(r"\s[–—-] ")  # "The best of the week – sign up for our newsletter"
_INITIAL = compiled(r"[^\W\d_]*")
_OPENS_AN_INVITATION = openings("invites")
_OPENS_MORE = openings("more of") | openings("asks for tips")

_OF_THE_SERVICE = compiled(
    r".{0,60}\b(?:contains only a (?:portion|part) of|web sitesinde\b.{0,60}yayımlan|receives (?:financial )?support|"
    r"our standards|(?:is|are) solely responsible for|trust principles).{0,300}|(?:follow|more|full)\b.{0,80}:? https?://\S+",
    re.IGNORECASE,
)


def speaks_of_the_service(line: str) -> bool:
    """Whether a line below a story says what the agency offers or who pays for it, and nothing of the story."""
    return len(line) < 500 and _OF_THE_SERVICE.fullmatch(line) is not None


def is_footer(line: str) -> bool:
    """Whether a line below a story holds links to a site's own pages beside whose it is: "© 2013 Acme | Privacy"."""
    items = _BETWEEN_ITEMS.split(line) if len(line) <= _LONGEST_ROW and ("©" in line or "(c)" in line) else []
    return any(_bare(item).casefold() in _IN_A_ROW - _RIGHTS for item in items[1:])


_RIGHTS = listed("all rights")


def is_navigation(line: str) -> bool:
    """Whether a line is a page's own and says nothing of the story: "Share", "3 min read", "Advertisement"."""
    if len(line) > _LONGEST_ROW:
        return len(line) < _LONGEST_NOTICE and (_is_of_a_copy(line) or _names_topics(line))
    if not line.strip():
        return False
    if (line[0] in _SIGNS and _SIGNS.issuperset(line)) or (line[0] == "@" and line[1:].isalnum()):
        return True
    if (line[0] in _ARROWS or line[-1] in _ARROWS or line[0] == "•") and _LINKED.fullmatch(line):
        return True
    if _GLUED.search(line) and (
        len(parted := _GLUED.sub(" ", line)) >= len(line) + _FEWEST_GLUED or is_navigation(parted)
    ):
        return True
    said = line.strip(_STOPS)
    if not (said[:1].isalnum() and said[-1:].isalnum()):
        said = _bare(said)
    said = said.casefold().replace("’", "'")
    if said.startswith(_INFLECTED) and _SERVICES.fullmatch(said):
        return True
    if said in _PHRASES or said in _LIST_HEADS:
        return True
    if len(line) <= _LONGEST:
        if any(map(line.endswith, _SIZES)):
            return True
        if _may_be_a_form(said):
            button, _, rest = said.partition(" ")
            if _FORMS.fullmatch(said) or (button in _PHRASES and _FORMS.fullmatch(rest)):
                return True
        if any(mark in line for mark in ">›»▸|") and _TRAIL.fullmatch(line) is not None:
            return True
        if (opening := _INITIAL.match(said)) and opening.group() in _OPENS_AN_INVITATION and _INVITES.fullmatch(line):
            return True
        if said.partition(" ")[0] in _OPENS_MORE and _MORE_OF.fullmatch(line):
            return True
        if (offer := _OFFERED.search(line)) and _INVITES.fullmatch(line, offer.end()):
            return True
    elif line[-1] in ".!":  # as most lines do: no row ends so, nor does what points elsewhere
        return _speaks_to_its_reader(line, said)
    return _is_a_row(line) or _points_elsewhere(line, said) or _names_topics(line) or _speaks_to_its_reader(line, said)


def _is_of_a_copy(line: str) -> bool:
    """Whether a line says what a reader may do with a page, or what the page does with him."""
    said = line.casefold()
    return (
        any(map(said.__contains__, _OF_A_COPY)) and line[0] not in _QUOTES and _USE_OF_A_COPY.search(said) is not None
    )


_ARROWS = "<>›»→►▶▸➤"
# ">> READ ON: Two roads closed", "Ask the editor >"; "• 2" and "• «" of a list's pages
_LINKED = compiled(
    r"[<>]{2,3}|(?:>{2,3}|[→►▶▸➤])\s[^\W\d_].{2,120}(?<![.!])|[^«»\s][^«»]{2,60} [>›»→►▶▸➤]+"
    r"|•\s(?:[\W_]{1,4}|\d{1,3}|[^\W\d_].{2,60}(?:\.\.\.|…))"
)


def names_its_topics(line: str) -> bool:
    """Whether a line says behind a label what the story above it is about: "Tags: economy", "Filed under: Sport"."""
    label, colon, rest = line.replace("：", ":").partition(":")
    return len(line) <= _LONGEST_NOTICE and colon == ":" and rest != "" and _bare(label).casefold() in _TOPICS


def _names_topics(line: str) -> bool:
    """Whether such a line lists some, and is no sentence."""
    return line.count(", ") >= _FEWEST_TOPICS - 1 and line[-1] not in ".!?:;" and names_its_topics(line)


def lists_keywords(line: str) -> bool:
    """Whether a line lists what a story is about as one tags it, in small letters: "dvr, set-top box, guide, …"."""
    items = line.split(", ") if len(line) <= _LONGEST_NOTICE and line[-1].isalnum() else []
    is_short = all(item.count(" ") < _MOST_WORDS_OF_A_TOPIC for item in items)
    return is_short and len(items) >= _FEWEST_KEYWORDS and sum(map(str.islower, items)) * 4 >= len(items) * 3


_TOPICS = listed("topics")
_FEWEST_TOPICS = 3
_FEWEST_KEYWORDS = 6
_MOST_WORDS_OF_A_TOPIC = 3


def says_how_long(line: str) -> bool:
    """Whether a line says how long it takes to read a story: "4 min read"."""
    return _HOW_LONG.fullmatch(line.casefold()) is not None


def _bare(line: str) -> str:
    """Without the marks around it."""
    found = _WITHIN_MARKS.search(line)
    return found.group() if found else ""


def is_section(line: str) -> bool:
    """Whether a line is the name of a part of a newspaper and nothing else."""
    sides = _JOINED.split(_bare(line).casefold())  # "Society & Culture"
    return len(sides) <= _MOST_JOINED and _SECTIONS.issuperset(sides)


def is_of_sections(line: str) -> bool:
    """Whether more than half of a line's words, all in capitals, are such as sections of newspapers and buttons are
    called by: "Archive Contact Us Submit News Advertise Legal"."""
    words = line.split()
    known = sum(word.casefold() in _IN_ROWS for word in words)
    return all(word[0].isupper() for word in words if word[0].isalpha()) and known > len(words) / 2


_JOINED = compiled(r" (?:&|and|und|et|y|e|en|og|och|i|и) ")
_MOST_JOINED = 2


def opens_a_page(line: str) -> bool:
    """Whether such a line is one that stands above what is told on a page: a trail to it, or a row of its sections."""
    if "@" in line or ":" in line:
        return False
    items = [_bare(item).casefold() for item in _BETWEEN_ITEMS.split(line) if item.strip()]
    if len(items) < _FEWEST_ITEMS:
        words = line.casefold().split()
        return sum(word in _SECTIONS for word in words) >= _FEWEST_SECTIONS
    is_a_trail = any(mark in line for mark in ">›»▸") and line[-1] not in ">›»▸"
    return is_a_trail or items[0] in _FRONTS or sum(item in _SECTIONS for item in items) >= _FEWEST_ITEMS


def _is_a_row(line: str) -> bool:
    """Whether a line is a row of buttons or of a paper's sections: short items, each known or, between marks or wide
    spaces, some of them. "Share Tweet Print", "News | Sport | What's On", "Startseite / Kultur"."""
    if line[-1] in ".?!":
        return False
    if ("  " in line or "\u3000" in line or "\t" in line) and _is_set_wide(line):
        return True
    items = [item for item in _BETWEEN_ITEMS.split(line) if item.strip()]
    if len(items) < _FEWEST_ITEMS:
        return _is_made_of_buttons(line)
    if any(item.count(" ") >= _MOST_WORDS_OF_AN_ITEM or item[-1] in ".?!" for item in items):
        return False
    if any(item[0].isdigit() and not any(map(str.isalpha, item)) for item in items):
        return False  # "Homes  41.6  38.0" is of a table
    if line.count(" | ") >= _SURELY_A_ROW and not any(map(str.isdigit, line)):
        return True  # whatever sections they are
    known = [_is_made_of_buttons(item) or _bare(item).casefold() in _IN_A_ROW for item in items]
    if _DASHED.search(line):
        is_of_two = len(items) == _FEWEST_ITEMS and not all(known)  # "Sport – das bessere Leben"
        return _bare(items[0]).casefold() in _FRONTS or (not is_of_two and sum(known) * 3 >= len(known) * 2)
    return known[0] or sum(known) * 2 >= len(known)


def _is_set_wide(line: str) -> bool:
    """Whether a line is a row of a page's own in whatever words, as the wide spaces between several short items show:
    "TERAZ.SK   Slovensko   Zahraničie   Regióny", "УКР  ENG  DEU  РУС". In capitals it may head a table."""
    items = _WIDE.split(line)
    longest = _LONGEST_IDEOGRAMS if "\u3000" in line else _LONGEST_PART
    return (
        len(items) >= _SURELY_WIDE
        and all(1 < len(item) <= longest and any(map(str.isalpha, item)) for item in items)
        and not (line.isupper() and any(len(item) > _LONGEST_CODE for item in items))
    )


def opens_wide(line: str) -> str:
    """What stands before the first wide space, or the dash, of a line: "STA" of "STA – Agency   Log in"."""
    return _WIDE_OR_DASH.split(line, maxsplit=1)[0]


_WIDE_OR_DASH = compiled(r" {2,}|\t|\u3000| [–—-] ")
_WIDE = compiled(r" {2,}|\t+|\u3000")
_SURELY_WIDE = 4  # items
_LONGEST_PART, _LONGEST_IDEOGRAMS = 34, 8  # code points of an item
_LONGEST_CODE = 3  # letters of a language's name
_SURELY_A_ROW = 5  # bars between short items: who wrote a story, for whom and when takes fewer


def heads_a_list(line: str) -> bool:
    """Whether a line announces other stories and names none: "Also read:", "People are also reading…". Without a mark
    "Read more" may be a button."""
    if len(line) > _LONGEST:
        return False
    said = _bare(line).casefold().replace("’", "'")
    return said in _LIST_HEADS or (line[-1] in ":：…" and said in _POINTING)


_LIST_HEADS, _POINTING = listed("list head"), listed("pointer") | listed("related")


def _is_made_of_buttons(line: str) -> bool:
    """Whether the words of a line are buttons and sections of a page, one behind the other, most of them in a table:
    two at least, and if one is a count, or sections only, three."""
    words = [word for word in map(_bare_of_marks, line.casefold().replace("：", " ").split()) if word]
    if not words or len(words) > _MOST_WORDS_OF_A_ROW:
        return False
    if sum(word in _IN_ROWS or word[0] == "@" or word.isdigit() for word in words) * 2 < len(words):
        return False
    buttons = sections = covered = at = 0
    while at < len(words):
        ends = min(len(words), at + _MOST_WORDS_OF_A_PHRASE)
        end = next((end for end in range(ends, at, -1) if " ".join(words[at:end]) in _IN_A_ROW), at)
        if end > at:
            phrase = " ".join(words[at:end])
            buttons, sections = buttons + (phrase in _PHRASES), sections + (phrase not in _PHRASES)
        elif (
            words[at] in _SMALL_WORDS or words[at].startswith(_INFLECTED) or words[at].isdigit() or words[at][0] == "@"
        ):
            end = at + 1
        covered += end - at
        at = max(end, at + 1)
    if covered < len(words):
        is_titled = all(word[0].isupper() for word in line.split())
        return is_titled and buttons + sections >= _FEWEST_OF_MANY and covered * 4 >= len(words) * 3
    is_counted = any(word.isdigit() for word in words) and any(word in _COUNTED for word in words)
    return buttons > 0 or is_counted or sections >= _FEWEST_SECTIONS


def _bare_of_marks(word: str) -> str:
    return word if word in _IN_A_ROW or word[0] == "@" else word.strip("()[].,:·•»«›‹<>*-–—\"'")


def _points_elsewhere(line: str, said: str) -> bool:
    """Whether a line names another story behind what points to it: "Läs mer: Så bildas en rauk"."""
    pointer, colon, rest = said.replace("：", ":").replace(" |", ":").partition(":")
    return colon == ":" and pointer.strip() in _POINTERS and rest != "" and line[-1] not in ".!"


_INFLECTED = ("facebook", "twitter", "whatsapp", "instagram", "telegram", "youtube")  # "na Facebooku"
_SERVICES = compiled(rf"(?:{any_of('service')}){{2,}}\w{{0,12}}")  # "facebooktwitterflipboard", one picture each
_POINTERS = listed("pointer")
_LONGEST_ROW = 160  # code points
_LONGEST_NOTICE = 400
_USE_OF_A_COPY, _OF_A_COPY = compiled(any_of("use of a copy")), telling("use of a copy")
_BETWEEN_ITEMS = compiled(r"\s*[|｜·•»›>▸＞]\s*|\s+[/–—-]\s+|\s{2,}|\t")
_DASHED = compiled(r"\s[/–—-]\s")
_SIZES = ("[+]", "(+)")  # "[-] Text [+]"
_FEWEST_ITEMS = 2
_MOST_WORDS_OF_AN_ITEM = 5
_MOST_WORDS_OF_A_ROW = 16
_FEWEST_OF_MANY = 3
_FEWEST_SECTIONS = 3
_SMALL_WORDS = frozenset(
    "on via by to and us auf per und bei sur par et en por y su via con e em no op via en på med og och på и в na i w "
    "s v a te no ile ve da de".split()
)


_CONTROLS, _BESIDE_CONTROLS = listed("control"), listed("beside a control")
_TOLD_TO_READERS, _TELLING = compiled(any_of("told to readers")), telling("told to readers")
_WORDS = compiled(r"[^\W_]+(?:[-'’][^\W_]+)*")
_MOST_CONTROLS = 9  # words: "Back to results Document 12 of 207 Next"


def _speaks_to_its_reader(line: str, said: str) -> bool:
    """Whether a line is made of words for what a page can do, one of which says no more than that; or says that one
    has to log in, that it is closed to comments, that it is old: "Print this page", "Comments are closed"."""
    if len(line) > _LONGEST_TOLD:
        return False
    if _asks_its_reader(line):
        return True
    words = _WORDS.findall(said)
    if len(words) <= _MOST_CONTROLS and all(
        word in _CONTROLS or word in _BESIDE_CONTROLS or word.isdigit() or word in _SMALL_WORDS for word in words
    ):
        return not _CONTROLS.isdisjoint(words)
    may_tell = not _TELLING.isdisjoint(words) or said[:1] > _LAST_LATIN
    return may_tell and line[0] not in _QUOTES and _TOLD_TO_READERS.search(said) is not None


def _asks_its_reader(line: str) -> bool:
    """Whether a line speaks to the reader of a page, of what a page alone has: "Please keep your comments civil."."""
    opening = _INITIAL.match(line.casefold())
    if opening is None or opening.group() not in _OPENS_ASKING or _SAYS.search(line):
        return False
    return _ASKS.match(line) is not None and _OF_ITS_READER.search(line) is not None


_OPENS_ASKING = openings("asks its reader")
_ASKS = compiled(rf"{any_of('asks its reader')}\b", re.IGNORECASE)
_OF_ITS_READER = compiled(rf"(?<!\w){any_of('of its reader')}(?!\w)", re.IGNORECASE)
_SAYS = compiled(r"[\"“”«»„]|\b(?:said|says)\b")  # somebody is told to have said so
_LAST_LATIN = "\u024f"
_LONGEST_TOLD = 160  # code points
_QUOTES = "\"'“”„‘’«»-–—"


def _may_be_a_form(said: str) -> bool:
    """Whether a line has a figure or a colon, or opens like a button: most lines do not."""
    return ":" in said or "：" in said or any(map(str.isdigit, said)) or said.partition(" ")[0] in _OPENERS
