"""Factories for pages and records of cms."""

from datetime import date

from wagtail.models import Locale, Page

from cms.models import HomePage, Milestone, NewsIndexPage, NewsPage, StandardPage
from cms.records import history


def milestone(title: str = "First data", *, spanish: str = "", **fields) -> Milestone:
    words = {"en": title, "es": spanish} if spanish else {"en": title}
    fields = {"when": date(2024, 1, 1), "when_text": {"en": "2024"}, "title": words} | fields
    return history.record(Milestone(**fields), actor="system:test", reason="made for a test")


def spanish_home(home: HomePage) -> HomePage:
    locale, _created = Locale.objects.get_or_create(language_code="es")
    found = home.get_translation_or_none(locale)
    if found is None:
        found = home.copy_for_translation(locale)
        found.save_revision().publish()
    return found.specific


def standard_page(parent: Page, title: str = "About us", **fields) -> StandardPage:
    return parent.add_child(instance=StandardPage(title=title, locale=parent.locale, **fields))


def news(parent: Page, title: str = "A first step", **fields) -> NewsPage:
    index = NewsIndexPage.objects.child_of(parent).first()
    if index is None:
        index = parent.add_child(instance=NewsIndexPage(title="News", locale=parent.locale))
    return index.add_child(instance=NewsPage(title=title, locale=parent.locale, **fields))
