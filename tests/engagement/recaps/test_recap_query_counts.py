"""A recap is read in a few statements, whatever it holds."""

import pytest

from tests.factories import engagement as make
from tests.factories import recaps
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stored_parts")]


@furnished
def talk():
    made = make.held()
    themes = [make.theme(made, f"Theme {number}", 20 + number) for number in range(12)]
    make.post_recap(made)
    for theme in themes:
        recaps.outcome(theme)
    return made


@pytest.mark.engine
def test_a_page_with_recap_and_outcomes_asks_at_most_ten_things(client, talk, django_assert_max_num_queries):
    path = f"/conversations/{talk.slug}/"
    client.get(path)
    with django_assert_max_num_queries(10):
        assert "Theme 11" in client.get(path).text


@pytest.mark.engine
def test_the_page_of_who_took_part_asks_at_most_ten_things(client, django_assert_max_num_queries):
    client.get("/conversations/who-took-part/")
    with django_assert_max_num_queries(10):
        client.get("/conversations/who-took-part/")


@pytest.mark.engine
def test_the_desk_shows_outcomes_of_many_themes_at_once(cast, talk, django_assert_max_num_queries):
    desk = cast["publisher"]
    with django_assert_max_num_queries(14):
        desk.get(f"/desk/conversations/{talk.slug}/outcomes/")
