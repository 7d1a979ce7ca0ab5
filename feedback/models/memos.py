"""Memos: dated notes of coders on a code, on a text, or on a codebook as a whole. They are internal."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.access import Visitor
from cms.models import DemoMarked
from cms.records.history import History
from feedback.models.coding import Code, Codebook
from feedback.models.submissions import SubmissionText
from feedback.querysets import MemoQuerySet, related_rows


class Memo(DemoMarked):
    """On exactly one of the three. Its history keeps what it said before, and a memo that was removed."""

    codebook = models.ForeignKey(
        Codebook, null=True, blank=True, on_delete=models.PROTECT, related_name="memos"
    )
    code = models.ForeignKey(Code, null=True, blank=True, on_delete=models.PROTECT, related_name="memos")
    text = models.ForeignKey(
        SubmissionText, null=True, blank=True, on_delete=models.PROTECT, related_name="memos"
    )
    guid = models.UUIDField(
        _("id in other tools"),
        default=uuid4,
        unique=True,
        editable=False,
        help_text=_("As a project file names it."),
    )
    body = models.TextField(_("memo"), max_length=2000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    author_name = models.CharField(_("who"), max_length=150)
    at = models.DateTimeField(_("when"), default=clock.now)
    changed_at = models.DateTimeField(_("last changed"), null=True, blank=True)

    objects = MemoQuerySet.as_manager()
    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("memo")
        verbose_name_plural = _("memos")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(codebook__isnull=False, code=None, text=None)
                | models.Q(codebook=None, code__isnull=False, text=None)
                | models.Q(codebook=None, code=None, text__isnull=False),
                name="memo_on_exactly_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.author_name} {self.at:%Y-%m-%d}"

    @property
    def subject(self) -> Codebook | Code | SubmissionText:
        found = self.codebook or self.code or self.text
        if found is None:
            raise ValueError("a memo is on exactly one thing")
        return found

    @classmethod
    def may_read_history(cls, user: Visitor, pk: object) -> bool:
        """Not by others while an open sample contains the text it is on (PAR-04)."""
        past = cls.history.filter(id=pk) if str(pk).isdecimal() else cls.history.none()
        apart = related_rows(SubmissionText, "tasks").filter(
            text__in=past.exclude(text=None).values("text_id"), sample__state="open"
        )
        return not apart.exists() or past.filter(author=user).exists()
