"""What the pages of this room show, put together in a number of statements that does not grow."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.http import HttpRequest

from cms import chain
from cms.cache import kept
from cms.disclosure import publishable
from cms.i18n.fields import text
from cms.web.paging import page_of
from feedback.models import (
    Finding,
    Form,
    ModerationAct,
    Submission,
    SubmissionText,
    Tool,
)
from feedback.tools.steps import phases, steps_of
from feedback.tools.version_history import told

MOST_FINDINGS, MOST_VERSIONS = 8, 20


# Tools ------------------------------------------------------------------------------------------------------


def tool_context(tool: Tool) -> dict[str, Any]:
    form = (
        Form.objects.public().filter(tool=tool).select_related("tool_version").order_by("-opens_at").first()
    )
    steps = steps_of(tool.state_changes.all())
    return {
        "tool": tool,
        "phases": phases(steps),
        "steps": steps,
        "audiences": list(tool.audiences.all()),
        "versions": kept(f"versions:{tool.pk}", lambda: told(tool.versions.all()[:MOST_VERSIONS])),
        "rows": kept(f"tool:{tool.pk}", lambda: _tool_findings(tool)),
        "form_record": form if form and form.is_open else None,
    }


def _tool_findings(tool: Tool) -> list[dict[str, Any]]:
    return finding_rows(Finding.objects.published().of_tool(tool).order_by("-number")[:MOST_FINDINGS])


# Findings ---------------------------------------------------------------------------------------------------


def finding_rows(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    found = list(findings)
    lines = chain.lines_for("finding", [each.number for each in found])
    return [
        {
            "title": text(each.title),
            "url": each.get_absolute_url(),
            "line": lines.get(each.number),
            "number": each.reference,
            "demo": each.is_demo,
        }
        for each in found
    ]


def own_words(submission: Submission, texts: list[SubmissionText]) -> list[dict[str, Any]]:
    """The person's texts, the original first, each with its translation and how that was made."""
    shown = []
    for each in texts:
        if each.role in (SubmissionText.Role.ORIGINAL, SubmissionText.Role.TRANSCRIPT):
            others = [
                other
                for other in texts
                if other.role == SubmissionText.Role.TRANSLATION and other.question_key == each.question_key
            ]
            shown.append({"text": each, "translations": others})
    return shown


# Forms ------------------------------------------------------------------------------------------------------


def form_rows(index: Any, request: HttpRequest) -> dict[str, Any]:
    from feedback.models import FeedbackFormPage

    pages = FeedbackFormPage.objects.live().public().child_of(index).select_related("form__tool")
    return {
        "pages": page_of(request, pages.order_by("title").defer_streamfields()),
        "hidden": kept("hidden", hidden_counts),
    }


def hidden_counts(**within: Any) -> list[dict[str, Any]]:
    """How many comments are hidden, by reason; public, under disclosure control (BK-23)."""
    hides = ModerationAct.objects.filter(submission=OuterRef("pk"), act=ModerationAct.Act.HIDE)
    last = Subquery(hides.order_by("-at", "-pk").values("reason")[:1])
    hidden = Submission.objects.filter(state=Submission.State.HIDDEN, **within).order_by()
    found = hidden.annotate(last=last).values("last").annotate(n=Count("pk"))
    counts = dict.fromkeys(ModerationAct.Reason.values, 0)
    counts |= {each["last"]: each["n"] for each in found if each["last"]}
    table = publishable(counts)
    return [{"label": str(ModerationAct.Reason(name).label), "cell": cell} for name, cell in table.items()]


def preview_context(page: Any) -> dict[str, Any]:
    from feedback.forms.page_content import preview_of
    from feedback.submissions.public_form.forms import AnswerForm

    frozen = preview_of(page)
    slug = page.form.slug if page.form_id else page.slug
    return {"title": page.title, "intro": page.intro, "form": AnswerForm(frozen, slug)}
