"""The context that the demo loader passes to each app."""

from dataclasses import dataclass
from datetime import date

from wagtail.models import Locale, Page

from cms.access import Role
from cms.users.models import User


@dataclass
class DemoContext:
    """``today`` is the day of loading (Pacific); upcoming events are dated from it (facts.md)."""

    home: Page
    home_es: Page
    en_locale: Locale
    es_locale: Locale
    today: date

    def user(self, role: Role | str) -> User:
        return User.objects.filter(is_demo=True, groups__name=str(Role(role).value)).order_by("pk")[0]

    @property
    def member_user(self) -> User:
        return User.objects.get(email="member@demo.example")

    @property
    def resident_user(self) -> User:
        return User.objects.get(email="resident@demo.example")
