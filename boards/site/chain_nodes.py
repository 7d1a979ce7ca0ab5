"""Chain nodes of this app: items and proposals, motions, decisions, action items."""

import re

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from boards.choices import UNDISCUSSED, Outcome
from boards.models import AgendaItem, Decision, FollowUp, Motion, Proposal
from boards.motion_choices import Choice
from boards.motion_text import load_later
from boards.outcome_text import reason_sentence, vote_sentence
from cms.chain import Node, State, Stop, register
from cms.chain.lookup import finds
from cms.components.dates import long_date, month_year
from cms.i18n.fields import text


def items(ids: list[int]) -> dict[int, Node]:
    rows = AgendaItem.objects.public().filter(pk__in=ids).select_related("meeting__body", "outcome")
    return {row.pk: _item(row) for row in rows}


def _item(row: AgendaItem) -> Node:
    meeting = row.meeting
    outcome = getattr(row, "outcome", None)
    facts = {"body": text(meeting.body.name), "day": long_date(meeting.day, weekday=False)}
    words = _("Discussed as item %(number)s.") if meeting.began_at else _("On the agenda as item %(number)s.")
    state: str = State.PASSED
    sentence, until = words % {"number": row.shown_number}, ""
    if outcome is not None:
        state, sentence, until = outcome_state(outcome.outcome), reason_sentence(outcome), outcome.until_words
    return Node(
        kind="item",
        id=row.pk,
        title=_("%(body)s, %(day)s") % facts,
        url=row.get_absolute_url(),
        when=meeting.day,
        sentence=sentence,
        state=state,
        stop=Stop.DISCUSSED,
        until=until,
        is_demo=meeting.is_demo,
    )


def proposals(ids: list[int]) -> dict[int, Node]:
    rows = Proposal.objects.public().filter(pk__in=ids)
    return {
        row.pk: Node(
            kind="proposal",
            id=row.pk,
            title=_("Proposal %(number)s") % {"number": row.number},
            url=row.get_absolute_url(),
            when=row.received_on,
            sentence=proposal_sentence(row),
            state=outcome_state(row.outcome),
            stop=Stop.HEARD if row.state in UNDISCUSSED else Stop.DISCUSSED,
            until=month_year(row.until) if row.until else "",
            is_demo=row.is_demo,
        )
        for row in rows
    }


def proposal_sentence(row: Proposal) -> str:
    if row.outcome in (Outcome.DECLINED, Outcome.DEFERRED):
        return reason_sentence(row)
    who = text(row.brought_by)
    return _("Brought by: %(who)s.") % {"who": who} if who else ""


def motions(ids: list[int]) -> dict[int, Node]:
    ayes = Count("votes", filter=Q(votes__choice=Choice.AYE))
    rows = Motion.objects.public().filter(pk__in=ids).annotate(ayes=ayes, aside=Motion.objects.set_aside())
    found = list(rows.select_related("item__meeting__body", "decision"))
    load_later(found, {row.pk for row in found if row.aside})
    return {row.pk: _motion(row, row.ayes) for row in found}


def _motion(row: Motion, ayes: int) -> Node:
    decision = getattr(row, "decision", None)
    state: str
    if decision is None or not decision.published_at:
        state, until, is_yes = State.PASSED if row.passed else State.ENDED, "", True
    else:
        state, until, is_yes = outcome_state(decision.outcome), decision.until_words, decision.is_yes
    return Node(
        kind="motion",
        id=row.pk,
        title=_("Motion %(number)s") % {"number": row.number},
        url=row.get_absolute_url(),
        when=row.closed_at,
        sentence=vote_sentence(row, ayes, is_yes=is_yes),
        state=state,
        stop=Stop.DECIDED,
        until=until,
        is_demo=row.is_demo,
    )


def outcome_state(outcome: str) -> str:
    if outcome == Outcome.DECLINED:
        return State.ENDED
    return State.PUT_OFF if outcome == Outcome.DEFERRED else State.PASSED


def decisions(ids: list[int]) -> dict[int, Node]:
    rows = Decision.objects.public().filter(pk__in=ids)
    return {
        row.pk: Node(
            kind="decision",
            id=row.pk,
            title=_("Decision %(number)s") % {"number": row.number},
            url=row.get_absolute_url(),
            when=row.decided_on,
            sentence=text(row.summary) if row.is_yes else reason_sentence(row),
            state=outcome_state(row.outcome),
            stop=Stop.DECIDED,
            until=row.until_words,
            is_demo=row.is_demo,
        )
        for row in rows
    }


def follow_ups(ids: list[int]) -> dict[int, Node]:
    rows = FollowUp.objects.public().filter(pk__in=ids).select_related("decision")
    return {
        row.pk: Node(
            kind="followup",
            id=row.pk,
            title=text(row.title),
            url=row.get_absolute_url(),
            when=row.done_on or row.due_on,
            sentence=step_sentence(row),
            state=State.PASSED if row.is_done else State.NOW,
            stop=Stop.DONE,
            is_demo=row.is_demo,
        )
        for row in rows
    }


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
