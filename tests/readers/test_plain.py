import re

import pytest

from stories.readers import Unreadable, documents, read


def test_utf8_is_read_as_it_is():
    [draft] = read("a.txt", "Schröder — “ja”".encode())
    assert (draft.text, draft.media_type, draft.encoding, draft.warning) == (
        "Schröder — “ja”",
        "text/plain",
        "utf-8",
        "",
    )
    assert (len(draft.facts), len(draft.blocks)) == (0, 0)


def test_a_byte_order_mark_names_the_encoding_and_is_no_text():
    assert [draft.text for draft in read("a.md", "\ufeffNews".encode())] == ["News"]
    assert [draft.text for draft in read("a.txt", "News".encode("utf-16"))] == ["News"]


def test_windows_1252_is_read_with_a_warning_that_names_the_byte():
    [draft] = read("a.txt", "caf\u00e9 “open”".encode("cp1252"))
    assert draft.text == "café “open”"
    assert draft.warning == "not UTF-8 at byte 3: read as Windows-1252, check its accents and quotes"


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("# Floods Close Three Bridges\n\nRain *fell* on the town.", "text/markdown"),
        ("Floods Close Three Bridges\r\r# Rain\r\rIt fell.", "text/markdown"),
        ("Rain *fell* on the town.\n\n> It \\_rained\\_.\n\n- AP", "text/plain"),
    ],
)
def test_the_bytes_alone_decide_how_a_file_is_read(text, media_type):
    drafts = [draft for name in ("a.txt", "a.md", "a", "A.MARKDOWN") for draft in read(name, text.encode())]
    assert [draft.media_type for draft in drafts] == [media_type] * 4
    assert drafts[1:] == drafts[:-1]
    assert documents(drafts[0]) == documents(drafts[1])


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n", "white space"),
        ("a.txt", b"News\x03", "byte 4 is the control character 0x03; if it should be one, save it anew, as UTF-8"),
        ("a.txt", "News\x03".encode("utf-16"), "character 4 is the control U+0003"),
        ("a.txt", "caf\u00e9 ".encode() + b"\xe9 x", "UTF-8 in parts, but broken at byte 6"),
        ("a.txt", b"\xe9 \x81", "neither UTF-8 (byte 0) nor Windows-1252 (byte 2): save it anew, as UTF-8"),
        ("a.txt", b"\xff\xfe\x00", "marked as utf-16 but broken"),
        ("a.pdf", b"text", "files ending in .pdf are not read; these are: .txt, .text, .md, .markdown"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_cause(name, content, cause):
    with pytest.raises(Unreadable, match=re.escape(cause)):
        read(name, content)


def test_a_zip_in_a_zip_is_to_be_unpacked() -> None:
    with pytest.raises(Unreadable, match="inside another is not opened: unpack it, and send what is in it"):
        read("wire/in.ZIP", b"PK\x03\x04\x14\x00")
    with pytest.raises(Unreadable, match="a zip archive or an office document, which is not read: save its text as"):
        read("story.txt", b"PK\x03\x04\x14\x00")
