"""Forms to cancel, move or continue a meeting, and to add an item after posting."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from boards.agendas.added_items import usual_place
from boards.agendas.changes import label_of
from boards.agendas.versions import top_items
from boards.base_forms import DeskForm, date_input, time_input
from boards.meetings.forms.times import TimesForm
from boards.models import AddedItem, Meeting, Motion, PostedAgenda
from boards.models.agendas import LITIGATION
from boards.motion_choices import MotionState
from boards.notices.clock import NoSuchTime, TimeComesTwice, resolve_local
from cms.i18n.fields import TranslatedFormField, text


def _reason() -> TranslatedFormField:
    help_text = _("The public will see this on the page and in the notice.")
    return TranslatedFormField(label=_("Why"), max_length=300, help_text=help_text)


class CancelForm(DeskForm):
    reason = _reason()


class NewTimesForm(TimesForm):
    day = forms.DateField(label=_("New date"), widget=date_input())


class MoveForm(NewTimesForm):
    reason = _reason()

    def facts(self) -> dict[str, Any]:
        return self.moments | {"reason": self.cleaned_data["reason"]}


class ContinueForm(NewTimesForm):
    """BK-19: time and place of the continued meeting."""

    place = forms.CharField(label=_("Place"), max_length=200, help_text=_("Room and street address."))

    def facts(self) -> dict[str, Any]:
        return self.moments | {"place": self.cleaned_data["place"]}


class AddItemForm(DeskForm):
    """BK-14, BK-32: the ways to add an item, with the statements each requires, and where it will be heard."""

    way = forms.ChoiceField(
        label=_("Legal ground"), choices=AddedItem._meta.get_field("way").choices, widget=forms.RadioSelect
    )
    title = TranslatedFormField(
        label=_("Brief description"),
        max_length=250,
        help_text=_("What will be discussed or decided, in 20 words or fewer (Gov. Code § 11125(b))."),
    )
    after = forms.ChoiceField(label=_("Heard after"), required=False)
    text = TranslatedFormField(
        label=_("More information"),
        long=True,
        max_length=1500,
        required=False,
        help_text=_(
            "For litigation, the public announcement: the title of the case, or why naming it would do harm "
            "(Gov. Code § 11126.3(d))."
        ),
    )
    why_now = TranslatedFormField(label=_("Why action cannot wait"), long=True, max_length=600)
    deadline_on = forms.DateField(
        label=_("For litigation: the legal deadline that would be missed"),
        required=False,
        widget=date_input(),
    )
    learned_day = forms.DateField(label=_("Date the body learned of it"), widget=date_input())
    learned_time = forms.TimeField(label=_("Time on that date, Pacific"), widget=time_input())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("way") == LITIGATION:
            self._clean_litigation(cleaned)
        self.learned_at: datetime | None = None
        if cleaned.get("learned_day") and cleaned.get("learned_time"):
            try:
                self.learned_at = resolve_local(cleaned["learned_day"], cleaned["learned_time"])
            except (NoSuchTime, TimeComesTwice) as error:
                self.add_error("learned_time", str(error))
        return cleaned

    def _clean_litigation(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("deadline_on") and "deadline_on" not in self.errors:
            self.add_error("deadline_on", _("Enter the legal deadline that would be missed."))
        if "text" not in self.errors and not text(cleaned.get("text") or {}).strip():
            self.add_error("text", _("Write the public announcement of the case."))

    def facts(self) -> dict[str, Any]:
        names = ("way", "title", "text", "why_now", "after", "deadline_on")
        return {name: self.cleaned_data[name] for name in names} | {"learned_at": self.learned_at}


def add_item_form(data: QueryDict | None, posting: PostedAgenda | None) -> AddItemForm:
    """With the items of the posting in force, to place the new one after."""
    form = AddItemForm(data)
    items = top_items(posting.items) if posting else []
    names = [(label_of(item), f"{label_of(item)}. {text(item['title'])}") for item in items if label_of(item)]
    form.fields["after"].choices = [("", _("before the first item")), *names]
    form.fields["after"].initial = usual_place(posting) if posting else ""
    return form


class ConfirmLitigationForm(DeskForm):
    """BK-32: what the second person confirms."""

    confirms = forms.BooleanField(
        label=_(
            "I confirm that this litigation arose after the agenda was posted, and that waiting for the "
            "next meeting would mean missing the deadline."
        ),
        error_messages={"required": _("Check this box to confirm.")},
    )


class EarlierFindingForm(DeskForm):
    """BK-14b: which vote it was, if counsel says it is taken at an earlier meeting."""

    motion = forms.ModelChoiceField(label=_("Vote of an earlier meeting"), queryset=Motion.objects.none())

    def __init__(self, *args: Any, added: AddedItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meeting: Meeting = added.meeting
        self.fields["motion"].queryset = (
            Motion.objects.of(*meeting.body_ids)
            .filter(state=MotionState.CLOSED, passed=True, kind=added.way, adds=None)
            .filter(item__meeting__starts_at__lt=meeting.starts_at)
            .with_bodies()
        )
        self.fields["motion"].label_from_instance = lambda motion: f"{motion.item.meeting}: {motion}"
