"""Public pages of what was decided: decisions, proposals, agreements."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.models import Agreement, Decision, Motion, Proposal
from cms import chain, ledger
from cms.chain.line import build
from cms.components.menu import address
from cms.kept import kept
from cms.paging import page_of

EVIDENCE = ("finding", "proposal")


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    page = page_of(request, Decision.objects.public().select_related("body").newest_first())
    lines = chain.lines_for("decision", [row.pk for row in page])
    rows = [{"decision": row, "line": lines.get(row.pk)} for row in page]
    return render(request, "boards/decisions.html", {"rows": rows, "page_obj": page, "crumbs": []})


@require_safe
def decision(request: HttpRequest, number: str) -> HttpResponse:
    found = access.get_decision(number)
    head = ledger.head()
    trace = kept(f"trace:decision:{found.pk}", lambda: chain.trace("decision", found.pk), head=head)
    votes = []
    if found.motion:
        votes = list(found.motion.votes.select_related("seat", "holding").order_by("seat__position"))
    rests_on = [node for node in trace.nodes if node.kind in EVIDENCE] if trace else []
    context = {
        "decision": found,
        "motion": found.motion,
        "votes": votes,
        "ayes": sum(vote.choice == "aye" for vote in votes),
        "trace": trace,
        "line": build(trace.root.title, trace.nodes, trace.heard, is_demo=found.is_demo),
        "head": head,
        "follow_ups": list(found.follow_ups.in_order()),
        "evidence": rests_on,
        **_of_the_vote(found.motion),
        "crumbs": [(_("Decisions"), address("decisions/")), (found.number, "")],
    }
    return render(request, "boards/decision.html", context)


def _of_the_vote(motion: Motion | None) -> dict[str, Any]:
    """Who stepped aside, and which votes repeat this one to cure it (BK-35)."""
    if motion is None:
        return {}
    aside = motion.item.disclosures.select_related("holding").order_by("pk")
    cured_by = Motion.objects.public().filter(cures=motion).select_related("item__meeting__body")
    return {"recusals": list(aside), "cured_by": list(cured_by.order_by("pk"))}


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    page = page_of(request, Proposal.objects.public().select_related("body"))
    lines = chain.lines_for("proposal", [row.pk for row in page])
    rows = [{"proposal": row, "line": lines.get(row.pk)} for row in page]
    return render(request, "boards/proposals.html", {"rows": rows, "page_obj": page, "crumbs": []})


@require_safe
def proposal(request: HttpRequest, number: str) -> HttpResponse:
    found = access.get_proposal(number)
    context = {
        "proposal": found,
        "line": chain.line_for("proposal", found.pk),
        "crumbs": [(_("Proposals"), address("proposals/")), (found.number, "")],
    }
    return render(request, "boards/proposal.html", context)


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    found = list(Agreement.objects.prefetch_related("parties"))
    rows = []
    for agreement in found:
        parties = list(agreement.parties.all())
        office = [party for party in parties if party.is_managing_entity]
        outside = [party for party in parties if not party.is_managing_entity]
        rows.append({"agreement": agreement, "outside": outside, "office": office, "all": parties})
    return render(request, "boards/agreements.html", {"rows": rows, "crumbs": []})
