"""Forms for the codebook."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.i18n.fields import text as in_words
from feedback.coding.books import code_groups
from feedback.coding.code_tree import in_order, new_key, parts_of
from feedback.models import Code, Codebook


class CodeTextForm(forms.ModelForm):
    """Add or edit a code. Its key is generated once, from its name."""

    class Meta:
        model = Code
        fields = ["name", "definition", "include", "exclude", "example", "parent", "order"]
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("include", "exclude", "example")}

    def __init__(self, *args: Any, codes: list[Code], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.codes = codes
        below = parts_of(self.instance, codes) if self.instance.pk else set()
        possible = [code.pk for code in codes if code.status == Code.Status.ACTIVE and code.pk not in below]
        if self.instance.parent_id:
            possible.append(self.instance.parent_id)
        self.fields["parent"].queryset = Code.objects.filter(pk__in=possible).order_by("order", "pk")
        self.fields["parent"].empty_label = _("Not part of another code")
        self.fields["order"].required = False
        for field in self.fields.values():
            field.label = capfirst(field.label)

    def clean_order(self) -> int:
        return self.cleaned_data["order"] or max((code.order for code in self.codes), default=0) + 1

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for name in ("include", "exclude", "example"):
            values[name] = clean_text(values.get(name) or "")
        if not self.instance.pk and values.get("name"):
            taken = {code.key for code in self.codes}
            self.instance.key = new_key(in_words(values["name"], "en"), taken)
        return values


class CodeChoiceField(forms.ChoiceField):
    """A code of any codebook in use, as a `Code`; the key of one in the shared codebook names it alone."""

    default_error_messages = {"invalid_choice": _("Choose a code from the list.")}

    def offer(self, codes: list[Code]) -> None:
        self.codes = {code.choice: code for code in codes}
        self.choices = [("", _("Any")), *code_groups(codes)]

    def clean(self, value: object) -> Code | None:
        return self.codes.get(super().clean(value))


class BookForm(forms.ModelForm):
    class Meta:
        model = Codebook
        fields = ["name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["name"].label = capfirst(self.fields["name"].label)


class OtherCodeForm(forms.Form):
    """Choose another active code to merge into or to use instead."""

    other = forms.ModelChoiceField(label=_("Code"), queryset=Code.objects.none())

    def __init__(self, *args: Any, code: Code, label: Any, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        active = Code.objects.filter(codebook=code.codebook_id, status=Code.Status.ACTIVE)
        field = self.fields["other"]
        field.queryset, field.label = active.exclude(pk=code.pk), label
        field.required, field.empty_label = required, _("Choose") if required else _("None")
        for name in ("required", "invalid_choice"):
            field.error_messages[name] = _("Choose another code that is in use.")


def tree_of(book: Any) -> list[Code]:
    return in_order(book.codes.select_related("merged_into", "parent")) if book else []
