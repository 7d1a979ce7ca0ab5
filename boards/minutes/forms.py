"""Forms for text around the minutes, the approving vote, recordings with captions, and duties."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, time_input
from boards.minutes.presenters import recording_languages
from boards.models import Meeting, Motion
from boards.motion_choices import MotionState
from boards.notices.clock import NoSuchTime, TimeComesTwice, resolve_local
from boards.rules.civil_days import local_date
from cms import clock
from cms.captions import LARGEST, CaptionsBroken, read
from cms.components.previews import preview
from cms.i18n.fields import TranslatedFormField, text


class MinutesTextForm(DeskForm):
    text = TranslatedFormField(
        label=_("Text for the minutes"),
        long=True,
        max_length=6000,
        required=False,
        help_text=_("It appears next to what was recorded. What was recorded cannot be overwritten."),
    )


class _MotionField(forms.ModelChoiceField):
    def label_from_instance(self, motion: Motion) -> str:
        return f"{motion.item.meeting}: {motion}. {preview(text(motion.text), 120)}"


class ApproveForm(DeskForm):
    motion = _MotionField(
        label=_("Vote that approved the minutes"),
        queryset=Motion.objects.none(),
        help_text=_("A vote that passed, at a later meeting of the same body."),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Motion.objects.of(*meeting.body_ids).standing().filter(state=MotionState.CLOSED, passed=True)
        rows = rows.filter(item__meeting__starts_at__gt=meeting.starts_at)
        self.fields["motion"].queryset = rows.with_bodies().order_by("-closed_at", "-pk")


class AmendForm(ApproveForm):
    reason = forms.CharField(
        label=_("Reason for the amendment"),
        max_length=300,
        help_text=_("The public will see this next to the change."),
    )


class _CaptionsForm(DeskForm):
    captions = forms.FileField(
        label=_("Captions, a WebVTT file"),
        required=False,
        help_text=_("Up to 2 MB. Players will display them."),
    )
    captions_language = forms.ChoiceField(label=_("Language of the captions"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        same = ("", _("the same as the recording"))
        self.fields["captions_language"].choices = [same, *recording_languages()]

    def clean_captions(self) -> str:
        """Read the caption file; refuse one that players could not read."""
        found = self.cleaned_data.get("captions")
        if not found:
            return ""
        if found.size > LARGEST:
            raise forms.ValidationError(_("The captions are larger than 2 MB."))
        try:
            return read(found.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("The captions file must be UTF-8 text.")) from error
        except CaptionsBroken as error:
            raise forms.ValidationError(str(error)) from error


class CaptionsForm(_CaptionsForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["captions"].required = True


class RecordingForm(_CaptionsForm):
    url = forms.URLField(label=_("Link to the recording"), assume_scheme="https")
    language = forms.ChoiceField(label=_("Language of the recording"))
    began = forms.TimeField(
        label=_("Recording start time, Pacific"),
        widget=time_input(),
        help_text=_("Chapter times for each item are counted from this time."),
    )
    field_order = ["url", "language", "began", "captions", "captions_language"]

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = local_date(meeting.began_at or meeting.starts_at)
        began = (meeting.began_at or meeting.starts_at).astimezone(clock.PACIFIC)
        self.initial.setdefault("began", began.time().replace(second=0, microsecond=0))
        self.fields["language"].choices = recording_languages()

    def clean_began(self) -> datetime:
        try:
            return resolve_local(self.day, self.cleaned_data["began"])
        except (NoSuchTime, TimeComesTwice) as error:
            raise forms.ValidationError(str(error)) from error


class RemoveForm(DeskForm):
    reason = forms.CharField(
        label=_("Retention schedule rule that allows it"),
        max_length=300,
        help_text=_("The page of the meeting will say that the recording was removed, and why."),
    )
