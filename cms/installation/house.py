"""Languages, the site's URL, the home page and the pages that the law and the footer require."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from wagtail.models import Locale, Site

from cms.data_files import read_data
from cms.installation.app_parts import Options, Questions, Setup
from cms.installation.pages import PagesPart, publish, translate_page
from cms.models import HomePage, NewsIndexPage, StandardPage

TEXTS = Path(__file__).with_name("pages.yaml")
STANDARD = ("contact", "accommodation", "accessibility", "privacy", "small-numbers", "records")
PLACEHOLDER = ("localhost", 80)  # of the site that migrations create


class HousePart(PagesPart):
    def __init__(self) -> None:
        super().__init__(TEXTS, [("news", NewsIndexPage), *((slug, StandardPage) for slug in STANDARD)])

    def add_arguments(self, parser: ArgumentParser) -> None:
        codes = ", ".join(_codes())
        parser.add_argument(
            "--language",
            action="append",
            dest="languages",
            metavar="CODE",
            help=f"language of the pages, repeatable: {codes} (default: all, or those of an earlier run)",
        )

        parser.add_argument(
            "--new-address",
            action="store_true",
            help="give the site the address in SITE_URL, though it has had another one",
        )

    def ask(self, options: Options, questions: Questions) -> None:
        if not options["languages"] and _is_new():
            asked = f"Languages of the pages (out of {', '.join(_codes())})"
            answer = questions.ask(
                asked,
                default=" ".join(_codes()),
                problem=lambda answer: " ".join(_unknown(answer.replace(",", " ").split())),
            )
            options["languages"] = answer.replace(",", " ").split()

    def problems(self, options: Options) -> Iterator[str]:
        yield from _unknown(options["languages"] or [])

    def build(self, setup: Setup) -> None:
        for language in setup.languages:
            _locale, created = Locale.objects.get_or_create(language_code=language)
            if created:
                setup.added.append(f"language {language}")
        _homes(setup)
        _address(setup)
        super().build(setup)


def chosen_languages(options: Options) -> list[str]:
    """In the order of the site; its first language is always included. A later run adds none by default."""
    known = _codes() if _is_new() else HomePage.objects.values_list("locale__language_code", flat=True)
    chosen = {settings.LANGUAGE_CODE, *(options["languages"] or known)}
    return [code for code in _codes() if code in chosen]


def _is_new() -> bool:
    """Whether the home page is unwritten."""
    home = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    return not (home.statement or home.summary or home.latest_revision_id)


def _codes() -> list[str]:
    return [code for code, _name in settings.SITE_LANGUAGES]


def _unknown(languages: list[str]) -> Iterator[str]:
    for language in languages:
        if language not in _codes():
            yield f"--language {language}: this site has no pages in that language. Use {' or '.join(_codes())}."


def _homes(setup: Setup) -> None:
    first, texts = settings.LANGUAGE_CODE, read_data(TEXTS)["home"]
    home = HomePage.objects.get(locale__language_code=first)
    if _is_new():
        home.statement, home.summary = texts[first]["statement"], texts[first]["summary"]
        publish(setup, home, first)
    setup.homes = {
        code: home if code == first else translate_page(setup, home, code, texts.get(code, {}))
        for code in setup.languages
    }


def _address(setup: Setup) -> None:
    """Set the site's address from SITE_URL once; a later change by hand is respected."""
    url = urlsplit(settings.SITE_URL)
    wanted = (url.hostname or "localhost", url.port or (443 if url.scheme == "https" else 80))
    site = Site.objects.get(is_default_site=True)
    found = (site.hostname, site.port)
    if found == wanted:
        return
    if found != PLACEHOLDER and not setup.options["new_address"]:
        setup.notes.append(
            f"The site is called {site.hostname}:{site.port} in the admin, but SITE_URL is {settings.SITE_URL}. "
            "If that is wrong, run setup again with --new-address."
        )
        return
    site.hostname, site.port = wanted
    site.save()
    setup.added.append(f"address of the site: {settings.SITE_URL}")
