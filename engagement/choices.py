"""Enumerations of this app: states, promise levels, languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Mode(models.TextChoices):
    ONLINE = "online", _("Online")
    IN_PERSON = "in_person", _("In person")
    HYBRID = "hybrid", _("Online and in person")


class Status(models.TextChoices):
    SCHEDULED = "scheduled", _("Planned")
    MOVED = "moved", pgettext_lazy("conversation", "Moved")
    CANCELLED = "cancelled", _("Canceled")
    HELD = "held", _("Held")
    REPORTED = "reported", _("Recap posted")
    CLOSED = "closed", pgettext_lazy("conversation", "Closed")


AHEAD = (Status.SCHEDULED, Status.MOVED)
OVER = (Status.HELD, Status.REPORTED)
TOLD = (Status.REPORTED, Status.CLOSED)  # the recap is published


class Promise(models.TextChoices):
    """PAR-01: exactly one promise level for each conversation."""

    INFORM = "inform", _("We inform you")
    CONSULT = "consult", _("We consult you")
    INVOLVE = "involve", _("We work with you")
    COLLABORATE = "collaborate", _("We plan together")
    EMPOWER = "empower", _("You decide")


# PAR-01: these levels promise that participants learn the outcome of their comments.
OWES_AN_OUTCOME = (Promise.CONSULT, Promise.INVOLVE, Promise.COLLABORATE, Promise.EMPOWER)


class SpokenLanguage(models.TextChoices):
    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")
    CHINESE = "zh", _("Chinese")
    VIETNAMESE = "vi", _("Vietnamese")
    TAGALOG = "tl", _("Tagalog")
    KOREAN = "ko", _("Korean")
    ASL = "ase", _("American Sign Language")
    OTHER = "other", _("Another language")


class ServiceKind(models.TextChoices):
    INTERPRETATION = "interpretation", _("Live interpretation")
    SIGN = "sign", _("Always on screen")
    CAPTIONS = "captions", _("Captions")
    GROUP = "group", _("Small group in this language")


class ServiceStatus(models.TextChoices):
    OFFERED = "offered", _("Ask us")
    REQUESTED = "requested", _("Being booked")
    PROVIDED = "provided", _("Booked")


class RegistrationState(models.TextChoices):
    CONFIRMED = "confirmed", _("Seat reserved")
    WAITING = "waiting", _("On the waiting list")
    CANCELLED = "cancelled", _("Canceled")


class Audience(models.TextChoices):
    """Whom a message to people who registered is for."""

    EVERYONE = "everyone", _("Everyone who registered and did not cancel")
    SEATED = "seated", _("People with a seat reserved")
    WAITING = "waiting", _("People on the waiting list, without a seat")
    IN_PERSON = "in_person", _("People with a seat in the room")
    ONLINE = "online", _("People with a seat online")
    CHECKED_IN = "checked_in", _("People who were checked in")
    NOT_CHECKED_IN = "not_checked_in", _("People with a seat who were not checked in")


class DeliveryState(models.TextChoices):
    """An email of a message. Left out: no longer among those it is for, or without an address by then."""

    WAITING = "waiting", _("Not prepared yet")
    WRITTEN = "written", _("Prepared")
    LEFT_OUT = "left_out", _("Left out")


class NeedState(models.TextChoices):
    """Accommodation requests: the answers that a person reads (BK-28)."""

    OPEN = "open", _("Not answered yet")
    ARRANGING = "arranging", _("Being arranged")
    ARRANGED = "arranged", _("Arranged")
    OTHERWISE = "otherwise", _("Alternative offered")
    NOT_MET = "not_met", _("Cannot be provided")


UNSETTLED = (NeedState.OPEN, NeedState.ARRANGING)


class OwnQuestionKind(models.TextChoices):
    YES_NO = "yes_no", _("Yes or no")
    CHOICE = "choice", _("One choice")
    TEXT = "text", _("Short text")
    NUMBER = "number", _("Number")


class BreakdownKind(models.TextChoices):
    GROUP = "group", _("Who spoke")
    LANGUAGE = "language", _("Language of the comments")


class PollState(models.TextChoices):
    DRAFT = "draft", _("Not open yet")
    OPEN = "open", pgettext_lazy("poll", "Open")
    CLOSED = "closed", pgettext_lazy("poll", "Closed")


class PollKind(models.TextChoices):
    ONE = "one", _("One answer")
    MANY = "many", _("Several answers")
    SCALE = "scale", _("Scale from 1 to 5")
    RATING = "rating", _("Rating from 1 to 5 stars")
    RANKING = "rank", _("Ranking")
    TEXT = "text", _("Open text")
    CLOUD = "cloud", _("Word cloud")


IN_OWN_WORDS = (PollKind.TEXT, PollKind.CLOUD)  # polls without answers to choose from


class PollTextState(models.TextChoices):
    """Of what a participant wrote as an answer. Replaced: its author sent another answer after it was decided on."""

    WAITING = "waiting", _("Waiting to be read")
    SHOWN = "shown", _("Shown to everyone")
    HIDDEN = "hidden", _("Hidden")
    REPLACED = "replaced", _("Replaced by its author")


class QuestionState(models.TextChoices):
    WAITING = "waiting", _("Waiting to be read")
    SHOWN = "shown", _("Shown to everyone")
    ANSWERED = "answered", _("Answered")
    HIDDEN = "hidden", _("Hidden")


class NoteKind(models.TextChoices):
    VERBATIM = "verbatim", _("Word for word")
    PARAPHRASE = "paraphrase", _("Paraphrased")
    SUMMARY = "summary", _("Summary of several people")


class Source(models.TextChoices):
    """The source of a comment made at a conversation, or afterward in its follow-up survey."""

    NOTE = "note", _("Notes of a small group")
    CARD = "card", _("Card")
    TRANSCRIPT = "transcript", _("Recording")
    QUESTION = "question", _("Question asked live")
    FOLLOW_UP = "follow_up", _("Follow-up survey")
    POLL = "poll", _("Answer to a live poll")


class Answer(models.TextChoices):
    """PAR-02: the outcome of a theme."""

    ADOPTED = "adopted", pgettext_lazy("outcome", "Taken up")
    ADAPTED = "adapted", pgettext_lazy("outcome", "Taken up in another form")
    FAILED = "failed", pgettext_lazy("outcome", "Not adopted")
    DECLINED = "declined", pgettext_lazy("outcome", "Not taken up")
    DEFERRED = "deferred", pgettext_lazy("outcome", "Tabled")


NO = (Answer.FAILED, Answer.DECLINED)


class ProposalState(models.TextChoices):
    """Of what one person proposes to tell the public."""

    PROPOSED = "proposed", pgettext_lazy("proposal", "Proposed")
    AGREED = "agreed", pgettext_lazy("proposal", "Agreed")
    DECLINED = "declined", pgettext_lazy("proposal", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "Withdrawn")


class Rhythm(models.TextChoices):
    AT_ONCE = "at_once", _("As soon as there is news")
    DAILY = "daily", _("Once a day")
    WEEKLY = "weekly", _("Once a week")


class SubscriberState(models.TextChoices):
    PENDING = "pending", _("Requested, not confirmed")
    CONFIRMED = "confirmed", _("Confirmed")
    ENDED = "ended", pgettext_lazy("subscriber", "Unsubscribed")
    BOUNCED = "bounced", _("Email bounces")


class Duty(models.TextChoices):
    """What the holder of a link for one evening may do."""

    DOOR = "door", _("At the door: check people in and count walk-ins")
    CO_HOST = "co_host", _("Co-host: run sheet, polls and questions")


class LinkState(models.TextChoices):
    NOT_YET = "not_yet", _("Not active yet")
    WORKS = "works", _("Active now")
    ENDED = "ended", pgettext_lazy("link", "No longer active")
