"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stories.text.document import Range

# A run of stops, the quotation marks and brackets that close with it, then white space. The stops of scripts
# written without spaces need none. The look-behind keeps a megabyte of dots from being tried at every dot.
_STOP = re.compile(r"""(?<![.!?…])[.!?…؟۔։।॥]++["'”’“«»)\]]*+(?=\s)|[。！？]++[」』”’）]*+""")
_NEXT_WORD = re.compile(r"\s*+(\S{1,40})")
_LAST_WORD = 40  # code points looked back over: longer than any abbreviation

# Never the end of a sentence: a name or a number follows.
_TITLES = frozenset(
    "Mr Messrs Mrs Mme Mlle Ms Dr Drs Prof Rev Revs Msgr Fr Br Hon Atty Gen Brig Lt Col Maj Capt Sgt Cpl Spc Pfc Pvt "
    "Pte Cmdr Cdr Adm Ens Insp Supt Det Sen Sens Rep Reps Gov Govs Pres Amb St Mt Ft vs Nos e.g i.e cf".split()
)
# Perhaps the end of one: only when a word follows that opens sentences.
_SHORT_FORMS = frozenset(
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Inc Ltd Co Corp Bros "
    "Jr Sr etc al Ave Blvd Dept Univ".split()
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")  # U.S., a.m., the J. of J. Smith
_OPENERS = frozenset(
    "the a an in on at it its he she they we but and this that these those there when while after before as if for "
    "some many most not one two his her their our i you according asked".split()
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Range]:
    """Ranges of the sentences in `text[start:end]`; they cover it but for the white space between them."""
    end = len(text) if end is None else end
    begun = start
    for stop in _STOP.finditer(text, start, end):
        following = _NEXT_WORD.match(text, stop.end(), end)
        if following is None:
            continue
        last = text[max(begun, stop.start() - _LAST_WORD) : stop.start() + 1]
        if _ends_a_sentence(last.split()[-1], stop.group(), following.group(1)):
            yield begun, stop.end()
            begun = following.start(1)
    if begun < end:
        yield begun, end


def _ends_a_sentence(last: str, stop: str, following: str) -> bool:
    """`last` is the word with its first stop, `following` the beginning of what comes after."""
    opening = following.lstrip("\"'“‘«([—–-").lower()
    if following.lstrip("\"'“‘«([—–-")[:1].islower():
        return False
    if not stop.startswith(".") or stop.startswith(".."):
        return True
    last = last.lstrip("\"'“‘«([")
    if last[:-1] in _TITLES:
        return False
    if last == "No.":
        return not opening[:1].isdigit()
    if last[:-1] in _SHORT_FORMS or _INITIALS.fullmatch(last):
        return len(stop) > 1 or opening.rstrip(",") in _OPENERS
    return True
