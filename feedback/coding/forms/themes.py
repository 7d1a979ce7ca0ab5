"""Forms for proposed themes: what a person decides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.i18n.fields import TranslatedFormField
from cms.i18n.fields import text as in_words
from feedback.coding.code_tree import new_key
from feedback.coding.forms.codebook import tree_of
from feedback.models import Code, ThemeProposal

NEW, LINK, REJECT = "new", "link", "reject"


class ThemeForm(forms.Form):
    """One decision about a theme: what each needs is required only for it."""

    do = forms.ChoiceField(
        choices=[(NEW, ""), (LINK, ""), (REJECT, "")],
        error_messages={"required": _("Choose what to do."), "invalid_choice": _("Choose what to do.")},
    )
    passage = forms.TypedMultipleChoiceField(
        coerce=int,
        required=False,
        error_messages={"invalid_choice": _("Choose passages of this theme.")},
    )
    name = TranslatedFormField(label=_("Name of the new code"), max_length=80, required=False)
    code = forms.ModelChoiceField(
        label=_("Code"),
        queryset=Code.objects.none(),
        required=False,
        empty_label=_("Choose"),
        error_messages={"invalid_choice": _("Choose a code that is in use in this codebook.")},
    )
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def __init__(self, *args: Any, proposal: ThemeProposal, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.book = proposal.run.codebook
        self.fields["code"].queryset = Code.objects.filter(codebook=self.book, status=Code.Status.ACTIVE)
        places = proposal.passages.filter(kind="typical").values_list("pk", flat=True)
        self.fields["passage"].choices = [(pk, "") for pk in places]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        do = values.get("do")
        values["reason"] = clean_text(values.get("reason") or "").strip()
        if do == NEW and not (values.get("name") or {}).get("en") and "name" not in self.errors:
            self.add_error("name", _("Enter a name for the theme."))
        if do == LINK and not values.get("code") and "code" not in self.errors:
            self.add_error("code", _("Choose a code that is in use in this codebook."))
        if do == REJECT and not values["reason"] and "reason" not in self.errors:
            self.add_error("reason", _("Explain why this is not a theme."))
        return values

    def new_code(self) -> Code:
        codes = tree_of(self.book)
        name = self.cleaned_data["name"]
        order = max((code.order for code in codes), default=0) + 1
        key = new_key(in_words(name, "en"), {code.key for code in codes})
        return Code(codebook=self.book, key=key, order=order, name=name)
