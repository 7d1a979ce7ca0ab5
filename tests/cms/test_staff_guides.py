"""The guides for clerks, hosts and editors: both languages say the same, each link and each name on a screen exists."""

import re

from django.utils import translation
from django.utils.translation import gettext

import pytest
from PIL import Image

from cms import guides

pytestmark = pytest.mark.django_db
READERS = {"clerk": "clerk", "host": "editor", "editor": "editor"}
CHAPTERS = [(guide, name) for guide in READERS for name in guides.GUIDES[guide][1]]
LANGUAGES = ("en", "es")
HEAVIEST, WIDEST = 60_000, 1280
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
EMPHASIZED = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")


def text_of(language: str, guide: str, name: str) -> str:
    return guides.path_of(language, guide, name).read_text(encoding="utf-8")


def page_of(browser, language: str, guide: str, name: str) -> str:
    start = "" if language == "en" else f"/{language}"
    return browser.get(f"{start}/desk/help/{guide}/{name}/").content.decode()


def shape(language: str, guide: str, name: str) -> tuple:
    text = text_of(language, guide, name)
    names = [file for _words, file in PICTURE.findall(text)]
    counts = [len(re.findall(rf"^{mark} ", text, re.MULTILINE)) for mark in ("#", "##", "-", r"\d\.")]
    return names, LINK.findall(text), counts


@pytest.mark.parametrize(("guide", "name"), CHAPTERS)
def test_both_languages_have_the_same_chapter(guide, name):
    assert shape("en", guide, name) == shape("es", guide, name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("guide", "name"), CHAPTERS)
def test_each_picture_is_shown_with_its_words_and_its_size(cast, language, guide, name):
    html = page_of(cast[READERS[guide]], language, guide, name)
    for words, file in PICTURE.findall(text_of(language, guide, name)):
        with Image.open(guides.PICTURES / guide / file) as picture:
            width, height = picture.size
        (tag,) = re.findall(rf"<img[^>]*/{file.removesuffix('.png')}\.[^>]*>", html)
        assert f'alt="{words}"' in tag and len(words) > 20
        assert f'width="{width}"' in tag and f'height="{height}"' in tag


@pytest.mark.parametrize("guide", READERS)
def test_each_picture_is_small_and_used(guide):
    names = guides.GUIDES[guide][1]
    used = {file for name in names for _words, file in PICTURE.findall(text_of("en", guide, name))}
    paths = list((guides.PICTURES / guide).glob("*"))
    assert used == {path.name for path in paths}
    for path in paths:
        with Image.open(path) as picture:
            assert picture.width <= WIDEST and path.stat().st_size <= HEAVIEST, path.name


@pytest.mark.parametrize(("guide", "name"), CHAPTERS)
def test_each_link_opens_for_its_reader(cast, guide, name):
    for address in LINK.findall(text_of("en", guide, name)):
        assert cast[READERS[guide]].get(address).status_code == 200, address


@pytest.mark.parametrize("name", guides.GUIDES["host"][1])
def test_a_name_in_the_guide_for_hosts_is_that_on_the_screen(name):
    """In both languages: what is emphasized is a text of the product, and its translation."""
    named = {code: EMPHASIZED.findall(text_of(code, "host", name)) for code in LANGUAGES}
    with translation.override("es"):
        assert [gettext(words) for words in named["en"]] == named["es"]
    assert not set(named["en"]) & set(named["es"])


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/a.png",
        "//elsewhere.example/a.png",
        "../clerk/plan.png",
        "data:image/png;base64,AA",
        "nothing.png",
    ],
)
def test_no_other_picture_is_shown(address):
    html, _sections = guides.render(f"![words]({address}) and the text", "clerk")
    assert "<img" not in html and "and the text" in html


@pytest.mark.parametrize(
    ("guide", "title", "addresses"),
    [
        ("clerk", "Your first meeting", ("/desk/", "/desk/help/")),
        ("host", "Your first conversation", ("/desk/conversations/", "/desk/help/")),
    ],
)
def test_the_desk_and_the_help_lead_to_it(cast, guide, title, addresses):
    for address in addresses:
        html = cast[READERS[guide]].get(address).content.decode()
        assert f'/desk/help/{guide}/plan/"' in html and title in html, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_links_to_a_screen_for_those_who_may_open_it_only(cast, language):
    """For everyone else the words stay: a link of the help leads nobody to a 404."""
    link, words = re.compile(r'<a href="/desk/meetings/">'), {"en": "Open", "es": "Abra"}[language]
    assert link.search(page_of(cast["clerk"], language, "clerk", "plan"))
    for who in ("analyst", "administrator"):
        page = page_of(cast[who], language, "clerk", "plan")
        assert not link.search(page)
        assert re.search(rf"{words} (Meetings|Reuniones) ", page)
