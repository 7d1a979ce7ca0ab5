"""Chain nodes of this app: items and proposals, motions, decisions, action items."""

import re
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from boards.afterward import Undone, is_undone, undone, undone_among
from boards.choices import UNDISCUSSED, Outcome
from boards.decisions.item_standing import Place, places_of
from boards.decisions.item_text import place_sentence
from boards.models import (
    AgendaItem,
    Decision,
    FollowUp,
    Motion,
    Proposal,
    ProposalStep,
    ProposalStepKind,
    StepProgress,
)
from boards.motion_choices import SUBSIDIARY, Choice, MotionEffect
from boards.outcome_text import reason_sentence, vote_sentence
from boards.proposals.step_labels import outcome_label
from cms.chain import Node, State, Stop, register
from cms.chain.lookup import finds
from cms.components.dates import long_date, month_year
from cms.i18n.fields import text
from cms.i18n.passages import filled

HEARD_OF = (ProposalStepKind.DISCUSSED, ProposalStepKind.CONSIDERED, ProposalStepKind.CLOSED)


def items(ids: list[int]) -> dict[int, Node]:
    rows = list(
        AgendaItem.objects.public()
        .filter(pk__in=ids)
        .select_related("meeting__body", "meeting__joint_body", "outcome")
    )
    places = places_of(rows)
    return {row.pk: _item(row, places[row.pk]) for row in rows}


def _item(row: AgendaItem, place: Place) -> Node:
    """Discussed once it was called. What was closed without a vote ends there, called or not."""
    meeting = row.meeting
    outcome = getattr(row, "outcome", None)
    facts = {"body": meeting.body_names, "day": meeting.plainly_when}
    sentence, label = place_sentence(place), ""
    state: str = State.PASSED if place.is_called else State.EMPTY
    if place.standing.is_to_come:
        state = State.TO_COME
    if outcome is not None:
        state, label = outcome_state(outcome.outcome), outcome.outcome_words
        said = reason_sentence(outcome)
        sentence = said if place.is_called else f"{sentence} {said}"
    return Node(
        kind="item",
        id=row.pk,
        title=filled(_("%(body)s, %(day)s"), **facts),
        url=row.get_absolute_url(),
        when=meeting.day,
        sentence=sentence,
        state=state,
        stop=Stop.DISCUSSED,
        label=label,
        is_demo=meeting.is_demo,
    )


def proposals(ids: list[int]) -> dict[int, Node]:
    """Discussed on the day of the first meeting whose item it was discussed, considered or answered under."""
    steps = ProposalStep.objects.filter(proposal=OuterRef("pk"), kind__in=HEARD_OF).order_by("pk")
    day = Subquery(steps.values("item__meeting__day")[:1])
    rows = Proposal.objects.public().filter(pk__in=ids).annotate(discussed_on=day)
    return {row.pk: _proposal(row, row.discussed_on) for row in rows}


def _proposal(row: Proposal, discussed_on: date | None) -> Node:
    is_discussed = discussed_on is not None and row.state not in UNDISCUSSED
    return Node(
        kind="proposal",
        id=row.pk,
        title=_("Proposal %(number)s") % {"number": row.number},
        url=row.get_absolute_url(),
        when=discussed_on if is_discussed else row.received_on,
        sentence=proposal_sentence(row),
        state=outcome_state(row.outcome),
        stop=Stop.DISCUSSED if is_discussed else Stop.HEARD,
        label=outcome_label(row),
        is_demo=row.is_demo,
    )


def proposal_sentence(row: Proposal) -> str:
    if row.outcome in (Outcome.FAILED, Outcome.DECLINED, Outcome.DEFERRED):
        return reason_sentence(row)
    who = text(row.brought_by)
    return filled(_("Brought by: %(who)s."), who=who) if who else ""


def motions(ids: list[int]) -> dict[int, Node]:
    """A vote that decides is a decision on the line; votes on procedure belong to the discussion (C2C-05)."""
    ayes = Count("votes", filter=Q(votes__choice=Choice.AYE))
    deciding = Exists(Motion.objects.deciding().filter(pk=OuterRef("pk")))
    rows = Motion.objects.public().filter(pk__in=ids).with_bodies().select_related("decision")
    found = list(rows.annotate(ayes=ayes, is_deciding=deciding, is_undone=is_undone("pk")))
    after = undone([row.pk for row in found if row.is_undone])
    return {row.pk: _motion(row, row.ayes, row.is_deciding, after.get(row.pk)) for row in found}


