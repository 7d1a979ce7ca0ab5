"""Status sentences for a comment's receipt: before a board, decided, done."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from boards.choices import CALLED_OFF, Outcome
from boards.models import AgendaItem, Decision, ItemOutcome, Motion, Proposal
from cms import clock
from cms.chain.walk import Pair
from cms.components.dates import month_year, plain_date
from cms.i18n.fields import text
from feedback.receipts import receipt_status
from feedback.receipts.receipt_status import Ending, Stage


@receipt_status.register
def outcome_of_comment(reached: dict[int, set[Pair]]) -> dict[int, list[Ending]]:
    """Status of each comment, in at most five queries."""
    ids: dict[str, set[int]] = {}
    for kind, id_ in {pair for pairs in reached.values() for pair in pairs}:
        ids.setdefault(kind, set()).add(id_)
    said: dict[Pair, Ending] = {}
    for kind, read in READERS:
        if kind in ids:
            said |= read(ids[kind])
    return {pk: [said[pair] for pair in sorted(pairs) if pair in said] for pk, pairs in reached.items()}


def _proposals(ids: set[int]) -> dict[Pair, Ending]:
    rows = Proposal.objects.public().filter(pk__in=ids)
    return {("proposal", row.pk): _proposal(row) for row in rows}


def _proposal(row: Proposal) -> Ending:
    """Gives the outcome; the date is stated by the decision, if there is one."""
    facts = {"number": row.number, "until": month_year(row.until) if row.until else ""}
    if not row.outcome:
        words = _("Your comment is part of proposal %(number)s, which is waiting to go to a board.")
        return Ending(Stage.PROPOSAL, words % facts, row.received_on)
    words = {
        Outcome.ADOPTED: _("A board adopted proposal %(number)s."),
        Outcome.ADAPTED: _("A board adopted proposal %(number)s with changes."),
        Outcome.DECLINED: _("A board did not take up proposal %(number)s."),
        Outcome.DEFERRED: _("A board tabled proposal %(number)s until %(until)s."),
    }[Outcome(row.outcome)]
    return Ending(Stage.DECIDED, words % facts)


def _items(ids: set[int]) -> dict[Pair, Ending]:
    rows = AgendaItem.objects.public().filter(pk__in=ids).select_related("meeting__body")
    return {("item", row.pk): _before(row) for row in rows}


def _before(row: AgendaItem) -> Ending:
    facts = {"day": plain_date(row.meeting.day), "body": text(row.meeting.body.name)}
    if row.meeting.status in CALLED_OFF:
        words = _("Your comment was to go before a board on %(day)s, but that meeting was called off.")
    elif row.meeting.is_over:
        words = _("Your comment was before a board on %(day)s, and it has not decided yet: %(body)s.")
    elif row.meeting.day < clock.today():
        words = _("Your comment came before a board on %(day)s, and its meeting is not over yet: %(body)s.")
    else:
        words = _("Your comment goes before a board on %(day)s: %(body)s.")
    return Ending(Stage.BEFORE, words % facts, row.meeting.day)


def _left(ids: set[int]) -> dict[Pair, Ending]:
    """Items closed without a vote."""
    items = AgendaItem.objects.public().filter(pk__in=ids)
    rows = ItemOutcome.objects.filter(item__in=items).select_related("item__meeting")
    found = {}
    for row in rows:
        facts = {"day": plain_date(row.item.meeting.day), "until": row.until_words}
        if row.outcome == Outcome.DEFERRED:
            words = _("A board discussed this on %(day)s and tabled it until %(until)s.")
        else:
            words = _("A board discussed this on %(day)s and did not take it up.")
        found["item", row.item_id] = Ending(Stage.DECIDED, words % facts, row.item.meeting.day)
    return found


def _votes(ids: set[int]) -> dict[Pair, Ending]:
    """Votes without a decision record yet."""
    rows = Motion.objects.public().without_decision().filter(pk__in=ids)
    found = {}
    for row in rows.select_related("item__meeting"):
        day = row.item.meeting.day
        if row.passed:
            words = _("A board voted yes on %(day)s, and its decision is being written.")
        else:
            words = _("A board voted on %(day)s, and there were not enough yes votes.")
        found["motion", row.pk] = Ending(Stage.DECIDED, words % {"day": plain_date(day)}, day)
    return found


def _decisions(ids: set[int]) -> dict[Pair, Ending]:
    steps = Count("follow_ups")
    done = Count("follow_ups", filter=Q(follow_ups__done_on__isnull=False))
    rows = Decision.objects.public().filter(pk__in=ids).annotate(steps=steps, done=done)
    return {("decision", row.pk): _decided(row, row.steps, row.done) for row in rows}


def _decided(row: Decision, steps: int, done: int) -> Ending:
    is_done = row.is_yes and steps > 0 and steps == done
    facts = {"day": plain_date(row.decided_on), "number": row.number, "until": row.until_words}
    stage = Stage.DONE if is_done else Stage.DECIDED
    return Ending(stage, _sentence(row, steps, is_done=is_done) % facts, row.decided_on)


def _sentence(row: Decision, steps: int, *, is_done: bool) -> str:
    if is_done:
        return _("A board said yes on %(day)s, and every step it promised is done: decision %(number)s.")
    if row.is_yes and steps:
        return _("A board said yes on %(day)s, and what it promised is being done: decision %(number)s.")
    return {
        Outcome.ADOPTED: _("A board said yes on %(day)s: decision %(number)s."),
        Outcome.ADAPTED: _("A board said yes, with changes, on %(day)s: decision %(number)s."),
        Outcome.DECLINED: _("A board decided on %(day)s not to take this up: decision %(number)s."),
        Outcome.DEFERRED: _("A board tabled this on %(day)s until %(until)s: decision %(number)s."),
    }[Outcome(row.outcome)]


READERS = (
    ("proposal", _proposals),
    ("item", _items),
    ("item", _left),
    ("motion", _votes),
    ("decision", _decisions),
)
