"""Private notes of a member and what they have read, visible to nobody else (BK-41).

No history, search, export, staff or admin screen: the text is encrypted, and deleted as soon as its author deletes it.
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
    MARK = "mark", _("Page mark")


class MemberNote(models.Model):
    """``sealed`` holds text, passage and author, encrypted.

    ``about`` is a material's number, or the place of one of its pages (material.version.page); empty for the item.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=36)
    about = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=9, choices=NoteKind, default=NoteKind.NOTE)
    sealed = models.TextField()
    written_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    encrypted_fields = {"sealed": "private note"}  # purpose of the key, for manage.py reencrypt
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("private note")
        verbose_name_plural = _("private notes")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "meeting", "key", "about", "kind"],
                condition=~Q(kind=NoteKind.HIGHLIGHT),
                name="one_private_note_each",
            )
        ]

    def __str__(self) -> str:
        return str(_("Private note"))


class MeetingVisit(models.Model):
    """When a member last opened a meeting, which items they read, and which versions of its materials."""

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
