"""What the clerk writes down while a meeting runs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.choices import Outcome
from boards.forms.base import DeskForm
from boards.forms.decisions import AnswerForm
from boards.rosters import Roster
from cms.translated import TranslatedFormField


class MotionForm(DeskForm):
    text = TranslatedFormField(label=_("Words of the motion"), long=True, max_length=1000)
    mover = forms.ChoiceField(label=_("Moved by"))
    seconder = forms.ChoiceField(label=_("Seconded by"))

    def __init__(self, *args: Any, members: Roster, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(place.seat.pk): place for place in members.present}
        choices = [("", "—"), *((pk, place.name) for pk, place in self.places.items())]
        self.fields["mover"].choices = self.fields["seconder"].choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("mover") and cleaned.get("mover") == cleaned.get("seconder"):
            self.add_error("seconder", _("A second member must second the motion."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        mover, seconder = self.places[cleaned["mover"]].seat, self.places[cleaned["seconder"]].seat
        return {"text": cleaned["text"], "mover": mover, "seconder": seconder}


class LeaveForm(AnswerForm):
    choices = tuple((each.value, each.label) for each in (Outcome.DEFERRED, Outcome.DECLINED))
