"""The closed lists of this room: states, promises, languages."""

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
    CANCELLED = "cancelled", _("Cancelled")
    HELD = "held", _("Held")
    REPORTED = "reported", _("Recap posted")


AHEAD = (Status.SCHEDULED, Status.MOVED)
OVER = (Status.HELD, Status.REPORTED)


class Promise(models.TextChoices):
    """PAR-01: exactly one level for each conversation."""

    INFORM = "inform", _("We inform you")
    CONSULT = "consult", _("We consult you")
    INVOLVE = "involve", _("We work with you")
    COLLABORATE = "collaborate", _("We plan together")
    EMPOWER = "empower", _("You decide")


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
    SIGN = "sign", _("On screen all the time")
    CAPTIONS = "captions", _("Captions")
    GROUP = "group", _("Small group in this language")


class ServiceStatus(models.TextChoices):
    OFFERED = "offered", _("Ask us")
    REQUESTED = "requested", _("Being booked")
    PROVIDED = "provided", _("Booked")


class RegistrationState(models.TextChoices):
    CONFIRMED = "confirmed", _("Seat kept")
    WAITING = "waiting", _("On the waiting list")
    CANCELLED = "cancelled", _("Cancelled")


class BreakdownKind(models.TextChoices):
    GROUP = "group", _("Who spoke")
    LANGUAGE = "language", _("Language of the comments")
