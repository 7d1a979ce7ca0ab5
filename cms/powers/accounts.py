"""Accounts of the staff: roles by two people; inviting gives no power, and suspending takes it away at once."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from allauth.account.models import EmailAddress

from cms.access import Role, has_role, roles_of
from cms.exceptions import RuleBroken
from cms.mail import outbox
from cms.models import PowerChange
from cms.powers import emails, register, rules
from cms.powers.definitions import AnyPower, Power, find_power
from cms.powers.forms import ProposalForm, ReasonField
from cms.records.history import Actor, actor_label, sign
from cms.users.models import User

ADMINISTRATORS = (Role.ADMINISTRATOR,)


class AccountForm(ProposalForm):
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Seats on a board are not roles: they are a separate power."),
    )
    field_order = ("roles", "is_active", "effective_on", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["roles"].initial = sorted(roles_of_row(self.instance))


def roles_of_row(account: User) -> set[str]:
    """The roles of an account, whether it is open or not."""
    return set(account.groups.values_list("name", flat=True)) & set(Role.values)


class AccountPower(Power[User]):
    """Roles of an account, and whether it is open."""

    def label_of(self, thing: User) -> str:
        return f"{thing} ({thing.email})"[:200]

    def rows(self) -> QuerySet[User]:
        """Accounts with power, and every account that the register knows."""
        known = PowerChange.objects.filter(kind=self.kind, state=PowerChange.State.IN_EFFECT)
        keys = {int(key) for key in known.values_list("key", flat=True) if key.isdecimal()}
        powerful = Q(groups__isnull=False) | Q(is_superuser=True) | Q(is_staff=True) | Q(pk__in=keys)
        return User.objects.filter(powerful).distinct().prefetch_related("groups").order_by("pk")

    def choices(self) -> QuerySet[User]:
        return self.rows()

    def values_of(self, thing: User) -> dict[str, Any]:
        return {
            "roles": sorted(each.name for each in thing.groups.all()),
            "is_active": thing.is_active,
            "is_superuser": thing.is_superuser,
            "is_staff": thing.is_staff,
        }

    def form_fields(self) -> list[str]:
        return ["is_active"]

    def proposed_by(self, form: ProposalForm) -> dict[str, Any]:
        account = form.instance
        return self.values_of(account) | {
            "roles": sorted(form.cleaned_data["roles"]),
            "is_active": form.cleaned_data["is_active"],
        }

    def name_of(self, field: str) -> str:
        return _("Roles") if field == "roles" else super().name_of(field)

    def words_for(self, field: str, value: object) -> str:
        if field != "roles":
            return super().words_for(field, value)
        labels = dict(Role.choices)
        names = value if isinstance(value, list) else []
        return ", ".join(str(labels.get(name, name)) for name in names) or _("no roles")

    def write(self, thing: User, values: dict[str, Any], *, actor: Actor, reason: str) -> None:
        names = [name for name in values["roles"] if name in Role.values]
        thing.is_active = values["is_active"]
        thing.save(update_fields=["is_active"])
        thing.groups.set(Group.objects.filter(name__in=names))
        vars(thing).pop("_roles", None)


def themselves(account: User) -> Iterable[User]:
    return (account,)


def staff_accounts() -> QuerySet[User]:
    """Accounts that have, or had, a role by the register."""
    power = _power()
    return power.rows()  # type: ignore[return-value]


def find(pk: int) -> User | None:
    return User.objects.filter(pk=pk).first()


def search(wanted: str) -> QuerySet[User]:
    """Any account whose name or address contains the words."""
    named = Q(email__icontains=wanted) | Q(display_name__icontains=wanted)
    return User.objects.filter(named).prefetch_related("groups").order_by("pk")


def with_roles(found: Iterable[User]) -> list[User]:
    """Each account with ``role_words``, its roles as people read them."""
    power, rows = _power(), list(found)
    for account in rows:
        names = sorted({each.name for each in account.groups.all()} & set(Role.values))
        vars(account)["role_words"] = power.words_for("roles", names)
    return rows


def _power() -> AnyPower:
    power = find_power(rules.ACCOUNT)
    if power is None:
        raise LookupError(rules.ACCOUNT)
    return power


class InviteForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("Email"),
        help_text=gettext_lazy("The account has no role yet. A second person confirms each role."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError(_("There is already an account with this address."))
        return email


class SuspendForm(forms.Form):
    reason = ReasonField(help_text=gettext_lazy("It is in the register of powers, which all staff can read."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


@transaction.atomic
def invite(*, actor: Actor, name: str, email: str) -> User:
    """Create an account without role and password; its owner sets the password with the link of a reset."""
    if not has_role(actor, *ADMINISTRATORS):
        raise PermissionDenied
    account = User.objects.create_user(email, None, display_name=name)
    EmailAddress.objects.create(user=account, email=email, verified=False, primary=True)
    context = {"name": name, "who": actor_label(actor)}
    outbox.queue("cms/emails/invited", to=email, language=settings.LANGUAGE_CODE, context=context)
    return account


@transaction.atomic
def suspend(*, actor: Actor, account: User, reason: str) -> PowerChange:
    """Close an account at once, by one person: it protects, and gives nobody power. Reopening it takes two.

    Only a second person can close an administrator's account, so that no one remains alone by one's own act.
    """
    if not has_role(actor, *ADMINISTRATORS):
        raise PermissionDenied
    current = User.objects.select_for_update().get(pk=account.pk)
    if not current.is_active:
        raise RuleBroken(_("This account is already closed."), rule=rules.RULE)
    if Role.ADMINISTRATOR in roles_of(current):
        raise RuleBroken(
            _("Closing an administrator’s account takes two people. Propose it instead."), rule=rules.RULE
        )
    power = _power()
    before = power.values_of(current)
    current.is_active = False
    sign(current, actor=actor, reason=reason)
    current.save(update_fields=["is_active"])
    change = register.enter(
        power, [current], actor=actor, basis=PowerChange.Basis.PROTECTION, reason=reason, before=before
    )[0]
    emails.tell_concerned(change, power)
    return change
