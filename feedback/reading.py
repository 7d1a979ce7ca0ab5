"""What the pages of this room show, put together in a number of statements that does not grow."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms import chain
from cms.components.dates import long_date
from cms.disclosure import publishable
from cms.kept import kept
from cms.paging import page_of
from cms.translated import text
from feedback.counting import by_channel
from feedback.languages import language_name
from feedback.models import (
    Channel,
    Finding,
    Form,
    ModerationAct,
    Submission,
    SubmissionText,
    Tool,
    ToolPage,
)

ROLL_OUT = (Tool.State.PLANNED, Tool.State.IN_DESIGN, Tool.State.IN_REVIEW, Tool.State.LAUNCHED)
MOST_FINDINGS = 8


# Tools ------------------------------------------------------------------------------------------------------


def tool_rows(index: Any, request: HttpRequest) -> dict[str, Any]:
    pages = ToolPage.objects.live().public().child_of(index).select_related("tool").defer_streamfields()
    return {"pages": page_of(request, pages.order_by("title"))}


def tool_context(tool: Tool) -> dict[str, Any]:
    form = Form.objects.public().filter(tool=tool).order_by("-opens_at").first()
    return {
        "tool": tool,
        "phases": phases(tool),
        "versions": list(tool.versions.all()[:5]),
        "rows": kept(f"tool:{tool.pk}", lambda: _tool_findings(tool)),
        "form_record": form if form and form.is_open else None,
    }


def _tool_findings(tool: Tool) -> list[dict[str, Any]]:
    return finding_rows(Finding.objects.published().of_tool(tool).order_by("-number")[:MOST_FINDINGS])


def phases(tool: Tool) -> list[dict[str, Any]]:
    """The roll-out as flat blocks: past, current, to come; dates in words."""
    steps: dict[str, Any] = {}
    for step in tool.state_changes.all():
        steps[step.state] = step
    order = list(ROLL_OUT)
    if tool.state not in order:
        order.append(Tool.State(tool.state))
    here = order.index(Tool.State(tool.state))
    return [
        {
            "label": state.label,
            "state": "past" if place < here else "current" if place == here else "to_come",
            "when": _step_words(steps.get(state)),
        }
        for place, state in enumerate(order)
    ]


def _step_words(step: Any) -> str:
    if step is None:
        return _("not set")
    return text(step.when_text) or (long_date(step.on, weekday=False) if step.on else "")


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


def finding_numbers(finding: Finding) -> dict[str, Any]:
    """The numbers of a finding as they may leave the desk (PRV-10, PRV-11)."""
    numbers, threshold = finding.numbers, finding.cut.threshold
    counts = by_channel(numbers["channels"], threshold)
    languages = publishable(numbers["languages"], threshold=threshold) if numbers["languages"] else {}
    return {
        "comments": counts.total,
        "against": counts.against,
        "people": None if counts.total.hidden else numbers["people"],
        "channels": [
            {"label": str(Channel(name).label), "cell": counts.channels[name]}
            for name in Channel.values
            if name in numbers["channels"]
        ],
        "languages": [
            {"label": language_name(code), "cell": cell}
            for code, cell in sorted(languages.items(), key=lambda pair: -(pair[1].value or 0))
        ],
    }


@dataclass(frozen=True)
class ShownQuote:
    words: str
    language: str
    source: str
    stance: str
    translation: str
    method: str
    is_demo: bool


def shown_quotes(finding: Finding) -> list[ShownQuote]:
    """Letter by letter, and only while the person allows it (PRV-14)."""
    quotes = [
        quote
        for quote in finding.quotes.select_related("text__submission")
        if quote.is_unchanged and quote.text.submission.may_be_quoted
    ]
    translations = {
        (each.submission_id, each.question_key): each
        for each in SubmissionText.objects.filter(
            submission__in=[quote.text.submission_id for quote in quotes], role="translation"
        )
    }
    return [_shown(quote, translations) for quote in quotes]


def _shown(quote: Any, translations: dict) -> ShownQuote:
    of = quote.text
    other = translations.get((of.submission_id, of.question_key)) if quote.words == of.text else None
    return ShownQuote(
        words=quote.words,
        language=of.language,
        source=str(Channel(of.submission.channel).label),
        stance=quote.stance,
        translation=other.text if other else "",
        method=other.method if other else "",
        is_demo=of.submission.is_demo,
    )


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
    last: dict[int, str] = {}
    acts = ModerationAct.objects.filter(
        submission__state=Submission.State.HIDDEN, act=ModerationAct.Act.HIDE, **within
    )
    for submission, reason in acts.order_by("at", "pk").values_list("submission", "reason"):
        last[submission] = reason
    counts = dict.fromkeys(ModerationAct.Reason.values, 0)
    for reason in last.values():
        counts[reason] += 1
    table = publishable(counts)
    return [{"label": str(ModerationAct.Reason(name).label), "cell": cell} for name, cell in table.items()]


def preview_context(page: Any) -> dict[str, Any]:
    from feedback.forms.answers import AnswerForm
    from feedback.frozen import preview_of

    frozen = preview_of(page)
    slug = page.form.slug if page.form_id else page.slug
    return {"title": page.title, "intro": page.intro, "form": AnswerForm(frozen, slug)}
