"""Present the codebook: use counts, change history, and the codebook as a sheet."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _

from cms.access import Visitor
from cms.differences import Part, text_changes
from cms.form_fields import field_label
from cms.i18n.fields import text
from cms.spreadsheets import Column
from feedback.models import Code, Coding

TRANSLATED = ("name", "definition")
PLAIN = ("include", "exclude", "example")
POINTERS = ("parent", "merged_into")


def book_rows(user: Visitor, codes: list[Code]) -> list[dict[str, Any]]:
    """Return a row per code with its number of codings on current texts, excluding other coders' open samples."""
    found = Coding.objects.current().seen_by(user).filter(code__in=[code.pk for code in codes]).order_by()
    versions = {code.pk: code.version for code in codes}
    used: Counter[int] = Counter()
    old: Counter[int] = Counter()
    for pk, version, count in found.values_list("code", "code_version").annotate(n=Count("pk")):
        used[pk] += count
        old[pk] += count if version < versions[pk] else 0
    most = max(used.values(), default=0)
    rows: list[dict[str, Any]] = [
        {"code": code, "used": used[code.pk], "old": old[code.pk]} for code in codes
    ]
    for row in rows:
        row["width"] = f"{100 * row['used'] / most:.1f}%" if row["used"] else ""
    return rows


def uses(user: Visitor, code: Code) -> int:
    return Coding.objects.current().seen_by(user).filter(code=code).count()


# Change history ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FieldChange:
    label: str
    parts: list[Part]


@dataclass(frozen=True)
class Change:
    name: str
    key: str
    act: str
    who: str
    when: datetime
    version: int
    fields: list[FieldChange]


def changes(rows: list[Any], codes: Iterable[Code]) -> list[Change]:
    """Compare each of these history rows with the previous row of the same code."""
    names = {code.pk: text(code.name) for code in codes}
    past: dict[int, list[Any]] = {}
    for row in Code.history.filter(id__in={row.id for row in rows}).order_by("history_date", "history_id"):
        past.setdefault(row.id, []).append(row)
    return [_change(row, _before(row, past[row.id]), names) for row in rows]


def _before(row: Any, past: list[Any]) -> Any:
    place = next(place for place, each in enumerate(past) if each.history_id == row.history_id)
    return past[place - 1] if place else None


def _change(row: Any, before: Any, names: dict[int, str]) -> Change:
    act = _("Added") if before is None else _("Changed")
    if before is not None and row.version > before.version:
        act = _("Meaning changed")
    if before is not None and row.status != before.status:
        act = str(dict(Code.Status.choices)[row.status])
    return Change(
        name=text(row.name) or row.key,
        key=row.key,
        act=act,
        who=row.history_actor,
        when=row.history_date,
        version=row.version,
        fields=[
            each for each in _fields(row, before, names) if any(part.act != "kept" for part in each.parts)
        ],
    )


def _fields(row: Any, before: Any, names: dict[int, str]) -> Iterator[FieldChange]:
    languages = dict(settings.LANGUAGES)
    for name in TRANSLATED:
        old, new = getattr(before, name, None) or {}, getattr(row, name)
        for language in languages:
            label = _label(name) + (f" ({languages[language]})" if language != settings.LANGUAGE_CODE else "")
            yield FieldChange(label, text_changes(old.get(language, ""), new.get(language, "")))
    for name in PLAIN:
        yield FieldChange(_label(name), text_changes(getattr(before, name, ""), getattr(row, name)))
    for name in POINTERS:
        pair = [names.get(getattr(each, f"{name}_id", None) or 0, "") for each in (before, row)]
        yield FieldChange(_label(name), text_changes(*pair))


def _label(name: str) -> str:
    words = field_label(Code, name)
    return words[:1].upper() + words[1:]


# The codebook as a sheet -----------------------------------------------------------------------------------


def columns() -> list[Column]:
    return [
        Column("key", _("Key"), "code"),
        Column("parent", _("Part of"), "code"),
        *(
            Column(f"{name}_{language}", f"{_label(name)} ({label})")
            for name in TRANSLATED
            for language, label in settings.LANGUAGES
        ),
        *(Column(name, _label(name)) for name in PLAIN),
        Column("status", _label("status")),
        Column("merged_into", _label("merged_into"), "code"),
        Column("version", _label("version"), "int"),
    ]


def sheet_rows(codes: list[Code]) -> Iterator[dict[str, Any]]:
    for code in codes:
        row = {"key": code.key, "status": code.get_status_display(), "version": code.version}
        row["parent"] = code.parent.key if code.parent else ""
        row["merged_into"] = code.merged_into.key if code.merged_into else ""
        for name in TRANSLATED:
            row |= {
                f"{name}_{language}": getattr(code, name).get(language, "")
                for language, _l in settings.LANGUAGES
            }
        yield row | {name: getattr(code, name) for name in PLAIN}
