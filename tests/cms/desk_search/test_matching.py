"""Words are found as the public search finds them, on both databases."""

import pytest

from tests.cms.desk_search.conftest import titles

pytestmark = pytest.mark.engine


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("educacion", "La Educación de los niños"),
        ("EDUCACIÓN", "una educacion mejor"),
        ("ninos", "Los NIÑOS"),
        ("du lieu", "Dữ liệu mở"),
        ("county", "in all counties"),
        ("counties", "each county"),
        ("plan", "planning ahead"),
        ("隐私", "我们的数据隐私保护"),
        ("follow-up", "a follow-up"),
        ("AB 132", "under AB132"),
        ("AB132", "under AB 132"),
        ("8", "item 08"),
        ("the", "the"),
        ("county teacher", "a teacher of the county"),
        ("teachers' county", "one teacher’s county"),
    ],
)
def test_a_text_is_found(cast, step, query, text):
    step("One", text)
    assert titles(cast["editor"], query) == ["One"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("art", "part of it"),
        ("county zebra", "county"),
        ("4711", "14711 and 24711"),
        ("en", "words"),
        ("%", "words"),
        (".*", "words"),
        ("(", "words"),
        ("\\", "words"),
        ("AB132", "AB 1320"),
    ],
)
def test_a_text_is_not_found(cast, step, query, text):
    step("One", text)
    assert titles(cast["editor"], query) == []


def test_a_translation_is_found_too(cast, step):
    step("Data plan", es="Plan de educación")
    assert titles(cast["editor"], "educacion") == ["Data plan"]


def test_a_number_leads_and_a_date_is_found(cast, step):
    first, _second = step("One"), step("Two", day="2022-07-01")
    page = cast["editor"].get("/desk/search/", {"q": f"M-{first.pk}"}).content.decode()
    assert f'<strong class="search-jump__number">M-{first.pk}</strong>' in page
    assert titles(cast["editor"], f"m{first.pk}") == ["One"]
    assert titles(cast["editor"], "June 8, 2022") == ["One"]
    assert titles(cast["editor"], "8 de junio de 2022", "/es/desk/search/") == ["One"]


def test_titles_come_before_texts_and_the_newest_first(cast, step):
    step("Bus one"), step("Text", "bus"), step("Bus two")
    assert titles(cast["editor"], "bus") == ["Bus two", "Bus one", "Text"]


def test_the_name_of_the_kind_finds_its_newest(cast, step):
    step("One"), step("Two", "county")
    assert titles(cast["editor"], "steps") == ["Two", "One"]
    assert titles(cast["editor"], "county steps") == ["Two"]
