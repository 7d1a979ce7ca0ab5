"""Public forms: submit a proposal, and filter the tracker (C2C-31)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from boards.models import Body, Scope
from boards.proposals.form_content import HELP, LABELS, LANGUAGE, SUMMARY, TITLE, WHY
from boards.proposals.presenters import scope_text
from boards.proposals.services import ProposalText
from boards.proposals.tracker import Wanted, where_choices, years
from cms.i18n.fields import text
from cms.pii.identifiers import find_identifiers
from cms.web.public_forms import PublicForm
from feedback.reference_data.languages import LANGUAGES
from feedback.submissions.public_form.screening import FOUND

NOT_SURE = "unsure"
LONGEST, LONGEST_TITLE = 2000, 160


class ProposalForm(PublicForm):
    """No account, name or confirmed address needed. Only the title and summary are required."""

    purpose = "boards.proposal"

    title = forms.CharField(label=LABELS[TITLE], help_text=HELP[TITLE], max_length=LONGEST_TITLE)
    summary = forms.CharField(
        label=LABELS[SUMMARY],
        help_text=HELP[SUMMARY],
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    why = forms.CharField(
        label=LABELS[WHY],
        help_text=HELP[WHY],
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    may = forms.BooleanField(label=_("It is my own and it may be public"), required=False)
    scope = forms.ChoiceField(
        label=_("What is it mostly about?"),
        help_text=_("If it belongs to the other board, we will send it there and tell you. Nothing is lost."),
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=LABELS[LANGUAGE], required=False, choices=[("", _("No answer")), *LANGUAGES]
    )
    name = forms.CharField(
        label=_("Name to display"),
        help_text=_("A nickname, initials or a group are fine."),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    email = forms.CharField(
        label=_("Email, to hear about each step"),
        help_text=_("Optional: your receipt code shows the same. No one else sees it."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(scope.value, scope_text(scope)) for scope in Scope]
        self.fields["scope"].choices = [*choices, (NOT_SURE, _("I am not sure"))]
        self._may = self.fields.pop("may")
        if "may" in self.data:
            self._offer_may()

    def clean_email(self) -> str:
        value = self.cleaned_data["email"]
        if value:
            try:
                validate_email(value)
            except ValidationError:
                raise ValidationError(_("Enter an email address, or leave it blank.")) from None
        return value

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in (TITLE, SUMMARY, WHY):
            self._screen(name, cleaned)
        return cleaned

    def _screen(self, name: str, cleaned: dict[str, Any]) -> None:
        """PRV-08: ask the person to confirm apparent personal information before it is published."""
        words = cleaned.get(name) or ""
        found = find_identifiers(words)
        if not found or cleaned.get("may"):
            return
        first = found[0]
        message = _(
            "Your text contains what looks like %(kind)s: %(words)s. Remove it, or tell us it may be public."
        )
        facts = {"kind": FOUND.get(first.kind, first.kind), "words": words[first.start : first.end]}
        self.add_error(name, message % facts)
        self._offer_may()

    def _offer_may(self) -> None:
        self.fields["may"] = self._may
        self.order_fields(["key", "website", "title", "summary", "why", "may"])

    @property
    def proposal(self) -> ProposalText:
        values = self.cleaned_data
        same = {name: values[name] for name in ("title", "summary", "why", "name")}
        return ProposalText(
            scope="" if values["scope"] == NOT_SURE else values["scope"],
            language=values["language"] or get_language() or "en",
            contact={"email": values["email"]} if values["email"] else {},
            **same,
        )


class TrackerForm(forms.Form):
    """Filters of the proposal list. Invalid values are ignored."""

    year = forms.ChoiceField(label=_("Year"), required=False)
    board = forms.ChoiceField(label=_("Board"), required=False)
    where = forms.ChoiceField(label=_("Status"), required=False)
    words = forms.CharField(label=_("Keywords"), required=False, max_length=80)

    def __init__(self, *args: Any, bodies: list[Body], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["year"].choices = [("", _("All years")), *((str(year), str(year)) for year in years())]
        self.fields["board"].choices = [("", _("All boards")), *((b.slug, text(b.name)) for b in bodies)]
        self.fields["where"].choices = [("", _("Any status")), *where_choices()]

    @property
    def wanted(self) -> Wanted:
        self.is_valid()
        values = getattr(self, "cleaned_data", {})
        year = values.get("year") or ""
        return Wanted(
            year=int(year) if year else None,
            board=values.get("board") or "",
            where=values.get("where") or "",
            words=values.get("words") or "",
        )
