"""States and kinds of this app's records, and named sets of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BodyKind(models.TextChoices):
    GOVERNING = "governing", _("Governing board, established by law")
    ADVISORY = "advisory", _("Advisory board, established by law")
    COMMITTEE = "committee", _("Committee")


class CoveredUnder(models.TextChoices):
    """BK-01: why the open-meeting law covers a body."""

    STATUTE = "a", _("(a) established by statute")
    DELEGATED = "b", _("(b) exercises delegated authority")
    FORMAL = "c", _("(c) advisory, established by formal action, three or more people")
    FUNDED = "d", _("(d) funded, with a member who represents the state body")
    NONE = "n", _("not covered: advises only, fewer than three people")


class CommitteeKind(models.TextChoices):
    """C2C-06; a standing committee has a continuing subject, an ad hoc one a single task."""

    STANDING = "standing", _("standing committee")
    AD_HOC = "ad_hoc", _("ad hoc committee")


class SeatBase(models.TextChoices):
    """C2C-05: whether vacancies reduce the base is for counsel to say."""

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
    ENDED = "ended", _("Adjourned")
    CANCELLED = "cancelled", _("Canceled")
    MOVED = "moved", _("Moved to another time")
    CALLED_OFF = "called_off", _("Called off")
    DISCARDED = "discarded", _("Draft deleted")


PUBLIC_MEETINGS = (
    MeetingStatus.POSTED,
    MeetingStatus.IN_SESSION,
    MeetingStatus.ENDED,
    MeetingStatus.CANCELLED,
    MeetingStatus.MOVED,
)
CALLED_OFF = (MeetingStatus.CANCELLED, MeetingStatus.MOVED, MeetingStatus.CALLED_OFF)
UNPOSTED = (MeetingStatus.DRAFT, MeetingStatus.CALLED_OFF)
AHEAD = (MeetingStatus.DRAFT, MeetingStatus.POSTED, MeetingStatus.IN_SESSION)


class Pause(models.TextChoices):
    """Reasons a meeting in session is paused. No decisions are made during a pause (BK-29c, BK-32)."""

    RECESS = "recess", _("Recess")
    ACCESS = "access", _("Remote access lost")
    CLOSED = "closed", _("Closed session")


class SpecialPurpose(models.TextChoices):
    """BK-16: the nine allowed purposes of a special meeting."""

    LITIGATION = "litigation", _("pending litigation")
    LEGISLATION = "legislation", _("proposed legislation")
    OPINION = "opinion", _("issuing a legal opinion")
    DISCIPLINE = "discipline", _("discipline of a state officer or employee")
    PROPERTY = "property", _("buying, selling, exchanging or leasing real property")
    LICENSE = "license", _("license examinations and applications")
    HOUSING = "housing", _("housing loans or grants (Health and Safety Code division 31)")
    AUDIT = "audit", _("response to a confidential final draft audit")
    EXECUTIVE = "executive", _("an interim executive officer after death, incapacity or vacancy")


class CalledBy(models.TextChoices):
    CHAIR = "chair", _("the chair")
    MAJORITY = "majority", _("a majority of the members")


class Ground(models.TextChoices):
    """Why notice is shorter than ten days: BK-16 for a special meeting, BK-18 for an emergency meeting."""

    HARDSHIP = "hardship", _("ten days’ notice would be a substantial hardship")
    INTEREST = "interest", _("immediate action is needed to protect the public interest")
    STOPPAGE = "stoppage", _("a work stoppage or other activity that severely harms health or safety")
    DISASTER = "disaster", _("a crippling disaster that severely harms health or safety")


SPECIAL_GROUNDS = (Ground.HARDSHIP, Ground.INTEREST)
EMERGENCY_GROUNDS = (Ground.STOPPAGE, Ground.DISASTER)


class CombinedCheck(models.TextChoices):
    """BK-15: conditions under which one notice may also serve an advisory body's meeting."""

    COVERED = "covered", _("the business is covered by the other body’s notice")
    ANNOUNCED = "announced", _("time and place were announced at its open meeting")
    NEARBY = "nearby", _("it is held soon after and nearby")


