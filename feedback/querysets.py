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
        return self.filter(texts__text__icontains=words).distinct()

    def coded_with(self, code_key: str) -> "SubmissionQuerySet":
        from feedback.models import Coding

        return self.filter(Exists(Coding.objects.filter(text__submission=OuterRef("pk"), code__key=code_key)))

    def uncoded(self) -> "SubmissionQuerySet":
        from feedback.models import Coding

        return self.filter(~Exists(Coding.objects.filter(text__submission=OuterRef("pk"))))


class FindingQuerySet(models.QuerySet):
    def published(self) -> "FindingQuerySet":
        return self.filter(state="published")

    def of_tool(self, tool) -> "FindingQuerySet":
        return self.filter(Q(tool=tool) | Q(cut__form__tool=tool)).distinct()
