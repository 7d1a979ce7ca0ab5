"""Status sentences for a comment's receipt: before a board, decided, done."""

from typing import NamedTuple

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from boards.afterward import Undone, is_undone, undone, undone_among
from boards.choices import Outcome, ProposalState
from boards.decisions.item_standing import Place, places_of
from boards.decisions.item_text import comment_sentence
from boards.decisions.joint_endings import of_body, told_together
from boards.models import AgendaItem, Decision, ItemOutcome, Motion, Proposal
from boards.motion_choices import SUBSIDIARY, MotionEffect
from cms.chain.walk import Pair
from cms.components.dates import month_year, plain_date
from feedback.receipts import receipt_status
from feedback.receipts.receipt_status import Ending, Stage


class Promised(NamedTuple):
    """Steps of a decision: how many, how many are done, and how many reports there are."""

    steps: int
    done: int
    reports: int

    @property
    def is_kept(self) -> bool:
        return self.steps > 0 and self.steps == self.done


@receipt_status.register
def outcome_of_comment(reached: dict[int, set[Pair]]) -> dict[int, list[Ending]]:
    """Status of each comment, in a constant number of queries."""
    ids: dict[str, set[int]] = {}
    for kind, id_ in {pair for pairs in reached.values() for pair in pairs}:
        ids.setdefault(kind, set()).add(id_)
    said: dict[Pair, Ending] = {}
    for kind, read in READERS:
        if kind in ids:
            said |= read(ids[kind])
    return {
        pk: told_together(said[pair] for pair in sorted(pairs) if pair in said)
        for pk, pairs in reached.items()
    }


def _proposals(ids: set[int]) -> dict[Pair, Ending]:
    rows = Proposal.objects.public().filter(pk__in=ids)
    return {("proposal", row.pk): _proposal(row) for row in rows}


def _proposal(row: Proposal) -> Ending:
    """Gives the outcome; the date is stated by the decision, if there is one."""
    facts = {"number": row.number, "until": month_year(row.until) if row.until else ""}
    if not row.outcome:
        return Ending(Stage.PROPOSAL, _open_proposal(row) % facts, row.received_on)
    words = {
        Outcome.ADOPTED: _("A board adopted proposal %(number)s."),
        Outcome.ADAPTED: _("A board adopted proposal %(number)s with changes."),
        Outcome.FAILED: _("A board voted on proposal %(number)s, and it was not adopted."),
        Outcome.DECLINED: _("A board did not take up proposal %(number)s."),
        Outcome.DEFERRED: _("A board tabled proposal %(number)s until %(until)s."),
    }[Outcome(row.outcome)]
    return Ending(Stage.DECIDED, words % facts)


def _open_proposal(row: Proposal) -> str:
    if row.public_state == ProposalState.WITHDRAWN:
        return _(
            "Your comment is part of proposal %(number)s, which was withdrawn by the person who brought it."
        )
    return _("Your comment is part of proposal %(number)s, which is not on a posted agenda yet.")


def _items(ids: set[int]) -> dict[Pair, Ending]:
    """What is on record of the item; how it was closed, if it was closed without a vote."""
    rows = list(
        AgendaItem.objects.public()
        .filter(pk__in=ids)
        .select_related("meeting__body", "meeting__joint_body", "outcome")
    )
    places = places_of(rows)
    return {("item", row.pk): _item(row, places[row.pk]) for row in rows}


def _item(row: AgendaItem, place: Place) -> Ending:
    if (left := getattr(row, "outcome", None)) is not None:
        return Ending(Stage.DECIDED, _left(left, place), row.meeting.day)
    stage = Stage.DECIDED if place.adoptions else Stage.BEFORE
    return Ending(stage, comment_sentence(place, row.meeting.met_as), row.meeting.day)


def _left(row: ItemOutcome, place: Place) -> str:
    facts = {"day": place.day, "until": row.until_words}
    if row.outcome == Outcome.DEFERRED:
        called = _("A board discussed this on %(day)s and tabled it until %(until)s, without a vote.")
        never = _("This was on the agenda for %(day)s, was not called, and was tabled until %(until)s.")
    else:
        called = _("A board discussed this on %(day)s and did not take it up, without a vote.")
        never = _("This was on the agenda for %(day)s, was not called, and was not taken up.")
    return (called if place.is_called else never) % facts


def _votes(ids: set[int]) -> dict[Pair, Ending]:
    """The last vote of each body on each item that decides, without a decision yet.

    One that failed to rescind changed nothing.
    """
    rows = Motion.objects.public().deciding().filter(pk__in=ids, decision__isnull=True)
    rows = rows.exclude(effect=MotionEffect.RESCIND, passed=False).order_by("closed_at")
    rows = rows.with_bodies().select_related("about__item__meeting", "about__decision")
    last = {(row.item_id, row.acting_body.pk): row for row in rows.annotate(is_undone=is_undone("pk"))}
    after = undone([row.pk for row in last.values() if row.is_undone])
    found: dict[Pair, Ending] = {}
    for row in last.values():
        day, gone = row.item.meeting.day, after.get(row.pk)
        facts = {"day": plain_date(day), "undone": gone.sentence if gone else ""} | _rescinded(row)
        words = _("A board voted yes on %(day)s. %(undone)s") if gone else _vote(row)
        found["motion", row.pk] = of_body(Ending(Stage.DECIDED, words % facts, day), row)
    return found


