"""What is to be done for a conversation, from plan to close: what is done, what waits, and one next step a role."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import clock
from cms.access import Role, Visitor, has_role
from cms.components.dates import plain_date
from engagement.access import DOOR_ROLES, DRAFT_ROLES, NEED_ROLES, PUBLISH_ROLES
from engagement.choices import TOLD, ServiceStatus, Source, Status
from engagement.conversations.readiness import planning_steps
from engagement.follow_up.rules import invited, too_few
from engagement.models import Conversation, FollowUp, Note
from engagement.outcomes.closing import without_outcome
from engagement.recaps.presenters import posted_titles
from engagement.registrations.check_in import room_of
from engagement.registrations.needs.selectors import counts_of
from feedback.access import CODE_ROLES, CUT_ROLES
from feedback.models import Coding, Cut

RECORDED = (Status.HELD, *TOLD)
SUGGESTED_FOR = timedelta(days=14)


@dataclass(frozen=True)
class NextStep:
    """``said``: what is done and when, or what waits. ``is_open``: it can be done now."""

    title: str
    url: str
    roles: tuple[Role, ...]
    is_done: bool
    is_open: bool = True
    said: str = ""
    is_optional: bool = False  # named as the next one only if no other is open
    is_mine: bool = False  # the reader's role can do it


@dataclass(frozen=True)
class NextSteps:
    main: NextStep | None
    steps: list[NextStep]


def next_steps(conversation: Conversation, user: Visitor) -> NextSteps:
    """All steps in order; ``main`` is the first open one that the user's role can do, an optional one last. None of a
    canceled one.
    """
    if conversation.is_cancelled:
        return NextSteps(None, [])
    found = [*_before(conversation), *_during(conversation), *_after(conversation)]
    steps = [replace(each, is_mine=has_role(user, *each.roles)) for each in found]
    mine = [each for each in steps if each.is_mine and not each.is_done and each.is_open]
    return NextSteps(min(mine, key=lambda each: each.is_optional, default=None), steps)


def _before(it: Conversation) -> Iterator[NextStep]:
    missing = [words for step in planning_steps(it) for words in step.needed]
    public = it.pages.filter(live=True).order_by("first_published_at").first()
    is_ahead = it.phase.is_ahead
    said = _("Missing: %(what)s.") % {"what": "; ".join(missing)} if missing else ""
    yield NextStep(_("Plan conversation"), _url("planning", it), DOOR_ROLES, not missing, is_ahead, said)
    since = public.first_published_at if public else None
    said = _("Public since %(day)s.") % {"day": plain_date(since)} if since else ""
    can_publish = is_ahead and not missing
    yield NextStep(
        _("Publish its pages"), _url("planning", it), PUBLISH_ROLES, public is not None, can_publish, said
    )
    yield _booking(it, is_ahead)
    yield _needs(it, is_ahead)


def _booking(it: Conversation, is_ahead: bool) -> NextStep:
    counts = it.language_services.aggregate(
        all=Count("pk"), booked=Count("pk", filter=Q(status=ServiceStatus.PROVIDED))
    )
    said = _("%(booked)s of %(all)s booked.") % counts if counts["all"] else _("Nothing is offered yet.")
    is_done = 0 < counts["all"] == counts["booked"]
    url = reverse("engagement:desk_planning_step", args=[it.slug, "access"])
    return NextStep(_("Book interpretation and accommodations"), url, DOOR_ROLES, is_done, is_ahead, said)


def _needs(it: Conversation, is_ahead: bool) -> NextStep:
    counts = counts_of(it)
    said = _("Requests waiting for an answer: %(open)s of %(all)s.") % counts
    said = said if counts["all"] else _("No one has requested an accommodation.")
    is_open = is_ahead and counts["open"] > 0
    url = reverse("engagement:desk_needs")
    return NextStep(_("Answer accommodation requests"), url, NEED_ROLES, not counts["open"], is_open, said)


def _during(it: Conversation) -> Iterator[NextStep]:
    people, phase = room_of(it).people, it.phase
    words = ngettext("%(count)s person counted.", "%(count)s people counted.", people)
    said = words % {"count": people} if people else ""
    yield NextStep(
        _("Check people in at the door"),
        _url("door", it),
        DOOR_ROLES,
        people > 0 and not phase.is_running,
        phase.is_running,
        said,
    )
    url = f"{_url('conversation', it)}#held"
    is_held = it.status in RECORDED
    is_over = it.is_over and not is_held
    said = _("Not recorded yet. Its scheduled time has passed.") if is_over else ""
    yield NextStep(_("Record that it was held"), url, DOOR_ROLES, is_held, is_over, said)


def _after(it: Conversation) -> Iterator[NextStep]:
    is_held, heard = it.status in RECORDED, it.heard.count()
    there = it.heard.exclude(source=Source.FOLLOW_UP).count()
    waiting = Note.objects.filter(group__conversation=it, heard=None).count()
    words = ngettext("%(count)s note is waiting.", "%(count)s notes are waiting.", waiting)
    said = words % {"count": waiting} if waiting else _comments(there)
    is_open = waiting > 0 or (is_held and not there)
    yield NextStep(
        _("Turn notes into comments"),
        _url("heard", it),
        DOOR_ROLES,
        there > 0 and not waiting,
        is_open,
        said,
    )
    yield _follow_up(it, is_held)
    yield _coding(it, heard)
    yield _data_set(it, heard)
    due = _("Due by %(day)s.") % {"day": plain_date(it.recap_due)} if is_held else ""
    posted = it.recap_published_at
    said = _("Posted %(day)s.") % {"day": plain_date(posted)} if posted else due
    yield NextStep(_("Post the recap"), _url("recap", it), DRAFT_ROLES, posted is not None, is_held, said)
    yield from _ending(it)


def _follow_up(it: Conversation, is_held: bool) -> NextStep:
    """Suggested for two weeks, while people remember, if there are enough to ask."""
    row = FollowUp.objects.filter(conversation=it).first()
    sent_at = row.sent_at if row else None
    is_recent = is_held and clock.now() < it.ends_at + SUGGESTED_FOR
    is_open = is_recent and not sent_at and not too_few(invited(it))
    said = _("Sent %(day)s.") % {"day": plain_date(sent_at)} if sent_at else ""
    title = _("Send a follow-up survey")
    return NextStep(
        title, _url("follow_up", it), DOOR_ROLES, sent_at is not None, is_open, said or _("Optional."), True
    )


def _comments(heard: int) -> str:
    return ngettext("%(count)s comment.", "%(count)s comments.", heard) % {"count": heard} if heard else ""


def _coding(it: Conversation, heard: int) -> NextStep:
    codings = Coding.objects.current().settled().filter(text__submission=OuterRef("submission"))
    coded = it.heard.filter(Exists(codings)).count()
    said = _("%(coded)s of %(all)s comments coded.") % {"coded": coded, "all": heard} if heard else ""
    return NextStep(
        _("Code the comments"),
        reverse("feedback:desk_coding"),
        CODE_ROLES,
        0 < heard == coded,
        heard > 0,
        said,
    )


def data_set_url(it: Conversation) -> str:
    """The form of data sets, filled in for this conversation: for its form, unless some comments are of another."""
    of_others = it.heard.exclude(submission__form=it.form_id).exists() if it.form_id else False
    form = f"form={it.form_id}&" if it.form_id and not of_others else ""
    return f"{reverse('feedback:desk_cuts')}?{form}conversation={it.slug}"


def _data_set(it: Conversation, heard: int) -> NextStep:
    cut = Cut.objects.filter(filters__conversation=it.slug).order_by("-number").first()
    facts = {"number": cut.number, "count": cut.rows} if cut else {}
    said = _("Data set %(number)s: %(count)s comments.") % facts if cut else ""
    title = _("Freeze a data set of this conversation")
    return NextStep(title, data_set_url(it), CUT_ROLES, cut is not None, heard > 0, said)


def _ending(it: Conversation) -> Iterator[NextStep]:
    is_told = it.status in TOLD
    posted = len(posted_titles(it))
    told = posted - len(without_outcome(it))
    words = _("%(told)s of %(all)s themes answered.") % {"told": told, "all": posted}
    said = words if is_told and posted else ""
    is_done = is_told and posted == told and (posted > 0 or not it.owes_an_outcome)
    title = _("Report what happened with each theme")
    yield NextStep(title, _url("outcomes", it), PUBLISH_ROLES, is_done, is_told, said)
    closed = it.closed_at
    said = _("Closed %(day)s.") % {"day": plain_date(closed)} if closed else ""
    can_close = is_done and closed is None
    yield NextStep(
        _("Close conversation"), _url("outcomes", it), PUBLISH_ROLES, closed is not None, can_close, said
    )


def _url(name: str, it: Conversation) -> str:
    return reverse(f"engagement:desk_{name}", args=[it.slug])
