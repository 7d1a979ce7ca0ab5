"""The built sheet is up to date, a first visit stays light, and pages carry nothing inline."""

import gzip
import re
from pathlib import Path

from django.template.loader import get_template

import pytest

from cms.components import bundle, icons

ROOT = Path(__file__).parents[3]
TEMPLATES = [path for path in ROOT.glob("*/templates/**/*.html") if "emails" not in path.parts]


def zipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


def test_the_built_style_sheet_is_up_to_date():
    assert bundle.TARGET.read_text(encoding="utf-8") == bundle.bundle(), "run: manage.py build_css"


def test_every_style_sheet_is_in_the_bundle():
    named = set(bundle.IMPORT.findall(bundle.SOURCE.read_text(encoding="utf-8")))
    files = {str(path.relative_to(bundle.SOURCE.parent)) for path in bundle.SOURCE.parent.rglob("*.css")}
    assert {file for file, _layer in named} == files - {"main.css"}


def test_squeezing_keeps_what_has_meaning():
    css = 'a { width: calc(1px + 2px); content: "x y"; } /* note */ .b > .c:hover { color: var(--ink); }'
    assert bundle.squeeze(css) == 'a{width:calc(1px + 2px);content:"x y"}.b > .c:hover{color:var(--ink)}'


# Modules that a page asks for only behind a sign-in: the clerk's console, a member's packet.
SIGNED_IN_ONLY = {
    "agenda.js",
    "console.js",
    "forget.js",
    "mark.js",
    "offline.js",
    "packet.js",
    "packet-notes.js",
}


def test_style_sheet_and_scripts_are_light():
    """What the public may be sent counts most; each module is fetched only by a page that wants it."""
    scripts = {path.name: path.read_text() for path in (bundle.STATIC / "js").glob("*.js")}
    assert zipped(bundle.TARGET.read_text()) <= 18_300
    assert (
        zipped("".join(words for name, words in scripts.items() if name not in SIGNED_IN_ONLY)) <= 7_400
    )  # a fifth of it verifies proofs, on their pages alone
    assert zipped("".join(scripts.values())) <= 13_400


def test_each_style_sheet_is_short():
    long = [
        path.name for path in bundle.SOURCE.parent.rglob("*.css") if len(path.read_text().splitlines()) > 150
    ]
    assert not long


def test_no_template_carries_a_style_or_a_script():
    inline = re.compile(r"<[^>]*\sstyle=|<style|<script(?![^>]*\bsrc=)|<[^>]+\son[a-z]+=", re.IGNORECASE)
    found = [str(path) for path in TEMPLATES if inline.search(path.read_text(encoding="utf-8"))]
    assert not found


def test_every_icon_that_a_template_names_exists():
    pattern = re.compile(r'\{% icon "([\w-]+)"|icon="([\w-]+)"')
    named = {
        first or second
        for path in TEMPLATES
        for first, second in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert named <= set(icons.names())


def test_an_icon_is_hidden_from_assistive_technology():
    assert 'aria-hidden="true"' in icons.icon("calendar")


@pytest.mark.parametrize("name", ["no-such-icon", "../menu", "LICENSE"])
def test_an_unknown_icon_is_an_error(name):
    with pytest.raises(icons.NoSuchIcon):
        icons.icon(name)


@pytest.mark.parametrize("code", ["400", "403", "404", "429"])
def test_error_pages_say_what_to_do_next(rf, db, code):
    html = get_template(f"{code}.html").render({}, rf.get("/nowhere/"))
    assert html.count("<h1>") == 1
    assert "/receipts/" in html


def test_the_page_for_a_broken_server_needs_no_context():
    html = get_template("500.html").render()
    assert "Something went wrong on our side" in html
    assert 'lang="es"' in html


def test_licences_travel_with_fonts_and_icons():
    assert "SIL OPEN FONT LICENSE" in (bundle.STATIC / "fonts/public-sans-OFL.txt").read_text().upper()
    assert "SIL OPEN FONT LICENSE" in (bundle.STATIC / "fonts/source-serif-4-OFL.txt").read_text().upper()
    assert "ISC" in (icons.FOLDER / "LICENSE").read_text()
