"""A comparison in words, for a terminal."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from textwrap import TextWrapper, shorten

from stories.compare.differences.kinds import LABELS
from stories.compare.record import PASSAGE_LABELS, Change, Comparison, Label, Passage, PassageKind
from stories.compare.words.labels.sorts import INVISIBLE, WHITESPACE, WORDING
from stories.display.matters import explained, line_of, told
from stories.text.document import Document, Kind, Range
from stories.text.facts import QUOTE

MARGIN = {PassageKind.CUT: "-", PassageKind.ADDED: "+", PassageKind.EDITED: "~", PassageKind.SAME: "="}

_JOINERS = "\u200c\u200d"
"""They shape Persian words and hold an emoji together; other format characters could turn the whole line around."""


MOST_TOLD = 10
"""Differences named before the text: what fits above the fold of a terminal. All of them are marked in it."""

LONGEST_WORDS = 72
"""Letters of either side that a line about a label quotes: it names words marked in full elsewhere."""


def in_words(comparison: Comparison, width: int = 100) -> str:
    """Totals first, then what matters most, then the passages in order with their words marked [-cut-] and {+added+};
    of passages that did not change, only how many."""
    parts = ["\n".join(_heading(comparison))]
    if heaviest := list(_heaviest(comparison, width)):
        parts.append("\n".join(["What matters most:", *heaviest]))
    for unchanged, run in groupby(comparison.passages, key=_is_unchanged):
        passages = list(run)
        if unchanged:
            parts.append(f"  … {len(passages)} the same …")
        else:
            parts += ("\n".join(_lines(comparison, passage, width)) for passage in passages)
    return "\n\n".join(parts)


def _is_unchanged(passage: Passage) -> bool:
    same = passage.kind in (PassageKind.SAME, PassageKind.EDITED)
    return same and not passage.labels and all(change.ignored for change in passage.changes)


def _heading(comparison: Comparison) -> Iterator[str]:
    summary = comparison.summary
    words, unit = summary.words, f"{summary.unit}s"
    yield f"{comparison.left.name or 'left'} against {comparison.right.name or 'right'}"
    if words.left or words.right:
        yield (
            f"{words.left} {unit} against {words.right}: {words.same} the same, {words.cut} cut, {words.added} added, "
            f"{words.replaced[0]} replaced by {words.replaced[1]}"
        )
        yield (
            f"The right carries {_percent(summary.left_carried)} of the left, "
            f"the left {_percent(summary.right_carried)} of the right."
        )
    else:  # two headlines: all of no words would be 100 %
        yield "Neither has a paragraph."
    if summary.labels:
        yield f"Changes: {_listed(summary.labels)}"
    if summary.hidden:
        yield f"Hidden: {_listed(summary.hidden)}"
    if summary.coarse:
        yield "Coarse: the texts are too long or too unlike to look at every pair of sentences."


def _percent(share: float) -> str:
    """Rounded down: 99.97 % is not all of it."""
    return f"{int(share * 1000) / 10:g} %"


def _listed(counts: Mapping[str, int]) -> str:
    """The heaviest first, what befell passages last."""
    order = (*LABELS, *PASSAGE_LABELS)
    return ", ".join(f"{counts[name]} {name}" for name in sorted(counts, key=order.index))


def _heaviest(comparison: Comparison, width: int) -> Iterator[str]:
    """The differences, what matters most first."""
    found = told(comparison)
    for line in (line_of(comparison, one) for one in found[:MOST_TOLD]):
        old, new = (shorten(_printable(words), LONGEST_WORDS, placeholder=" …") for words in (line.left, line.right))
        why = f" ({line.why})" if line.why else ""
        yield from _wrapped("   ", f"{line.kind}: {_told_in(old, new)}{why}", width)
    if len(found) > MOST_TOLD:
        yield f"  … and {len(found) - MOST_TOLD} more"


def _words_of(comparison: Comparison, label: Label) -> str:
    """ "Shusha → Shushi", "Mr cut"."""
    old, new = (
        shorten(_printable(document.quote(words)), LONGEST_WORDS, placeholder=" …") if words else ""
        for document, words in ((comparison.left, label.left), (comparison.right, label.right))
    )
    return _told_in(old, new)


def _told_in(old: str, new: str) -> str:
    return f"{old} → {new}" if old and new else f"{old} cut" if old else f"{new} added"


def _lines(comparison: Comparison, passage: Passage, width: int) -> Iterator[str]:
    heading = _kind(comparison, passage) + _labels(passage)
    if passage.kind is PassageKind.REPLACED:
        yield from _wrapped("-", heading + _quoted(comparison.left, passage.left), width)
        yield from _wrapped("+", heading + _quoted(comparison.right, passage.right), width)
    elif passage.kind is PassageKind.CUT:
        yield from _wrapped("-", heading + _quoted(comparison.left, passage.left), width)
    else:
        is_newer_alone = not passage.left or _is_built_otherwise(passage)
        text = _quoted(comparison.right, passage.right) if is_newer_alone else _marked(comparison, passage)
        yield from _wrapped(MARGIN[passage.kind], heading + text, width)
        if is_newer_alone and (counted := [change for change in passage.changes if not change.ignored]):
            told = [_in_marks(comparison, change) for change in counted]
            yield from _wrapped("   ", "; ".join(told), width)
    yield from _reasons(comparison, passage, width)


_BUILDING = frozenset({QUOTE, WORDING})


def _is_built_otherwise(passage: Passage) -> bool:
    """Whether other words of an edited passage are ignored beside a change that is not. The cut words of that one would
    stand among the new words of the ignored ones, and neither sentence could be read."""
    ignored = [change for change in passage.changes if change.ignored]
    return (
        passage.kind is PassageKind.EDITED
        and 0 < len(ignored) < len(passage.changes)
        and any(label.name in _BUILDING for change in ignored for label in change.labels)
    )


def _in_marks(comparison: Comparison, change: Change) -> str:
    old = f"[-{_shown(comparison.left.quote(change.left), change)}-]" if change.left else ""
    new = f"{{+{_shown(comparison.right.quote(change.right), change)}+}}" if change.right else ""
    return old + new


def _reasons(comparison: Comparison, passage: Passage, width: int) -> Iterator[str]:
    """ "name: Shusha → Shushi; Odessa → Odesa (one name in two spellings)"."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for label in _labels_of(passage):
        if why := explained(label.why, label.speakers):
            alike[label.name, why].append(_words_of(comparison, label))
    for name, why in sorted(alike, key=lambda key: LABELS.index(key[0])):
        yield from _wrapped("   ", f"{name}: {'; '.join(alike[name, why])} ({why})", width)


