"""Time to line up the passages of many versions."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from benchmarks.absent import front_door
from benchmarks.grown import laid_out, prose, revised
from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import Folder
from benchmarks.timing import TooLong, limited, taken
from stories.text import parse

VERSIONS, WORDS, ROUNDS, SECONDS = 50, 800, 3, 20


def carriage(_: Folder) -> Iterator[Row]:
    """Each version revises the one before it in a twentieth of its sentences."""
    line_up = front_door("stories.collate", "carriage")
    told = [prose(WORDS, 1)]
    while len(told) < VERSIONS:
        told.append(revised(told[-1], len(told), share=0.05))
    documents = [parse(laid_out(sentences)) for sentences in told]
    measure = f"carriage of {VERSIONS} versions of {WORDS} words"
    try:
        with limited(SECONDS):
            runs = [taken(lambda: line_up(documents)) / 1e6 for _round in range(ROUNDS)]
    except TooLong:
        figure = Figure(OURS, inf, f"{ROUNDS} runs given up after {SECONDS} s")
    else:
        figure = Figure(OURS, min(runs), f"minimum of {ROUNDS} runs")
    yield Row(measure, "ms", figure, goal=Goal("≤", 1000))
