"""Console forms for motions: make, amend, second."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input
from boards.bodies.rosters import Members
from boards.models import Motion, RemoteException, Seat
from boards.motion_choices import MotionEffect, MotionKind
from boards.sessions.forms.items import MemberField
from cms.i18n.fields import TranslatedFormField, languages

FINDINGS = (
    MotionKind.SPECIAL,
    MotionKind.EMERGENCY,
    MotionKind.ADDED,
    MotionKind.ADDED_EMERGENCY,
    MotionKind.SECURITY,
)


class MoverForm(DeskForm):
    """Motion text with its mover, and its second by another member if there is one yet."""

    text = TranslatedFormField(label=_("Text of the motion"), long=True, max_length=1000)
    mover = MemberField(label=_("Moved by"))
    seconder = MemberField(
        label=_("Seconded by"),
        required=False,
        nobody=_("No second yet"),
        help_text=_("No vote can be taken before the second."),
    )

    def __init__(self, *args: Any, members: Members, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("mover", "seconder"):
            self.fields[name].offer(members.present)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("mover") and cleaned.get("mover") == cleaned.get("seconder"):
            self.add_error("seconder", _("A second member must second the motion."))
        elif are_of_two_bodies(cleaned.get("mover"), cleaned.get("seconder")):
            self.add_error("seconder", _("A member of the same body as the mover must second the motion."))
        return cleaned

    def given(self) -> dict[str, Any]:
        """Arguments for the service."""
        return dict(self.cleaned_data)


class MotionForm(MoverForm):
    """A motion. Fields that do not apply to this item are left out (BK-12, BK-14, BK-16a, BK-18, BK-35)."""

    effect = forms.ChoiceField(label=_("What the motion does"), required=False)
    about = forms.ChoiceField(
        label=_("Which motion or vote"),
        required=False,
        help_text=_("Only to take from the table, to reconsider, or to rescind."),
    )
    until = forms.DateField(label=_("Continued to"), required=False, widget=date_input())
    referred_to = TranslatedFormField(label=_("Referred to"), required=False, max_length=160)
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
        day: date,
        kinds: Iterable[MotionKind] = (MotionKind.DECISION,),
        effects: Sequence[str] = ("",),
        abouts: Mapping[str, Sequence[Motion]] | None = None,
        earlier: Iterable[Motion] = (),
        exceptions: Iterable[RemoteException] = (),
        takes_votes: bool = True,
        drafted: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.drafted = dict(drafted or {})
        self.initial.setdefault("text", self.drafted)
        self.day, self.effects, self.abouts = day, list(effects), dict(abouts or {})
        self.kinds, self.earlier = list(kinds), {str(motion.pk): motion for motion in earlier}
        self.exceptions = {str(each.pk): each for each in exceptions}
        self._offer()
        asked = {
            "effect": self.effects != [""],
            "about": any(self.abouts.values()),
            "until": MotionEffect.CONTINUE in self.effects,
            "referred_to": MotionEffect.REFER in self.effects,
            "kind": len(self.kinds) > 1,
            "facts": any(kind in FINDINGS for kind in self.kinds),
            "exception": bool(self.exceptions),
            "cures": bool(self.earlier),
            "confirmed": not takes_votes,
        }
        for name in [name for name, wanted in asked.items() if not wanted]:
            del self.fields[name]

    def _offer(self) -> None:
        members = ((pk, str(each.appointment.person_name)) for pk, each in self.exceptions.items())
        self.fields["exception"].choices = [("", "—"), *members]
        self.fields["kind"].choices = [(each.value, each.label) for each in self.kinds]
        earlier = [(pk, f"{motion.item.meeting}, {motion}") for pk, motion in self.earlier.items()]
        self.fields["cures"].choices = [("", "—"), *earlier]
        labels = {"": _("decide (a main motion)")} | dict(MotionEffect.choices)
        self.fields["effect"].choices = [(each, labels[each]) for each in self.effects]
        groups = [
            (labels[effect], [(str(each.pk), f"{each.item.meeting}, {each}") for each in found])
            for effect, found in self.abouts.items()
            if found
        ]
        self.fields["about"].choices = [("", "—"), *groups]

    def clean_text(self) -> dict[str, str]:
        """A draft in another language says what was not moved, once the clerk has changed the words."""
        words, main = self.cleaned_data["text"], languages()[0][0]
        if words.get(main) == self.drafted.get(main):
            return words
        return {code: said for code, said in words.items() if said != self.drafted.get(code)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("effect") and self.drafted and cleaned.get("text") == self.drafted:
            self.add_error(
                "text", _("This text was suggested for deciding the item. Write what was moved instead.")
            )
        effect, until = cleaned.get("effect"), cleaned.get("until")
        if (
            effect == MotionEffect.CONTINUE
            and "until" not in self.errors
            and not (until and until > self.day)
        ):
            self.add_error("until", _("Enter the date it is continued to, after this meeting."))
        if effect == MotionEffect.REFER and not cleaned.get("referred_to"):
            self.add_error("referred_to", _("Enter to whom it is referred."))
        if effect in self.abouts and self._chosen(effect, cleaned.get("about", "")) is None:
            self.add_error("about", _("Choose the motion or vote that this one is about."))
        return cleaned

    def _chosen(self, effect: str, pk: str) -> Motion | None:
        return next((each for each in self.abouts.get(effect, ()) if str(each.pk) == pk), None)

    def given(self) -> dict[str, Any]:
        """An effect decides the kind of vote, and leaves no room for what belongs to other motions."""
        given = super().given()
        effect = given.get("effect", "")
        given["about"] = self._chosen(effect, given.get("about", ""))
        given["kind"] = MotionKind(given.get("kind") or self.kinds[0])
        for name, offered in (("cures", self.earlier), ("exception", self.exceptions)):
            if name in given:
                given[name] = None if effect else offered.get(given[name])
        return given


class SecondForm(DeskForm):
    """Another member seconds the motion."""

    seat = MemberField(label=_("Seconded by"))

    def __init__(self, *args: Any, members: Members, mover: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].offer([place for place in members.present if place.seat.pk != mover])


def are_of_two_bodies(mover: Seat | None, seconder: Seat | None) -> bool:
    return bool(mover and seconder and mover.body_id != seconder.body_id)
