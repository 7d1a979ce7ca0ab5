"""What the templates of tool pages and forms are given (house.md section 2). Queries do not grow with the rows."""

from typing import Any

from django.http import HttpRequest

from cms.cache import cached
from cms.page_extensions import PAGE_CHECKS, PAGE_CONTEXTS
from feedback.findings.presenters import findings_of_tool
from feedback.forms.page_content import check_page, preview_of
from feedback.forms.presenters import public_form_pages
from feedback.models import FeedbackFormPage, FeedbackIndexPage, ToolPage
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
    """Only for previews: the public address is answered from the frozen version."""
    slug = page.form.slug if page.form_id else page.slug
    form = AnswerForm(preview_of(page), slug)
    return {"title": page.title, "intro": page.intro, "form": form, "sections": sections_of(form)}


PAGE_CONTEXTS |= {
    "feedback.ToolIndexPage": lambda _page, request: catalogue(request),
    "feedback.ToolPage": tool_page,
    "feedback.FeedbackIndexPage": form_list,
    "feedback.FeedbackFormPage": form_preview,
}
PAGE_CHECKS["feedback.FeedbackFormPage"] = check_page
