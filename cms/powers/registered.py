"""The powers of cms itself: roles, retention rules, the office."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.access import Role
from cms.models import OfficeSettings, RetentionRule
from cms.powers.accounts import ADMINISTRATORS, AccountForm, AccountPower, themselves
from cms.powers.definitions import Power, SettingPower, define
from cms.powers.forms import ProposalForm
from cms.powers.rules import ACCOUNT
from cms.records import holds, retention
from cms.records.history import Actor, record
from cms.records.validation import validate
from cms.users.models import User

define(
    AccountPower(
        kind=ACCOUNT,
        title=_("Roles of an account"),
        model=User,
        fields=("roles", "is_active", "is_superuser", "is_staff"),
        hint=_("What an account can do on the desk, and whether it is open."),
        proposers=ADMINISTRATORS,
        confirmers=ADMINISTRATORS,
        form=AccountForm,
        concerned=themselves,
        order=10,
    )
)


class RetentionForm(ProposalForm):
    days = forms.IntegerField(
        label=_("Retention in days"),
        min_value=1,
        max_value=retention.MOST_DAYS,
        required=False,
        help_text=_("Leave blank to retain forever."),
    )


class RetentionPower(Power[RetentionRule]):
    """A class of records has a rule only after its first change; its key is the name of the class."""

    def find(self, key: str) -> RetentionRule | None:
        if retention.find(key) is None:
            return None
        return RetentionRule.objects.filter(record_class=key).first() or RetentionRule(record_class=key)

    def key_of(self, thing: RetentionRule) -> str:
        return thing.record_class

    def label_of(self, thing: RetentionRule) -> str:
        found = retention.find(thing.record_class)
        return str(found.title if found else thing.record_class)[:200]

    def choices(self) -> Iterable[RetentionRule]:
        found = (self.find(each.name) for each in retention.classes())
        return [rule for rule in found if rule]

    def write(self, thing: RetentionRule, values: dict[str, Any], *, actor: Actor, reason: str) -> None:
        thing.days, thing.basis = values["days"], values["basis"]
        validate(thing)
        record(thing, actor=actor, reason=thing.basis)


define(
    RetentionPower(
        kind="retention",
        title=_("How long records are retained"),
        model=RetentionRule,
        fields=("days", "basis"),
        hint=_("After how many days a class of records is erased, and the schedule or law this is based on."),
        proposers=holds.ROLES,
        confirmers=holds.ROLES,
        form=RetentionForm,
        order=70,
    )
)


define(
    SettingPower(
        kind="office",
        title=_("The office and whom to contact"),
        model=OfficeSettings,
        fields=(
            "name",
            "parent",
            "mark",
            "contact_person",
            "address",
            "phone",
            "email",
            "records_contact",
            "data_license",
        ),
        hint=_("Notices and agendas name the office and its contact."),
        proposers=(Role.PUBLISHER, Role.ADMINISTRATOR),
        order=80,
    )
)
