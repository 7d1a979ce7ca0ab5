"""Every public page of the demo in each language: its interface translated, other passages marked, its facts equal."""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from django.conf import settings
from django.test import Client

import pytest

from boards.models import Appointment
from tests.crawl import crawl
from tests.page_facts import VOID, Facts, facts_of
from tests.routes.samples import samples
from tests.translated_texts import lacking, listening

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
OWN_SCRIPT = {
    "zh-hans": "\u4e00-\u9fff",
    "ko": "\uac00-\ud7af",
    "ar": "\u0600-\u06ff",
}  # and no Latin letters
OTHERS = tuple(f"/{code}/" for code in LANGUAGES)
INSIDE = ("/desk/", "/workspace/", "/admin/", "/accounts/", "/api/", "/documents/", "/media/", *OTHERS)
# Names are not translated, and what one person wrote has no known language.
NAMED_IN = {"bdi", "code", "script", "style", "address", "title"}
WORDS = re.compile(r"\b[a-z]{3,}\b")  # a sentence has several that begin small, a name hardly any
ADDRESS = re.compile(r"\S+(?:://|@)\S+|\S+\.pdf")
PAGES = 40


@dataclass
class Problems:
    unmarked: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """Finds text in Latin letters that is not marked as another language, and elements where none can stand."""

    def __init__(self, text: str, language: str) -> None:
        super().__init__()
        self.language, self.found = language, Problems()
        self.open: list[tuple[str, str | None]] = []  # lang="" is of no known language
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.found.markup += [f"{tag} {name}" for name, value in attrs if "<span" in (value or "")]
        if tag == "span" and values.get("lang") and {"svg", "title", "option"}.intersection(self._tags()):
            self.found.markup.append(f"span in {self._tags()[-2:]}")
        if tag not in VOID:
            self.open.append((tag, values.get("lang")))

    def handle_endtag(self, tag: str) -> None:
        while self.open and tag in self._tags():
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        own = OWN_SCRIPT.get(self.language)
        spoken = next((lang for _tag, lang in reversed(self.open) if lang is not None), "")
        is_ours = own is not None and spoken == self.language and not NAMED_IN.intersection(self._tags())
        if is_ours and len(WORDS.findall(ADDRESS.sub("", data))) > 2 and not re.search(f"[{own}]", data):
            self.found.unmarked.append(" ".join(data.split()))

    def _tags(self) -> list[str]:
        return [tag for tag, _lang in self.open]


@pytest.fixture(scope="module")
def pages(demo_database, django_db_blocker) -> dict[str, str]:
    """English addresses of public pages, one or two for each pattern, with their text."""
    with django_db_blocker.unblock():
        found: dict[str, str] = {}

        def fetch(path: str) -> tuple[int, str, str]:
            answer = Client().get(path)
            kind = answer.headers.get("Content-Type", "")
            is_page = answer.status_code == 200 and "html" in kind and "<html" in answer.text
            if is_page:
                found[path] = answer.text
            return answer.status_code, kind, answer.text if is_page else ""

        starts = [path for path in samples() if not path.startswith(INSIDE)]
        crawl(_outside(fetch), "/", *starts, each=2)
        return found


def _outside(fetch):
    return lambda path: (404, "", "") if path.startswith(INSIDE) else fetch(path)


@pytest.fixture
def names() -> list[str]:
    return sorted(set(Appointment.objects.exclude(person_name="").values_list("person_name", flat=True)))


@pytest.fixture(scope="module")
def in_language(pages, django_db_blocker):
    """Of a language: the text of each page by its English address, and our messages that its catalogs lack."""

    @cache
    def read(language: str) -> tuple[dict[str, str], list[str]]:
        found = {}
        with django_db_blocker.unblock(), listening() as asked:
            for path in pages:
                answer = Client().get(f"/{language}{path}")
                assert answer.status_code == 200, f"/{language}{path}"
                found[path] = answer.text
        return found, lacking(asked, language)

    return read


def test_the_crawl_reaches_the_public_pages(pages):
    assert len(pages) >= PAGES * 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_speaks_it(in_language, language):
    """Show 1 of issue 20: no text of ours is in English, and what the editors wrote in another language says so."""
    texts, missing = in_language(language)
    wrong = []
    for path, text in texts.items():
        found = Page(text, language).found
        wrong += [f"{path}: {what}" for what in (*found.unmarked, *found.markup)]
        wrong += [] if f'<html lang="{language}"' in text else [f"{path}: another language"]
    assert not wrong, "\n".join(wrong)
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_states_the_same_facts_as_in_english(pages, in_language, names, language):
    """Show 2 of issue 20. Numbers and months are compared where a language writes them as English does."""
    kinds = (
        ("numbers", "months", "names", "links", "days") if language == "es" else ("names", "links", "days")
    )
    unlike: dict[str, object] = {}
    for path, text in in_language(language)[0].items():
        here: Facts = facts_of(text, language, names)
        if found := facts_of(pages[path], "en", names).unlike(here, only=kinds):
            unlike[path] = found
    assert not unlike


@pytest.mark.parametrize("language", ["en", "es", "tl"])
def test_a_sentence_that_ends_with_a_time_has_one_period(pages, in_language, language):
    """These write times as 5:30 p.m.; `filled` and `before_period` leave the period of the sentence out."""
    texts = pages if language == "en" else in_language(language)[0]
    assert [path for path, text in texts.items() if re.search(r"[ap]\.\s?m\.\.", text)] == []


def test_a_missing_fact_is_found():
    english = "<main><ul><li>Ana Ruiz, 12 of 40, March</li><li><a href='/b/'>b</a></li></ul></main>"
    spanish = "<main><ul><li>Ana Ruiz, 12 de 40, marzo</li><li><a href='/es/b/'>b</a></li></ul></main>"
    here = facts_of(english, "en", ["Ana Ruiz"])
    assert here.unlike(facts_of(spanish, "es", ["Ana Ruiz"])) == {}
    for less in ("40", "Ana Ruiz", "marzo", "<li>"):
        assert here.unlike(facts_of(spanish.replace(less, "", 1), "es", ["Ana Ruiz"])), less


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_about_the_first_tool_is_translated_whole(demo_database, language):
    page = Client().get(f"/{language}/feedback/teacher-dashboard/").text
    assert "asked__note" not in page
    form = page.partition("<form")[2].partition("</form>")[0]
    assert 'lang="en"' not in form.partition('name="language"')[0]
