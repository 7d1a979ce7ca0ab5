"""Public pages of decisions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.afterward import undone
from boards.decisions.timeline import timeline_of
from boards.models import Motion
from boards.motion_choices import SUPERSEDING, Choice
from boards.outcome_text import reason_sentence
from boards.roll_calls import in_seat_order, tally
from cms import chain
from cms.cache import cached
from cms.chain.line import build
from cms.components.menu import address

EVIDENCE = ("finding", "proposal")


@require_safe
def decision(request: HttpRequest, number: str) -> HttpResponse:
    found = access.get_decision(number)
    trace = cached(f"trace:decision:{found.pk}", lambda: chain.trace("decision", found.pk))
    votes = list(in_seat_order(found.motion.votes.all())) if found.motion else []
    steps = list(found.follow_ups.in_order().prefetch_related("progress"))
    gone = undone([found.motion_id]).get(found.motion_id) if found.motion_id else None
    rests_on = [node for node in trace.nodes if node.kind in EVIDENCE] if trace else []
    context = {
        "decision": found,
        "because": reason_sentence(found),
        "motion": found.motion,
        "votes": votes,
        "ayes": tally(votes)[Choice.AYE],
        "trace": trace,
        "line": build(trace.root.title, trace.nodes, trace.heard, is_demo=found.is_demo),
        "follow_ups": steps,
        "timeline": timeline_of(found, trace, steps, stands=gone is None),
        "evidence": rests_on,
        "undone": gone,
        **_of_the_vote(found.motion),
        "crumbs": [(_("Decisions"), address("decisions/")), (found.number, "")],
    }
    return render(request, "boards/decisions/decision.html", context)


def _of_the_vote(motion: Motion | None) -> dict[str, Any]:
    """Recusals of the body that voted, and later votes that repeat it to cure a violation (BK-35)."""
    if motion is None:
        return {}
    aside = motion.item.disclosures.filter(seat__body=motion.acting_body)
    aside = aside.select_related("appointment").order_by("pk")
    cured_by = Motion.objects.public().filter(cures=motion).with_bodies()
    undid = None
    if motion.about_id and motion.passed and motion.effect in SUPERSEDING:
        undid = Motion.objects.select_related("item__meeting__body", "decision").get(pk=motion.about_id)
    return {"recusals": list(aside), "cured_by": list(cured_by.order_by("pk")), "undid": undid}
