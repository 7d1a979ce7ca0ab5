"""The read model: the public copy of each record, what was written since it was copied, and how copies changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublishedRecordQuerySet(models.QuerySet["PublishedRecord"]):
    def present(self) -> "PublishedRecordQuerySet":
        """Without tombstones."""
        return self.filter(removed_at=None)


class PublishedRecord(models.Model):
    """What anybody may read of one record, as it was last copied. API, dialects, search and archive read it.

    Of a record that is public no more only a tombstone stays: its kind, its key, and when it went.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=160)
    table = models.CharField(max_length=63)
    row = models.CharField(max_length=40)
    title = models.JSONField(default=dict)
    paths = models.JSONField(default=dict)
    number = models.CharField(max_length=40, blank=True)
    body = models.CharField(max_length=60, blank=True)
    day = models.DateField(null=True)
    standing = models.JSONField(null=True)
    attributes = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    is_demo = models.BooleanField(default=False)
    digest = models.CharField("SHA-256", max_length=64)
    published_at = models.DateTimeField(null=True)
    modified_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    objects = PublishedRecordQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("published record")
        verbose_name_plural = _("published records")
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "row"], name="one_public_copy_of_a_record"),
        ]
        indexes = [
            models.Index(fields=["kind", "key"], name="record_by_key"),
            models.Index(fields=["kind", "modified_at", "id"], name="record_by_change"),
            models.Index(fields=["table", "row"], name="record_by_source"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}"


class ChangedRow(models.Model):
    """A row of a watched table that was written. Triggers note it, in the transaction of the change."""

    table = models.CharField(max_length=63)
    row = models.CharField(max_length=40)
    is_deleted = models.BooleanField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("changed row")
        verbose_name_plural = _("changed rows")
        indexes = [models.Index(fields=["table", "row"], name="changed_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


class RecordChange(models.Model):
    """That a public record appeared, changed or went, and which of its attributes differ. It holds nothing they say."""

    class Act(models.TextChoices):
        ADDED = "added", "added"
        CHANGED = "changed", "changed"
        REMOVED = "removed", "removed"

    record = models.ForeignKey(PublishedRecord, on_delete=models.CASCADE, related_name="changes")
    act = models.CharField(max_length=8, choices=Act)
    fields = models.JSONField(default=list)
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change to a public record")
        verbose_name_plural = _("changes to public records")
        ordering = ["pk"]
        indexes = [models.Index(fields=["at"], name="record_change_by_time")]

    def __str__(self) -> str:
        return f"{self.record_id} {self.act}"
