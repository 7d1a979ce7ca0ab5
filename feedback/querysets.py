"""QuerySets with the read rules of this app."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery


def related_rows(model: Any, relation: str) -> Any:
    """Return all rows at the other end of a relation, by its name, so this module does not import any model."""
    return model._meta.get_field(relation).related_model._default_manager.all()


class FormQuerySet(models.QuerySet):
    def with_current(self) -> "FormQuerySet":
        """Annotate the id and hash of the newest frozen version, and whether the form has a live page."""
        newest = related_rows(self.model, "versions").filter(form=OuterRef("pk")).order_by("-number")
        pages = related_rows(self.model, "pages").filter(form=OuterRef("pk"), live=True)
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
        """Submissions that analysis and cuts may use: not withdrawn, with consent to be counted."""
        return self.exclude(state="withdrawn").filter(consent_analyse=True)

    def with_words(self, words: str) -> "SubmissionQuerySet":
        """Match any current text: original, translation, transcript or redaction."""
        found = related_rows(self.model, "texts").current().filter(text__icontains=words)
        return self.filter(pk__in=found.order_by().values("submission"))

    def coded_with(self, codes: list[int]) -> "SubmissionQuerySet":
        return self.filter(Exists(self._codings().filter(code__in=codes)))

    def uncoded(self) -> "SubmissionQuerySet":
        return self.filter(~Exists(self._codings()))

    def _codings(self) -> "CodingQuerySet":
        texts = related_rows(self.model, "texts")
        codings = related_rows(texts.model, "codings").current().settled()
        return codings.filter(text__submission=OuterRef("pk"))


class TextQuerySet(models.QuerySet):
    def current(self) -> "TextQuerySet":
        """Exclude texts that were superseded by a later one."""
        return self.filter(superseded_at=None)

    def said(self) -> "TextQuerySet":
        """The person's own current texts: typed, or transcribed from speech."""
        return self.current().filter(role__in=("original", "transcript"))

    def to_code(self) -> "TextQuerySet":
        """Texts for coders: people's own texts from submissions that are countable and not withdrawn."""
        return self.said().filter(submission__consent_analyse=True).exclude(submission__state="withdrawn")

    def not_apart(self) -> "TextQuerySet":
        """Exclude texts that are being double-coded in an open sample (PAR-04)."""
        return self.filter(~_apart(self.model, "pk"))


def _apart(text_model: Any, text: str) -> Exists:
    return Exists(related_rows(text_model, "tasks").filter(text=OuterRef(text), sample__state="open"))


class CodingQuerySet(models.QuerySet):
    """Codings in an open sample are visible only to their own coder and are not counted (PAR-04)."""

    def current(self) -> "CodingQuerySet":
        return self.filter(text__superseded_at=None)

    def settled(self) -> "CodingQuerySet":
        return self.filter(~self._apart())

    def seen_by(self, user) -> "CodingQuerySet":
        return self.filter(~self._apart() | Q(coder=user)) if user.pk else self.settled()

    def _apart(self) -> Exists:
        return _apart(related_rows(self.model, "text").model, "text_id")


class FindingQuerySet(models.QuerySet):
    def published(self) -> "FindingQuerySet":
        return self.filter(state="published")

    def of_tool(self, tool) -> "FindingQuerySet":
        return self.filter(Q(tool=tool) | Q(cut__form__tool=tool)).distinct()
