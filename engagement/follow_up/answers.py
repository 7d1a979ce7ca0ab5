"""Count a response to the survey: in one transaction the link is used up and the comment is one of the conversation."""

from django.utils.translation import gettext as _

from cms.cleaning import whole_number
from cms.components.dates import plain_date
from cms.i18n.passages import filled
from cms.records.history import actor_label
from engagement.choices import Source
from engagement.language_of_text import named_in_its_language
from engagement.models import FollowUpLink, Heard
from feedback.models import Submission
from feedback.submissions.tickets import refused, unknown

NAME = "follow-up"


class FollowUpTickets:
    """The tickets of links (`feedback/submissions/tickets.py`): their id is the primary key of the link."""

    name = NAME

    def note(self, id_: str) -> list[str]:
        rows = FollowUpLink.objects.select_related("follow_up__conversation", "follow_up__form")
        link = rows.filter(pk=_number(id_)).first()
        if link is None:
            return []
        if link.is_used:
            return [_used()]
        if not link.follow_up.takes_answers:
            return [_closed()]
        facts = {
            "name": named_in_its_language(link.follow_up.conversation.name),
            "day": plain_date(link.follow_up.closes_on),
        }
        return [
            filled(_("Follow-up survey about “%(name)s”. You can answer until %(day)s."), **facts),
            _(
                "Your response is not linked to your registration or to the address this link was sent to. "
                "Its language is stored with it. As for the private links, we only store that one of them was used."
            ),
        ]

    def take(self, id_: str, submission: Submission) -> None:
        """Of two responses by one link, the second raises TicketRefused, and so does one that comes too late."""
        rows = FollowUpLink.objects.select_for_update(of=("self",))
        link = (
            rows.select_related("follow_up__conversation", "follow_up__form").filter(pk=_number(id_)).first()
        )
        if link is None or link.follow_up.form_id != submission.form_id:
            raise unknown()
        if not FollowUpLink.objects.filter(pk=link.pk, is_used=False).update(is_used=True):
            raise refused(_used())
        if not link.follow_up.takes_answers:
            raise refused(_closed())
        _hear(link, submission)


def _used() -> str:
    return _("This link has already been used. It accepts only one response.")


def _closed() -> str:
    return _("This survey is closed.")


def ticket_of(link: FollowUpLink) -> str:
    return f"{NAME}:{link.pk}"


def _hear(link: FollowUpLink, submission: Submission) -> None:
    """Not linked in the chain: that would date the comment to the conversation, at which nobody said it."""
    conversation = link.follow_up.conversation
    Heard.objects.create(
        conversation=conversation,
        submission=submission,
        source=Source.FOLLOW_UP,
        made_by=actor_label(None),
        is_demo=conversation.is_demo,
    )


def _number(id_: str) -> int:
    return whole_number(id_) or 0
