"""When an accommodation request should be answered (BK-28). The date in the invitation asks; it limits nobody."""

from datetime import date, datetime, timedelta

from cms import clock
from engagement.models import Accommodation, Conversation

ANSWER_WITHIN = 2  # working days: the office's own standard
NEARS = timedelta(days=2)


def working_days_after(day: date, days: int) -> date:
    """The day that many working days later; Saturdays and Sundays do not count."""
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def answer_by(request: Accommodation) -> date:
    """Two working days after it came, but not after the conversation begins."""
    received = local_day(request.received_at)
    return min(working_days_after(received, ANSWER_WITHIN), local_day(conversation_of(request).starts_at))


def came_late(request: Accommodation) -> bool:
    """After the date until which the invitation asks. Accepted all the same."""
    return local_day(request.received_at) > conversation_of(request).ask_by


def is_pressing(request: Accommodation) -> bool:
    """Unanswered for two working days, or the date until which the invitation asks is near or past."""
    today = clock.today()
    return today >= answer_by(request) or today >= conversation_of(request).ask_by - NEARS


def conversation_of(request: Accommodation) -> Conversation:
    return request.registration.conversation


def local_day(moment: datetime) -> date:
    return moment.astimezone(clock.PACIFIC).date()