def _kind(comparison: Comparison, passage: Passage) -> str:
    document, start = (
        (comparison.right, passage.right[0][0]) if passage.right else (comparison.left, passage.left[0][0])
    )
    kind = next(block.kind for block in document.blocks if block.start <= start < block.end)
    return "" if kind is Kind.PARAGRAPH else f"{kind}: "


def _labels(passage: Passage) -> str:
    """What befell the passage, and what sort its changes are where they are not of wording, the heaviest first."""
    sorts = {label.name for label in _labels_of(passage)} - {WORDING}
    names = [*passage.labels, *sorted(sorts, key=LABELS.index)]
    return f"({', '.join(names)}) " if names else ""


def _labels_of(passage: Passage) -> list[Label]:
    return [label for change in passage.changes if not change.ignored for label in change.labels]


def _quoted(document: Document, sentences: tuple[Range, ...]) -> str:
    return _printable(document.quote((sentences[0][0], sentences[-1][1])))


def _marked(comparison: Comparison, passage: Passage) -> str:
    """Both sides in one: what they share once, then what is cut and what is added."""
    right = comparison.right
    left_at, right_at = passage.left[0][0], passage.right[0][0]
    pieces = []
    for change in passage.changes:
        shared = change.left[0] - left_at if change.left else change.right[0] - right_at if change.right else 0
        pieces.append(_printable(right.text[right_at : right_at + shared]))
        left_at = change.left[1] if change.left else left_at + shared
        right_at = change.right[1] if change.right else right_at + shared
        if change.ignored:
            pieces.append(_printable(right.quote(change.right)) if change.right else "")
        else:
            pieces.append(_in_marks(comparison, change))
    return "".join(pieces) + _printable(right.text[right_at : passage.right[-1][1]])


def _shown(text: str, change: Change) -> str:
    """The words of a change; where nobody would see what differs, it is spelled out."""
    names = {label.name for label in change.labels}
    if INVISIBLE in names:
        return "".join(character if character.isascii() else f"<U+{ord(character):04X}>" for character in text)
    if WHITESPACE in names:
        return "".join("·" if c == " " else f"<U+{ord(c):04X}>" if c.isspace() else c for c in _printable(text))
    return _printable(text)


def _printable(text: str) -> str:
    """Without controls a terminal would obey, or that would turn the line around."""
    if text.isprintable():
        return text
    return "".join(map(_character, text))


def _character(character: str) -> str:
    if character == "\n":
        return " "
    if unicodedata.category(character) in ("Cc", "Cf") and character not in _JOINERS:
        return f"<U+{ord(character):04X}>"
    return character


def _wrapped(margin: str, text: str, width: int) -> list[str]:
    wrapper = TextWrapper(
        width=width,
        initial_indent=f"{margin} ",
        subsequent_indent=" " * (len(margin) + 1),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(text)
