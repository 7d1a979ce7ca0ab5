"""Forms to change a posted agenda, and to attest or decline a correction."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm


class ChangeForm(DeskForm):
    reason = forms.CharField(
        label=_("Reason for the change"),
        max_length=300,
        help_text=_("The public will see this next to the change."),
    )


class AttestForm(DeskForm):
    """Of the second person. ``adds`` is the question that the rules cannot answer."""

    compared = forms.BooleanField(
        label=_("I compared both texts, in every language."),
        error_messages={"required": _("Compare both texts first, then check this box.")},
    )
    adds = forms.ChoiceField(
        choices=[("no", _("No")), ("yes", _("Yes, or I am not sure"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Answer the question.")},
    )
    attests = forms.BooleanField(error_messages={"required": _("Check this box to attest, or decline.")})

    @property
    def says_it_adds(self) -> bool | None:
        """The answer; None if it was not asked."""
        return self.cleaned_data["adds"] == "yes" if "adds" in self.fields else None


def attest_form(data: QueryDict | None, question: str, sentence: str) -> AttestForm:
    form = AttestForm(data)
    form.fields["attests"].label = sentence
    form.fields["adds"].label = question
    if not question:
        del form.fields["adds"]
    return form


class DeclineForm(DeskForm):
    decline_reason = forms.CharField(
        label=_("Reason for declining"),
        max_length=300,
        help_text=_("The person who proposed the correction will be notified of it. It is not public."),
        error_messages={
            "required": _("Explain why you are declining. The person who proposed it will be notified.")
        },
    )
