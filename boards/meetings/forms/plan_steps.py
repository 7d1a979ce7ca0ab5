"""Plan a meeting in three steps of one form. What the other steps hold is carried along in hidden fields."""

from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from boards.choices import MeetingKind
from boards.exceptions import CannotPlan
from boards.meetings.facts import refuse_facts
from boards.meetings.forms.planning import PlanForm
from boards.meetings.planning import refuse_ended
from boards.models import Meeting

FIRST = ("body", "joint_body", "kind", "mode", "day", "starts", "ends", "ends_next_day", "fold")
LAST = ("template", "copy_of", "left_out_because", "date_is_public")
TITLES = (
    _("Which meeting, and when"),
    _("Where, and what the notice says"),
    _("Agenda starting point"),
)
MOST = len(TITLES)
# Where a rule is refused, and the section that says so.
PLACES = {
    "BK-16": ("purpose", "Gov. Code § 11125.4"),
    "BK-18": ("ground", "Gov. Code § 11125.5"),
    "BK-29a": ("mode", "Gov. Code § 11123.5"),
    "C2C-06": ("day", ""),
}


def step_of(name: str) -> int:
    return 1 if name in FIRST else MOST if name in LAST else 2


class PlanInSteps(PlanForm):
    """``known``: what the form that was sent said, so that step 2 asks only what that meeting needs."""

    field_order = (*FIRST, "purpose", "called_by", "ground", "place")

    def __init__(self, *args: Any, known: dict[str, Any] | None = None, **kwargs: Any) -> None:
        self.known = known or {}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.known = dict(cleaned)
        for name in self.not_asked():
            cleaned[name] = self.fields[name].clean("")
        self._refuse(cleaned)
        return cleaned

    def not_asked(self) -> set[str]:
        """Fields that a meeting of this kind, way and body has no use for."""
        kind, body = self.known.get("kind"), self.known.get("body")
        names = set() if kind == MeetingKind.SPECIAL else {"purpose", "called_by"}
        if kind not in (MeetingKind.SPECIAL, MeetingKind.EMERGENCY):
            names |= {"ground"}
        if not self.known.get("mode"):
            names |= {"sites", "staff_at_place"}
        if body is None or not body.is_advisory or self.known.get("joint_body"):
            names |= {"combined_with", "combined_checks"}
        return names

    def _refuse(self, cleaned: dict[str, Any]) -> None:
        """What planning would refuse, beside the field it is about."""
        body, day = cleaned.get("body"), cleaned.get("day")
        if body is None:
            return
        names = ("joint_body", "kind", "purpose", "ground", "mode")
        meeting = Meeting(body=body, **{name: cleaned.get(name) for name in names})
        try:
            if day:
                refuse_ended(meeting.bodies, day)
            refuse_facts(meeting)
        except CannotPlan as error:
            name, law = PLACES.get(error.rule, (error.facts.get("field"), ""))
            self.add_error(name, f"{error} ({law})" if law else str(error))

    def first_wrong(self, up_to: int) -> int:
        """The first step, of those filled in, that has something to correct; 0 if none has."""
        return min((step for name in self.errors if (step := step_of(name)) <= up_to), default=0)

    def unchecked(self) -> "PlanInSteps":
        """The same with what was typed, and nothing said about it yet."""
        typed = {
            name: field.widget.value_from_datadict(self.data, self.files, name)
            for name, field in self.base_fields.items()
            if name in self.data
        }
        return PlanInSteps(initial=typed, known=self.known)

    def parts(self, step: int) -> tuple[list[BoundField], list[BoundField]]:
        """(fields to show in this step, fields to carry along); errors of other steps wait for theirs."""
        if self.is_bound:
            for name in [name for name in self.errors if name in self.fields and step_of(name) != step]:
                del self.errors[name]
        unasked = self.not_asked()
        names = [name for name in self.fields if step_of(name) == step and name not in unasked]
        return [self[name] for name in names], [self[name] for name in self.fields if name not in names]
