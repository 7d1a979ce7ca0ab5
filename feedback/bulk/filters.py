"""The filter of a screen, read again from its query: which rows match, and what it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from cms.users.models import User
from feedback.coding.books import BookScope, forms_by_slug, scope_of
from feedback.coding.forms.coding import GridForm
from feedback.coding.presenters import codes_in_use
from feedback.models import Form, Screen, Submission, SubmissionText
from feedback.moderation.forms import QueueForm
from feedback.saved_filters.rules import normalized, problems_of

NO_FILTER = ("sort", "code")  # of the grid: they choose what is displayed, not which texts


@dataclass(frozen=True)
class ScreenFilter:
    screen: Screen
    query: str
    user: User

    @cached_property
    def data(self) -> QueryDict:
        return QueryDict(self.query)

    @cached_property
    def forms(self) -> dict[str, Form]:
        return forms_by_slug()

    @cached_property
    def scope(self) -> BookScope | None:
        if self.screen == Screen.COMMENTS:
            return None
        slug = self.data.get("book", "")
        try:
            return scope_of(self.user, slug, None if slug else self.forms.get(self.data.get("form", "")))
        except Http404:
            return None

    @cached_property
    def form(self) -> QueueForm | GridForm | None:
        """The form of the screen, bound to the query; None if its codebook no longer exists."""
        if self.screen == Screen.COMMENTS:
            return QueueForm(self.data)
        if self.scope is None:
            return None
        codes = codes_in_use(self.scope.book)
        return GridForm(self.data, codes=codes, forms_by_slug=self.forms, scope=self.scope)

    @cached_property
    def problems(self) -> list[str]:
        """The fields whose value is missing or gone. Such a filter is never acted on: it would match everything."""
        return [_("Codebook")] if self.form is None else problems_of(self.screen, self.form, self.data)

    def comments(self) -> QuerySet[Submission]:
        """What matches on the queue."""
        if self.problems or not isinstance(self.form, QueueForm):
            return Submission.objects.none()
        found: QuerySet[Submission] = self.form.apply(Submission.objects.order_by())
        return found

    def texts(self) -> QuerySet[SubmissionText]:
        """What matches on the grid, or the texts for coders of the comments that match on the queue."""
        if isinstance(self.form, GridForm) and not self.problems:
            return self.form.apply(self.user).order_by()
        return SubmissionText.objects.to_code().filter(submission__in=self.comments().values("pk")).order_by()

    @cached_property
    def in_words(self) -> list[list[str]]:
        """Pairs of a field's label and its value, as the person reads them."""
        return [list(pair) for pair in self._pairs()]

    def _pairs(self) -> Iterator[tuple[str, str]]:
        if self.scope and self.scope.book and len(self.scope.books) > 1:
            yield _("Codebook"), str(self.scope.book)
        if self.form is None or self.problems:
            return
        for name, value in self.form.cleaned_data.items():
            field = self.form.fields[name]
            is_display = self.screen == Screen.GRID and name in NO_FILTER
            if value and not is_display:
                yield str(field.label), _value(field, value)


def filter_of(user: User, screen: Screen, query: str) -> ScreenFilter:
    return ScreenFilter(screen, normalized(screen, QueryDict(query)), user)


def _value(field: forms.Field, value: object) -> str:
    if value is True:
        return _("yes")
    if not isinstance(field, forms.ChoiceField) or isinstance(field, forms.ModelChoiceField):
        return str(value)
    return dict(_flat(field)).get(str(value), str(value))


def _flat(field: forms.ChoiceField) -> Iterator[tuple[str, str]]:
    for key, label in list(field.widget.choices):
        if isinstance(label, list | tuple):
            yield from ((str(each), str(words)) for each, words in label)
        else:
            yield str(key), str(label)
