"""What a file is by how its bytes begin, whatever it is called."""

from __future__ import annotations

import re

from stories.readers.encodings import opening

# Each format's own signature: those of its specification, or of the HTML standard's "MIME sniffing" (WHATWG).
ZIP = "a zip archive or an office document"
_NOT_READ = {
    "a PDF": r"%PDF-",
    "Rich Text (RTF)": r"\{\\rtf",
    ZIP: r"PK(?:\x03\x04|\x05\x06|\x07\x08)",
    "an old office document (OLE)": r"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "a PNG picture": r"\x89PNG\r\n\x1a\n",
    "a JPEG picture": r"\xff\xd8\xff",
    "a GIF picture": r"GIF8[79]a",
    "an HTML page": r"<(?i:!doctype\s+html|html)\b",
    "XML": r"<\?xml\b",
}
_SIGNATURES = {name: re.compile(begins) for name, begins in _NOT_READ.items()}
_LONGEST = 32  # characters: no signature is longer, unless white space fills it


def format_not_read(content: bytes) -> str | None:
    """The name of the format these bytes are of, where it is known and not read; else None."""
    begins = opening(content, _LONGEST)
    return next((name for name, signature in _SIGNATURES.items() if signature.match(begins)), None)
