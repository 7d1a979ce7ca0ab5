"""Collect what a conversation is related to: tools, findings, form, and a small map of its region."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from cms import clock
from cms.i18n.fields import text
from cms.publication.open_pages import open_to_all
from engagement import board_decisions
from engagement.models import Conversation, Region
from feedback.models import Finding, Form, Tool, ToolPage


@dataclass(frozen=True)
class Shape:
    """One region as an SVG path."""

    path: str
    name: str
    is_here: bool


def state_map(area: Region) -> dict[str, Any] | None:
    """All regions, with this one marked. The outlines are our own: no map server learns who is looking."""
    shapes = [
        Shape(_path(region.outline), str(region), region.pk == area.pk)
        for region in Region.objects.all()
        if region.outline
    ]
    if not any(shape.is_here for shape in shapes):
        return None
    name = text(area.name)
    return {"shapes": shapes, "name": name, "title": _("Map of California: %(region)s") % {"region": name}}


def _path(rings: list[list[list[float]]]) -> str:
    return " ".join("M" + " ".join(f"{x:g} {y:g}" for x, y in ring) + "Z" for ring in rings)


def related(conversation: Conversation) -> dict[str, Any]:
    """Links to public pages only; nothing is named that a reader could not open."""
    pages = open_to_all(ToolPage).filter(tool=OuterRef("pk"))
    tools = Tool.objects.filter(Exists(pages), conversations=conversation)
    findings = Finding.objects.published().filter(conversations=conversation)
    decision = board_decisions.find(conversation.feeds_ref) if conversation.feeds_ref else None
    found = {
        "tools": [{"name": text(tool.name), "url": tool.get_absolute_url()} for tool in tools],
        "findings": [
            {"name": text(finding.title), "url": finding.get_absolute_url()}
            for finding in findings.only("number", "title").order_by("number")
        ],
        "form": _open_form(conversation.form_id) if conversation.form_id else None,
        "decision": decision,
        "decision_day_is_over": bool(decision and decision.on and decision.on < clock.today()),
    }
    return found if any(found.values()) else {}


def _open_form(pk: int) -> Form | None:
    moment = clock.now()
    is_open = (Q(opens_at=None) | Q(opens_at__lte=moment)) & (Q(closes_at=None) | Q(closes_at__gt=moment))
    return Form.objects.filter(is_open, pk=pk, pages__live=True).first()
