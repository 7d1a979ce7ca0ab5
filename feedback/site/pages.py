"""Template contexts of tool pages and forms, and what the gate of publication must know of them."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.cache import cached
from cms.extension_points import PAGE_CHECKS, PAGE_CONTEXTS, provide
from cms.open_data.pages import PAGE_TYPES
from cms.publication.rules import WAS_PUBLIC, PageRule, register
from feedback.findings.presenters import findings_of_tool
from feedback.forms.page_content import check_page, preview_of
from feedback.forms.presenters import public_form_pages
from feedback.models import (
    FeedbackFormPage,
    FeedbackIndexPage,
    Submission,
    ToolIndexPage,
    ToolPage,
    ToolVersion,
)
from feedback.moderation.selectors import hidden_counts
from feedback.submissions.public_form.forms import AnswerForm
from feedback.submissions.public_form.sections import sections_of
from feedback.tools.presenters import catalogue, tool_context


def tool_page(page: ToolPage, _request: HttpRequest) -> dict[str, Any]:
    tool = page.tool
    return tool_context(tool) | {"rows": cached(f"tool:{tool.pk}", lambda: findings_of_tool(tool))}


def form_list(page: FeedbackIndexPage, request: HttpRequest) -> dict[str, Any]:
    return {"pages": public_form_pages(page, request), "hidden": cached("hidden", hidden_counts)}


def form_preview(page: FeedbackFormPage, _request: HttpRequest) -> dict[str, Any]:
    """Context for previews; the public address renders the frozen version."""
    slug = page.form.slug if page.form_id else page.slug
    form = AnswerForm(preview_of(page), slug)
    return {"title": page.title, "intro": page.intro, "form": form, "sections": sections_of(form)}


PAGE_CONTEXTS |= {
    "feedback.ToolIndexPage": lambda _page, request: catalogue(request),
    "feedback.ToolPage": tool_page,
    "feedback.FeedbackIndexPage": form_list,
    "feedback.FeedbackFormPage": form_preview,
}
for each in (ToolIndexPage, FeedbackIndexPage):
    provide(PAGE_TYPES, each)
PAGE_CHECKS["feedback.FeedbackFormPage"] = check_page


def _answered() -> Q:
    return WAS_PUBLIC & Q(Exists(Submission.objects.filter(form=OuterRef("form"))))


def _has_versions() -> Q:
    """Comments and findings name the version of the tool that they are about (C2C-15)."""
    return WAS_PUBLIC & Q(Exists(ToolVersion.objects.filter(tool=OuterRef("tool"))))


register(
    PageRule(
        model=FeedbackFormPage,
        because=_("“%(page)s” is a form that people have answered."),
        instead=_(
            "Close the form instead: set its closing date. The page then shows its “text after closing”."
        ),
        record=_answered,
        held_by={"form": "form"},
    )
)
register(
    PageRule(
        model=ToolPage,
        because=_("“%(page)s” is the page of a tool whose versions are on record."),
        instead=_("Edit its text instead."),
        record=_has_versions,
    )
)
