"""Mail about powers: to those who may confirm, to those concerned, and to every administrator."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from cms.access import Role
from cms.mail import outbox
from cms.models import EmergencyAccess, PowerChange
from cms.powers import rules
from cms.powers.definitions import AnyPower
from cms.users.models import User

KIND = "power"


def staff(*roles: Role) -> list[User]:
    """Open accounts with one of these roles; with any role, if none is named."""
    names = [role.value for role in roles or tuple(Role)]
    return list(User.objects.filter(is_active=True, groups__name__in=names).distinct().order_by("pk"))


def tell_confirmers(change: PowerChange, power: AnyPower) -> None:
    concerned = rules.concerned_by(power, change)
    readers = [each for each in staff(*power.confirmers) if each.pk not in concerned]
    _tell("power_proposed", [each for each in readers if each.pk != change.proposed_by_id], change, power)


def tell_concerned(change: PowerChange, power: AnyPower) -> None:
    concerned = User.objects.filter(pk__in=rules.concerned_by(power, change), is_active=True)
    readers = {each.pk: each for each in [*concerned, *staff(Role.ADMINISTRATOR)]}
    _tell("power_decided", readers.values(), change, power)


def _tell(name: str, readers: Iterable[User], change: PowerChange, power: AnyPower) -> None:
    context = {"change": change, "title": power.title, "url": _absolute(change.get_absolute_url())}
    _queue(name, readers, context, about=str(change.pk))


def tell_everybody(access: EmergencyAccess) -> None:
    context = {"access": access, "url": _absolute(reverse("cms:powers"))}
    _queue("emergency_opened", staff(), context, about="")


def tell_administrators(name: str, context: dict[str, Any]) -> None:
    _queue(name, staff(Role.ADMINISTRATOR), context, about="")


def _queue(name: str, readers: Iterable[User], context: dict[str, Any], *, about: str) -> None:
    for reader in readers:
        outbox.queue(
            f"cms/emails/{name}",
            to=reader.email,
            language=settings.LANGUAGE_CODE,
            context=context,
            about=(KIND, about) if about else ("", ""),
            readable=True,
        )


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
