from django import forms
from django.utils.translation import gettext_lazy as _

from cms.web.one_time_keys import normalise_code
from cms.web.public_forms import PublicForm


class FindReceiptForm(forms.Form):
    code = forms.CharField(
        label=_("Receipt code"),
        max_length=60,
        help_text=_("16 letters and numbers, like TL-7K4M-Q2XD-9HPA-W3C8"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
    )

    def clean_code(self) -> str:
        code = normalise_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(
                _(
                    "This is not a receipt code. Check the characters: there is no O, no I, no L, no 0 and no 1."
                )
            )
        return code


class ReceiptChoiceForm(PublicForm):
    """One of the actions on a receipt."""

    purpose = "feedback.receipt"
    choice = forms.ChoiceField(
        choices=[("withdraw", "withdraw"), ("quote_yes", "quote_yes"), ("quote_no", "quote_no")],
        widget=forms.HiddenInput,
    )
