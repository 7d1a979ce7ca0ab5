"""QuerySets with the read rules of this app."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery

from cms.access import Visitor
from feedback.word_index import few

NOT_TO_ANALYSE = Q(submission__state="withdrawn") | Q(submission__consent_analyse=False)


def related_rows(model: Any, relation: str) -> Any:
    """Return all rows at the other end of a relation, by its name, so this module does not import any model."""
    return model._meta.get_field(relation).related_model._default_manager.all()


class FormQuerySet[M: Model](models.QuerySet[M]):
    def with_current(self) -> Self:
        """Annotate the id and hash of the newest frozen version, and whether the form has a live page."""
        newest = related_rows(self.model, "versions").filter(form=OuterRef("pk")).order_by("-number")
        pages = related_rows(self.model, "pages").filter(form=OuterRef("pk"), live=True)
        return self.annotate(
            current_version_id=Subquery(newest.values("pk")[:1]),
            current_version_sha256=Subquery(newest.values("sha256")[:1]),
            has_page=Exists(pages),
        )

    def public(self) -> Self:
        return self.with_current().filter(has_page=True, current_version_id__isnull=False)

    def public_at(self, slug: str) -> Self:
        """The one of ``public()`` with this address and its tool, once for each of its versions and live pages, the
        newest version first. Plain joins: of one form they cost less than the questions to each row that a list asks.
        """
        found = self.filter(slug=slug, pages__live=True, versions__isnull=False).select_related("tool")
        return found.order_by("-versions__number").annotate(
            current_version_id=F("versions__pk"), current_version_sha256=F("versions__sha256")
        )


class SubmissionQuerySet[M: Model](models.QuerySet[M]):
    def public(self) -> Self:
        return self.filter(state="published", consent_publish=True)

    def counted(self) -> Self:
        """Submissions that analysis and cuts may use: not withdrawn, with consent to be counted."""
        return self.exclude(state="withdrawn").filter(consent_analyse=True)

    def with_words(self, words: str) -> Self:
        """Match any current text: original, translation, transcript or redaction."""
        texts = related_rows(self.model, "texts").current().order_by().filter(text__icontains=words)
        found = few(words, self.db)
        if found is None:
            return self.filter(Exists(texts.filter(submission=OuterRef("pk"))))
        return self.filter(pk__in=texts.filter(pk__in=found).values("submission"))

    def coded_with(self, codes: list[int]) -> Self:
        return self.filter(Exists(self._codings().filter(code__in=codes)))

    def uncoded(self) -> Self:
        return self.filter(~Exists(self._codings()))

    def _codings(self) -> QuerySet[Any]:
        texts = related_rows(self.model, "texts")
        codings = related_rows(texts.model, "codings").current().settled()
        found: QuerySet[Any] = codings.filter(text__submission=OuterRef("pk"))
        return found


class TextQuerySet[M: Model](models.QuerySet[M]):
    def current(self) -> Self:
        """Exclude texts that were superseded by a later one."""
        return self.filter(superseded_at=None)

    def with_words(self, words: str) -> Self:
        """The texts that contain these words, upper or lower case."""
        found = few(words, self.db)
        texts = self if found is None else self.filter(pk__in=found)
        return texts.filter(text__icontains=words)

    def said(self) -> Self:
        """The person's own current texts: typed, or transcribed from speech."""
        return self.current().filter(role__in=("original", "transcript"))

    def to_code(self) -> Self:
        """Texts for coders: people's own texts from submissions that are countable and not withdrawn."""
        return self.said().filter(~NOT_TO_ANALYSE)

    def number_to_code(self, form: Model) -> int:
        """How many there are ``to_code`` in a form: all said but the few that may not be counted, so that none of the
        many comments is read for it.
        """
        said = self.said().order_by().filter(form=form)
        # Naming the form of the comment, too, leads to its few comments by their indexes.
        return said.count() - said.filter(NOT_TO_ANALYSE, submission__form=form).count()

    def not_apart(self) -> Self:
        """Exclude texts that are being double-coded in an open sample (PAR-04)."""
        return self.filter(~_apart(self.model, "pk"))


def _apart(text_model: type[Model], text: str) -> Q:
    """The rows whose text is in an open sample: few texts, listed once, not looked up for each row."""
    tasks = related_rows(text_model, "tasks").filter(sample__state="open").order_by()
    return Q(**{f"{text}__in": tasks.values("text")})


class CodingQuerySet[M: Model](models.QuerySet[M]):
    """Codings in an open sample are visible only to their own coder and are not counted (PAR-04)."""

    def current(self) -> Self:
        """Exclude those of superseded texts: a short list, read from its index, instead of a look at each text."""
        texts = related_rows(self.model, "text").filter(superseded_at__isnull=False).order_by()
        return self.exclude(text__in=texts.values("pk"))

    def settled(self) -> Self:
        return self.filter(~self._apart())

    def seen_by(self, user: Visitor) -> Self:
        return self.filter(~self._apart() | Q(coder=user)) if user.pk else self.settled()

    def _apart(self) -> Q:
        return _apart(related_rows(self.model, "text").model, "text_id")


class MemoQuerySet[M: Model](models.QuerySet[M]):
    def seen_by(self, user: Visitor) -> Self:
        """Without those of others on texts in an open sample (PAR-04)."""
        apart = _apart(related_rows(self.model, "text").model, "text_id")
        return self.filter(~apart | Q(author=user)) if user.pk else self.filter(~apart)


class FindingQuerySet[M: Model](models.QuerySet[M]):
    def published(self) -> Self:
        return self.filter(state="published")

    def of_tool(self, tool: Model) -> Self:
        return self.filter(Q(tool=tool) | Q(cut__form__tool=tool)).distinct()
