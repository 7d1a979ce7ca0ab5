"""Which role may write which field of each generic form of the editor (issue of powers; default no).

The table is made from the code: a form's fields that are not locked, for those whom its policy lets change the row.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from django.urls import reverse

from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.registry import registry
from wagtail.models import Collection, GroupApprovalTask, Site, Workflow

from cms.access import Role
from cms.powers.definitions import fields_of
from cms.roles import all_grants
from cms.viewsets import SignedViewSet

FIELDS = Path(__file__).with_name("FIELDS.md")
ROLES = tuple(role.value for role in Role)
# Whoever else may come: never a cell of theirs.
OTHERS = ("anonymous", "community", "advisory", "governing")
# What decides power, law or the meaning of what was said: no generic form writes it, whoever sends it.
DANGEROUS = {
    "boards.Body": {
        "slug", "kind", "parent", "statute", "covered_under", "threshold_numerator", "threshold_denominator",
        "threshold_more_than", "threshold_base", "quorum_base", "minutes_threshold", "procedure_threshold",
        "finding_vote_at", "clerical_changes", "two_people_post", "term_years",
    },
    "boards.Seat": {"body", "position", "label", "appointing_authority", "is_voting", "is_data_provider"},
    "boards.Appointment": {
        "seat", "person_name", "user", "capacity", "as_member", "starts_on", "ends_on",
    },
    "boards.TeleconferenceMode": {"code", "section", "valid_from", "valid_until", "quorum_at_place", "open_only"},
    "boards.Party": {"slug", "is_managing_entity", "seat", "status"},
    "feedback.Codebook": {"slug", "is_current", "version"},
    "feedback.Form": {"slug", "tool", "tool_version"},
    "users.User": {"email", "password", "is_superuser", "is_staff", "is_active", "groups"},
    "auth.Group": {"name", "permissions"},
    "cms.OfficeSettings": {
        "name", "parent", "address", "phone", "email", "contact_person", "records_contact", "data_license",
        "mark",
    },
    "engagement.RegistrationNotice": {"authority", "disclosures"},
}  # fmt: skip
# Of a row in this state, every field of the form is locked.
LOCKED_STATES = {"boards.Meeting": "posted", "boards.Agreement": "announced"}


@dataclass(frozen=True)
class GenericForm:
    model: type[Model]
    name: str  # of the address of the edit form
    arguments: tuple[str, ...] = ()
    viewset: ModelViewSet | None = None

    @property
    def label(self) -> str:
        return self.model._meta.label

    def address(self, row: Any) -> str:
        return reverse(self.name, args=[*self.arguments, row.pk])

    def columns(self) -> list[str]:
        """All that a row has, in the form or not."""
        own = [field.name for field in self.model._meta.concrete_fields if not field.primary_key]
        return own + [field.name for field in self.model._meta.many_to_many]

    def may_write(self, user: "OfRole") -> set[str]:
        """By the code: the fields of the form that are not locked, if the policy lets this role change a row."""
        if self.viewset is None or not self.viewset.permission_policy.user_has_permission(user, "change"):
            return set()
        locked = set(fields_of(self.model))
        if isinstance(self.viewset, SignedViewSet):
            locked |= set(self.viewset.locked_fields(self.model(pk=1)))
        names = set(self.viewset.get_form_class(for_update=True).base_fields) - locked
        return names & set(self.columns())


@dataclass(frozen=True)
class OfRole:
    """Whoever has one role and nothing else, by the grants of the code."""

    role: str
    is_active = True
    is_superuser = False
    is_anonymous = False

    def has_perm(self, name: str) -> bool:
        return name in all_grants()[Role(self.role)]


def generic_forms() -> Iterator[GenericForm]:
    """Every form that Wagtail and its add-ons make of a model."""
    reverse("wagtailadmin_home")  # loads what registers viewsets
    for each in viewsets.viewsets:
        if isinstance(each, ModelViewSet):
            yield GenericForm(each.model, each.get_url_name("edit"), (), each)
    for model in registry:
        yield GenericForm(model, "wagtailsettings:edit", (model._meta.app_label, model._meta.model_name))
    for model, name in (
        (Redirect, "wagtailredirects:edit"),
        (Collection, "wagtailadmin_collections:edit"),
        (Workflow, "wagtailadmin_workflows:edit"),
        (GroupApprovalTask, "wagtailadmin_workflows:edit_task"),
    ):
        yield GenericForm(model, name)


def sample(form: GenericForm) -> Any:
    """A row that the form would change, in a state that is not locked."""
    rows = form.model._base_manager.order_by("pk")
    if form.model is Group or form.model is Site:
        return rows.first()
    open_states: dict[str, dict[str, Any]] = {
        "boards.Meeting": {"status": "draft"},
        "boards.Agreement": {"status": "written"},
        "engagement.Poll": {"result__isnull": True},
        "engagement.PollOption": {"poll__result__isnull": True},
        "engagement.Theme": {"outcome": None, "outcome_proposals": None},
    }
    return rows.filter(**open_states.get(form.label, {})).first()


def table() -> dict[str, dict[str, set[str]]]:
    """Label of the model → field → the roles that may write it."""
    found: dict[str, dict[str, set[str]]] = {}
    for form in generic_forms():
        cells: dict[str, set[str]] = {name: set() for name in form.columns()}
        for role in ROLES:
            for name in form.may_write(OfRole(role)):
                cells[name].add(role)
        found[form.label] = cells
    return found


def document() -> str:
    """The table as Markdown; what nobody writes is named in one line."""
    cells = table()
    lines = [
        "# Who may write which field of a generic form",
        "",
        "Made from the code by `python -m tests.permissions`; `test_fields.py` tries it by real requests.",
        "What nobody writes here changes in the register of powers, at the desk, or never.",
        "",
        "| form | field | " + " | ".join(ROLES) + " |",
        "| --- | --- |" + " --- |" * len(ROLES),
    ]
    for label, fields in sorted(cells.items()):
        written = {name: who for name, who in fields.items() if who}
        for name, who in written.items():
            marks = " | ".join("yes" if role in who else "" for role in ROLES)
            lines.append(f"| {label} | {name} | {marks} |")
        nobody = ", ".join(name for name in fields if name not in written)
        lines.append(f"| {label} | nobody: {nobody or '–'} |" + " |" * len(ROLES))
    return "\n".join(lines) + "\n"
