"""A ticket makes a response count for something of an app above, such as one private link of a survey.

The app issues it as "<name>:<id>" and opens the form with it; it stays on the server, with a draft too. It is taken in
the transaction of the submission, so that neither stands without the other.
"""

from typing import Protocol

from django.utils.translation import gettext as _

from cms.extension_points import provided
from feedback.exceptions import TicketRefused
from feedback.models import Submission

POINT = "submission.ticket"


class TicketTaker(Protocol):
    """What an app provides under ``POINT``."""

    name: str

    def note(self, id_: str) -> list[str]:
        """Sentences above the form; empty for an unknown ticket."""

    def take(self, id_: str, submission: Submission) -> None:
        """Count the saved submission. Raises ``TicketRefused`` if the ticket no longer counts."""


def note_of(ticket: str) -> list[str]:
    taker, id_ = _taker_of(ticket)
    return taker.note(id_) if taker else []


def take_ticket(ticket: str, submission: Submission) -> None:
    """Within the transaction that saved the submission. Raises ``TicketRefused``."""
    taker, id_ = _taker_of(ticket)
    if taker is None:
        raise unknown()
    taker.take(id_, submission)


def refused(why: str) -> TicketRefused:
    """With what the person can do: nothing typed is lost (`Filling`)."""
    words = _("What you wrote is below. If you send it again, it is received as an ordinary comment.")
    return TicketRefused(f"{why} {words}")


def unknown() -> TicketRefused:
    return refused(_("This link is no longer valid."))


def _taker_of(ticket: str) -> tuple[TicketTaker | None, str]:
    name, _colon, id_ = ticket.partition(":")
    return next((each for each in provided(POINT) if each.name == name), None), id_
