"""Kinds, effects and states of motions; choices of a vote."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MotionKind(models.TextChoices):
    """The kind of motion determines the required ayes (C2C-05, BK-14, BK-16a, BK-18, BK-29e, BK-32a)."""

    DECISION = "decision", _("decision")
    MINUTES = "minutes", _("approve minutes")
    PROCEDURE = "procedure", _("procedure")
    SPECIAL = "special", _("opening finding of a special meeting")
    EMERGENCY = "emergency", _("finding of an emergency")
    ADDED = "added", _("add an item: immediate action is needed")
    ADDED_EMERGENCY = "added_emerg", _("add an item: an emergency exists")
    EXCEPTION = "exception", _("count a member with a disability who joins remotely")
    SECURITY = "security", _("closed session on security")


class MotionEffect(models.TextChoices):
    """What a motion does to the business before the body, or to an earlier vote, if it passes."""

    TABLE = "table", _("lay on the table")
    CONTINUE = "continue", _("continue to a later meeting")
    REFER = "refer", _("refer")
    DECLINE = "decline", _("not take up (postpone indefinitely)")
    TAKE_UP = "take_up", _("take from the table")
    RECONSIDER = "reconsider", _("reconsider a vote")
    RESCIND = "rescind", _("rescind an action")


# What a motion of these effects does to the business is the body's answer, if the motion passes.
PUTS_OFF = (MotionEffect.TABLE, MotionEffect.CONTINUE, MotionEffect.REFER)
SUBSIDIARY = (*PUTS_OFF, MotionEffect.DECLINE)
SUPERSEDING = (MotionEffect.RECONSIDER, MotionEffect.RESCIND)  # the earlier vote no longer stands


class ThresholdOf(models.TextChoices):
    """C2C-05: procedural motions have no lower threshold unless counsel sets one."""

    BODY = "body", _("the same as for a decision")
    MAJORITY = "majority", _("a majority of the seats")
    PRESENT = "present", _("a majority of those present")


class MotionState(models.TextChoices):
    MOVED = "moved", _("Moved")
    CLOSED = "closed", _("Vote closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    AMENDED = "amended", _("Replaced by the motion as amended")
    NO_SECOND = "no_second", _("Failed for lack of a second")
    TABLED = "tabled", _("Tabled")
    CONTINUED = "continued", _("Continued")
    REFERRED = "referred", _("Referred")
    DECLINED = "declined", _("Not taken up")


class Choice(models.TextChoices):
    AYE = "aye", _("Aye")
    NO = "no", pgettext_lazy("vote", "No")
    ABSTAIN = "abstain", _("Abstain")
    RECUSED = "recused", _("Recused")
    ABSENT = "absent", _("Absent")
    VACANT = "vacant", _("Vacant")


NEVER_VOTED = (MotionState.WITHDRAWN, MotionState.NO_SECOND)
SPOKEN = (Choice.AYE, Choice.NO, Choice.ABSTAIN, Choice.RECUSED)
