"""Forms for the text and quotes of a finding. Numbers are chosen from a list, never typed (PAR-07)."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import languages
from feedback.coding.books import codes_in_books
from feedback.findings.number_references import WRITTEN
from feedback.findings.publication_checks import wrong_texts
from feedback.findings.quotes import MOST_QUOTES
from feedback.models import Code, Coding, Cut, Finding, FindingQuote, Tool

HINTS = {
    "summary": _("No digits: choose numbers from the list next to it."),
    "easy_read": _("Short sentences and everyday words, one idea in each line. Optional."),
    "sign_video": _("The address of a recording with captions, beginning with https://. Optional."),
    "minority_view": _("What those who disagree want, as they would put it."),
    "method": _("Anything about the method that the page does not state automatically."),
    "limits": _("Whom this does not represent, and what was not asked."),
    "recommendation": _("The view of staff. It is kept separate from what people said."),
}


class FindingForm(forms.ModelForm):
    class Meta:
        model = Finding
        fields = [
            "title",
            "summary",
            "easy_read",
            "sign_video",
            "question_asked",
            "minority_view",
            "limits",
            "method",
            "recommendation",
            "code",
            "cut",
            "tool",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        offered = codes_in_books()
        active = [code.pk for code in offered if code.status == Code.Status.ACTIVE]
        self.fields["code"].queryset = Code.objects.filter(pk__in=active).select_related("codebook")
        if len({code.codebook_id for code in offered}) > 1:
            self.fields["code"].label_from_instance = lambda code: f"{code.codebook}: {code}"
        if self.instance.code_id:
            self.fields["code"].queryset |= Code.objects.filter(pk=self.instance.code_id)
        self.fields["cut"].queryset = Cut.objects.all()
        self.fields["tool"].queryset = Tool.objects.all()
        for name, field in self.fields.items():
            field.label = capfirst(field.label)
            field.help_text = HINTS.get(name, field.help_text)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        code, cut = values.get("code"), values.get("cut")
        if code and cut and cut.codebook_id and cut.codebook_id != code.codebook_id:
            self.add_error("code", _("This code is not in the codebook of the data set."))
        if code:
            names = dict(languages())
            texts = {name: values.get(name) or {} for name in WRITTEN}
            for wrong in wrong_texts(texts, code):
                words = {"language": names[wrong.language], "problem": wrong.sentence}
                self.add_error(wrong.field, _("%(language)s: %(problem)s") % words)
        return values


class QuotesForm(forms.Form):
    coding = forms.ModelMultipleChoiceField(queryset=Coding.objects.none(), required=False)
    beside = forms.ChoiceField(
        label=_("Next to each quote"),
        choices=FindingQuote.Beside.choices,
        required=False,
        help_text=_("At most one fact about the person. A role only where many people have it."),
    )

    def __init__(self, *args: Any, finding: Finding, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        codings = Coding.objects.settled().filter(code=finding.code_id).select_related("text__submission")
        self.fields["coding"].queryset = codings
        for name in ("list", "invalid_choice", "invalid_pk_value"):
            self.fields["coding"].error_messages[name] = _("Choose from the passages below.")

    @property
    def most(self) -> int:
        return MOST_QUOTES
