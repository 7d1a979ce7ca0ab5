"""Powers of feedback: which codebook is in use, which one a form uses, and which tool it is about."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField
from django.utils.translation import gettext_lazy as _

from cms.access import Role
from cms.powers.definitions import Power, define
from cms.powers.forms import ProposalForm
from cms.powers.ledger import latest_changes
from cms.records.history import Actor
from feedback.coding.books import lock_forms, reason_against, reason_against_use
from feedback.coding.codebook import locked_book
from feedback.models import Codebook, Form


class CodebookForm(ProposalForm):
    def clean_is_current(self) -> bool:
        is_shared = bool(self.cleaned_data["is_current"])
        if reason := reason_against_use(self.instance, is_shared):
            raise ValidationError(reason)
        return is_shared


class CodebookPower(Power[Codebook]):
    """A codebook is written without a second person; putting it in use takes two.

    Forms without a codebook of their own share the one in use: it stays while they have codings of it (PAR-03).
    """

    def rows(self) -> Iterable[Codebook]:
        known = latest_changes(self)
        return [
            each for each in Codebook.objects.order_by("pk") if each.is_current or self.key_of(each) in known
        ]

    def write(self, thing: Codebook, values: dict[str, Any], *, actor: Actor, reason: str) -> None:
        """Check once more, and hold the forms: someone may be coding while it is confirmed."""
        locked_book(thing.pk)  # book first, as who accepts a theme
        lock_forms(Form.objects.filter(codebook=None))
        if against := reason_against_use(thing, bool(values["is_current"])):
            raise ValidationError({"is_current": against})
        super().write(thing, values, actor=actor, reason=reason)


class FormToolPower(Power[Form]):
    """A form is written without a second person; which tool its comments count for takes two."""

    def rows(self) -> Iterable[Form]:
        known = latest_changes(self)
        found = Form.objects.select_related("tool").order_by("pk")
        return [each for each in found if each.tool_id or self.key_of(each) in known]


class FormBookForm(ProposalForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["codebook"]
        if isinstance(field, ModelChoiceField):
            field.empty_label = _("The shared codebook")

    def clean_codebook(self) -> Codebook | None:
        book = self.cleaned_data["codebook"]
        if reason := reason_against(self.instance, book):
            raise ValidationError(reason)
        return book


class FormBookPower(Power[Form]):
    """A form has codings of its codebook only, so it keeps the codebook while it has codings (PAR-03)."""

    def rows(self) -> Iterable[Form]:
        known = latest_changes(self)
        found = Form.objects.select_related("codebook").order_by("pk")
        return [each for each in found if each.codebook_id or self.key_of(each) in known]

    def write(self, thing: Form, values: dict[str, Any], *, actor: Actor, reason: str) -> None:
        """Check once more, and hold the form: someone may have coded since it was proposed."""
        lock_forms(Form.objects.filter(pk=thing.pk))
        book = Codebook.objects.filter(pk=values["codebook"]).first() if values["codebook"] else None
        if against := reason_against(thing, book):
            raise ValidationError({"codebook": against})
        super().write(thing, values, actor=actor, reason=reason)


define(
    CodebookPower(
        kind="codebook",
        title=_("The codebook in use"),
        model=Codebook,
        fields=("is_current",),
        hint=_("New codings and findings follow the codebook in use."),
        proposers=(Role.ANALYST, Role.PUBLISHER),
        confirmers=(Role.ANALYST, Role.PUBLISHER),
        form=CodebookForm,
        order=62,
    )
)
define(
    FormBookPower(
        kind="form-codebook",
        title=_("The codebook of a form"),
        model=Form,
        fields=("codebook",),
        hint=_("Comments on a form are coded with its codebook only."),
        proposers=(Role.ANALYST, Role.PUBLISHER),
        confirmers=(Role.ANALYST, Role.PUBLISHER),
        form=FormBookForm,
        order=63,
    )
)
define(
    FormToolPower(
        kind="form-tool",
        title=_("The tool a form is about"),
        model=Form,
        fields=("tool",),
        hint=_("Comments count for the tool of their form."),
        proposers=(Role.EDITOR, Role.PUBLISHER),
        confirmers=(Role.PUBLISHER,),
        order=64,
    )
)
