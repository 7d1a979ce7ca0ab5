"""What this app gives to email updates: notices under the same address, and the calendars and feeds of its records."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.models import Meeting, Subscription
from boards.notices.messages import scope_text
from cms.models import PublishedRecord
from engagement.newsletter.other_subscriptions import OtherSubscription, OtherSubscriptions, register
from engagement.record_updates.extension_points import OtherWay, gives_other_ways


def notices_of(email: str) -> list[OtherSubscription]:
    """Notices that this address asked for, once for each scope. They end on their own page (BK-11)."""
    rows = Subscription.objects.filter(email__iexact=email, ended_at=None).order_by("pk")
    found = {(row.body_id, row.meeting_id): row for row in rows.select_related("body", "meeting__body")}
    return [OtherSubscription(scope_text(row), row.started_at, row.end_url) for row in found.values()]


register(
    OtherSubscriptions(
        title=gettext_lazy("Meeting notices"),
        sentence=gettext_lazy(
            "You asked for meeting notices at this address. Each subscription continues until you cancel "
            "it on its own page."
        ),
        of=notices_of,
    )
)


@gives_other_ways
def ways_of(copy: PublishedRecord) -> Iterator[OtherWay]:
    if copy.kind in ("meetings", "agenda-items"):
        yield from _of_meeting(copy)
    elif copy.kind == "bodies":
        yield OtherWay(_("All meetings of this board"), reverse("boards:calendar", args=[copy.key]), True)
        yield OtherWay(_("Meeting updates from this board"), reverse("boards:feed", args=[copy.key]))
    elif copy.kind == "decisions":
        yield OtherWay(_("Updates on all decisions"), reverse("boards:decisions_feed"))
    elif copy.kind == "proposals":
        yield OtherWay(_("Every public step of every proposal"), reverse("boards:proposals_feed"))


def _of_meeting(copy: PublishedRecord) -> Iterator[OtherWay]:
    number = copy.key if copy.kind == "meetings" else copy.attributes["meeting"]["id"]
    meeting = Meeting.objects.announced().filter(pk=number).select_related("body").first()
    if meeting is not None:
        slug, day = meeting.body.slug, meeting.slug
        yield OtherWay(_("This meeting"), reverse("boards:event", args=[slug, day]), True)
        yield OtherWay(_("Meeting updates from this board"), reverse("boards:feed", args=[slug]))
