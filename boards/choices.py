"""The states and kinds of this room's records, and the named sets of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BodyKind(models.TextChoices):
    GOVERNING = "governing", _("Governing board, set up by law")
    ADVISORY = "advisory", _("Advisory board, set up by law")


class CoveredUnder(models.TextChoices):
    """BK-01: why the open-meeting law covers a body."""

    STATUTE = "a", _("(a) set up by statute")
    DELEGATED = "b", _("(b) uses delegated power")
    FORMAL = "c", _("(c) advisory, set up by formal action, three or more people")
    FUNDED = "d", _("(d) funded, with a member who represents the state body")


class SeatBase(models.TextChoices):
    """C2C-05: whether vacancies shrink the base is for counsel to say."""

    AUTHORIZED = "authorized_seats", _("all voting seats, filled or not")
    FILLED = "filled_seats", _("filled voting seats only")


class Capacity(models.TextChoices):
    HOLDER = "holder", _("holder of the seat")
    DESIGNEE = "designee", _("designee")
    ALTERNATE = "alternate", _("alternate")


class MeetingKind(models.TextChoices):
    REGULAR = "regular", _("regular meeting")
    SPECIAL = "special", _("special meeting")
    EMERGENCY = "emergency", _("emergency meeting")
    ADJOURNED = "adjourned", _("continued meeting")


class MeetingStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    POSTED = "posted", _("Agenda posted")
    IN_SESSION = "in_session", _("In session")
    ENDED = "ended", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


PUBLIC_MEETINGS = (
    MeetingStatus.POSTED,
    MeetingStatus.IN_SESSION,
    MeetingStatus.ENDED,
    MeetingStatus.CANCELLED,
)
AHEAD = (MeetingStatus.DRAFT, MeetingStatus.POSTED, MeetingStatus.IN_SESSION)


class ItemKind(models.TextChoices):
    INFORMATION = "information", _("Information")
    DISCUSSION = "discussion", _("Discussion")
    ACTION = "action", _("Action")
    COMMENT = "comment", _("Public comment")


class Channel(models.TextChoices):
    WEB = "web", _("web page")
    SUBSCRIBER = "subscriber", _("person who asked for notices")
    MEDIA = "media", _("news media")


class PresenceMode(models.TextChoices):
    ROOM = "room", _("in the room")
    REMOTE = "remote", _("remote")


class MotionState(models.TextChoices):
    MOVED = "moved", _("Moved")
    CLOSED = "closed", _("Vote closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Choice(models.TextChoices):
    AYE = "aye", _("Aye")
    NO = "no", pgettext_lazy("vote", "No")
    ABSTAIN = "abstain", _("Abstain")
    RECUSED = "recused", _("Recused")
    ABSENT = "absent", _("Absent")
    VACANT = "vacant", _("Vacant")


SPOKEN = (Choice.AYE, Choice.NO, Choice.ABSTAIN, Choice.RECUSED)


class Outcome(models.TextChoices):
    """PAR-02: each answer comes with a reason where it is not a plain yes."""

    ADOPTED = "adopted", _("Adopted")
    ADAPTED = "adapted", _("Adopted in part")
    DECLINED = "declined", _("Not taken up")
    DEFERRED = "deferred", _("Put off")


class ProposalState(models.TextChoices):
    """C2C-30."""

    SUBMITTED = "submitted", pgettext_lazy("proposal", "Received")
    SPONSORED = "sponsored", _("Sponsored by a member")
    NOT_SPONSORED = "not_sponsored", _("Not sponsored")
    DISCUSSED = "discussed", pgettext_lazy("proposal", "Discussed")
    IN_FEASIBILITY = "in_feasibility", _("In feasibility study")
    REPORTED = "reported", _("In the report to the board")
    CONSIDERED = "considered", _("Considered by the board")
    CLOSED = "closed", _("Answered")
