"""The trace page: the chain of one thing for people and for programs."""

import pytest

from cms import chain

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(things, clerk):
    for number in range(1, 13):
        chain.link(("word", number), ("finding", 1), actor=clerk, why="coded")
    chain.link(("finding", 1), ("item", 5), actor=clerk, why="Asked by the board <b>now</b>")
    chain.link(("item", 5), ("decision", 7), actor=clerk, why="The vote carried.")
    return things


def test_the_page_shows_each_thing_each_link_who_and_why(client, thread, clerk):
    answer = client.get("/trace/finding/1/")
    page = answer.content.decode()

    assert answer.status_code == 200
    for words in ("finding 1", "item 5", "decision 7", "The vote carried.", str(clerk), "Form: "):
        assert words in page
    assert "<b>now</b>" not in page


def test_the_page_is_spanish_under_es(client, thread):
    page = client.get("/es/trace/decision/7/").content.decode()

    assert '<html lang="es"' in page
    assert "Escuchado" in page


def test_the_data_holds_the_same_things_and_links(client, thread, clerk):
    data = client.get("/trace/decision/7/data.json").json()

    assert data["root"] == {"kind": "decision", "id": 7}
    assert [(thing["kind"], thing["id"]) for thing in data["things"]] == [
        ("finding", 1),
        ("item", 5),
        ("decision", 7),
    ]
    assert data["comments"] == {"total": 12, "by_channel": [{"channel": "Form", "count": 12}]}
    assert [(link["from"], link["to"], link["who"]) for link in data["links"]] == [
        (["finding", 1], ["item", 5], str(clerk)),
        (["item", 5], ["decision", 7], str(clerk)),
    ]


@pytest.mark.parametrize("path", ["", "data.json"])
@pytest.mark.parametrize("thing", ["idea/1", "item/6", "item/99999999999999999999999999"])
def test_unknown_kind_unknown_number_and_hidden_thing_look_alike(client, thread, path, thing):
    thread.hidden.add(("item", 6))
    answers = [client.get(f"/trace/{each}/{path}") for each in (thing, "nothing/1")]

    assert [answer.status_code for answer in answers] == [404, 404]
    pages = [answer.content.decode().replace(answer["X-Request-ID"], "") for answer in answers]
    pages = [page.replace(thing, "x").replace("nothing/1", "x") for page in pages]
    assert pages[0] == pages[1]


def test_a_long_thread_takes_as_many_statements_as_a_short_one(
    client, thread, clerk, django_assert_max_num_queries
):
    for number in range(10, 60):
        chain.link(("finding", number), ("item", 5), actor=clerk, why="more")
    client.get("/trace/item/5/")
    with django_assert_max_num_queries(10):
        client.get("/trace/item/5/")
