"""Forms for saved filters."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from feedback.models import SavedFilter


class SaveForm(forms.ModelForm[SavedFilter]):
    class Meta:
        model = SavedFilter
        fields = ("name", "is_shared")
        labels = {"name": _("Name of the filter"), "is_shared": _("Share with the team")}

    def __init__(self, data: QueryDict | None = None, saved: SavedFilter | None = None) -> None:
        super().__init__(
            data, instance=saved, label_suffix="", auto_id=f"f{saved.pk}-%s" if saved else "f-%s"
        )

    def clean_name(self) -> str:
        return clean_text(self.cleaned_data["name"])