def _motion(row: Motion, ayes: int, is_deciding: bool, gone: Undone | None) -> Node:
    decision = getattr(row, "decision", None)
    state: str = State.PASSED
    sentence, label = vote_sentence(row, ayes), ""
    if gone is not None:
        state, label = State.ENDED, gone.label
        sentence = f"{sentence} {gone.sentence}"
    elif is_deciding and decision is not None and decision.published_at:
        state, label = outcome_state(decision.outcome), decision.outcome_words
    elif is_deciding and not row.passed:
        state, label = State.ENDED, str(Outcome.FAILED.label)
    elif is_deciding and row.effect in SUBSIDIARY:
        state = State.ENDED if row.effect == MotionEffect.DECLINE else State.PUT_OFF
        label = row.effect_words
    return Node(
        kind="motion",
        id=row.pk,
        title=str(row),
        url=row.get_absolute_url(),
        when=row.closed_at,
        sentence=sentence,
        state=state,
        stop=Stop.DECIDED if is_deciding else Stop.DISCUSSED,
        label=label,
        is_demo=row.is_demo,
    )


def outcome_state(outcome: str) -> str:
    if outcome in (Outcome.FAILED, Outcome.DECLINED):
        return State.ENDED
    return State.PUT_OFF if outcome == Outcome.DEFERRED else State.PASSED


def decisions(ids: list[int]) -> dict[int, Node]:
    rows = Decision.objects.public().filter(pk__in=ids).annotate(is_undone=is_undone("motion"))
    found = list(rows.select_related("motion"))
    after = undone_among(found)
    return {row.pk: _decision(row, after.get(row.pk)) for row in found}


def _decision(row: Decision, gone: Undone | None) -> Node:
    sentence = text(row.summary) if row.is_yes else reason_sentence(row)
    return Node(
        kind="decision",
        id=row.pk,
        title=_("Decision %(number)s") % {"number": row.number},
        url=row.get_absolute_url(),
        when=row.decided_on,
        sentence=gone.sentence if gone else sentence,
        state=State.ENDED if gone else outcome_state(row.outcome),
        stop=Stop.DECIDED,
        label=gone.label if gone else row.outcome_words,
        is_demo=row.is_demo,
    )


def follow_ups(ids: list[int]) -> dict[int, Node]:
    """A promised step is being done once somebody reported progress; a promise alone is still to come.

    With a decision that was rescinded, what is not done yet ends.
    """
    reports = Exists(StepProgress.objects.filter(step=OuterRef("pk")))
    rows = FollowUp.objects.public().filter(pk__in=ids).select_related("decision").annotate(is_begun=reports)
    found = list(rows.annotate(is_undone=is_undone("decision__motion")))
    after = undone({row.decision.motion_id for row in found if row.is_undone and row.decision.motion_id})
    return {
        row.pk: _follow_up(row, is_begun=row.is_begun, gone=after.get(row.decision.motion_id or 0))
        for row in found
    }


def _follow_up(row: FollowUp, *, is_begun: bool, gone: Undone | None) -> Node:
    ends = gone if not row.is_done else None
    begun, ahead = (State.ENDED, State.EMPTY) if ends else (State.NOW, State.TO_COME)
    return Node(
        kind="followup",
        id=row.pk,
        title=text(row.title),
        url=row.get_absolute_url(),
        when=row.done_on or row.due_on,
        sentence=ends.sentence if ends else step_sentence(row),
        state=State.PASSED if row.is_done else begun if is_begun else ahead,
        stop=Stop.DONE,
        label=ends.label if ends else "",
        is_demo=row.is_demo,
        is_step=not ends,
    )


def step_sentence(row: FollowUp) -> str:
    if row.done_on:
        return _("Done %(day)s.") % {"day": long_date(row.done_on, weekday=False)}
    if row.due_on is None:
        return _("Planned.")
    words = _("Planned for %(month)s, and overdue.") if row.is_late else _("Planned for %(month)s.")
    return words % {"month": month_year(row.due_on)}


NUMBER = re.compile(r"^(P|D)?[ -]?(\d{4})-(\d{1,4})$", re.IGNORECASE)


@finds
def by_number(typed: str) -> str | None:
    """Look up by number: 2022-17 is a decision, P-2022-08 a proposal."""
    if not (parts := NUMBER.match(typed)):
        return None
    kind, model = ("proposal", Proposal) if (parts[1] or "").upper() == "P" else ("decision", Decision)
    row = model.objects.public().filter(year=int(parts[2]), sequence=int(parts[3])).first()
    return reverse("cms:trace", args=[kind, row.pk]) if row else None


register("item", stop=Stop.DISCUSSED, load=items)
register("proposal", stop=Stop.DISCUSSED, load=proposals)
register("motion", stop=Stop.DECIDED, load=motions)
register("decision", stop=Stop.DECIDED, load=decisions)
register("followup", stop=Stop.DONE, load=follow_ups)
