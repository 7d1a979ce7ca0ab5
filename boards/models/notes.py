"""What a member writes for their own eyes, and what they have read. Nobody else ever sees either (BK-41).

No history, no search, no export, no screen of the staff or the administrator: the words lie here encrypted, and are
gone at once when their author deletes them.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boards.models.meetings import Meeting
from cms import clock


class NoteKind(models.TextChoices):
    NOTE = "note", _("Note")
    HIGHLIGHT = "highlight", _("Highlight")


class MemberNote(models.Model):
    """``sealed`` holds words, passage and author, encrypted. ``about`` is a material's number; empty: the item."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=36)
    about = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=9, choices=NoteKind, default=NoteKind.NOTE)
    sealed = models.TextField()
    written_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    encrypted_fields = {"sealed": "private note"}  # with its purpose: see manage.py reencrypt
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("private note")
        verbose_name_plural = _("private notes")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "meeting", "key", "about"],
                condition=Q(kind=NoteKind.NOTE),
                name="one_private_note_each",
            )
        ]

    def __str__(self) -> str:
        return str(_("Private note"))


class MeetingVisit(models.Model):
    """When a member last opened a meeting, its items (``read``) and which version of a material (``versions``)."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=clock.now)
    read = models.JSONField(default=dict)
    versions = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("member’s visit to a meeting")
        verbose_name_plural = _("members’ visits to meetings")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["owner", "meeting"], name="one_visit_each")]

    def __str__(self) -> str:
        return str(_("Member’s visit to a meeting"))
