"""Reading rules of this room."""

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery


class FormQuerySet(models.QuerySet):
    def with_current(self) -> "FormQuerySet":
        """With the id of the newest frozen version, and whether a page of the form is public."""
        from feedback.models import FeedbackFormPage, FormVersion

        newest = FormVersion.objects.filter(form=OuterRef("pk")).order_by("-number")
        pages = FeedbackFormPage.objects.filter(form=OuterRef("pk"), live=True)
        return self.annotate(
            current_version_id=Subquery(newest.values("pk")[:1]),
            current_version_sha256=Subquery(newest.values("sha256")[:1]),
            has_page=Exists(pages),
        )

    def public(self) -> "FormQuerySet":
        return self.with_current().filter(has_page=True, current_version_id__isnull=False)


class SubmissionQuerySet(models.QuerySet):
    def public(self) -> "SubmissionQuerySet":
        return self.filter(state="published", consent_publish=True)

    def counted(self) -> "SubmissionQuerySet":
        """What analysis and cuts may use: not taken back, and allowed to be counted."""
        return self.exclude(state="withdrawn").filter(consent_analyse=True)

    def with_words(self, words: str) -> "SubmissionQuerySet":
        """In any text that stands now: own words, translations, transcripts, redactions."""
        from feedback.models import SubmissionText

        found = SubmissionText.objects.current().filter(text__icontains=words)
        return self.filter(pk__in=found.order_by().values("submission"))

    def coded_with(self, code_key: str) -> "SubmissionQuerySet":
        from feedback.cuts.metadata import keys_of_code
        from feedback.models import Coding

        found = Coding.objects.current().settled().filter(code__in=keys_of_code(code_key))
        return self.filter(Exists(found.filter(text__submission=OuterRef("pk"))))

    def uncoded(self) -> "SubmissionQuerySet":
        from feedback.models import Coding

        found = Coding.objects.current().settled()
        return self.filter(~Exists(found.filter(text__submission=OuterRef("pk"))))


class TextQuerySet(models.QuerySet):
    def current(self) -> "TextQuerySet":
        """Without what the author replaced by a later text."""
        return self.filter(superseded_at=None)

    def said(self) -> "TextQuerySet":
        """The person's own words as they stand: typed, or written down from speech."""
        return self.current().filter(role__in=("original", "transcript"))

    def to_code(self) -> "TextQuerySet":
        """What coders read: own words of comments that may be counted and were not taken back."""
        return self.said().filter(submission__consent_analyse=True).exclude(submission__state="withdrawn")

    def not_apart(self) -> "TextQuerySet":
        """Without what the coders of an open sample code apart (PAR-04)."""
        return self.filter(~_apart("pk"))


def _apart(text: str) -> Exists:
    from feedback.models import CodingTask

    return Exists(CodingTask.objects.filter(text=OuterRef(text), sample__state="open"))


class CodingQuerySet(models.QuerySet):
    """While a sample is open, its codings are seen by their own coder and count nowhere (PAR-04)."""

    def current(self) -> "CodingQuerySet":
        return self.filter(text__superseded_at=None)

    def settled(self) -> "CodingQuerySet":
        return self.filter(~_apart("text_id"))

    def seen_by(self, user) -> "CodingQuerySet":
        return self.filter(~_apart("text_id") | Q(coder=user)) if user.pk else self.settled()


class FindingQuerySet(models.QuerySet):
    def published(self) -> "FindingQuerySet":
        return self.filter(state="published")

    def of_tool(self, tool) -> "FindingQuerySet":
        return self.filter(Q(tool=tool) | Q(cut__form__tool=tool)).distinct()
