"""The name a file came with: shown to people, never used as a path."""

import re
import unicodedata

from cms.cleaning import clean_text

MOST = 120
# Overrides and isolates of writing direction, and letters without width: "exe.fdp" must not read as "pdf.exe".
_DISGUISE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_PARTS = re.compile(r"[/\\:*?\"<>|%]+")


def clean_name(name: str) -> str:
    """The last part of the name without what disguises it; never empty, never longer than MOST."""
    last = re.split(r"[/\\]", clean_text(name))[-1]
    plain = unicodedata.normalize("NFC", _DISGUISE.sub("", last))
    words = " ".join(_PARTS.sub(" ", plain).split()).strip(". ")
    return words[-MOST:].strip(". ") or "file"


def with_ending(name: str, ending: str) -> str:
    """The name with the one ending that its content earns."""
    stem = name[: -len(ending) - 1] if name.lower().endswith(f".{ending}") else name
    return f"{stem.replace('.', ' ').strip() or 'file'}.{ending}"
