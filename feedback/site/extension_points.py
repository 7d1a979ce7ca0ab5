"""Content this app registers for the pages of other apps."""

from typing import Any

from django.urls import reverse

from cms import chain
from cms.access import has_role
from cms.cache import cached
from cms.chain.line import build
from cms.extension_points import fill
from cms.i18n.fields import text
from cms.models import Redaction
from cms.records.redaction import removals_of
from feedback import access
from feedback.findings.presenters import finding_rows
from feedback.findings.selectors import comments_behind
from feedback.models import Attachment, Finding, FindingQuote, Form, SavedReceipt, Submission
from feedback.site import analyst_home, form_codebooks
from feedback.site import desk_navigation as desk_menu
from feedback.submissions.commented_views import views_of

__all__ = ["analyst_home", "desk_menu", "form_codebooks"]

Filled = tuple[str, dict[str, Any]] | None
ON_HOME = 4


@fill("home.thread", order=10)
def one_line(context: dict) -> Filled:
    found = cached("thread", _thread)
    return ("feedback/_home_thread.html", found) if found else None


@fill("home.asked", order=10)
def asked(context: dict) -> Filled:
    rows = cached("asked", _asked)
    return ("feedback/_home_asked.html", {"rows": rows}) if rows else None


def _thread() -> dict[str, Any] | None:
    """Return the public finding with the most comments, with one thread per comment."""
    findings = sorted(
        Finding.objects.published().select_related("cut").defer("summary", "limits", "recommendation"),
        key=lambda each: (-(comments_behind(each).value or 0), each.number),
    )
    if not findings or (trace := chain.trace("finding", findings[0].number)) is None:
        return None
    finding = findings[0]
    return {
        "title": text(finding.title),
        "url": reverse("cms:trace", args=["finding", finding.number]),
        "line": build(text(finding.title), trace.nodes, trace.heard, is_demo=finding.is_demo),
        "groups": trace.heard,
        "demo": finding.is_demo,
    }


def _asked() -> list[dict[str, Any]]:
    """Return the newest findings; one that was tabled or not adopted is always included, if there is one."""
    rows = finding_rows(Finding.objects.published().order_by("-number")[:20])
    unhappy = [row for row in rows if row["line"] and row["line"].current.state in ("ended", "put_off")]
    happy = [row for row in rows if row not in unhappy]
    return [*happy[: ON_HOME - min(len(unhappy), 2)], *unhappy[:2]][:ON_HOME]


@fill("home.doors", order=20)
def tool_door(context: dict) -> Filled:
    forms = Form.objects.public().filter(tool__isnull=False).select_related("tool").order_by("-opens_at")[:3]
    form = next((each for each in forms if each.is_open), None)
    return ("feedback/_door.html", {"form": form}) if form else None


@fill("desk.cards", order=20)
def desk_card(context: dict) -> Filled:
    user = _user(context)
    """For those who moderate; who freezes data sets sees more in the figures above (`analyst_home`)."""
    if not has_role(user, *access.MODERATE_ROLES) or has_role(user, *access.CUT_ROLES):
        return None
    waiting = Submission.objects.filter(state=Submission.State.RECEIVED).count()
    return "feedback/_desk_card.html", {"waiting": waiting}


# Files, receipts ---------------------------------------------------------------------------------------------


@fill("comment.foot", order=20)
def files_of_comment(context: dict) -> Filled:
    files = list(Attachment.objects.filter(submission=context["comment"].pk)) if "comment" in context else []
    return ("feedback/_files.html", {"files": files}) if files else None


@fill("account.cards", order=20)
def saved_receipts(context: dict) -> Filled:
    count = SavedReceipt.objects.filter(user=_user(context)).count()
    return "feedback/_account_card.html", {"count": count}


# Redacted text (PRV-06) ----------------------------------------------------------------------------------------


def _stone(kind: str, key: object) -> Any:
    return removals_of(kind, key).first() if key else None


@fill("comment.head", order=10)
def removed_on_desk(context: dict) -> Filled:
    stone = _stone("submission", getattr(context.get("comment"), "pk", None))
    may_decide = has_role(_user(context), *access.REMOVE_ROLES)
    return ("feedback/_removed.html", {"stone": stone, "may_decide": may_decide}) if stone else None


@fill("comment.head", order=20)
def view_on_desk(context: dict) -> Filled:
    """What the comment is about beside its form, such as a chart (`submissions/commented_views.py`)."""
    return _view_of(context.get("comment"))


@fill("coding.head", order=10)
def view_in_coding(context: dict) -> Filled:
    return _view_of(context.get("comment"))


def _view_of(comment: Submission | None) -> Filled:
    view = views_of([comment.pk]).get(comment.pk) if comment else None
    return ("feedback/submissions/_view.html", {"view": view}) if view else None


@fill("receipt.aside", order=5)
def removed_on_receipt(context: dict) -> Filled:
    stone = _stone("submission", getattr(context.get("submission"), "pk", None))
    return ("feedback/_removed.html", {"stone": stone}) if stone else None


@fill("receipt.aside", order=6)
def version_on_receipt(context: dict) -> Filled:
    """Show the tool version that the comment is about (C2C-15)."""
    version = getattr(context.get("submission"), "tool_version", None)
    return ("feedback/_tool_of_receipt.html", {"version": version}) if version else None


@fill("history.head", order=10)
def removed_in_history(context: dict) -> Filled:
    stone = _stone("submission", context.get("pk")) if context.get("label") == "feedback.submission" else None
    return ("feedback/_removed.html", {"stone": stone}) if stone else None


@fill("comment.foot", order=10)
def redact_link(context: dict) -> Filled:
    """Show the link to redact a comment to those who may, unless it is already redacted."""
    comment = context.get("comment")
    if comment is None or not has_role(_user(context), *access.REMOVE_ROLES):
        return None
    return None if _stone("submission", comment.pk) else ("feedback/_remove_link.html", {"comment": comment})


@fill("finding.after", order=5)
def quotes_taken_out(context: dict) -> Filled:
    """State on a public finding that a quote was redacted since."""
    finding = context.get("finding")
    if finding is None or not finding.is_public:
        return None
    of = FindingQuote.objects.filter(finding=finding).values_list("text__submission", flat=True).distinct()
    stones = Redaction.objects.filter(kind="submission", key__in=[str(pk) for pk in of]).order_by("at")
    found = list(stones.values_list("at", flat=True))
    return ("feedback/_quotes_taken_out.html", {"days": found}) if found else None


def _user(context: dict) -> Any:
    return getattr(context.get("request"), "user", None)
