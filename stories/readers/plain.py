"""Plain text and Markdown: which of them a text is, its own marks decide."""

from __future__ import annotations

from pathlib import PurePosixPath

from stories.readers.draft import Draft, Unreadable
from stories.readers.encodings import decode
from stories.readers.formats import ZIP, format_not_read
from stories.text.pieces import media_type_of

_ENDINGS = ("", ".txt", ".text", ".md", ".markdown")
"""Of the names of files that are taken at all, in lower case. How they are read is for their bytes to say."""

_TO_DO = "save its text as .txt or .md"


def read(name: str, content: bytes) -> list[Draft]:
    """The drafts of a file called `name`, of which a text has one; raises Unreadable with the cause."""
    if not content:
        raise Unreadable("the file is empty")
    if (found := format_not_read(content)) == ZIP and name.lower().endswith(".zip"):
        raise Unreadable("a zip archive inside another is not opened: unpack it, and send what is in it")
    if found:
        raise Unreadable(f"the file is {found}, which is not read: {_TO_DO}")
    if not may_be_text(name):
        ending = PurePosixPath(name).suffix.lower()
        known = ", ".join(filter(None, _ENDINGS))
        raise Unreadable(f"files ending in {ending} are not read; these are: {known}")
    text, encoding, warning = decode(content)
    if not text.strip():
        raise Unreadable("the file holds only white space")
    return [Draft(text=text, media_type=media_type_of(text), encoding=encoding, warning=warning)]


def may_be_text(name: str) -> bool:
    """Whether a file called so is taken at all."""
    return PurePosixPath(name).suffix.lower() in _ENDINGS
