from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.mail import text_messages
from cms.web.one_time_keys import normalise_code
from cms.web.public_forms import PublicForm
from cms.web.receipt_codes import ALPHABET, LENGTH, letters_of


class FindReceiptForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Receipt code"),
        max_length=60,
        help_text=gettext_lazy("16 letters and numbers, like TL-7K4M-Q2XD-9HPA-W3C8"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}
        ),
    )

    def clean_code(self) -> str:
        typed = self.cleaned_data["code"]
        code = normalise_code(typed)
        if not code:
            raise forms.ValidationError(_slip(letters_of(typed)))
        return code


def _slip(letters: str) -> str:
    """What is wrong with a code, as far as it tells itself."""
    if not set(letters) <= set(ALPHABET):
        return _(
            "This is not a receipt code. Check the characters: receipt codes never contain O, I, L, 0 or 1."
        )
    if len(letters) != LENGTH:
        said = _("A receipt code has 16 letters and numbers after TL. You entered %(count)s.")
        return said % {"count": len(letters)}
    return _("This code has a wrong letter or number. Compare it with your receipt.")


class ReceiptChoiceForm(PublicForm):
    """One of the actions on a receipt."""

    purpose = "feedback.receipt"
    choice = forms.ChoiceField(
        choices=[("withdraw", "withdraw"), ("quote_yes", "quote_yes"), ("quote_no", "quote_no")],
        widget=forms.HiddenInput,
    )


class SendForm(PublicForm):
    """Where to send a receipt once: the field "to". ``ids``: of its fields on a page that has both."""

    ids: ClassVar[str]


class ReceiptEmailForm(SendForm):
    purpose, ids = "feedback.receipt_email", "receipt-email-%s"
    to = forms.EmailField(
        label=gettext_lazy("Email"),
        max_length=254,
        help_text=gettext_lazy(
            "We use it only for this one email. The address is erased when the email has been sent or we "
            "stop trying to send it."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )


class ReceiptTextForm(SendForm):
    purpose, ids = "feedback.receipt_text", "receipt-text-%s"
    to = forms.CharField(
        label=gettext_lazy("Mobile number"),
        max_length=40,
        help_text=gettext_lazy(
            "Used only for this one text message. The number is erased once the message has been sent or "
            "we stop trying to send it."
        ),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}),
    )

    def clean_to(self) -> str:
        """As typed, if it is a number."""
        typed = self.cleaned_data["to"]
        try:
            text_messages.full_number(typed)
        except ValueError as error:
            problem = _("Check the number. If it is from another country, start with + and the country code.")
            raise forms.ValidationError(problem) from error
        return typed
