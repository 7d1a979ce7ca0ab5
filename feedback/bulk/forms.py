"""Forms to act on all that match: what one kind of action needs to know, and the confirmation."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.users.models import User
from feedback.bulk.filters import ScreenFilter
from feedback.bulk.rules import Kind
from feedback.coding.books import code_groups, codes_in_books
from feedback.coding.forms.samples import possible_coders
from feedback.models import Code, ModerationAct

NEEDS: dict[str, tuple[str, ...]] = {
    Kind.PUBLISH: ("note",),
    Kind.HIDE: ("reason", "note"),
    Kind.STEP_BACK: ("note",),
    Kind.CODE: ("code",),
    Kind.ASSIGN: ("coder",),
    Kind.HOLD: ("hold_reason",),
}


class ActForm(forms.Form):
    """The fields of one kind of action; the others are left out."""

    reason = forms.ChoiceField(
        label=_("Reason to hide it"),
        choices=[("", _("Choose")), *ModerationAct.Reason.choices],
        help_text=_("Criticism is not a reason. The count by reason is public."),
        error_messages={"required": _("Choose a reason from the list. Criticism is not a reason.")},
    )
    note = forms.CharField(label=_("Note for colleagues"), max_length=300, required=False)
    code = forms.ChoiceField(label=_("Code"))
    coder = forms.ModelChoiceField(label=_("Coder"), queryset=User.objects.none(), empty_label=_("Choose"))
    hold_reason = forms.CharField(
        label=_("Reason for the hold"), max_length=500, help_text=_("It stays in the history.")
    )

    def __init__(self, data: QueryDict | None = None, *, kind: str, chosen: ScreenFilter) -> None:
        super().__init__(data, label_suffix="", auto_id="t-%s")
        for name in set(self.fields) - set(NEEDS[kind]):
            del self.fields[name]
        self.codes: dict[str, Code] = {}
        if "code" in self.fields:
            self._offer_codes(chosen)
        if "coder" in self.fields:
            self.fields["coder"].queryset = possible_coders()

    def _offer_codes(self, chosen: ScreenFilter) -> None:
        """The active codes; on the grid, those of its codebook."""
        book = chosen.scope.book if chosen.scope else None
        codes = [
            code
            for code in codes_in_books()
            if code.status == Code.Status.ACTIVE and (book is None or code.codebook_id == book.pk)
        ]
        self.codes = {code.choice: code for code in codes}
        self.fields["code"].choices = [("", _("Choose")), *code_groups(codes)]

    def clean_note(self) -> str:
        return clean_text(self.cleaned_data["note"])

    def clean_hold_reason(self) -> str:
        reason = clean_text(self.cleaned_data["hold_reason"])
        if not reason:
            raise forms.ValidationError(self.fields["hold_reason"].error_messages["required"])
        return reason

    def clean_code(self) -> Code:
        return self.codes[self.cleaned_data["code"]]

    @property
    def values(self) -> dict[str, Any]:
        """What the service takes; of a hold, its reason is the note."""
        values = dict(self.cleaned_data)
        if "hold_reason" in values:
            values["note"] = values.pop("hold_reason")
        return values

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What was chosen, for the confirmation."""
        shown = [(str(self.fields[name].label), self._text(name)) for name in self.fields]
        return [(label, text) for label, text in shown if text]

    def _text(self, name: str) -> str:
        value = self.cleaned_data.get(name)
        return str(ModerationAct.Reason(value).label) if name == "reason" and value else str(value or "")


class ConfirmForm(forms.Form):
    """What the confirmation screen sends back: what it was made from, and an id so that it counts once."""

    seen = forms.IntegerField(min_value=0)
    digest = forms.CharField(max_length=64)
    shown_at = forms.DateTimeField()
    together = forms.UUIDField()
