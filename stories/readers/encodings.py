"""Which characters the bytes of a text are."""

from __future__ import annotations

import codecs
import re

from stories.readers.draft import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# C0 controls but tab, line feed, vertical tab, form feed and carriage return: text has none.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_TO_DO = "save it anew, as UTF-8"
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(content: bytes) -> tuple[str, str, str]:
    """The text of these bytes, its encoding and what a person should check of it, or ""; raises Unreadable."""
    text, encoding, warning = _decode(content)
    if control := _CONTROL.search(text):
        raise Unreadable(f"not a text: character {control.start()} is the control U+{ord(control.group()):04X}")
    return text, encoding, warning


def opening(content: bytes, length: int) -> str:
    """The first characters, byte order mark and white space aside. Where no mark names an encoding, a character is a
    byte."""
    encoding = _marked_encoding(content)
    if encoding is None:
        return content.lstrip()[:length].decode("latin-1")
    return content.decode(encoding, errors="replace").lstrip()[:length]


def _marked_encoding(content: bytes) -> str | None:
    return next((encoding for bom, encoding in _BOMS if content.startswith(bom)), None)


def _decode(content: bytes) -> tuple[str, str, str]:
    if encoding := _marked_encoding(content):
        try:
            return content.decode(encoding), encoding, ""
        except UnicodeDecodeError as error:
            raise Unreadable(f"marked as {encoding} but broken at byte {error.start}: {_TO_DO}") from error
    if control := _CONTROL.search(content.decode("latin-1")):  # in latin-1 a character is a byte
        found = f"byte {control.start()} is the control character 0x{ord(control.group()):02X}"
        raise Unreadable(f"not a text: {found}; if it should be one, {_TO_DO}")
    try:
        return content.decode("utf-8"), "utf-8", ""
    except UnicodeDecodeError as error:
        return _decode_legacy(content, error)


def _decode_legacy(content: bytes, error: UnicodeDecodeError) -> tuple[str, str, str]:
    """Windows-1252, the usual other encoding of western newsrooms, unless the file is damaged UTF-8."""
    if _UTF8_SEQUENCE.search(content):
        raise Unreadable(f"wrongly encoded: UTF-8 in parts, but broken at byte {error.start}: {_TO_DO}") from error
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as legacy:
        cause = f"neither UTF-8 (byte {error.start}) nor Windows-1252 (byte {legacy.start})"
        raise Unreadable(f"wrongly encoded: {cause}: {_TO_DO}") from legacy
    return text, "cp1252", f"not UTF-8 at byte {error.start}: read as Windows-1252, check its accents and quotes"
