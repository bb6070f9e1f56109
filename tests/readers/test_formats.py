"""Files that are no text, whatever they are called."""

import re

import pytest

from stories.readers import Unreadable, read


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.pdf", "a.html"])
@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"{\\rtf1\\ansi News.}", "Rich Text (RTF)"),
        (b"PK\x03\x04\x14\x00", "a zip archive or an office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "an old office document (OLE)"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"GIF89a\x01\x00", "a GIF picture"),
        (b"<!DOCTYPE html><p>News.", "an HTML page"),
        (b"\xef\xbb\xbf\r\n <HTML lang=en>", "an HTML page"),
        ("\n<!doctype\thtml>".encode("utf-16"), "an HTML page"),
        (b" " * 5000 + b"<html>", "an HTML page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><nitf/>", "XML"),
    ],
)
def test_a_known_format_is_refused_by_its_bytes(name, content, what):
    with pytest.raises(Unreadable, match=re.escape(f"the file is {what}, which is not read: save its text")):
        read(name, content)


@pytest.mark.parametrize(
    "text", ["<p>News.", "PDF files", "<htmlish>", "The <html> tag", "{rtf}", "PKK fighters left."]
)
def test_a_text_that_speaks_of_a_format_is_read(text):
    assert [draft.text for draft in read("a.txt", text.encode())] == [text]
