"""What waits of the conversations: to mark as held, to report on, and to answer (C2C-20, PAR-01, BK-28)."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms import clock
from cms.access import has_role
from cms.components.dates import plain_date
from cms.i18n.fields import text
from cms.tasks import Task, gives_tasks
from cms.users.models import User
from engagement import access
from engagement.choices import AHEAD, ProposalState, Status
from engagement.models import Announcement, Conversation, OutcomeProposal, RecapProposal
from engagement.outcomes.overdue import OUTCOME_WITHIN_DAYS, owing
from engagement.phases import RUN_ENDED
from engagement.registrations.needs.rules import is_pressing
from engagement.registrations.needs.selectors import in_order, unanswered
from engagement.two_people import Proposal, is_own


@gives_tasks
def conversations_to_mark(user: User) -> Iterator[Task]:
    """Conversations whose time or run is over, but that are not yet recorded as held."""
    if not has_role(user, *access.DOOR_ROLES):
        return
    rows = Conversation.objects.filter(status__in=AHEAD).with_last_step()
    for each in rows.filter(Q(ends_at__lt=clock.now()) | Q(last_step=RUN_ENDED)).order_by("ends_at"):
        yield Task(
            title=_("Record that a conversation was held"),
            about=_name(each),
            url=reverse("engagement:desk_conversation", args=[each.slug]),
            verb=pgettext("action", "Open"),
            since=each.ends_at,
        )


@gives_tasks
def recaps_owed(user: User) -> Iterator[Task]:
    """An analyst drafts a recap, a publisher posts it, in time (`Conversation.recap_due`)."""
    if not has_role(user, *access.DRAFT_ROLES):
        return
    posts = access.may_publish(user)
    proposed = RecapProposal.objects.filter(state=ProposalState.PROPOSED).values("conversation")
    for each in Conversation.objects.filter(status=Status.HELD).exclude(pk__in=proposed).order_by("ends_at"):
        yield Task(
            title=_("Post the recap of a conversation") if posts else _("Draft the recap of a conversation"),
            about=_name(each),
            url=reverse("engagement:desk_recap", args=[each.slug]),
            verb=_("Post the recap") if posts else _("Draft the recap"),
            since=each.ends_at,
            due=each.recap_due,
        )


@gives_tasks
def proposals_to_decide(user: User) -> Iterator[Task]:
    """Recaps and outcomes that wait for a second person; one’s own wait for someone else (S14)."""
    if not has_role(user, *access.DRAFT_ROLES):
        return
    recaps = RecapProposal.objects.filter(state=ProposalState.PROPOSED).select_related("conversation")
    outcomes = OutcomeProposal.objects.filter(state=ProposalState.PROPOSED)
    for recap in recaps.order_by("proposed_at"):
        yield from _to_decide(user, recap, _("Read a recap and decide"), recap.conversation)
    for outcome in outcomes.select_related("theme__conversation").order_by("proposed_at"):
        yield from _to_decide(user, outcome, _("Read an outcome and decide"), outcome.theme.conversation)


def _to_decide(user: User, proposal: Proposal, title: str, conversation: Conversation) -> Iterator[Task]:
    own = is_own(proposal, user)
    if not own and not access.may_publish(user):
        return
    yield Task(
        title=title,
        about=_name(conversation),
        url=proposal.get_absolute_url(),
        verb="" if own else _("Decide"),
        since=proposal.proposed_at,
        waits_for=_("A second person") if own else "",
    )


@gives_tasks
def answers_owed(user: User) -> Iterator[Task]:
    """Within 90 days of the decision, people are told what happened with each theme."""
    if not has_role(user, *access.PUBLISH_ROLES):
        return
    owed = owing(Conversation.objects.all())
    within = timedelta(days=OUTCOME_WITHIN_DAYS)
    for each in owed.order_by("recap_published_at"):
        counted_from = each.feeds_on or each.recap_published_at
        yield Task(
            title=_("Tell people what happened with their comments"),
            about=_name(each),
            url=reverse("engagement:desk_outcomes", args=[each.slug]),
            verb=_("Answer"),
            since=each.recap_published_at,
            due=counted_from + within if counted_from else None,
        )


@gives_tasks
def news_to_decide(user: User) -> Iterator[Task]:
    """News that another person proposed to mail."""
    if not access.may_publish(user):
        return
    rows = Announcement.objects.filter(state=Announcement.State.PROPOSED)
    for each in rows.exclude(proposed_by=user.pk).order_by("proposed_at"):
        yield Task(
            title=_("Decide on a news item for subscribers"),
            about=text(each.title),
            url=reverse("engagement:desk_announcement", args=[each.pk]),
            verb=pgettext("action", "Open"),
            since=each.proposed_at,
        )


@gives_tasks
def needs_to_answer(user: User) -> Iterator[Task]:
    """Requests that wait for two working days, or whose date nears. What is needed stands on the request (BK-28)."""
    if not access.may_handle_needs(user):
        return
    for row in in_order(unanswered()):
        if is_pressing(row.request):
            yield Task(
                title=_("Answer an accommodation request"),
                about=_name(row.conversation),
                url=reverse("engagement:desk_need", args=[row.request.pk]),
                verb=_("Answer"),
                since=row.request.received_at,
                due=row.due,
            )


def _name(conversation: Conversation) -> str:
    facts = {"name": text(conversation.name), "day": plain_date(conversation.starts_at)}
    return _("%(name)s, %(day)s") % facts
