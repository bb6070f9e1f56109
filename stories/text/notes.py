"""The desk's own words around a story: breaking-news banners, corrections, withdrawals, pointers elsewhere."""

from __future__ import annotations

import re

_BANNER = re.compile(
    r"this is a (?:breaking|developing)\b.{0,200}|breaking news update\b.{0,200}|"
    r".{0,80}\bearlier (?:story|version) follows\b.{0,80}",
    re.IGNORECASE | re.DOTALL,
)
_EARLIER_FOLLOWS = re.compile(r"\b(?:earlier|previous) (?:story|version|report)\b.{0,40}\bfollows\b", re.IGNORECASE)
_FLAG = re.compile(
    r"\W*(?:urgent|flash|snap|bulletin|(?:news ?)?alert|breaking(?: news)?|corrected|correction|advisory|refile|"
    r"updated?(?: \d+)?)\W*",
    re.IGNORECASE,
)
_DESK_NOTE = re.compile(
    r"(?:correction|clarification|corrects|eds|editor['’]?s'? note|update|updates|kill|withdrawal|embargoed?|advisory)"
    r"\b[^.:]{0,60}:.*|\((?:corrects|clarifies|updates|adds|this version|this story)\b.*\)|"
    r"this (?:story|article|version|report) (?:has been|was|corrects|is being) .{0,300}",
    re.IGNORECASE | re.DOTALL,
)
_RELATED = re.compile(
    r"(?:related(?: articles?| stor(?:y|ies)| coverage)?|read (?:more|also|next)|see also|also read|more on this|"
    r"more from [^:]{1,40}|further reading)\s*:\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS_LABEL = re.compile(r"(?:original|source|canonical)?\s*(?:url|link|address)\s*:?|source\s*:", re.IGNORECASE)


def is_note(text: str) -> bool:
    return _BANNER.fullmatch(text) is not None or _DESK_NOTE.fullmatch(text) is not None


def is_flag(line: str) -> bool:
    """Whether a line says no more than how pressing, or how new, the story below it is: "URGENT", "UPDATE 1"."""
    return _FLAG.fullmatch(line) is not None


def announces_earlier_story(note: str) -> bool:
    """Whether a note says that the story as it stood before follows it."""
    return _EARLIER_FOLLOWS.search(note) is not None


def is_related(text: str) -> bool:
    return _RELATED.fullmatch(text) is not None


def labels_an_address(text: str) -> bool:
    """Whether a line only announces the story's own address: "Original url:"."""
    return _ADDRESS_LABEL.fullmatch(text) is not None