class ItemKind(models.TextChoices):
    INFORMATION = "information", _("Information")
    DISCUSSION = "discussion", _("Discussion")
    ACTION = "action", _("Action")
    COMMENT = "comment", _("Public comment")
    CONSENT = "consent", _("Consent block")
    CLOSED = "closed", _("Closed session")
    FINDING = "finding", _("Opening finding")
    ADJOURN = "adjourn", _("Adjournment")
    BREAK = "break", pgettext_lazy("kind of agenda item", "Break")


VOTING_KINDS = (ItemKind.ACTION, ItemKind.CONSENT, ItemKind.FINDING, ItemKind.ADJOURN)


class Channel(models.TextChoices):
    WEB = "web", _("web page")
    SUBSCRIBER = "subscriber", _("person who requested notices")
    MEDIA = "media", _("news media")
    MEMBER = "member", _("member of the body")
    WIRE = "wire", _("national press wire service")
    PHONE = "phone", _("phone")
    DOOR = "door", _("door of the meeting place")


class NoticeKind(models.TextChoices):
    AGENDA = "agenda", _("agenda")
    CORRECTION = "correction", _("correction of the agenda")
    ADDED = "added", _("added item")
    CANCELLED = "cancelled", _("meeting canceled")
    MOVED = "moved", _("meeting moved")
    CONTINUED = "continued", _("meeting continued")
    REMOTE = "remote", _("remote members")
    ACCESS = "access", _("remote access lost")
    FINDING = "finding", _("finding of a special meeting")
    RENEWED = "renewed", _("new notice")


class PostingAct(models.TextChoices):
    """BK-14: the lawful acts by which an agenda is posted, and changed after posting."""

    FIRST = "first", _("agenda posted")
    CLERICAL = "clerical", _("clerical correction")
    NOTICE = "notice", _("new notice")
    ADDED = "added", _("item added")


class PreparedBy(models.TextChoices):
    """BK-51: who prepared a handout determines when it must be available."""

    BODY = "body", _("the body or its staff")
    MEMBER = "member", _("a member")
    OTHER = "other", _("someone else")


class MaterialAct(models.TextChoices):
    """What needs two people about a material (BK-34)."""

    OPEN = "open", _("Open a closed material")
    REMOVE = "remove", _("End access: posted by mistake")


class PresenceMode(models.TextChoices):
    ROOM = "room", _("in the room")
    SITE = "site", _("at a public site")
    REMOTE = "remote", _("remote")


class AdultPresent(models.TextChoices):
    """BK-29b, mode (ii): each remote member states whether another adult is in the room."""

    NONE = "none", _("no other adult in the room")
    YES = "yes", _("another adult in the room")


class FindingVoteAt(models.TextChoices):
    """BK-14b: the section does not say at which meeting an added item is voted on."""

    ASK = "", _("counsel has not answered yet")
    EARLIER = "earlier_meeting", _("at an earlier meeting")
    SAME = "same_meeting_after_notice", _("at the opening of the same meeting, after notice")


class Position(models.TextChoices):
    FOR = "for", pgettext_lazy("position", "In favor")
    AGAINST = "against", pgettext_lazy("position", "Opposed")
    NEITHER = "neither", pgettext_lazy("position", "Neither")


class SpeakHow(models.TextChoices):
    ROOM = "room", _("in the room")
    ONLINE = "online", _("online")
    PHONE = "phone", _("by phone")


class Interpreting(models.TextChoices):
    """BK-22: speakers using consecutive interpretation or a device get twice the time."""

    NONE = "none", _("none")
    TURNS = "turns", _("an interpreter or device that takes turns with the speaker")
    AT_ONCE = "at_once", _("equipment that lets everyone hear the interpretation at the same time")


class SpeakerState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("speaker", "Waiting")
    SPEAKING = "speaking", pgettext_lazy("speaker", "Speaking")
    DONE = "done", pgettext_lazy("speaker", "Spoke")
    PASSED = "passed", pgettext_lazy("speaker", "Did not speak")


