"""Officers of a body, who presides, who excuses an absence, and the order of a roll call."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Office(models.TextChoices):
    """An office of a body: the board chooses a chair (C2C-06)."""

    CHAIR = "chair", _("chair")
    VICE_CHAIR = "vice_chair", _("vice chair")


class PresidesAs(models.TextChoices):
    """In which capacity a member presides. Without an office or a vote, the member only presides."""

    CHAIR = "chair", _("chair")
    VICE_CHAIR = "vice_chair", _("vice chair")
    PRO_TEM = "pro_tem", _("elected chair pro tem")
    MEMBER = "", _("presiding")


class ExcusedBy(models.TextChoices):
    PRESIDING = "presiding", _("the presiding officer")
    VOTE = "vote", _("a vote of the body")


class RollCallOrder(models.TextChoices):
    SEATS = "seats", _("in the order of the seats")
    NAMES = "names", _("by last name")
    ROTATING = "rotating", _("in the order of the seats, starting one seat later at each roll call")
