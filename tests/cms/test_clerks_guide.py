"""The clerk’s guide: both languages say the same, every link leads somewhere, every picture exists."""

import re

import pytest
from PIL import Image

from cms import guides

pytestmark = pytest.mark.django_db
CHAPTERS = guides.GUIDES["clerk"][1]
PICTURES = guides.PICTURES / "clerk"
LANGUAGES = ("en", "es")
HEAVIEST, WIDEST = 60_000, 1280
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")


def text_of(language: str, name: str) -> str:
    return guides.path_of(language, "clerk", name).read_text(encoding="utf-8")


def page_of(browser, language: str, name: str) -> str:
    start = "" if language == "en" else f"/{language}"
    return browser.get(f"{start}/desk/help/clerk/{name}/").content.decode()


def shape(language: str, name: str) -> tuple:
    text = text_of(language, name)
    names = [file for _words, file in PICTURE.findall(text)]
    counts = [len(re.findall(rf"^{mark} ", text, re.MULTILINE)) for mark in ("#", "##", "-", r"\d\.")]
    return names, LINK.findall(text), counts


@pytest.mark.parametrize("name", CHAPTERS)
def test_both_languages_have_the_same_chapter(name):
    assert shape("en", name) == shape("es", name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHAPTERS)
def test_each_picture_is_shown_with_its_words_and_its_size(cast, language, name):
    html = page_of(cast["clerk"], language, name)
    for words, file in PICTURE.findall(text_of(language, name)):
        with Image.open(PICTURES / file) as picture:
            width, height = picture.size
        (tag,) = re.findall(rf"<img[^>]*/{file.removesuffix('.png')}\.[^>]*>", html)
        assert f'alt="{words}"' in tag and len(words) > 20
        assert f'width="{width}"' in tag and f'height="{height}"' in tag


def test_each_picture_is_small_and_used():
    used = {file for name in CHAPTERS for _words, file in PICTURE.findall(text_of("en", name))}
    assert used == {path.name for path in PICTURES.iterdir()}
    for path in PICTURES.iterdir():
        with Image.open(path) as picture:
            assert picture.width <= WIDEST and path.stat().st_size <= HEAVIEST, path.name


@pytest.mark.parametrize("name", CHAPTERS)
def test_each_link_opens_for_a_clerk(cast, name):
    for address in LINK.findall(text_of("en", name)):
        assert cast["clerk"].get(address).status_code == 200, address


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


def test_the_desk_and_the_help_lead_to_it(cast):
    for address in ("/desk/", "/desk/help/"):
        html = cast["clerk"].get(address).content.decode()
        assert '/desk/help/clerk/plan/"' in html and "Your first meeting" in html, address
