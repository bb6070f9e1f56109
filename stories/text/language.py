"""The language and the direction of a text, as far as its words show them."""

from __future__ import annotations

import unicodedata
from collections import Counter

from stories.text.document import Basis, Decision
from stories.text.patterns import compiled

# The commonest function words of each language, written by hand; words that two languages share count for both.
FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset("the of and to in a is that for was with on it as said by from at he his are an".split()),
    "fr": frozenset("le la les de des du et à en un une que qui dans pour sur est au par il a pas".split()),
    "de": frozenset("der die das und in den von zu mit ist des im auf für nicht ein eine dem als auch".split()),
    "es": frozenset("el la los las de y en que un una por con para del se su es al lo como".split()),
    "it": frozenset("il la le lo di e che in un una per con del della dei è si al da non".split()),
    "pt": frozenset("o a os as de e que em um uma para com do da dos das por no na não se".split()),
    "nl": frozenset("de het een van en in dat is op te voor met zijn aan niet door ook er bij".split()),
    "ru": frozenset("и в не на что с по как из к о это за от для его он но а у".split()),
    "tr": frozenset("ve bir bu da de için ile olarak olan çok daha ne gibi kadar sonra en".split()),
}
_LANGUAGES = {
    word: [tag for tag, listed in FUNCTION_WORDS.items() if word in listed]
    for word in frozenset().union(*FUNCTION_WORDS.values())
}
_WORD = compiled(r"[^\W\d_]+")
_SAMPLE = 400  # words: plenty for a count of function words
_FEWEST = 20  # words: fewer say nothing
_SHARE = 0.15  # of the words are function words of the language: seeds .33–.40 for "en", below .08 for any other
_LEAD = 1.5  # times the words that the next language has alone: "la de en un que" are of Spanish and French


def detect_language(text: str) -> Decision | None:
    """The language whose function words a text uses, or None where they do not tell."""
    # Joined, all are put in small letters at once; no letter becomes a space.
    words = " ".join(_first_words(text)).lower().split()
    if len(words) < _FEWEST:
        return None
    counts = Counter(words)
    told = [(_LANGUAGES[word], counts[word]) for word in counts.keys() & _LANGUAGES.keys()]
    used = dict.fromkeys(FUNCTION_WORDS, 0)
    for tags, count in told:
        for tag in tags:
            used[tag] += count
    shares = sorted([(count / len(words), tag) for tag, count in used.items()], reverse=True)
    (share, tag), (_, next_tag) = shares[:2]
    own = sum([count for tags, count in told if tag in tags and next_tag not in tags])
    others_own = sum([count for tags, count in told if next_tag in tags and tag not in tags])
    if share < _SHARE or own < others_own * _LEAD:
        return None
    return Decision("language", tag, Basis.INFERRED, "share of the language's commonest words", share=round(share, 2))


def is_in_english(text: str) -> bool:
    """Whether a text may be in English, as its commonest words show, or none of them shows that it is not."""
    words = " ".join(_first_words(text)).lower().split()
    return len(words) < _FEWEST or sum(word in FUNCTION_WORDS["en"] for word in words) >= _SHARE * len(words)


def _first_words(text: str) -> list[str]:
    """Most texts have more than enough in so many letters, of which the last word may be cut."""
    found = _words(text[: _SAMPLE * 8])
    is_enough = len(found) > _SAMPLE or len(text) <= _SAMPLE * 8
    return (found if is_enough else _words(text[: _SAMPLE * 20]))[:_SAMPLE]


_WESTERN = "cp1252"
_LETTERS = bytes(code if _WORD.match(bytes([code]).decode(_WESTERN, "replace")) else ord(" ") for code in range(2**8))
"""Each character of Western Europe as it is where it is a letter, any other as a space."""


def _words(text: str) -> list[str]:
    """Of a text of Western letters and marks alone in a tenth of the time that the pattern takes."""
    try:
        return text.encode(_WESTERN).translate(_LETTERS).decode(_WESTERN).split()
    except UnicodeEncodeError:
        return _WORD.findall(text)


def direction(text: str) -> str:
    """ "rtl" where the first strong character is right-to-left, else "ltr" (Unicode's rule P2)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"
