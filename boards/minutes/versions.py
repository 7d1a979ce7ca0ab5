"""What one version of minutes changed against another, word by word, section by section."""

from dataclasses import dataclass
from typing import Any

from boards.minutes.sections import minutes_text
from cms.differences import Part, text_changes

AROUND = 12


@dataclass(frozen=True)
class Changed:
    """The heading of a section, and its words kept, removed and added."""

    heading: str
    parts: list[Part]


def changes_between(before: dict[str, Any], after: dict[str, Any]) -> list[Changed]:
    """In the active language. A section that is gone is all removed."""
    old = {section.key: section for section in minutes_text(before)}
    new = {section.key: section for section in minutes_text(after)}
    found = []
    for key in dict.fromkeys([*new, *old]):
        was, is_now = (side[key].plain if key in side else "" for side in (old, new))
        if was != is_now:
            heading = (new.get(key) or old[key]).heading
            found.append(Changed(heading, brief(text_changes(was, is_now))))
    return found


def brief(parts: list[Part]) -> list[Part]:
    """Of what stayed, only the words around a change: a roll call of names would hide it."""
    return [_brief(part) if part.act == "kept" else part for part in parts]


def _brief(part: Part) -> Part:
    words_kept = part.words.split()
    if len(words_kept) <= 2 * AROUND:
        return part
    return Part("kept", " ".join([*words_kept[:AROUND], "…", *words_kept[-AROUND:]]))
