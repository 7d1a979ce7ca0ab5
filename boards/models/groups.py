"""Contacts between members: topics, small groups, and questions to staff (BK-40 to BK-44)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boards.models.bodies import Appointment, Body
from cms import clock
from cms.i18n.fields import TranslatedField
from cms.models import DemoMarked
from cms.records.history import History


class Purpose(models.TextChoices):
    JOINT = "joint_proposal", _("a joint proposal")
    DRAFTING = "drafting", _("drafting a report")
    SPONSOR = "sponsor", _("sponsoring a public proposal")
    WORKING = "working", _("a working group")


class GroupState(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class ContactState(models.TextChoices):
    INVITED = "invited", _("Invited")
    ACCEPTED = "accepted", _("Takes part")
    DECLINED = "declined", _("Declined")
    LEFT = "left", _("Left")


class FoundedBy(models.TextChoices):
    """C2C-32: whether formal action created a group decides if the open-meeting law applies (BK-01)."""

    MEMBERS = "members", _("the members themselves")
    CHAIR = "chair", _("the chair")
    PROCESS = "process", _("the yearly proposal process")
    FORMAL = "formal", _("formal action of the body")


class Topic(models.Model):
    """A matter of business of one body: a proposal, an agenda item, or a subject named by staff."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="topics", verbose_name=_("body"))
    kind = models.CharField(_("kind"), max_length=20)
    key = models.CharField(max_length=36)
    title = TranslatedField(_("title"), text_length=160, blank=True)
    same_as = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="others",
        verbose_name=_("is the same matter as"),
    )
    opened_at = models.DateTimeField(default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.UniqueConstraint(fields=["body", "kind", "key"], name="one_topic_of_a_matter_in_a_body")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class ContactGroup(DemoMarked):
    """A small group of members on one topic. It has no name or text, which could reach other members."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="groups", verbose_name=_("topic"))
    purpose = models.CharField(_("for"), max_length=16, choices=Purpose)
    state = models.CharField(_("state"), max_length=8, choices=GroupState, default=GroupState.OPEN)
    most = models.PositiveSmallIntegerField(
        _("members at most"),
        null=True,
        blank=True,
        help_text=_("Five for a joint proposal. Blank: only the legal limit."),
    )
    founded_by = models.CharField(
        _("created by"), max_length=10, choices=FoundedBy, default=FoundedBy.MEMBERS
    )
    holds_power = models.BooleanField(_("acts for the body under delegated authority"), default=False)
    made_at = models.DateTimeField(_("since"), default=clock.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("small group")
        verbose_name_plural = _("small groups")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic"], condition=Q(purpose="sponsor"), name="one_circle_of_sponsors_on_a_topic"
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}: {self.get_purpose_display()}"

    @property
    def is_open(self) -> bool:
        return self.state == GroupState.OPEN


class ContactMember(models.Model):
    """A person invited to a group. Rows are never deleted, and count from the invitation on (BK-42)."""

    group = models.ForeignKey(ContactGroup, on_delete=models.PROTECT, related_name="members")
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("member")
    )
    state = models.CharField(_("state"), max_length=8, choices=ContactState, default=ContactState.INVITED)
    since = models.DateTimeField(_("asked"), default=clock.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("member of a small group")
        verbose_name_plural = _("members of small groups")
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["group", "appointment"], name="once_in_a_group")]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.appointment_id}"


class MemberQuestion(DemoMarked):
    """A member's question to staff, answered to that member alone; no other member sees it (BK-41)."""

    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="questions", verbose_name=_("member")
    )
    words = models.TextField(_("question"), max_length=4000)
    asked_at = models.DateTimeField(_("asked"), default=clock.now)
    answer = models.TextField(_("answer"), max_length=6000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_by_name = models.CharField(_("answered by"), max_length=150, blank=True)

    history = History(excluded_fields=["words", "answer"])
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("member’s question")
        verbose_name_plural = _("members’ questions")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return str(self.pk)
