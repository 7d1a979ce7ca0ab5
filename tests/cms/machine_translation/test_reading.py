"""Which passages of a page are foreign, and where the translation of each belongs."""

import pytest

from cms.machine_translation.page_passages import read_page, with_insertions


def marked(inside: str, language: str = "ar") -> str:
    """The main part with a star at each place of a translation."""
    page = f"<main>{inside}</main>"
    found = read_page(page, language).passages
    return with_insertions(page, [(each.at, "*") for each in found])[6:-7]


def texts(inside: str, language: str = "ar") -> list[str]:
    return [each.text for each in read_page(f"<main>{inside}</main>", language).passages]


@pytest.mark.parametrize(
    "there",
    [
        '<p>س <span lang="en">One</span>* ص</p>',
        '<p lang="en">One*</p>',
        '<div lang="en"><h2>One*</h2><p>Two <strong>three</strong> four.*</p></div>',
        '<ul lang="en"><li>One*<ul><li>Two*</li></ul></li></ul>',
        '<td><span lang="en">One</span>*<br><span lang="en">Two</span>*</td>',
        '<a href="/"><span lang="en">One</span>*</a>',
        '<p lang="en">One*<span lang="ar">س</span> two*</p>',
        '<p lang="en">One <svg><title>Icon</title></svg> two*</p>',
        '<p lang="en">Run *<code>ls</code> now*</p>',
        '<div lang="en"><p>One*<p>Two*</div><p>س</p>',
        '<p lang="en">One > two &amp; three*</p>',
        '<div lang="en">\n<p>One\ntwo*</p>\n</div>\n<p>س</p>\n<p lang="en">Three*</p>',
    ],
)
def test_a_translation_stands_after_its_original(there):
    assert marked(there.replace("*", "")) == there


@pytest.mark.parametrize(
    "inside",
    [
        "<p>Text of the page</p>",
        '<p lang="ar">س</p>',
        '<option lang="en">One</option>',
        '<svg lang="en"><text>One</text></svg>',
        '<textarea lang="en">One</textarea>',
        '<button lang="en">One</button>',
        '<p lang="en">2022-17 · 45 %</p>',
        '<a lang="en" hreflang="en">English</a>',
        '<p lang="en" translate="no">Throughline</p>',
        '<span lang="en" aria-hidden="true">One</span>',
        '<p lang="en"> </p>',
    ],
)
def test_what_is_no_foreign_text_has_none(inside):
    assert texts(inside) == []


def test_lines_and_entities_are_read_as_a_reader_sees_them():
    assert texts('<p lang="en">One  &lt;two&gt;\n three<br>four</p>') == ["One <two> three\nfour"]


def test_each_passage_has_its_own_language():
    page = '<main><p lang="en">One</p><p lang="es">Dos</p></main>'
    assert [(each.text, each.language) for each in read_page(page, "ko").passages] == [
        ("One", "en"),
        ("Dos", "es"),
    ]


def test_text_outside_of_the_main_part_is_left_alone():
    assert read_page('<p lang="en">One</p><main></main><footer lang="en">Two</footer>', "ar").passages == []


def test_a_page_without_a_main_part_has_no_passages():
    assert read_page('<p lang="en">One</p>', "ar").passages == []