class AidKind(models.TextChoices):
    INTERPRETER = "interpreter", _("an interpreter")
    SIGN = "sign", _("sign language")
    CAPTIONS = "captions", _("captions")
    FORMAT = "format", _("a document in another format")
    ACCESS = "access", _("access to the meeting place")
    OTHER = "other", _("another accommodation")


class AidState(models.TextChoices):
    OPEN = "open", _("not answered yet")
    GRANTED = "granted", _("granted")
    OTHERWISE = "otherwise", _("met in another way")
    NOT_MET = "not_met", _("could not be met")


class IncidentKind(models.TextChoices):
    ACCESS = "access", _("remote access lost")
    DISTURBANCE = "disturbance", _("disturbance")


class MinutesState(models.TextChoices):
    DRAFT = "draft", _("Draft, not approved")
    PARTLY = "partly", _("Approved by one of two bodies")
    APPROVED = "approved", _("Approved")
    AMENDED = "amended", _("Approved and amended")


APPROVED_MINUTES = (MinutesState.APPROVED, MinutesState.AMENDED)


class DutyKind(models.TextChoices):
    """Legal duties that remain after an act."""

    PUBLISH_FINDING = "publish_finding", _("Publish the opening finding")
    DOOR = "door", _("Post the order at the door")
    OLD_DOOR = "old_door", _("Post a sign at the original meeting place")
    POST_PLACE = "post_place", _("Post the emergency minutes in a public place")
    POST_WEB = "post_web", _("Post the emergency minutes on the internet")
    MEDIA_AFTER = "media_after", _("Notify the media afterward")
    REPORT = "report", _("Report the closed session’s action")
    LETTER = "letter", _("Letter to the Legislative Analyst")
    MEMORANDUM = "memorandum", _("Counsel’s memorandum")
    EMPLOYEE = "employee", _("Written notice to the employee")


class OnboardingKind(models.TextChoices):
    ACT = "act", _("Copy of the open-meeting act provided")
    DUTIES = "duties", _("Duties of members read: students and families first")
    CONFLICTS = "conflicts", _("Conflict-of-interest policy read")
    ACCOUNT = "account", _("Account with a second factor")
    OATH = "oath", _("Oath taken")


class Outcome(models.TextChoices):
    """PAR-02: every answer comes with a reason. Of a vote it is derived; see decisions/outcome_rules.py."""

    ADOPTED = "adopted", _("Adopted")
    ADAPTED = "adapted", _("Adopted with changes")
    FAILED = "failed", _("Not adopted")
    DECLINED = "declined", _("Not taken up")
    DEFERRED = "deferred", _("Tabled")


YES = (Outcome.ADOPTED, Outcome.ADAPTED)


class ProposalState(models.TextChoices):
    """C2C-30: where a proposal stands in the cycle."""

    DRAFT = "draft", pgettext_lazy("proposal", "Being written")
    SUBMITTED = "submitted", pgettext_lazy("proposal", "Received")
    SPONSORED = "sponsored", _("Sponsored by a member")
    NOT_SPONSORED = "not_sponsored", _("Not sponsored")
    DISCUSSED = "discussed", pgettext_lazy("proposal", "Discussed")
    IN_FEASIBILITY = "in_feasibility", _("In feasibility study")
    REPORTED = "reported", _("In the report to the board")
    CONSIDERED = "considered", _("Considered by the board")
    CLOSED = "closed", _("Answered")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "Withdrawn")


# Submitted by people, not yet discussed by a board.
UNDISCUSSED = (
    ProposalState.DRAFT,
    ProposalState.SUBMITTED,
    ProposalState.SPONSORED,
    ProposalState.NOT_SPONSORED,
    ProposalState.WITHDRAWN,
)


class PayUnit(models.TextChoices):
    """The time that the pay of a job opening is for, in the words of schema.org."""

    HOUR = "HOUR", _("an hour")
    MONTH = "MONTH", _("a month")
    YEAR = "YEAR", _("a year")
