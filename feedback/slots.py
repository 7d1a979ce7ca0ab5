"""What this room shows on pages of the house."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.access import has_role
from cms.kept import kept
from cms.slots import fill

Filled = tuple[str, dict[str, Any]] | None
ON_HOME = 4


@fill("home.thread", order=10)
def one_line(context: dict) -> Filled:
    found = kept("thread", _thread)
    return ("feedback/_home_thread.html", found) if found else None


@fill("home.asked", order=10)
def asked(context: dict) -> Filled:
    rows = kept("asked", _asked)
    return ("feedback/_home_asked.html", {"rows": rows}) if rows else None


def _thread() -> dict[str, Any] | None:
    """The public finding that most comments lead to, with one thread for each."""
    from cms import chain
    from cms.chain.line import build
    from cms.translated import text
    from feedback.models import Finding

    findings = sorted(
        Finding.objects.published().defer("summary", "limits", "recommendation"),
        key=lambda each: (-each.numbers.get("comments", 0), each.number),
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
    """The newest findings; one that was put off or not taken up is always among them, if any is."""
    from feedback.models import Finding
    from feedback.reading import finding_rows

    rows = finding_rows(Finding.objects.published().order_by("-number")[:20])
    unhappy = [row for row in rows if row["line"] and row["line"].current.state in ("ended", "put_off")]
    happy = [row for row in rows if row not in unhappy]
    return [*happy[: ON_HOME - min(len(unhappy), 2)], *unhappy[:2]][:ON_HOME]


@fill("home.doors", order=20)
def tool_door(context: dict) -> Filled:
    from feedback.models import Form

    forms = Form.objects.public().filter(tool__isnull=False).select_related("tool").order_by("-opens_at")[:3]
    form = next((each for each in forms if each.is_open), None)
    return ("feedback/_door.html", {"form": form}) if form else None


@fill("desk.menu", order=20)
def desk_menu(context: dict) -> Filled:
    user = _user(context)
    from feedback import access

    places = []
    if has_role(user, *access.MODERATE_ROLES):
        places.append(("feedback:desk_comments", _("Comments")))
    if has_role(user, *access.CUT_ROLES):
        places += [("feedback:desk_findings", _("Findings")), ("feedback:desk_cuts", _("Cuts and exports"))]
    path = getattr(context.get("request"), "path", "")
    return ("feedback/_desk_menu.html", {"places": places, "path": path}) if places else None


@fill("desk.cards", order=20)
def desk_card(context: dict) -> Filled:
    from feedback import access
    from feedback.models import Submission

    user = _user(context)
    if not has_role(user, *access.MODERATE_ROLES):
        return None
    waiting = Submission.objects.filter(state=Submission.State.RECEIVED).count()
    return "feedback/_desk_card.html", {"waiting": waiting, "may_cut": has_role(user, *access.CUT_ROLES)}


def _user(context: dict) -> Any:
    return getattr(context.get("request"), "user", None)