def _vote(row: Motion) -> str:
    if not row.passed:
        return _("A board voted on %(day)s, and there were not enough yes votes.")
    if row.effect == MotionEffect.RESCIND:
        if _decision_of(row.about):
            return _("A board voted on %(day)s to rescind decision %(old)s.")
        return _("A board voted on %(day)s to rescind motion %(old)s of %(then)s.")
    if row.effect not in SUBSIDIARY:
        return _("A board voted yes on %(day)s, and its decision is not published yet.")
    return {
        MotionEffect.TABLE: _("A board voted on %(day)s to table this."),
        MotionEffect.CONTINUE: _("A board voted on %(day)s to continue this to a later meeting."),
        MotionEffect.REFER: _("A board voted on %(day)s to refer this."),
        MotionEffect.DECLINE: _("A board voted on %(day)s not to take this up."),
    }[MotionEffect(row.effect)]


def _rescinded(row: Motion | None) -> dict[str, str]:
    """What a motion to rescind is about: the decision by its number, else the motion by its number and day."""
    if row is None or row.effect != MotionEffect.RESCIND or (old := row.about) is None:
        return {}
    made = _decision_of(old)
    return {"old": made.number if made else old.number, "then": old.item.meeting.plainly_when}


def _decision_of(vote: Motion | None) -> Decision | None:
    made = getattr(vote, "decision", None)
    return made if made is not None and made.published_at else None


def _decisions(ids: set[int]) -> dict[Pair, Ending]:
    steps = Count("follow_ups", distinct=True)
    done = Count("follow_ups", filter=Q(follow_ups__done_on__isnull=False), distinct=True)
    reports = Count("follow_ups__progress")
    rows = Decision.objects.public().filter(pk__in=ids).annotate(steps=steps, done=done, reports=reports)
    rows = rows.select_related(
        "motion__about__item__meeting",
        "motion__about__decision",
        "motion__item__meeting__joint_body",
        "motion__mover__seat__body",
    )
    found = list(rows.annotate(is_undone=is_undone("motion")))
    after = undone_among(found)
    return {
        ("decision", row.pk): of_body(
            _decided(row, Promised(row.steps, row.done, row.reports), after.get(row.pk)), row.motion
        )
        for row in found
    }


def _decided(row: Decision, promised: Promised, gone: Undone | None) -> Ending:
    facts = {"day": plain_date(row.decided_on), "number": row.number, "until": row.until_words}
    if row.motion and row.motion.effect == MotionEffect.RESCIND:
        return _rescission(row, row.motion, facts)
    if gone is not None:
        words = _("A board decided on %(day)s: decision %(number)s. %(undone)s")
        return Ending(Stage.DECIDED, words % (facts | {"undone": gone.sentence}), row.decided_on)
    stage = Stage.DONE if row.is_yes and promised.is_kept else Stage.DECIDED
    return Ending(stage, _sentence(row, promised) % facts, row.decided_on)


def _rescission(row: Decision, motion: Motion, facts: dict[str, str]) -> Ending:
    """If the motion failed, the earlier action stands, so whatever else was decided is told before it."""
    if not row.is_yes:
        words = _("A board voted on %(day)s, and the motion to rescind was not adopted: decision %(number)s.")
        return Ending(Stage.DECIDED, words % facts)
    if _decision_of(motion.about):
        words = _("A board rescinded decision %(old)s on %(day)s: decision %(number)s.")
    else:
        words = _("A board rescinded motion %(old)s of %(then)s on %(day)s: decision %(number)s.")
    return Ending(Stage.DECIDED, words % (facts | _rescinded(motion)), row.decided_on)


def _sentence(row: Decision, promised: Promised) -> str:
    if row.is_yes and promised.steps:
        return _with_steps(promised)
    if row.outcome == Outcome.DEFERRED:
        return _put_off(row)
    return {
        Outcome.ADOPTED: _("A board said yes on %(day)s: decision %(number)s."),
        Outcome.ADAPTED: _("A board said yes, with changes, on %(day)s: decision %(number)s."),
        Outcome.FAILED: _("A board voted on %(day)s, and the motion was not adopted: decision %(number)s."),
        Outcome.DECLINED: _("A board decided on %(day)s not to take this up: decision %(number)s."),
    }[Outcome(row.outcome)]


def _with_steps(promised: Promised) -> str:
    if promised.is_kept:
        return _("A board said yes on %(day)s, and every step it promised is done: decision %(number)s.")
    if promised.done or promised.reports:
        return _("A board said yes on %(day)s, and what it promised is being done: decision %(number)s.")
    return _("A board said yes on %(day)s and promised what comes next: decision %(number)s.")


def _put_off(row: Decision) -> str:
    effect = row.motion.effect if row.motion else ""
    if effect == MotionEffect.REFER:
        return _("A board referred this on %(day)s: decision %(number)s.")
    if effect == MotionEffect.CONTINUE:
        return _("A board continued this on %(day)s to a later meeting: decision %(number)s.")
    if row.until:
        return _("A board tabled this on %(day)s until %(until)s: decision %(number)s.")
    return _("A board tabled this on %(day)s: decision %(number)s.")


READERS = (
    ("proposal", _proposals),
    ("item", _items),
    ("motion", _votes),
    ("decision", _decisions),
)
