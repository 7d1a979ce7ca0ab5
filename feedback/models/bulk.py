"""Models for acts on all comments that match a filter, and for the filters that people save."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import Job
from feedback.models.coding import Code
from feedback.models.submissions import ModerationAct


class Screen(models.TextChoices):
    """The screens whose filters can be saved and acted on."""

    COMMENTS = "comments", _("Comments")
    GRID = "grid", _("Many texts")


class SavedFilter(models.Model):
    """A filter under a name. It is deleted with the account of its owner.

    ``pairs`` are its fields with their values, as typed: what a person wrote is found there when it is redacted.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    screen = models.CharField(_("screen"), max_length=10, choices=Screen.choices)
    pairs = models.JSONField(_("filter"))
    is_shared = models.BooleanField(_("shared with the team"), default=False)
    made_at = models.DateTimeField(_("saved"), default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        constraints = [
            models.UniqueConstraint(fields=["owner", "screen", "name"], name="one_saved_filter_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def query(self) -> str:
        return urlencode(self.pairs)

    @property
    def url(self) -> str:
        screens = {Screen.COMMENTS: "desk_comments", Screen.GRID: "desk_grid"}
        return f"{reverse(f'feedback:{screens[Screen(self.screen)]}')}?{self.query}"


class BulkAction(models.Model):
    """One act on all that matched a filter when it was confirmed. Its members are frozen in its chunks.

    Undoing it is an action of its own, whose members are what the first one made.
    """

    class Kind(models.TextChoices):
        PUBLISH = "publish", _("Approve comments")
        HIDE = "hide", _("Hide comments")
        STEP_BACK = "step_back", _("Undo the last step for comments")
        CODE = "code", _("Apply a code")
        ASSIGN = "assign", _("Assign texts to a coder")
        HOLD = "hold", _("Place legal holds")
        UNDO = "undo", _("Undo")
        LIFT = "lift", _("Lift legal holds")

    class Refusal(models.TextChoices):
        WITHDRAWN = "withdrawn", _("The person withdrew the comment.")
        SAME = "same", _("It is already set that way.")
        PRIVATE = "private", _("Some of its text may identify a person. Decide first whether to redact it.")
        NOTHING = "nothing", _("There is nothing to undo.")
        LATER = "later", _("Someone has changed it since then, so it was left as it is.")
        APART = "apart", _("It is in an open double-coded sample.")
        BOOK = "book", _("The code is not in the codebook of its form.")
        CANNOT = "cannot", _("It cannot be coded now.")
        CODED = "coded", _("You have already applied this code to it.")
        ASSIGNED = "assigned", _("It is already assigned to this person, or this person has read it.")
        HELD = "held", _("It is already on hold.")
        ASKED = "asked", _("Someone has already asked to lift the hold.")
        SECOND = "second", _("You asked to lift the hold. A second person must agree.")
        NOT_ASKED = "not_asked", _("No one has asked to lift the hold.")

    number = models.PositiveIntegerField(_("number"), unique=True)
    kind = models.CharField(_("action"), max_length=10, choices=Kind.choices)
    of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="followed_by",
        verbose_name=_("action it undoes"),
    )
    screen = models.CharField(_("screen"), max_length=10, choices=Screen.choices)
    filter_text = models.JSONField(_("filter description"), default=list)
    reason = models.CharField(
        _("reason to hide"), max_length=10, choices=ModerationAct.Reason.choices, blank=True
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    code = models.ForeignKey(Code, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    coder_name = models.CharField(_("coder"), max_length=150, blank=True)
    together = models.UUIDField(_("actions done together"), unique=True, default=uuid.uuid4, editable=False)
    members = models.PositiveIntegerField(_("members"))
    digest = models.CharField(_("SHA-256 of the members"), max_length=64, editable=False)
    done = models.PositiveIntegerField(_("done"), default=0)
    refused = models.JSONField(_("not done, by reason"), default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(_("who"), max_length=150)
    at = models.DateTimeField(_("when"), default=clock.now)
    shown_at = models.DateTimeField(
        _("confirmation shown"),
        default=clock.now,
        help_text="A comment that was decided on after this moment stays as it is.",
    )
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-number"]
        verbose_name = _("bulk action")
        verbose_name_plural = _("bulk actions")
        constraints = [
            models.UniqueConstraint(fields=["of", "kind"], name="one_undo_of_a_bulk_action"),
        ]

    def __str__(self) -> str:
        return str(_("Bulk action %(number)s") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("feedback:desk_together", args=[self.number])

    @property
    def subject(self) -> str:
        """The kind of the first action: of an undo, that of what it undoes."""
        return self.of.kind if self.of else self.kind

    @property
    def is_running(self) -> bool:
        return self.job is not None and not self.job.is_over

    @property
    def refused_count(self) -> int:
        return sum(self.refused.values())

    @property
    def left(self) -> int:
        """Members that were not reached yet."""
        return self.members - self.done - self.refused_count

    @property
    def refused_reasons(self) -> list[tuple[str, int]]:
        return [(str(self.Refusal(name).label), count) for name, count in sorted(self.refused.items())]


class BulkChunk(models.Model):
    """Some members of an action, done in one transaction. ``made``: the acts, codings, tasks or holds it made."""

    action = models.ForeignKey(BulkAction, on_delete=models.CASCADE, related_name="chunks")
    number = models.PositiveIntegerField()
    ids = models.JSONField(default=list)
    made = models.JSONField(default=list)
    refused = models.JSONField(_("not done, by reason"), default=dict)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]
        verbose_name = _("part of a bulk action")
        verbose_name_plural = _("parts of bulk actions")
        constraints = [
            models.UniqueConstraint(fields=["action", "number"], name="one_bulk_chunk_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.action_id}/{self.number}"
