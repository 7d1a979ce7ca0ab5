"""What joining remotely means for notice, quorum and meeting, by the meeting's mode (BK-29a, BK-29b, BK-29d)."""

from datetime import datetime

from django.utils.translation import gettext as _

from boards.choices import NoticeKind
from boards.models import Meeting, NoticeSending, RemoteMember, TeleconferenceMode
from boards.notices.clock import hours_before
from cms import clock
from cms.components.dates import clock_time, long_date
from cms.i18n.passages import filled


def terms_of(meeting: Meeting) -> list[str]:
    """One sentence for each consequence; none where everyone meets in the room."""
    mode = meeting.mode
    if mode is None:
        return []
    return [*_notice(meeting, mode), *_quorum(mode), *_conduct(mode)]


def standing_of(meeting: Meeting, joins: RemoteMember | None) -> str:
    """Whether a notice has named this remote member, as far as one was sent; blank for a member in the room."""
    if joins is None or meeting.mode is None or meeting.mode.remote_notice_hours is None:
        return ""
    sent = NoticeSending.objects.filter(
        posting__meeting=meeting, about=NoticeKind.REMOTE, sent_at__gte=joins.added_at
    )
    if first := sent.order_by("sent_at").first():
        return _("The notice sent on %(day)s at %(time)s names you as a remote member.") % _when(
            first.sent_at
        )
    return _("No notice has named you as a remote member yet.")


def _notice(meeting: Meeting, mode: TeleconferenceMode) -> list[str]:
    words = []
    if mode.sites_named:
        words.append(
            _(
                "The place you join from must be named in the notice and agenda, and must be open to the "
                "public."
            )
        )
    if mode.remote_notice_hours is not None:
        due = hours_before(meeting.starts_at, mode.remote_notice_hours)
        late = _("The notice that names remote members was due on %(day)s at %(time)s. Call the clerk first.")
        ahead = _("A notice must name you, without your location, by %(day)s at %(time)s.")
        words.append(filled(late if clock.now() > due else ahead, **_when(due)))
    return words


def _quorum(mode: TeleconferenceMode) -> list[str]:
    if mode.quorum_at_place:
        return [_("You do not count toward the quorum, which must be present at the meeting place.")]
    if mode.majority_together:
        return [
            _("A majority of all members must be together at one place, and you do not count toward it."),
            _("Because of a disability-related need, the body can vote to count you."),
        ]
    return [_("You count toward the quorum.")]


def _conduct(mode: TeleconferenceMode) -> list[str]:
    said = (
        (mode.cameras_on, _("Your camera stays on while the meeting is open to the public.")),
        (
            mode.adult_statement,
            _(
                "You must say whether another adult is in the room with you, and how that person is "
                "related to you."
            ),
        ),
        (mode.roll_call, _("Every vote is by roll call.")),
        (mode.minutes_list_remote, _("The minutes list you as a remote member.")),
    )
    return [words for applies, words in said if applies]


def _when(moment: datetime) -> dict[str, str]:
    return {"day": long_date(moment), "time": clock_time(moment)}
