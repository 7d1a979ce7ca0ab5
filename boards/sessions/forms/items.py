"""Console forms for an item: recusals, comment heard earlier."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from boards.bodies.rosters import Members, Place
from boards.models import AgendaItem, Seat
from cms.i18n.fields import text


class MemberField(forms.ChoiceField):
    """Choice of a member by name; cleans to the seat."""

    def __init__(self, *, places: Iterable[Place] = (), nobody: str | Promise = "—", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.nobody = nobody
        self.offer(places)

    def offer(self, places: Iterable[Place]) -> None:
        self.places = {str(place.seat.pk): place for place in places}
        self.choices = [("", self.nobody), *self._by_body()]

    def _by_body(self) -> list[tuple]:
        """Names; in a joint meeting, under the name of each body."""
        bodies = {place.seat.body_id: place.seat.body for place in self.places.values()}
        if len(bodies) < 2:
            return [(pk, place.name) for pk, place in self.places.items()]
        return [
            (
                text(body.name),
                [(pk, each.name) for pk, each in self.places.items() if each.seat.body_id == key],
            )
            for key, body in bodies.items()
        ]

    def clean(self, value: Any) -> Seat | None:
        chosen = super().clean(value)
        return self.places[chosen].seat if chosen else None


class RecuseForm(DeskForm):
    """A member recuses from an item, with a public reason."""

    seat = MemberField(label=_("Who is recused"))
    reason = forms.CharField(label=_("Reason, as stated in public"), max_length=300)

    def __init__(self, *args: Any, members: Members, **kwargs: Any) -> None:
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
