"""Console forms for an item: motions, recusals, closing without a vote."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from boards.bodies.rosters import Place, Roster
from boards.models import AgendaItem, Motion, RemoteException, Seat
from boards.motion_choices import MotionKind
from cms.i18n.fields import TranslatedFormField

FINDINGS = (
    MotionKind.SPECIAL,
    MotionKind.EMERGENCY,
    MotionKind.ADDED,
    MotionKind.ADDED_EMERGENCY,
    MotionKind.SECURITY,
)


class MemberField(forms.ChoiceField):
    """Choice of a member by name; cleans to the seat."""

    def __init__(self, *, places: Iterable[Place] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer(places)

    def offer(self, places: Iterable[Place]) -> None:
        self.places = {str(place.seat.pk): place for place in places}
        self.choices = [("", "—"), *((pk, place.name) for pk, place in self.places.items())]

    def clean(self, value: Any) -> Seat | None:
        chosen = super().clean(value)
        return self.places[chosen].seat if chosen else None


class MoverForm(DeskForm):
    """Motion text with two different members."""

    text = TranslatedFormField(label=_("Text of the motion"), long=True, max_length=1000)
    mover = MemberField(label=_("Moved by"))
    seconder = MemberField(label=_("Seconded by"))

    def __init__(self, *args: Any, members: Roster, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("mover", "seconder"):
            self.fields[name].offer(members.present)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("mover") and cleaned.get("mover") == cleaned.get("seconder"):
            self.add_error("seconder", _("A second member must second the motion."))
        return cleaned

    def given(self) -> dict[str, Any]:
        """Arguments for the service."""
        return dict(self.cleaned_data)


class MotionForm(MoverForm):
    """A motion. Fields that do not apply to this item are left out (BK-12, BK-14, BK-16a, BK-18, BK-35)."""

    kind = forms.ChoiceField(label=_("Purpose of the vote"), required=False)
    facts = TranslatedFormField(
        label=_("The facts it rests on"),
        long=True,
        max_length=1000,
        required=False,
        help_text=_("A finding must state the facts it rests on. They become public with the vote."),
    )
    exception = forms.ChoiceField(label=_("For which member"), required=False)
    cures = forms.ChoiceField(
        label=_("Repeats an earlier action in order to cure it"),
        required=False,
        help_text=_("Only where an earlier vote may have broken the open-meeting law (Gov. Code § 11130.3)."),
    )
    confirmed = forms.BooleanField(
        label=_("Vote even though this item was not posted for action"),
        required=False,
        help_text=_(
            "A vote on an item posted for information or discussion can be challenged (Gov. Code § 11125(b))."
        ),
    )

    def __init__(
        self,
        *args: Any,
        kinds: Iterable[MotionKind] = (MotionKind.DECISION,),
        earlier: Iterable[Motion] = (),
        exceptions: Iterable[RemoteException] = (),
        takes_votes: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kinds, self.earlier = list(kinds), {str(motion.pk): motion for motion in earlier}
        self.exceptions = {str(each.pk): each for each in exceptions}
        self.fields["exception"].choices = [
            ("", "—"),
            *((pk, str(each.appointment.person_name)) for pk, each in self.exceptions.items()),
        ]
        self.fields["kind"].choices = [(each.value, each.label) for each in self.kinds]
        earlier_ones = [(pk, f"{motion.item.meeting}, {motion}") for pk, motion in self.earlier.items()]
        self.fields["cures"].choices = [("", "—"), *earlier_ones]
        asked = {
            "kind": len(self.kinds) > 1,
            "facts": any(kind in FINDINGS for kind in self.kinds),
            "exception": bool(self.exceptions),
            "cures": bool(self.earlier),
            "confirmed": not takes_votes,
        }
        for name in [name for name, wanted in asked.items() if not wanted]:
            del self.fields[name]

    def given(self) -> dict[str, Any]:
        given = super().given()
        given["kind"] = MotionKind(given.get("kind") or self.kinds[0])
        for name, offered in (("cures", self.earlier), ("exception", self.exceptions)):
            if name in given:
                given[name] = offered.get(given[name])
        return given


class RecuseForm(DeskForm):
    """A member recuses from an item, with a public reason."""

    seat = MemberField(label=_("Who is recused"))
    reason = forms.CharField(label=_("Reason, as stated in public"), max_length=300)

    def __init__(self, *args: Any, members: Roster, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].offer(members.present)


class EarlierHearingForm(DeskForm):
    """BK-20, the exception: an earlier committee meeting took public comment on the item."""

    heard_before = forms.ChoiceField(label=_("Heard and closed at"))

    def __init__(self, *args: Any, earlier: Iterable[AgendaItem] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.earlier = {str(item.pk): item for item in earlier}
        choices = [(pk, f"{item.meeting}: {item}") for pk, item in self.earlier.items()]
        self.fields["heard_before"].choices = [("", "—"), *choices]

    def clean_heard_before(self) -> AgendaItem:
        return self.earlier[self.cleaned_data["heard_before"]]
