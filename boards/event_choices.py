"""Kinds of events of a meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(models.TextChoices):
    """Everything that happens to a meeting, from posting to approved minutes, recorded in order."""

    POSTED = "posted", _("Agenda posted")
    CORRECTED = "corrected", _("Agenda corrected")
    NOTICED_ANEW = "noticed_anew", _("New notice posted")
    ITEM_ADDED = "item_added", _("Item added")
    CANCELLED = "cancelled", _("Meeting canceled")
    MOVED = "moved", _("Meeting moved")
    MATERIAL = "material", _("Material added")
    MATERIAL_OPENED = "material_opened", _("Closed material opened")
    MATERIAL_GONE = "material_gone", _("Material withdrawn")
    BEGAN = "began", _("Meeting began")
    PRESIDES = "presides", _("Presiding officer")
    CAME = "came", pgettext_lazy("event", "Arrived")
    LEFT = "left", pgettext_lazy("event", "Left")
    ABSENCE = "absence", _("Absence recorded")
    SLIP = "slip", _("Attendance entry undone")
    ITEM = "item", _("Item called")
    COMMENT_OPENED = "comment_opened", _("Public comment opened")
    COMMENT_CLOSED = "comment_closed", _("Public comment closed")
    SPEAKER = "speaker", _("Speaker called")
    SPEAKER_DONE = "speaker_done", _("Speaker finished")
    RECUSED = "recused", _("Member recused")
    RETURNED = "returned", _("Recused member returned")
    MOTION = "motion", _("Motion made")
    SECONDED = "seconded", _("Motion seconded")
    NO_SECOND = "no_second", _("Motion failed for lack of a second")
    AMENDED = "amended", _("Motion amended")
    WITHDRAWN = "withdrawn", _("Motion withdrawn")
    TABLED = "tabled", _("Tabled")
    POSTPONED = "postponed", _("Continued to a later meeting")
    REFERRED = "referred", _("Referred")
    DECLINED = "declined", _("Not taken up, by vote")
    TAKEN_UP = "taken_up", _("Taken from the table")
    RECONSIDERED = "reconsidered", _("Vote reconsidered")
    RESCINDED = "rescinded", _("Action rescinded")
    VOTE = "vote", _("Vote called")
    VOTE_RIGHTED = "vote_righted", _("Vote corrected")
    VOTE_CLOSED = "vote_closed", _("Vote closed")
    LEFT_OPEN = "left_open", _("Item closed without a vote")
    RECESS = "recess", _("Recess")
    ACCESS_LOST = "access_lost", _("Remote access lost")
    CLOSED_OUT = "closed_out", _("Closed session began")
    CLOSED_IN = "closed_in", _("Returned to open session")
    RESUMED = "resumed", _("Meeting resumed")
    DISTURBED = "disturbed", _("Disturbance")
    CORRECTION = "correction", _("Record corrected")
    CONTINUED = "continued", _("Continued to another time")
    ENDED = "ended", _("Meeting adjourned")
    END_UNDONE = "end_undone", _("Adjournment undone")
    MINUTES = "minutes", _("Minutes posted")
    RECORDING = "recording", _("Recording added")
    RECORDING_GONE = "recording_gone", _("Recording removed")
    DECISION = "decision", _("Decision published")


PUBLIC_NEWS = (
    EventKind.POSTED, EventKind.CORRECTED, EventKind.NOTICED_ANEW, EventKind.ITEM_ADDED, EventKind.CANCELLED,
    EventKind.MOVED,
    EventKind.MATERIAL, EventKind.BEGAN, EventKind.CONTINUED, EventKind.ENDED,
    EventKind.END_UNDONE, EventKind.MINUTES,
    EventKind.RECORDING, EventKind.RECORDING_GONE, EventKind.DECISION,
)  # fmt: skip
