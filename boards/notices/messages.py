"""Text of notices: subject, first sentence and details, by kind of notice."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from boards import guard
from boards.absolute_urls import absolute
from boards.choices import NoticeKind
from boards.models import AgendaCorrection, Motion, NoticeSending, PostedAgenda, RemoteMember, Subscription
from boards.motion_choices import MotionKind
from boards.seats_of_people import each_once
from cms.components.dates import clock_time, long_date
from cms.i18n.fields import text
from cms.proofs import kept_elsewhere

KINDS = {
    NoticeKind.AGENDA: (
        pgettext_lazy("notice", "Agenda"),
        gettext_lazy("The agenda of this meeting is posted."),
    ),
    NoticeKind.CORRECTION: (
        gettext_lazy("Agenda corrected"),
        gettext_lazy("The posted agenda of this meeting was corrected."),
    ),
    NoticeKind.RENEWED: (
        gettext_lazy("New notice"),
        gettext_lazy("A new notice of this meeting is posted. It replaces the earlier agenda."),
    ),
    NoticeKind.ADDED: (
        gettext_lazy("Item added"),
        gettext_lazy("An item was added to the agenda of this meeting after it was posted."),
    ),
    NoticeKind.CANCELLED: (
        pgettext_lazy("notice", "Canceled"),
        gettext_lazy("This meeting is canceled."),
    ),
    NoticeKind.MOVED: (
        pgettext_lazy("notice", "Moved"),
        gettext_lazy("This meeting has been moved to another day."),
    ),
    NoticeKind.CONTINUED: (
        gettext_lazy("Continued to another time"),
        gettext_lazy("This meeting continues at another time and place."),
    ),
    NoticeKind.REMOTE: (
        gettext_lazy("Remote members"),
        gettext_lazy("These members will join the meeting remotely:"),
    ),
    NoticeKind.ACCESS: (
        gettext_lazy("Remote access lost"),
        gettext_lazy(
            "People outside the room could no longer follow this meeting. Its page says how it continues."
        ),
    ),
    NoticeKind.FINDING: (
        gettext_lazy("Finding for a special meeting"),
        gettext_lazy("Why the body found that this meeting could not wait ten days:"),
    ),
}


@dataclass
class NoticeText:
    """Content of a notice, loaded once for all recipients; ``in_language`` renders it."""

    sending: NoticeSending
    checkpoint: str = ""
    names: list[str] = field(default_factory=list)
    correction: AgendaCorrection | None = None
    facts: list[dict[str, str]] = field(default_factory=list)
    has_new_hour: bool = False

    @cached_property
    def reply_to(self) -> str:
        return guard.reply_to(self.sending.posting.meeting)

    def in_language(self, language: str, subscriptions: Iterable[Subscription] = ()) -> dict[str, Any]:
        with override(language):
            posting, meeting = self.sending.posting, self.sending.posting.meeting
            head, lead = KINDS[NoticeKind(self.sending.about)]
            return {
                "head": str(head),
                "lead": str(lead),
                "meeting": meeting,
                "number": posting.number,
                "url": absolute(meeting.get_absolute_url()),
                "details": [each for each in self._details() if each],
                "ends": [(scope_text(each), absolute(each.end_url)) for each in subscriptions],
                "checkpoint": self.checkpoint,
            }

    def _details(self) -> Iterable[str]:
        about, posting = self.sending.about, self.sending.posting
        if self.has_new_hour:
            yield _("New time: %(time)s Pacific") % {"time": clock_time(_start_in(posting))}
        if about in (NoticeKind.CORRECTION, NoticeKind.RENEWED):
            yield posting.reason
        if about == NoticeKind.CORRECTION:
            yield from self.attested
        if about in (NoticeKind.CANCELLED, NoticeKind.MOVED):
            yield text(posting.meeting.called_off_because)
        if about in (NoticeKind.MOVED, NoticeKind.CONTINUED):
            yield self._next()
        if self.sending.item is not None:
            yield f"{self.sending.item.shown_number}. {text(self.sending.item.title)}"
        yield from self.names
        yield from (text(each) for each in self.facts)

    @property
    def attested(self) -> Iterable[str]:
        """A new place first, then who attested the correction, and the sentence."""
        row = self.correction
        if row is None:
            return
        for change in row.changes:
            if change["what"] == "place":
                yield _("New place: %(place)s") % {"place": change["after"]}
        who = {"proposed": row.proposed_by_name, "attested": row.decided_by_name, "words": row.attestation}
        yield _("Proposed by %(proposed)s. Attested by %(attested)s: “%(words)s”") % who

    def _next(self) -> str:
        other = getattr(self.sending.posting.meeting, "successor", None)
        if other is None:
            return ""
        facts = {"day": long_date(other.day), "time": clock_time(other.starts_at), "place": other.place}
        return _("New date: %(day)s, %(time)s Pacific. %(place)s") % facts


def notice_text(sending: NoticeSending) -> NoticeText:
    """Load everything the messages of a notice need, so sending runs no further queries."""
    words = NoticeText(sending, checkpoint=kept_elsewhere.latest_note())
    if sending.about == NoticeKind.REMOTE:
        rows = RemoteMember.objects.filter(meeting=sending.posting.meeting_id).select_related("appointment")
        words.names = each_once(each.appointment.person_name for each in rows)
    if sending.about == NoticeKind.CORRECTION:
        words.correction = AgendaCorrection.objects.filter(posting=sending.posting_id).first()
    if sending.about == NoticeKind.RENEWED:
        posting = sending.posting
        before = PostedAgenda.objects.filter(meeting=posting.meeting_id, number=posting.number - 1).first()
        words.has_new_hour = before is not None and _start_in(before) != _start_in(posting)
    if sending.about == NoticeKind.FINDING:
        kinds = (MotionKind.SPECIAL, MotionKind.EMERGENCY)
        found = Motion.objects.filter(item__meeting=sending.posting.meeting_id, kind__in=kinds, passed=True)
        words.facts = list(found.values_list("facts", flat=True))
    return words


def _start_in(posting: PostedAgenda) -> datetime:
    return datetime.fromisoformat(posting.snapshot["meeting"]["starts_at"])


def scope_text(subscription: Subscription) -> str:
    """What the subscription covers."""
    if subscription.meeting is not None:
        return str(subscription.meeting)
    return text(subscription.body.name) if subscription.body is not None else _("All boards")


def known_language(code: str | None) -> str:
    """The language if the site supports it, or else the active one."""
    return (
        code
        if code in dict(settings.SITE_LANGUAGES)
        else translation.get_language() or settings.LANGUAGE_CODE
    )
