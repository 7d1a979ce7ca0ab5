"""Compare two postings word by word. Pure: takes two snapshots, returns the differences."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.dateparse import parse_datetime

from cms.components.dates import clock_time, long_date
from cms.differences import Part, text_changes
from cms.i18n.fields import text


@dataclass
class Difference:
    """One difference: the item's place and displayed number, or None for the meeting itself."""

    number: int | None
    label: str = ""
    parts: list[Part] = field(default_factory=list)
    withdrawn: bool = False


def differences(before: dict, after: dict) -> list[Difference]:
    """Compare in the active language: first the meeting's facts and texts, then each item."""
    found = []
    old_words, new_words = _meeting_lines(before), _meeting_lines(after)
    for name in dict.fromkeys([*old_words, *new_words]):
        old, new = old_words.get(name, ""), new_words.get(name, "")
        if old != new:
            found.append(Difference(None, parts=text_changes(old, new)))
    known = {item["key"]: item for item in before["items"]}
    for item in after["items"]:
        if difference := _item_difference(known.get(item["key"]), item):
            found.append(difference)
    return found


def _item_difference(old: dict | None, item: dict) -> Difference | None:
    number, label = item["number"], item.get("label") or str(item["number"])
    if old is None:
        if not item.get("added"):
            return None
        return Difference(number, label, [Part("added", _item_lines(item))])
    if item.get("withdrawn") and not old.get("withdrawn"):
        return Difference(number, label, [Part("removed", text(old["title"]))], withdrawn=True)
    if _item_lines(old) == _item_lines(item):
        return None
    return Difference(number, label, text_changes(_item_lines(old), _item_lines(item)))


def _meeting_lines(snapshot: dict) -> dict[str, str]:
    """Map each fact and text to its name, so agendas in older formats can be compared."""
    facts = snapshot["meeting"]
    names = ("place", "stream_url", "phone_in", "contact_name", "contact_address", "contact_phone")
    words = {name: facts[name] for name in names}
    words |= {name: facts.get(name) or "" for name in ("contact_email", "languages")}
    words["times"] = f"{_time(facts['starts_at'])} – {_time(facts['ends_at'])}"
    words["written_until"] = _moment(facts.get("written_until") or "")
    words["sites"] = "; ".join(facts.get("sites", []))
    return words | {name: text(snapshot["texts"][name]) for name in sorted(snapshot["texts"])}


def _time(moment: str) -> str:
    return clock_time(datetime.fromisoformat(moment))


def _moment(moment: str) -> str:
    when = parse_datetime(moment)
    return f"{long_date(when)}, {clock_time(when)}" if when else ""


def _item_lines(item: dict) -> str:
    """Join all comparable text of an item into one string."""
    minutes = f"({item['minutes']} min)" if item["minutes"] else ""
    own = [
        text(item["title"]),
        text(item["text"]),
        item.get("presenter", ""),
        item.get("citation", ""),
        minutes,
    ]
    return " ".join(words for words in (*own, *_material_lines(item)) if words)


def _material_lines(item: dict) -> list[str]:
    return [f"{text(row['title'])} (v{row['version']})" for row in item.get("materials", [])]
