"""Titles are suggested while somebody types, by the same rule as results."""

import pytest

pytestmark = pytest.mark.engine


def suggested(client, query: str, path: str = "/search/suggest/") -> list[dict]:
    answer = client.get(path, {"q": query})
    assert answer.status_code == 200
    return answer.json()["suggestions"]


def test_a_beginning_suggests_titles_and_not_texts(client, publish):
    copy = publish("County results", number="2022-17")
    publish("Minutes", "county")
    assert suggested(client, "coun") == [
        {
            "kind": "Decision",
            "number": "2022-17",
            "title": "County results",
            "language": "en",
            "url": f"/decisions/{copy.row}/",
        }
    ]


def test_a_number_is_suggested(client, publish):
    publish("County results", number="F-12")
    assert [each["title"] for each in suggested(client, "F12")] == ["County results"]


def test_at_most_eight_are_suggested(client, publish):
    for at in range(9):
        publish(f"Bus {at}")
    assert len(suggested(client, "bus")) == 8


def test_suggestions_are_in_the_readers_language(client, publish):
    publish(titles={"en": "Data plan", "es": "Plan de datos"})
    assert suggested(client, "plan", "/es/search/suggest/")[0]["title"] == "Plan de datos"


@pytest.mark.parametrize("query", ["", " ", '"', "*", "\x00", "x" * 500])
def test_nothing_is_suggested_for_nothing(client, publish, query):
    publish("Bus")
    assert suggested(client, query) == []


def test_suggestions_have_a_limit_of_their_own(client, publish, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"suggest": "2/m/ip"}
    publish("Bus one")
    assert len(suggested(client, "bus")) == len(suggested(client, "bus")) == 1
    answer = client.get("/search/suggest/", {"q": "bus"})
    assert answer.status_code == 429 and answer.json() == {"suggestions": []}
    assert answer["Retry-After"] == "60" and answer["Cache-Control"] == "no-store"
    assert client.get("/search/", {"q": "bus"}).status_code == 200


def test_suggestions_take_three_statements_and_one_for_their_limit_and_are_kept_for_seconds(
    client, publish, django_assert_num_queries
):
    publish("Bus one")
    publish("Bus two")
    with django_assert_num_queries(4):
        answer = client.get("/search/suggest/", {"q": "bus"})
    assert answer["Cache-Control"] == "max-age=10"
