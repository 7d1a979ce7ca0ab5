"""When a follow-up survey may be sent, with which form, until when, and to how few people."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cms import clock
from cms.components.dates import plain_date
from engagement.choices import Audience, Status
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation
from engagement.registrations.messages.audiences import Recipients, recipients_of
from feedback.models import Form, Question

HELD = (Status.HELD, Status.REPORTED, Status.CLOSED)
FEWEST = 3  # of one or two people who are asked, everyone who knows whom would know who answered
DEFAULT_DAYS, LONGEST_DAYS = 14, 60


def why_not(conversation: Conversation) -> NotPossibleNow | None:
    """Only who was there can be asked about it."""
    if conversation.is_cancelled:
        return NotPossibleNow(_("This conversation was canceled, so there is no one to ask about it."))
    if conversation.status not in HELD:
        return NotPossibleNow(_("First record that the conversation was held."))
    return None


def invited(conversation: Conversation) -> Recipients:
    return recipients_of(conversation, Audience.CHECKED_IN)


def too_few(recipients: Recipients) -> NotPossibleNow | None:
    """An answer cannot be anonymous among one or two."""
    count = len(recipients.rows)
    if count >= FEWEST:
        return None
    if not count:
        return NotPossibleNow(_("No one who was checked in left an email address we can use."))
    return NotPossibleNow(
        _(
            "Fewer than %(fewest)s people who were checked in can be emailed. With so few, others could "
            "tell who answered."
        )
        % {"fewest": FEWEST}
    )


def usable_forms() -> QuerySet[Form]:
    """Forms that the public can open. Whether one is open now is asked of its row."""
    rows: QuerySet[Form] = Form.objects.public().select_related("tool")
    return rows


def why_not_form(form_pk: int, closes_on: date) -> NotPossibleNow | None:
    """The form is published, open, and stays open until the last day is over."""
    form = usable_forms().filter(pk=form_pk).first()
    if form is None or not form.is_open:
        return NotPossibleNow(_("This form is not published, or not open now. Choose another one."))
    if form.closes_at is not None and form.closes_at.astimezone(clock.PACIFIC).date() <= closes_on:
        words = _("This form closes on %(day)s, before the survey does. Choose an earlier last day.")
        return NotPossibleNow(words % {"day": plain_date(form.closes_at)})
    return why_not_contact(form_pk)


def why_not_contact(form_pk: int) -> NotPossibleNow | None:
    """With contact details, a response would name the person. Asked of the version that the public sees."""
    form = usable_forms().filter(pk=form_pk).first()
    asked = Question.objects.filter(version_id=form.current_version_id, purpose="contact") if form else None
    if asked is None or not asked.exists():
        return None
    return NotPossibleNow(
        _("This form asks for contact details. Choose a form that doesn't, so responses stay anonymous.")
    )


def why_not_day(closes_on: date) -> NotPossibleNow | None:
    today = clock.today()
    if today < closes_on <= today + timedelta(days=LONGEST_DAYS):
        return None
    return NotPossibleNow(
        _("Choose a last day from tomorrow to %(day)s.")
        % {"day": plain_date(today + timedelta(days=LONGEST_DAYS))}
    )
