"""The first pages: their text comes from a data file, one text per language."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation

from wagtail.models import Locale, Page

from cms.data_files import read_data
from cms.installation.app_parts import Part, Setup
from cms.models import BasePage

Texts = dict[str, dict[str, Any]]


def page_fields(texts: dict[str, Any]) -> dict[str, Any]:
    """Fields of a page. A line of the body that starts with "# " is a heading."""
    fields = dict(texts)
    if "body" in fields:
        fields["body"] = [
            ("heading", line[2:]) if line.startswith("# ") else ("paragraph", f"<p>{line}</p>")
            for line in fields["body"]
        ]
    return fields


class PagesPart(Part):
    """Pages below home: (slug, page type), with their text in a file."""

    def __init__(self, file: Path, pages: list[tuple[str, type[BasePage]]]) -> None:
        self.file, self.pages = file, pages

    def texts(self) -> dict[str, Texts]:
        """Slug → language → fields of a page."""
        return read_data(self.file)

    def build(self, setup: Setup) -> None:
        for slug, model in self.pages:
            NewPage(model, slug, self.texts()[slug]).add(setup, setup.homes)


@dataclass
class NewPage:
    """One page in each language of a run, below the parent in that language."""

    model: type[BasePage]
    slug: str
    texts: Texts

    def add(self, setup: Setup, parents: dict[str, Any], **facts: Any) -> None:
        first = settings.LANGUAGE_CODE
        page = self._existing(parents[first])
        if page is None:
            fields = page_fields(self.texts[first]) | facts
            page = self.model(slug=self.slug, locale=parents[first].locale, **fields)
            parents[first].add_child(instance=page)
            publish(setup, page, first)
        if not isinstance(page, self.model):
            setup.notes.append(f"/{self.slug}/ is another kind of page already and stays as it is.")
            return
        for language in setup.languages:
            if language != first:
                translate_page(setup, page, language, page_fields(self.texts.get(language, {})))

    def _existing(self, parent: Page) -> Page | None:
        """The only page of this type, wherever it was moved; else whatever has the slug."""
        only = self.model.max_count_per_parent == 1 and self.model.objects.child_of(parent).first()
        found = only or Page.objects.child_of(parent).filter(slug=self.slug).first()
        return found.specific if found else None


def translate_page(setup: Setup, page: Page, language: str, fields: dict[str, Any]) -> Page:
    """The page in another language; an existing one is unchanged."""
    locale = Locale.objects.get(language_code=language)
    found = page.get_translation_or_none(locale)
    if found is None:
        found = page.copy_for_translation(locale, copy_parents=True).specific
        for name, value in fields.items():
            setattr(found, name, value)
        publish(setup, found, language)
    return found.specific


def publish(setup: Setup, page: Page, language: str) -> None:
    with translation.override(language):
        page.save_revision().publish()
    setup.added.append(f"page “{page.title}” ({language})")
