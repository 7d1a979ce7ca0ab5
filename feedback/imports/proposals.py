"""What each column of a file is proposed to be: remembered from the last file, known from its program, or guessed."""

import hashlib
import re
from typing import Any

from feedback.forms.frozen_forms import FrozenForm
from feedback.imports.attribute_keys import free_key, key_of, kinds_in, own_keys, parts_of
from feedback.imports.attributes import define
from feedback.imports.columns import ATTRIBUTE, FACTS, NEW, Target, guess, targets
from feedback.imports.dates import best_format
from feedback.imports.presets import Preset, preset_of
from feedback.imports.problems import SHARED
from feedback.models import Attribute, ColumnMemory, ImportBatch, QuestionKind

LONG, MOST_CHOICES, REPEATED = 100, 12, 2
NEARLY_ALL = 0.9
_PERSON = re.compile(
    r"(first|last|middle|full|given|family|your|contact|author|submitter)?[ _-]*names?", re.I
)
_EMAIL = re.compile(r"(your |contact |submitter )?e-?mail( address)?", re.I)
_PHONE = re.compile(r"(your |contact )?(tele)?phone( number)?", re.I)
_RECEIVED = re.compile(
    r"(.*[ _-])?(received|submitted|submission|created|timestamp|date|recorded)([ _-].*)?", re.I
)
_REFERENCE = re.compile(
    r"(comment|response|submission|document|record|letter)?[ _-]*(id|uuid|reference|number)", re.I
)
# A value that says nothing: blanks and signs apart, in any case.
NOT_SAID = {"", "na", "notapplicable", "notavailable", "unknown", "unk", "none", "null", "nil", "notstated"}
NOT_SAID |= {"nodata", "noanswer", "notsaid", "desconocido", "nosabe", "missing", "notprovided", "notgiven"}


def bare(words: str) -> str:
    """Letters and digits only, in lower case: "N/A" and "n.a." are alike."""
    return re.sub(r"[\W_]", "", words.casefold())


def says_nothing(value: str) -> bool:
    return bare(value) in NOT_SAID


# What each column is -----------------------------------------------------------------------------------------


def mapping_of(batch: ImportBatch, frozen: FrozenForm | None) -> dict[str, str]:
    """Propose a target for each column; a target that only one column may have is proposed once."""
    preset = preset_of(batch.reading.get("preset", ""))
    remembered = memories_of(batch)
    by_name = guess(frozen, [each["name"] for each in batch.columns]) if frozen else {}
    texts = [f"q:{each.key}" for each in frozen.questions if each.is_text] if frozen else []
    found: dict[str, str] = {}
    taken: set[str] = set(by_name.values())
    known = {each.key for each in targets(frozen)} if frozen else set()
    for column in batch.columns:
        name = column["name"]
        memory = remembered.get(memory_name(name))
        if memory and not memory.target:  # a person left it out the last time
            found[name] = ""
            continue
        key = _remembered(known, memory) or by_name.get(name, "")
        if not key or key in found.values():
            key = _of_column(column, preset, frozen, [each for each in texts if each not in taken])
        if may_be_one_only(key) and key in found.values():
            key = _attribute(column)
        found[name] = key
        taken.add(key)
    _one_text(found, batch.columns, frozen)
    return _own_keys(found, frozen, batch)


def may_be_one_only(key: str) -> bool:
    """Names may come in several columns and are joined; new questions are new each time."""
    return bool(key) and not key.startswith((NEW, "contact:name"))


def _remembered(known: set[str], memory: ColumnMemory | None) -> str:
    target = memory.target if memory else ""
    return target if target in known or known and target.startswith(ATTRIBUTE) else ""


def _of_column(
    column: dict[str, Any], preset: Preset | None, frozen: FrozenForm | None, texts: list[str]
) -> str:
    role = preset.role(column["name"]) if preset else ""
    if role == "drop":
        return ""
    if role == "text":
        if frozen is None:
            return f"{NEW}{QuestionKind.LONG_TEXT}"
        return texts[0] if texts else _attribute(column, Attribute.Kind.TEXT)
    if role.startswith(ATTRIBUTE):
        return _attribute(column, role.removeprefix(ATTRIBUTE))
    return role or _by_content(column, is_new=frozen is None)


def _by_content(column: dict[str, Any], *, is_new: bool) -> str:
    """A person's name is a contact; the rest is guessed from the values."""
    name = column["name"].strip()
    for contact, pattern in (("name", _PERSON), ("email", _EMAIL), ("phone", _PHONE)):
        if pattern.fullmatch(name):
            return f"contact:{contact}"
    if is_new and (fact := _fact(name, column)):
        return fact
    kind = kind_of(column)
    if not is_new or kind in (Attribute.Kind.NUMBER, Attribute.Kind.DATE):
        return _attribute(column, kind)
    if column["longest"] > LONG:
        return f"{NEW}{QuestionKind.LONG_TEXT}"
    return f"{NEW}{QuestionKind.ONE_CHOICE}" if _repeats(column) else _attribute(column, kind)


def _fact(name: str, column: dict[str, Any]) -> str:
    for fact, words in FACTS.items():
        if name.casefold() in (fact, str(words).casefold()):
            return f"fact:{fact}"
    if column.get("dates") and _RECEIVED.fullmatch(name):
        return "fact:submitted_at"
    return "fact:ref" if _REFERENCE.fullmatch(name) else ""


def _repeats(column: dict[str, Any]) -> bool:
    values = column.get("values") or {}
    return 0 < len(values) <= MOST_CHOICES and column["filled"] >= REPEATED * len(values)


