"""Clean the original name of a file, which is displayed but never used as a path."""

import re
import unicodedata

from cms.cleaning import clean_text

MOST = 120
# Bidirectional overrides, isolates and zero-width characters: "exe.fdp" must not display as "pdf.exe".
_DISGUISE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_PARTS = re.compile(r"[/\\:*?\"<>|%]+")


def clean_name(name: str) -> str:
    """Return the last path segment without disguising characters; never empty, never longer than MOST."""
    last = re.split(r"[/\\]", clean_text(name))[-1]
    plain = unicodedata.normalize("NFC", _DISGUISE.sub("", last))
    words = " ".join(_PARTS.sub(" ", plain).split()).strip(". ")
    return words[-MOST:].strip(". ") or "file"


def with_ending(name: str, ending: str) -> str:
    """Return the name with the single extension that matches its content."""
    stem = name[: -len(ending) - 1] if name.lower().endswith(f".{ending}") else name
    return f"{stem.replace('.', ' ').strip() or 'file'}.{ending}"
