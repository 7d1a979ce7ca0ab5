"""Labels of duties and their evidence (BK-16a, BK-18, BK-19, BK-32a, BK-33)."""

from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from boards.choices import DutyKind
from boards.models import Duty
from cms import clock

POSTED_DAYS = 10
POSTINGS = (DutyKind.POST_PLACE, DutyKind.POST_WEB)
ON_THE_WEB = (DutyKind.PUBLISH_FINDING, DutyKind.POST_WEB)
WHAT_TO_DO: dict[str, Promise] = {
    DutyKind.PUBLISH_FINDING: _("Post the finding online, and record the link."),
    DutyKind.DOOR: _("Post the order at or near the door, and record where and when."),
    DutyKind.OLD_DOOR: _(
        "Post a sign at the door of the old location that names the new one, and record where and when."
    ),
    DutyKind.POST_PLACE: _(
        "Post the minutes, the list of people notified, the roll call and the actions in a public "
        "place for 10 days or more."
    ),
    DutyKind.POST_WEB: _(
        "Keep the minutes, the list of people notified, the roll call and the actions online for 10 "
        "days or more."
    ),
    DutyKind.MEDIA_AFTER: _(
        "Tell the news organizations that requested notices what happened, and record which ones you told."
    ),
    DutyKind.REPORT: _("Report the action and its roll call at a public meeting, and choose that item."),
    DutyKind.LETTER: _("Write to the Legislative Analyst, and record the date of the letter."),
    DutyKind.MEMORANDUM: _("Counsel writes the memorandum. Record when it was provided."),
    DutyKind.EMPLOYEE: _(
        "Give the employee written notice, 24 hours in advance, of the right to an open hearing."
    ),
}


def what_to_do(duty: Duty) -> str:
    return str(WHAT_TO_DO[duty.kind])


def is_overdue(duty: Duty) -> bool:
    return duty.done_at is None and duty.due_at is not None and duty.due_at < clock.now()


def earliest_end(starts_on: date) -> date:
    return starts_on + timedelta(days=POSTED_DAYS)
