"""Export the catalogue: one row per step of each tool, and one per version."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cms.i18n.fields import text
from cms.spreadsheets import Column, Sheet
from feedback.models import ToolVersion
from feedback.tools.presenters import Entry
from feedback.tools.version_history import published_versions


def tool_columns() -> list[Column]:
    return [
        Column("tool", _("Tool")),
        Column("name", _("Name")),
        Column("family", _("Family")),
        Column("state", _("Status")),
        Column("audiences", _("Who it is for")),
        Column("version", _("Version")),
        Column("demo", _("Demo"), "bool"),
    ]


def tool_rows(entries: Iterable[Entry]) -> Iterator[tuple]:
    for each in entries:
        yield (
            each.tool.slug,
            each.title,
            each.tool.get_family_display(),
            each.tool.get_state_display(),
            "; ".join(str(one) for one in each.audiences),
            each.version or None,
            each.tool.is_demo,
        )


def step_columns() -> list[Column]:
    return [
        Column("tool", _("Tool")),
        Column("state", _("Status")),
        Column("on", _("Date"), "date"),
        Column("words", _("Date in words")),
        Column("is_plan", _("Still to come"), "bool"),
        Column("replaced", _("No longer applies"), "bool"),
        Column("note", _("What happened, and why")),
    ]


def step_rows(entries: Iterable[Entry]) -> Iterator[tuple]:
    for each in entries:
        steps = each.steps
        for step in (*steps.taken, *steps.planned, *steps.dropped):
            yield (
                each.tool.slug,
                step.get_state_display(),
                step.on,
                text(step.when_text),
                step.is_plan,
                step in steps.dropped,
                text(step.note),
            )


def version_columns() -> list[Column]:
    return [
        Column("tool", _("Tool")),
        Column("version", _("Version")),
        Column("released_on", _("Released"), "date"),
        Column("what_changed", _("What changed")),
        Column("because", _("Based on")),
    ]


def version_rows(entries: Iterable[Entry]) -> Iterator[tuple]:
    for one in published_versions(_versions(entries)):
        version = one.version
        yield (
            version.tool.slug,
            version.number,
            version.released_on,
            text(version.what_changed),
            "; ".join(node.title for node in one.because),
        )


def _versions(entries: Iterable[Entry]) -> QuerySet[ToolVersion]:
    tools = [each.tool.pk for each in entries]
    rows = ToolVersion.objects.filter(tool__in=tools).select_related("tool")
    return rows.order_by("tool__slug", "-released_on", "-pk")


def sheets(entries: list[Entry]) -> list[Sheet]:
    return [
        Sheet(_("Tools"), tool_columns(), list(tool_rows(entries))),
        Sheet(_("Steps"), step_columns(), list(step_rows(entries))),
        Sheet(_("Versions"), version_columns(), list(version_rows(entries))),
    ]


def as_data(entries: list[Entry]) -> dict[str, Any]:
    """Return data for programs: keys, states by name, dates as dates."""
    versions: dict[int, list[dict]] = {each.tool.pk: [] for each in entries}
    for one in published_versions(_versions(entries)):
        versions[one.version.tool_id].append(
            {
                "version": one.version.number,
                "released_on": _day(one.version.released_on),
                "what_changed": one.version.what_changed,
                "because": [
                    {"kind": node.kind, "title": node.title, "url": node.url} for node in one.because
                ],
            }
        )
    return {"tools": [_tool(each) | {"versions": versions[each.tool.pk]} for each in entries]}


def _tool(each: Entry) -> dict[str, Any]:
    steps = each.steps
    return {
        "tool": each.tool.slug,
        "name": each.tool.name,
        "url": each.tool.get_absolute_url(),
        "family": each.tool.family,
        "state": each.tool.state,
        "is_demo": each.tool.is_demo,
        "audiences": [{"audience": one.audience, "can_do": one.can_do} for one in each.audiences],
        "steps": [
            {
                "state": step.state,
                "on": _day(step.on),
                "words": step.when_text,
                "is_plan": step.is_plan,
                "replaced": step in steps.dropped,
                "note": step.note,
            }
            for step in (*steps.taken, *steps.planned, *steps.dropped)
        ],
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