def kind_of(column: dict[str, Any]) -> str:
    """The kind of attribute that the values of a column fit."""
    filled = column.get("filled", 0)
    if filled and max(column.get("dates", {}).values(), default=0) >= NEARLY_ALL * filled:
        return Attribute.Kind.DATE
    if filled and column["numbers"] >= NEARLY_ALL * filled:
        return Attribute.Kind.NUMBER
    return Attribute.Kind.CATEGORY if column.get("values") else Attribute.Kind.TEXT


def _attribute(column: dict[str, Any], kind: str = "") -> str:
    return f"{ATTRIBUTE}{kind or kind_of(column)}:{key_of(column['name'])}"


def _one_text(found: dict[str, str], columns: list[dict[str, Any]], frozen: FrozenForm | None) -> None:
    """A new form asks at least one question: else the column with the longest values becomes one."""
    if frozen is not None or any(key.startswith(NEW) for key in found.values()):
        return
    spare = [each for each in columns if found[each["name"]].startswith(f"{ATTRIBUTE}")]
    if spare:
        longest = max(spare, key=lambda each: each["longest"])
        found[longest["name"]] = f"{NEW}{QuestionKind.LONG_TEXT}"


def _own_keys(found: dict[str, str], frozen: FrozenForm | None, batch: ImportBatch) -> dict[str, str]:
    """Attributes under the key of their column, and of the kind that the form already has."""
    kinds, keys = kinds_in(batch.form if frozen else None), own_keys(batch)
    taken: set[str] = set()
    for name, key in found.items():
        kind, known = parts_of(key)
        if known:
            own = known if known in kinds and known != key_of(name) else keys[name]
            if own in taken:
                own = free_key(keys[name], {*taken, *kinds, *keys.values()})
            taken.add(own)
            found[name] = Target(attribute=own, kind=kinds.get(own, kind)).key
    return found


def dates_of(batch: ImportBatch) -> dict[str, str]:
    """Propose a date format for each column with dates; empty where a person must choose."""
    remembered = memories_of(batch)
    found = {}
    for column in batch.columns:
        if likely := column.get("dates"):
            memory = remembered.get(memory_name(column["name"]))
            found[column["name"]] = (memory.date_format if memory else "") or best_format(likely)
    return found | batch.reading.get("dates", {})


def values_of(batch: ImportBatch) -> dict[str, dict[str, str]]:
    """What values mean: as said for the last file of this form, and as the program of the file writes them."""
    preset, remembered = preset_of(batch.reading.get("preset", "")), memories_of(batch)
    found: dict[str, dict[str, str]] = {}
    for column in batch.columns:
        name = column["name"]
        memory = remembered.get(memory_name(name))
        known = (preset.values.get(name, {}) if preset else {}) | (memory.values if memory else {})
        if known:
            found[name] = known
    return found


# What is remembered ------------------------------------------------------------------------------------------


def memory_name(name: str) -> str:
    """The column's name in lower case; long ones are shortened and told apart by a digest."""
    name = name.strip().casefold()
    if len(name) <= 200:
        return name
    return f"{name[:180]}#{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def memories_of(batch: ImportBatch) -> dict[str, ColumnMemory]:
    if batch.form_id is None:
        return {}
    return {each.name: each for each in ColumnMemory.objects.filter(form=batch.form_id)}


def remember(batch: ImportBatch) -> None:
    """Keep what each column is, its date format and its values for the next file of this form.

    A value that stands in one row only is that person's and is not kept (PRV-06).
    """
    reading, known = batch.reading, memories_of(batch)
    shared = {each["name"]: _shared(each, reading, known) for each in batch.columns}
    rows = {
        memory_name(name): ColumnMemory(
            form=batch.form,
            name=memory_name(name),
            target=key,
            date_format=reading.get("dates", {}).get(name, ""),
            values=_kept(key, reading.get("values", {}).get(name, {}), shared.get(name, set())),
        )
        for name, key in batch.mapping.items()
        if len(key) <= 200
    }
    ColumnMemory.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["form", "name"],
        update_fields=["target", "date_format", "values"],
    )


def _shared(column: dict[str, Any], reading: dict[str, Any], known: dict[str, ColumnMemory]) -> set[str]:
    """The values of a column that stand in several rows of this file, or stood so in an earlier one."""
    memory = known.get(memory_name(column["name"]))
    counts = column.get("values") or {}
    repeated = reading.get(SHARED, {}).get(column["name"], [])
    return {*(memory.values if memory else ()), *repeated, *(each for each in counts if counts[each] > 1)}


def _kept(target: str, said: dict[str, str], shared: set[str]) -> dict[str, str]:
    """Shared values of closed columns; of dates, contacts and texts only what says nothing, such as N/A."""
    is_closed = target.startswith(("q:", f"{ATTRIBUTE}category", f"{ATTRIBUTE}number", "fact:"))
    if is_closed and target not in ("fact:submitted_at", "fact:ref"):
        return {value: meant for value, meant in said.items() if value in shared or says_nothing(value)}
    return {value: meant for value, meant in said.items() if says_nothing(value)}


def define_attributes(batch: ImportBatch) -> None:
    """Create the attributes that the columns of this file are, under the columns' names."""
    labels = {each["name"]: each.get("label") or each["name"] for each in batch.columns}
    wanted = {}
    for name, key in batch.mapping.items():
        kind, own = parts_of(key)
        if own:
            wanted[own] = (kind, labels.get(name, name))
    if batch.form is not None:
        define(batch.form, wanted)
