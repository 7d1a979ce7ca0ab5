"""When a motion may table, continue, refer, decline, take up, reconsider or rescind, and what it applies to.

Robert's Rules, as far as the record needs them: what is not open cannot be tabled, only the prevailing side moves to
reconsider, and only an action that stands can be rescinded.
"""

from django.utils.translation import gettext as _

from boards.choices import ItemKind
from boards.exceptions import NotPossibleNow
from boards.models import AgendaItem, Decision, Meeting, Motion, Seat
from boards.motion_choices import SUBSIDIARY, Choice, MotionEffect, MotionKind, MotionState
from boards.sessions.motion_rules import ACTS_ON_THE_ITEM, Asked, refuse_unseconded

NO_BUSINESS = (ItemKind.FINDING, ItemKind.ADJOURN, ItemKind.CLOSED, ItemKind.BREAK)


def apply_to(meeting: Meeting, asked: Asked) -> None:
    """Set the kind of a motion with an effect and what it applies to, or refuse it."""
    asked.kind = MotionKind.DECISION if asked.effect == MotionEffect.RESCIND else MotionKind.PROCEDURE
    if asked.item.kind == ItemKind.COMMENT:
        raise NotPossibleNow(
            _("Comment on matters not on the agenda is heard, but cannot be acted on at the same meeting."),
            rule="BK-21",
        )
    if asked.item.kind in NO_BUSINESS:
        raise NotPossibleNow(_("There is no business under this item that such a motion could apply to."))
    if asked.effect in SUBSIDIARY:
        asked.about = _pending(asked.item)
        _refuse_subsidiary(meeting, asked)
    else:
        asked.about = _chosen(asked.about)
        REFUSALS[MotionEffect(asked.effect)](meeting, asked)


def pending_main(item: AgendaItem) -> Motion | None:
    """The main motion now before the body under this item."""
    return item.motions.filter(state=MotionState.MOVED, amends=None, effect="").order_by("order").first()


def refuse_mover(asked: Asked, mover: Seat) -> None:
    """Only a member who voted on the prevailing side may move to reconsider."""
    if asked.effect != MotionEffect.RECONSIDER or asked.about is None:
        return
    side = Choice.AYE if asked.about.passed else Choice.NO
    if not asked.about.votes.filter(seat=mover, choice=side).exists():
        raise NotPossibleNow(
            _("Only a member who voted on the prevailing side can move to reconsider."), rule="BK-30"
        )


def lineage(item: AgendaItem) -> list[int]:
    """This item and the ones of earlier meetings that it continues."""
    found = [item.pk]
    while item.continues_id and item.continues_id not in found:
        item = AgendaItem.objects.only("pk", "continues").get(pk=item.continues_id)
        found.append(item.pk)
    return found


def on_the_table(item: AgendaItem) -> list[Motion]:
    """Tabled motions that can be taken up under this item."""
    rows = Motion.objects.filter(item__in=lineage(item), state=MotionState.TABLED)
    rows = rows.of(*item.meeting.body_ids).with_dispositions()
    rows = rows.select_related("item__meeting__body").order_by("-pk")
    return [each for each in rows if each.successor is None]


def _pending(item: AgendaItem) -> Motion | None:
    main = pending_main(item)
    if main is None:
        return None
    refuse_unseconded(main)
    if main.kind not in ACTS_ON_THE_ITEM:
        raise NotPossibleNow(_("Vote on the open motion first. It cannot be set aside."))
    if main.votes.exists():
        raise NotPossibleNow(_("The roll is being called. Finish the vote first."), rule="BK-30")
    return main


def _chosen(about: Motion | None) -> Motion | None:
    rows = Motion.objects.with_dispositions().select_related("item__meeting__body")
    return rows.filter(pk=about.pk).first() if about else None


def _refuse_subsidiary(meeting: Meeting, asked: Asked) -> None:
    if asked.effect == MotionEffect.CONTINUE and (asked.until is None or asked.until <= meeting.day):
        raise NotPossibleNow(_("Enter the date it is continued to, after this meeting."), rule="BK-19")
    if asked.effect == MotionEffect.REFER and not any(words.strip() for words in asked.referred_to.values()):
        raise NotPossibleNow(_("Enter to whom it is referred."), rule="BK-30")


def _refuse_take_up(meeting: Meeting, asked: Asked) -> None:
    if asked.about is None or asked.about not in on_the_table(asked.item):
        raise NotPossibleNow(
            _("Choose a motion that was tabled under this item, or under the item that it continues."),
            rule="BK-30",
        )


def _refuse_reconsider(meeting: Meeting, asked: Asked) -> None:
    vote = asked.about
    if vote is None or vote.item_id != asked.item.pk or not vote.is_closed:
        raise NotPossibleNow(
            _(
                "Choose a closed vote on this item. A vote can be reconsidered only at its own meeting, "
                "under its own item."
            ),
            rule="BK-30",
        )
    if not vote.is_main or vote.kind not in ACTS_ON_THE_ITEM:
        raise NotPossibleNow(_("Only the vote on a main motion can be reconsidered."), rule="BK-30")
    _refuse_undone(vote)
    if Decision.objects.filter(motion=vote).exists() or vote.minutes.exists():
        raise NotPossibleNow(
            _("The decision of this vote is published. It can be rescinded, but not reconsidered."),
            rule="BK-30",
        )


def _refuse_rescind(meeting: Meeting, asked: Asked) -> None:
    vote = asked.about
    if vote is None or not is_action(vote) or vote.acting_body.pk not in meeting.body_ids:
        raise NotPossibleNow(_("Choose an earlier action of this body that passed."), rule="BK-30")
    _refuse_undone(vote)


def _refuse_undone(vote: Motion) -> None:
    """A vote is undone once, and one motion at a time asks for it."""
    if vote.is_superseded:
        raise NotPossibleNow(_("This vote has already been reconsidered or rescinded."), rule="BK-30")
    if any(each.is_open for each in vote.later):
        raise NotPossibleNow(
            _("Another motion on that action is still open. Vote on it first."), rule="BK-30"
        )


def is_action(vote: Motion) -> bool:
    return bool(vote.is_closed and vote.passed and vote.is_main and vote.kind == MotionKind.DECISION)


REFUSALS = {
    MotionEffect.TAKE_UP: _refuse_take_up,
    MotionEffect.RECONSIDER: _refuse_reconsider,
    MotionEffect.RESCIND: _refuse_rescind,
}
