"""Who says what stands between quotation marks, as the text names them."""

from __future__ import annotations

import re
from functools import cache

from stories.compare.labels.style import titles
from stories.text.document import Range
from stories.text.words import table_rows

_LOOKED_AT = 240  # code points on either side of a quotation
_OTHER_WORDS = re.compile(r"[.!?][\"”’»]?\s|[\"“”«»]")


def speaker(text: str, quotation: Range, block: Range) -> str | None:
    """None where the block names nobody, or only "he"."""
    before = text[max(block[0], quotation[0] - _LOOKED_AT) : max(block[0], quotation[0] - 1)]
    after = text[quotation[1] + 1 : min(block[1], quotation[1] + 1 + _LOOKED_AT)]
    patterns = _patterns()
    for pattern in patterns.after:
        if (found := pattern.match(after)) and (name := speaker_in(found["who"])):
            return name
    # What a sentence before says about another quotation is not about this one.
    before = _OTHER_WORDS.split(before)[-1]
    for pattern in patterns.before if patterns.reports.search(before) else ():
        if (found := pattern.search(before)) and (name := speaker_in(found["who"])):
            return name
    return None


class _Patterns:
    def __init__(self) -> None:
        verbs = "|".join(
            word
            for row in table_rows("reporting.txt")
            for word in row.split(":")[1].split()
            if word not in ("according", "allegedly", "reportedly", "purportedly")
        )
        verbs += "|added|adds|adding|announced|declared|noted|posted|warned|asked|replied|wrote|writes"
        self.reports = re.compile(rf"\s(?:{verbs})\b|[Aa]ccording to ")
        aside = r"(?:,[^\"“”.!?]{1,150}?,)?"
        self.after = (
            re.compile(rf"\s*,?\s*(?:{verbs})\s+(?P<who>[^\"“”,.;:!?]{{1,60}})"),
            re.compile(rf"\s*,?\s*(?P<who>[^\"“”,.;:!?]{{1,60}}?){aside}\s+(?:{verbs})\b"),
            re.compile(r"\s*,?\s*according to (?P<who>[^\"“”,.;:!?]{1,60})"),
        )
        self.before = (
            re.compile(rf"(?P<who>[^\"“”,.;:!?]{{1,80}}){aside}\s+(?:{verbs})\b[^\"“”.!?]{{0,60}}\Z"),
            re.compile(r"[Aa]ccording to (?P<who>[^\"“”,.;:!?]{1,60}), \Z"),
        )


@cache
def _patterns() -> _Patterns:
    return _Patterns()


_NOBODY = frozenset("he she they it we i you who that which".split())
_PARTICLES = frozenset("al bin da de del der di el ibn la le van von".split())
_IDLE = frozenset("the a an and but as with also later that while mr mrs ms miss mr. mrs. ms.".split())


def speaker_in(words: str) -> str | None:
    """Of "with Prime Minister Nikol Pashinyan" the name without the office; "foreign ministry" where no name stands."""
    told = words.split()
    run: list[str] = []
    for word in reversed(told):
        if word[:1].isupper() or (run and word.lower() in _PARTICLES):
            run.insert(0, word)
        elif run:
            break
    while run and run[0].lower().rstrip(".") in _PARTICLES | _IDLE:
        del run[0]
    offices = [at for at, word in enumerate(run[:-1]) if word.lower().rstrip(".") in titles()]
    if offices:
        run = run[offices[-1] + 1 :]
    if not run:
        run = told[-4:]
        while run and run[0].lower() in _IDLE:
            del run[0]
    if not run or any(word.lower() in _NOBODY for word in run):
        return None
    return " ".join(run)
