"""Tools and their versions as open data: those with a page that anybody may read (C2C-15, C2C-16)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from cms import clock
from cms.i18n.fields import text
from cms.open_data.pages import by_language, watches_of_pages, with_open_pages, words_of
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    BOOLEAN,
    CODED,
    DATE,
    REFERENCE,
    STRING,
    TEXTS,
    Texts,
    coded,
    iso,
    joined,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)
from cms.publication.open_pages import open_to_all
from feedback.models import Tool, ToolAudience, ToolPage, ToolStateChange, ToolVersion
from feedback.tools.steps import steps_of

AUDIENCE = record_of(audience=CODED, can_do=TEXTS)
STEP = record_of(state=CODED, on=optional(DATE), when=TEXTS, note=TEXTS, is_plan=BOOLEAN, is_dropped=BOOLEAN)
VERSION = record_of(number=STRING, released_on=optional(DATE), version=REFERENCE)


def has_page(tool: str) -> Exists:
    """Whether the tool of a row has a public page. ``tool``: the path to it."""
    return Exists(open_to_all(ToolPage).filter(tool=OuterRef(tool)))


def public_tools() -> dict[int, str]:
    """Primary key → slug of each tool with a public page, for records that name their tool."""
    return dict(Tool.objects.filter(has_page("pk")).values_list("pk", "slug"))


def tools() -> QuerySet[Tool]:
    return Tool.objects.filter(has_page("pk")).prefetch_related(
        with_open_pages(ToolPage),
        Prefetch("audiences", ToolAudience.objects.order_by("pk")),
        Prefetch("state_changes", ToolStateChange.objects.order_by("pk")),
        Prefetch("versions", ToolVersion.objects.order_by("-released_on", "-pk")),
    )


def tool_entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    today = clock.today()
    return (_tool(row, today) for row in rows)


def _tool(row: Tool, today: date) -> Entry:
    standing = coded(row.state, row.get_state_display)
    steps = _steps(row)
    return Entry(
        row=row.pk,
        key=row.slug,
        title=by_language(row.pages.all(), "title"),
        paths=_paths(row, row.pages.all()),
        standing=standing,
        is_demo=row.is_demo,
        texts=joined(
            row.name,
            words_of(row.pages.all(), "summary", "body"),
            *(each.can_do for each in row.audiences.all()),
            *(each["note"] for each in steps),
        ),
        attributes={
            "name": texts_of(row.name),
            "family": coded(row.family, row.get_family_display),
            "purpose": by_language(row.pages.all(), "summary"),
            "state": standing,
            "audiences": [
                {"audience": coded(each.audience, each.get_audience_display), "can_do": texts_of(each.can_do)}
                for each in row.audiences.all()
            ],
            "steps": steps,
            "current_version": _current(row, today),
        },
    )


def _steps(row: Tool) -> list[dict[str, Any]]:
    steps = steps_of(row.state_changes.all())
    return [
        {
            "state": coded(each.state, each.get_state_display),
            "on": iso(each.on),
            "when": texts_of(each.when_text),
            "note": texts_of(each.note),
            "is_plan": each.is_plan,
            "is_dropped": each in steps.dropped,
        }
        for each in (*steps.taken, *steps.planned, *steps.dropped)
    ]


def _current(row: Tool, today: date) -> dict[str, Any] | None:
    """The newest released version, as ``Tool.current_version`` finds it."""
    released = (each for each in row.versions.all() if each.released_on and each.released_on <= today)
    found = next(released, None)
    if found is None:
        return None
    return {
        "number": found.number,
        "released_on": iso(found.released_on),
        "version": reference("tool-versions", found.pk),
    }


def _paths(row: Tool | ToolVersion, pages: Iterable[ToolPage]) -> Texts:
    """A tool has an address in the languages of its pages only."""
    found = {}
    for code in sorted({page.locale.language_code for page in pages}):
        with override(code):
            found[code] = row.get_absolute_url()
    return found


def versions() -> QuerySet[ToolVersion]:
    """All that the page of a public tool lists, released or not."""
    rows = ToolVersion.objects.filter(has_page("tool")).select_related("tool")
    return rows.prefetch_related(with_open_pages(ToolPage, "tool__pages"))


def version_entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    return (_version(row) for row in rows)


def _version(row: ToolVersion) -> Entry:
    paths = _paths(row, row.tool.pages.all())
    return Entry(
        row=row.pk,
        key=str(row.pk),
        title=_in_languages(paths, row),
        paths=paths,
        number=row.number,
        day=row.released_on,
        is_demo=row.is_demo,
        texts=texts_of(row.what_changed),
        attributes={
            "tool": reference("tools", row.tool.slug),
            "number": row.number,
            "released_on": iso(row.released_on),
            "what_changed": texts_of(row.what_changed),
        },
    )


def _in_languages(paths: Texts, row: ToolVersion) -> Texts:
    found = {}
    for code in paths:
        with override(code):
            facts = {"tool": text(row.tool.name), "number": row.number}
            found[code] = _("%(tool)s, version %(number)s") % facts
    return found


TOOLS = Kind(
    name="tools",
    label=gettext_lazy("Tools"),
    label_of_one=gettext_lazy("Tool"),
    about=gettext_lazy("The Office’s data tools, who they are for, and each step of their rollout."),
    model=Tool,
    rows=tools,
    entries=tool_entries,
    fields={
        "name": TEXTS,
        "family": CODED,
        "purpose": TEXTS,
        "state": CODED,
        "audiences": list_of(AUDIENCE),
        "steps": list_of(STEP),
        "current_version": optional(VERSION),
    },
    watches=(
        *watches_of_pages(ToolPage),
        Watch(ToolAudience, "audiences"),
        Watch(ToolStateChange, "state_changes"),
        Watch(ToolVersion, "versions"),
    ),
)
TOOL_VERSIONS = Kind(
    name="tool-versions",
    label=gettext_lazy("Versions of tools"),
    label_of_one=gettext_lazy("Version of a tool"),
    about=gettext_lazy("Versions of the tools, with what changed in each."),
    model=ToolVersion,
    rows=versions,
    entries=version_entries,
    fields={
        "tool": REFERENCE,
        "number": STRING,
        "released_on": optional(DATE),
        "what_changed": TEXTS,
    },
    watches=(*watches_of_pages(ToolPage, "tool__pages"), Watch(Tool, "tool")),
    told_to=("tool",),
)
