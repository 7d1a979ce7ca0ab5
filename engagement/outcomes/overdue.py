"""Overdue duties: a recap within 30 days (C2C-20), an outcome within 90 days of the decision (PAR-01)."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate
from django.http import HttpRequest

from cms import clock
from engagement.choices import AHEAD, OWES_AN_OUTCOME, Status
from engagement.models import Conversation, Outcome, Recap
from engagement.models.conversation_times import REPORT_WITHIN_DAYS

OUTCOME_WITHIN_DAYS = 90
RECAP, OUTCOME = "recap", "outcome"


def recaps_overdue(moment: datetime | None = None) -> QuerySet[Conversation]:
    """C2C-20: held, or over and not recorded, and still without a recap after 30 days or on the day of the decision
    it feeds.
    """
    moment = moment or clock.now()
    late = Q(ends_at__lt=moment - timedelta(days=REPORT_WITHIN_DAYS))
    decided = Q(feeds_on__lte=moment.astimezone(clock.PACIFIC).date())
    decided &= Q(feeds_on__gt=TruncDate("ends_at", tzinfo=clock.PACIFIC))
    return Conversation.objects.filter(late | decided, status__in=(Status.HELD, *AHEAD), ends_at__lt=moment)


def outcomes_overdue(moment: datetime | None = None) -> QuerySet[Conversation]:
    """Counted from the date of the decision it informs; if unknown, from the date of the recap."""
    due = (moment or clock.now()) - timedelta(days=OUTCOME_WITHIN_DAYS)
    day = due.astimezone(clock.PACIFIC).date()
    late = Q(feeds_on__lt=day) | Q(feeds_on=None, recap_published_at__lt=due)
    return owing(Conversation.objects.filter(late))


def owing(conversations: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """Those of them that promised outcomes and still owe one for a theme of their posted recap (PAR-01)."""
    reported = conversations.filter(status=Status.REPORTED, promise_level__in=OWES_AN_OUTCOME)
    posted = _posted_themes(reported)
    told = set(Outcome.objects.filter(theme__conversation__in=posted).values_list("theme_id", flat=True))
    return Conversation.objects.filter(pk__in=[pk for pk, themes in posted.items() if themes - told])


def _posted_themes(conversations: QuerySet[Conversation]) -> dict[int, set[int]]:
    """Conversation → the themes of its newest posted recap: those written since are a draft."""
    recaps = Recap.objects.filter(conversation__in=conversations).order_by("edition")
    rows = recaps.values_list("conversation_id", "facts__themes")
    return {pk: {each["id"] for each in themes} for pk, themes in rows}


def late_only(request: HttpRequest, rows: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """``?late=recap`` and ``?late=outcome`` on the list of the desk."""
    wish = request.GET.get("late", "")
    late = {RECAP: recaps_overdue, OUTCOME: outcomes_overdue}.get(wish)
    return rows.filter(pk__in=late().values("pk")) if late else rows


def counts() -> dict[str, int]:
    return {RECAP: recaps_overdue().count(), OUTCOME: outcomes_overdue().count()}
