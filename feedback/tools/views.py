"""Public views of tools, also as downloads, and desk views of their roll-out."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.spreadsheets import CSV, as_download, stream_csv, stream_xlsx
from feedback import access
from feedback.models import Form, Tool
from feedback.tools import exports
from feedback.tools.forms import StepForm, VersionForm
from feedback.tools.presenters import every_tool, narrowed, picture
from feedback.tools.services import change_tool_state, record_tool_version, revise_tool_version
from feedback.tools.steps import steps_of
from feedback.tools.version_history import published_versions, tied_refs

team = role_required(*access.TOOL_ROLES)
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@team
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    entries = every_tool()
    context = {
        "entries": entries,
        "picture": picture(entries),
        "states": Tool.State.choices,
        "found": entries,
    }
    return render(request, "feedback/tools/desk_tools.html", context)


@team
@require_safe
def one(request: HttpRequest, slug: str) -> HttpResponse:
    tool = access.get_tool(request.user, slug)
    context = {
        "tool": tool,
        "steps": steps_of(tool.state_changes.all()),
        "versions": published_versions(tool.versions.select_related("tool")),
        "forms": Form.objects.filter(tool=tool).select_related("tool_version"),
    }
    return render(request, "feedback/tools/desk_tool.html", context)


@team
@read_or_send
def step(request: HttpRequest, slug: str) -> HttpResponse:
    tool = access.get_tool(request.user, slug)
    form = StepForm(request.POST if request.method == "POST" else None, initial={"state": tool.state})

    def act() -> str:
        change_tool_state(actor=request.user, tool=tool, **form.cleaned_data)
        return _("The step is recorded.")

    return _written(request, tool, form, act, heading=_("Record a step"), button=_("Record the step"))


@team
@read_or_send
def version(request: HttpRequest, slug: str) -> HttpResponse:
    tool = access.get_tool(request.user, slug)
    form = VersionForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        made = record_tool_version(actor=request.user, tool=tool, **form.facts())
        return _("Version %(number)s is recorded. Forms about this tool now ask about it.") % {
            "number": made.number
        }

    return _written(request, tool, form, act, heading=_("Record a version"), button=_("Record the version"))


@team
@read_or_send
def revise(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    tool = access.get_tool(request.user, slug)
    found = access.get_tool_version(tool, pk)
    data = request.POST if request.method == "POST" else None
    form = VersionForm(data, version=found, tied=tied_refs(found))

    def act() -> str:
        revise_tool_version(actor=request.user, version=found, **form.facts())
        return _("Saved.")

    heading = _("Version %(number)s") % {"number": found.number}
    return _written(
        request, tool, form, act, heading=heading, button=_("Save"), told=published_versions([found])[0]
    )


def _written(
    request: HttpRequest, tool: Tool, form: BaseForm, act: Callable[[], str], **words: Any
) -> HttpResponse:
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            messages.success(request, act())
        except RuleBroken as error:
            refusal = error
        else:
            return redirect("feedback:desk_tool", tool.slug)
    context = {"tool": tool, "form": form, "refusal": refusal, **words}
    status = 422 if form.errors or refusal else 200
    return render(request, "feedback/tools/desk_tool_form.html", context, status=status)


@require_safe
def tool(request: HttpRequest, slug: str) -> HttpResponse:
    return access.get_tool_page(slug).serve(request)


@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponseBase:
    """Download tools, steps and versions, each on its own sheet."""
    book = stream_xlsx(exports.sheets(narrowed(request.GET)), title=_("Tools"))
    return as_download(book, "tools.xlsx")


@require_safe
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """Download one row per step of each tool."""
    rows = exports.step_rows(narrowed(request.GET))
    return as_download(stream_csv(exports.step_columns(), rows), "tools.csv", CSV)


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    return JsonResponse(exports.as_data(narrowed(request.GET)))
