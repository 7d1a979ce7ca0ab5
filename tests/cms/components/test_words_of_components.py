"""Small things: dates in words, quotes, tags, rows, breadcrumbs, and the frame around every page."""

import datetime as dt

from django.template import Context, Template
from django.template.loader import get_template
from django.utils import translation

import pytest

from cms.components import menu

NIGHT_IN_LONDON = dt.datetime(2022, 11, 10, 3, 30, tzinfo=dt.UTC)  # still November 9 in California


def draw(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Wednesday, November 9, 2022"),
        ("es", "miércoles 9 de noviembre de 2022"),
    ],
)
def test_long_dates_are_in_the_words_of_the_page(language, words):
    with translation.override(language):
        assert draw("{{ when|long_date }}", when=NIGHT_IN_LONDON).lower() == words.lower()


def test_times_are_pacific():
    assert draw("{{ when|clock_time }}", when=NIGHT_IN_LONDON) == "7:30 p.m."


def test_a_missing_date_is_empty():
    assert draw("{{ when|long_date }}{{ when|short_date }}", when=None) == ""


def test_a_date_block_is_a_time_that_machines_read():
    html = draw("{% date_block when %}", when=dt.date(2022, 12, 6))
    assert 'datetime="2022-12-06"' in html
    assert ">Dec<" in html


def test_a_quote_keeps_its_language_and_names_its_translation():
    html = draw(
        '{% quote "Quiero ver" lang="es" translation="I want to see" method="Translated by a person" %}'
    )
    assert '<blockquote lang="es">' in html
    assert "Translated by a person" in html


def test_a_quote_that_disagrees_says_so():
    assert "Disagrees" in draw('{% quote "No" stance="against" %}')
    assert "quote--against" in draw('{% quote "No" stance="against" %}')


def test_words_from_outside_are_escaped():
    html = draw("{% quote text source=text %}{% tag text %}{% empty text %}", text="<img src=x>")
    assert "<img" not in html


@pytest.mark.parametrize(("thing", "shown"), [(True, True), (False, False), (None, False)])
def test_the_demo_tag_shows_on_invented_things_only(settings, thing, shown):
    settings.DEMO = False
    assert ("Demo" in draw("{% demo_tag thing %}", thing=thing)) is shown


def test_a_demonstration_site_says_it_in_the_strip_and_not_on_each_thing(settings):
    settings.DEMO = True
    assert draw("{% demo_tag thing %}", thing=True) == ""
    assert "Demo" in draw("{% demo_tag thing sheet=True %}", thing=True)  # printed, without the strip


def test_rows_show_title_and_record_number():
    rows = [
        {
            "title": "Show my county",
            "url": "/x/",
            "number": "Decision 2022-17",
            "number_url": "/d/",
            "count": None,
        }
    ]
    html = draw("{% row_list rows %}", rows=rows)
    assert 'href="/x/">Show my county</a>' in html
    assert 'href="/d/">Decision <span class="nowrap">2022-17</span></a>' in html


def test_breadcrumbs_begin_at_home():
    html = draw("{% breadcrumbs crumbs %}", crumbs=[("Boards", "/boards/")])
    assert html.index("Home") < html.index("Boards")


def test_addresses_carry_the_language():
    assert menu.address("boards/") == "/boards/"
    with translation.override("es"):
        assert menu.address("boards/") == "/es/boards/"
        assert menu.address("/api/") == "/api/"


def page(rf, path: str = "/boards/x/", **context) -> str:
    return get_template("base.html").render(context, rf.get(path))


def test_a_page_has_its_landmarks_in_order(rf, db):
    html = page(rf)
    marks = ['class="skip"', "<header", 'class="language-bar"', 'id="main"', "<footer"]
    assert [html.index(mark) for mark in marks] == sorted(html.index(mark) for mark in marks)


def test_the_menu_marks_where_the_reader_is(rf, db):
    assert 'href="/boards/" aria-current="true"' in page(rf)
    assert 'href="/tools/" aria-current' not in page(rf)


def test_menus_open_without_a_script(rf, db):
    assert page(rf).count("<details") == 3


def test_languages_are_named_in_themselves(rf, db):
    html = page(rf)
    assert 'lang="es" hreflang="es">Español</a>' in html


def test_a_demo_says_so_on_top(rf, db, settings):
    settings.DEMO = True
    assert "Demonstration site." in page(rf)
    settings.DEMO = False
    assert "Demonstration site." not in page(rf)


def test_a_page_asks_for_four_files_at_most(rf, db):
    html = page(rf)
    assert html.count("<script") == 2
    assert html.count('rel="stylesheet"') == 1
    assert html.count('rel="preload"') == 1


@pytest.mark.parametrize("number", ["P-2022-08", "2022-17", "F-12", "BK-29b"])
def test_a_record_number_stays_in_one_piece(number):
    html = draw("{{ text|unbroken }}", text=f"See {number} & more")
    assert html == f'See <span class="nowrap">{number}</span> &amp; more'


def test_text_without_a_record_number_is_only_escaped():
    assert draw("{{ text|unbroken }}", text="<b>June 8</b>") == "&lt;b&gt;June 8&lt;/b&gt;"
