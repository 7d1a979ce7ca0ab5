"""The sitemap: one file for each section of the site, further ones where a section is long, and their index."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.utils.translation import get_language

from cms.sharing.sections import Entry, Section, sections


class SectionMap(Sitemap):
    """Each page once for each language it speaks, with its other languages beside it."""

    i18n = alternates = x_default = True
    limit = 2000

    def __init__(self, section: Section) -> None:
        self.section = section
        self.protocol = urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: object = None) -> str:
        """From SITE_URL, never from the request's host (D04)."""
        return urlsplit(settings.SITE_URL).netloc

    def items(self) -> list[Entry]:
        return list(self.section.entries())

    def get_languages_for_item(self, item: Entry) -> list[str]:
        return list(item.paths)

    def location(self, item: Entry) -> str:
        return item.paths[get_language() or settings.LANGUAGE_CODE]

    def lastmod(self, item: Entry) -> datetime | None:
        return item.changed


def section_maps() -> dict[str, SectionMap]:
    return {section.name: SectionMap(section) for section in sections()}
