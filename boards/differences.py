"""What one posting changed against the one before, word by word. Pure: two snapshots in, differences out."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from cms.translated import text


@dataclass(frozen=True)
class Part:
    """A run of words: kept, removed or added."""

    act: str
    words: str


@dataclass
class Difference:
    """Where it changed: an item's number, or None for the meeting itself."""

    number: int | None
    parts: list[Part] = field(default_factory=list)
    withdrawn: bool = False


def words_between(before: str, after: str) -> list[Part]:
    old, new = before.split(), after.split()
    parts: list[Part] = []
    for act, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if act == "equal":
            parts.append(Part("kept", " ".join(old[i:j])))
            continue
        if j > i:
            parts.append(Part("removed", " ".join(old[i:j])))
        if m > k:
            parts.append(Part("added", " ".join(new[k:m])))
    return parts


def differences(before: dict, after: dict) -> list[Difference]:
    """In the active language. Facts and texts of the meeting first, then item by item."""
    found = []
    for old, new in zip(_meeting_words(before), _meeting_words(after), strict=True):
        if old != new:
            found.append(Difference(None, words_between(old, new)))
    known = {item["key"]: item for item in before["items"]}
    for item in after["items"]:
        old = known.get(item["key"])
        if old is None:
            continue
        if item.get("withdrawn") and not old.get("withdrawn"):
            found.append(Difference(item["number"], [Part("removed", text(old["title"]))], withdrawn=True))
        elif _item_words(old) != _item_words(item):
            found.append(Difference(item["number"], words_between(_item_words(old), _item_words(item))))
    return found


def _meeting_words(snapshot: dict) -> list[str]:
    facts = snapshot["meeting"]
    names = ("place", "stream_url", "phone_in", "contact_name", "contact_address", "contact_phone")
    return [
        *(facts[name] for name in names),
        *(text(snapshot["texts"][name]) for name in sorted(snapshot["texts"])),
    ]


def _item_words(item: dict) -> str:
    minutes = f" ({item['minutes']} min)" if item["minutes"] else ""
    return f"{text(item['title'])} {text(item['text'])}".strip() + minutes
