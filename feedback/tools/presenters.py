"""Present the catalogue: tools by family, filtered by audience and state, with a five-year timeline."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import OuterRef, Prefetch, Subquery
from django.http import HttpRequest

from cms import clock
from cms.cache import cached
from cms.i18n.fields import text
from cms.i18n.page_language import of_page, spoken, title_of
from feedback.models import Form, Tool, ToolAudience, ToolPage, ToolStateChange, ToolVersion
from feedback.tools.forms import CatalogueForm
from feedback.tools.steps import Steps, day_text, phases, planned_text, steps_of
from feedback.tools.timeline_chart import Mark, Timeline, timeline
from feedback.tools.version_history import published_versions

MOST_VERSIONS = 20


@dataclass
class Entry:
    """One tool in the catalogue."""

    tool: Tool
    title: str
    summary: str
    steps: Steps
    audiences: list[ToolAudience]
    version: str  # number of the released version

    @property
    def cells(self) -> list[tuple[str, Any]]:
        """For each state, when it was or will be reached, with its name: the table beside the chart."""
        return [(self.words_of(state), label) for state, label in Tool.State.choices]

    @property
    def next_plan(self) -> str:
        step = self.steps.next
        if step is None:
            return ""
        return f"{step.get_state_display()}, {planned_text(step) if step.is_late else day_text(step)}"

    def words_of(self, state: str) -> str:
        taken = [day_text(each) for each in self.steps.taken if each.state == state]
        planned = [planned_text(each) for each in self.steps.planned if each.state == state]
        return "; ".join([*taken, *planned])


def public_tools() -> list[Entry]:
    """Return every tool with a public page once, in the reader's language if its page has a translation."""
    pages = ToolPage.objects.live().public().select_related("tool", "locale").defer_streamfields()
    best: dict[int, ToolPage] = {}
    for page in spoken(pages.annotate(out=_out("tool"))).prefetch_related(*_parts("tool__")):
        best.setdefault(page.tool_id, page)
    entries = [_of_page(page, vars(page)["out"]) for page in best.values()]
    return sorted(entries, key=lambda each: each.title.casefold())


def _of_page(page: ToolPage, out: str | None) -> Entry:
    return _entry(page.tool, title_of(page), of_page(page.summary, page), out)


def every_tool() -> list[Entry]:
    """Return every tool for the desk, including those without a page."""
    rows = Tool.objects.annotate(out=_out("pk")).prefetch_related(*_parts())
    return [_entry(each, text(each.name), "", each.out) for each in rows]


def _out(tool: str) -> Subquery:
    """Subquery for the number of the released version."""
    rows = ToolVersion.objects.filter(tool=OuterRef(tool), released_on__lte=clock.today())
    return Subquery(rows.order_by("-released_on", "-pk").values("number")[:1])


def _parts(before: str = "") -> list[Prefetch]:
    return [
        Prefetch(f"{before}state_changes", ToolStateChange.objects.order_by("pk")),
        Prefetch(f"{before}audiences", ToolAudience.objects.order_by("pk")),
    ]


def _entry(tool: Tool, title: str, summary: str, version: str | None) -> Entry:
    steps = steps_of(tool.state_changes.all())
    return Entry(tool, title, summary, steps, list(tool.audiences.all()), version or "")


def catalogue(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the public list; invalid filters are ignored."""
    form = CatalogueForm(request.GET or None)
    wanted = form.wanted() if form.is_bound else {}
    every = public_tools()
    found = [each for each in every if _fits(each, wanted)]
    return {
        "form": form,
        "is_narrowed": bool(wanted),
        "keep": urlencode(wanted),
        "families": _families(found),
        "found": found,
        "of": len(every),
        "picture": picture(found),
        "states": Tool.State.choices,
    }


def narrowed(values: Mapping[str, Any]) -> list[Entry]:
    """Return the same tools for the downloads."""
    form = CatalogueForm(values or None)
    wanted = form.wanted() if form.is_bound else {}
    return [each for each in public_tools() if _fits(each, wanted)]


def _fits(entry: Entry, wanted: dict[str, str]) -> bool:
    audiences = {each.audience for each in entry.audiences}
    return (
        wanted.get("family", entry.tool.family) == entry.tool.family
        and wanted.get("state", entry.tool.state) == entry.tool.state
        and ("audience" not in wanted or wanted["audience"] in audiences)
    )


def _families(entries: Sequence[Entry]) -> list[tuple[Any, list[Entry]]]:
    grouped = ((family, [each for each in entries if each.tool.family == family]) for family in Tool.Family)
    return [(family, found) for family, found in grouped if found]


def picture(entries: Iterable[Entry]) -> Timeline | None:
    rows = [(each.title, _marks(each.steps)) for each in entries]
    return timeline(rows, clock.today())


def _marks(steps: Steps) -> list[Mark]:
    def mark(step: ToolStateChange, day: date) -> Mark:
        return Mark(step.state, step.get_state_display(), day, step.is_plan)

    return [mark(each, each.on) for each in (*steps.taken, *steps.planned) if each.on]


def form_of(tool: int) -> Form | None:
    """The newest public form about the tool with this key."""
    rows = Form.objects.public().filter(tool=tool).select_related("tool_version")
    return rows.order_by("-opens_at").first()


def open_form_of(tool: int) -> Form | None:
    """The same, if it takes answers now."""
    form = form_of(tool)
    return form if form and form.is_open else None


def tool_context(tool: Tool) -> dict[str, Any]:
    steps = steps_of(tool.state_changes.all())
    return {
        "tool": tool,
        "phases": phases(steps),
        "steps": steps,
        "audiences": list(tool.audiences.all()),
        "versions": cached(
            f"versions:{tool.pk}", lambda: published_versions(tool.versions.all()[:MOST_VERSIONS])
        ),
        "form_record": open_form_of(tool.pk),
    }
