"""Texts of any length, the same on every machine, and the comparison of two such in a process of its own.

`python -m benchmarks.grown PROGRAM SHAPE WORDS SECONDS` prints the time and memory of one comparison as JSON.
"""

from __future__ import annotations

import gc
import json
import re
import resource
import signal
import sys
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.cues import cues, otherwise
from benchmarks.peers import words
from benchmarks.table import OURS
from stories.compare import compare
from stories.text import Document, parse
from stories.text.facts import KINDS

FACTS = "facts alone"
"""In place of a program: all that both texts state, read and not compared."""

MEMORY = 4 << 30
"""Bytes after which a program is stopped, so that a hostile text cannot take the machine with it."""

Sentences = list[str]


def prose(words: int, number: int) -> Sentences:
    """Sentences of made-up words, a few of which are common and most rare, as in any language."""
    chance = Random(number)  # noqa: S311 - not a secret
    sounds = ["ba", "cor", "den", "fi", "gul", "ha", "jo", "kel", "li", "mon", "ne", "pra", "ris", "so", "tu", "ven"]
    vocabulary = [
        one + two + three for one in sounds for two in sounds for three in ["", *sounds]
    ]  # the same words in every text, and in the same order of frequency
    Random(0).shuffle(vocabulary)  # noqa: S311
    weights = list(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    sentences: Sentences = []
    while words > 0:
        length = min(words, chance.randint(8, 28))
        sentences.append(" ".join(chance.choices(vocabulary, cum_weights=weights, k=length)).capitalize() + ".")
        words -= length
    return sentences


def revised(sentences: Sentences, number: int, share: float = 0.1) -> Sentences:
    """Of that share of the sentences, in equal parts: cut, one word changed, followed by a new one, moved far away."""
    chance = Random(number)  # noqa: S311
    new = iter(prose(40 * len(sentences), number + 1))
    result: Sentences = []
    moved: Sentences = []
    for sentence in sentences:
        act = chance.choice(["cut", "change", "add", "move"]) if chance.random() < share else "keep"
        if act == "move":
            moved.append(sentence)
        elif act == "change":
            inside = sentence.split(" ")
            inside[chance.randrange(len(inside))] = "quite"
            result.append(" ".join(inside))
        elif act != "cut":
            result.append(sentence)
        if act == "add":
            result.append(next(new))
    for sentence in moved:
        result.insert(chance.randrange(len(result) + 1), sentence)
    return result


def laid_out(sentences: Sentences) -> str:
    """Two sentences a paragraph."""
    return "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))


def similar(words: int) -> tuple[str, str]:
    old = prose(words, 1)
    return laid_out(old), laid_out(revised(old, 2))


def unrelated(words: int) -> tuple[str, str]:
    return laid_out(prose(words, 1)), laid_out(prose(words, 2))


def repetitive(words: int) -> tuple[str, str]:
    return "a b " * (words // 2), "b a a " * (words // 3)


def one_word(letters: int) -> tuple[str, str]:
    """The two differ in one letter in the middle."""
    word = "".join(Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=letters))  # noqa: S311
    middle = letters // 2
    return word, f"{word[:middle]}-{word[middle + 1 :]}"


def full_of_cues(words: int) -> tuple[str, str]:
    sentences = cues(words, 1)
    return laid_out(sentences), laid_out(otherwise(sentences, 2))


def one_sentence(words: int) -> tuple[str, str]:
    """Again and again in one paragraph, once more on the left."""
    return "Go. " * words, "Go. " * (words - 1)


def quotations(words: int) -> tuple[str, str]:
    """A paragraph each, in every one another word on the right."""
    numbers = range(words // 10)
    left, right = (
        "\n\n".join(f"“We will not {verb} it {number},” Mayor Anna Poole said." for number in numbers)
        for verb in ("sell", "close")
    )
    return left, right


SHAPES: dict[str, Callable[[int], tuple[str, str]]] = {
    "similar": similar,
    "unrelated": unrelated,
    "repetitive": repetitive,
    "one word": one_word,
    "one sentence": one_sentence,
    "quotations": quotations,
    "full of cues": full_of_cues,
}


def main(program: str, shape: str, size: str, seconds: str) -> None:
    """Ended by its alarm where one comparison takes longer than `seconds`."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    left, right = SHAPES[shape](int(size))
    start = perf_counter()
    act, said = _prepared(program, left, right)
    read = perf_counter() - start
    gc.collect()
    before = _kilobytes("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here
    signal.setitimer(signal.ITIMER_REAL, float(seconds))
    start = perf_counter()
    result = act()
    took = perf_counter() - start
    signal.setitimer(signal.ITIMER_REAL, 0)
    more = max(0, _kilobytes("VmHWM") - before) / 1024
    told = {"milliseconds": took * 1000, "megabytes": more, "read": read * 1000, "coarse": said(result)}
    sys.stdout.write(json.dumps(told) + "\n")


def _prepared(program: str, left: str, right: str) -> tuple[Callable[[], object], Callable[[object], bool | None]]:
    """What to time, with everything loaded that is loaded once; and how to ask its result whether it is coarse."""
    if program == FACTS:
        _read_facts(parse(full_of_cues(_ENOUGH)[0]))
        documents = parse(left), parse(right)
        return lambda: [*map(_read_facts, documents)], lambda _: None
    if program != OURS:
        peer = words.PROGRAMS[program]
        peer("It is closed.", "It is closed today.")
        return lambda: peer(left, right), lambda _: None
    one, other = map(parse, full_of_cues(_ENOUGH))
    compare(one, other)
    one, other = parse(left), parse(right)
    return lambda: compare(one, other), lambda result: result.summary.coarse  # type: ignore[attr-defined]


_ENOUGH = 1_000
"""Words full of cues, with which all tables are loaded."""


def _read_facts(document: Document) -> None:
    for kind in KINDS:
        document.facts.of(kind, range(len(document.sentences)))


def _kilobytes(what: str) -> int:
    [found] = re.findall(rf"{what}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found)


if __name__ == "__main__":
    main(*sys.argv[1:])
