"""The pages of the chain: an example with a look-up, the picture with its equal list, the words behind a thing."""

import re

import pytest

from cms import chain, extension_points
from cms.chain import lookup, nodes
from cms.chain.picture import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(things, clerk, monkeypatch):
    monkeypatch.setitem(
        extension_points._provided, lookup.POINT, [lambda typed: "/x/" if typed == "2022-17" else None]
    )
    for number in range(1, 13):
        chain.link(("word", number), ("finding", 1), actor=clerk, why="coded")
    chain.link(("finding", 1), ("item", 5), actor=clerk, why="posted")
    chain.link(("item", 5), ("decision", 7), actor=clerk, why="voted")
    chain.link(("decision", 7), ("step", 9), actor=clerk, why="promised")
    return things


def test_the_index_shows_an_example_and_leads_on(client, thread):
    page = client.get("/trace/").content.decode()

    assert "An example: decision 7" in page and 'href="/trace/decision/7/"' in page
    assert client.get("/trace/?number=2022-17").url == "/x/"


@pytest.mark.parametrize("typed", ["2022-99", "<b>", "%00x", "z" * 500])
def test_a_number_that_leads_nowhere_is_said_so(client, thread, typed):
    answer = client.get(f"/trace/?number={typed}")

    assert answer.status_code == 422 and "No public record has the number" in answer.content.decode()
    assert "<b>" not in answer.content.decode()


def test_an_empty_chain_says_what_to_wait_for(client, things):
    assert "Nothing is linked yet." in client.get("/trace/").content.decode()


def test_each_box_is_a_link_and_the_list_has_the_same_things(client, thread):
    page = client.get("/trace/decision/7/").content.decode()
    svg = re.search(r'<div class="chain-picture.*?</svg>\n?</div>', page, re.DOTALL).group()
    rest = page.replace(svg, "")

    assert re.findall(r"<title>(.*?)</title>", svg) == [
        "12 comments",
        "finding 1",
        "item 5",
        "decision 7",
        "step 9",
    ]
    assert svg.count("<a href=") == 5
    assert all(f"{kind} {id_}" in rest for kind, id_ in (("finding", 1), ("item", 5), ("step", 9)))
    assert svg.count("chain-picture__curve") == 4


def test_curves_are_those_of_the_links_and_the_crowd_is_one_box(thread):
    drawn = picture(chain.trace("finding", 1))

    assert len(drawn.boxes) == 5 and len(drawn.curves) == 4
    assert picture(chain.trace("finding", 44)) is None


def test_more_than_fit_are_counted_and_listed(client, thread, clerk):
    for number in range(20, 32):
        chain.link(("finding", number), ("item", 5), actor=clerk, why="posted")
    page = client.get("/trace/item/5/").content.decode()

    assert "5 more records are in the list only." in page and "finding 31" in page


def test_words_are_shown_as_their_room_gives_them_page_by_page(client, thread, monkeypatch):
    word = nodes.kind("word")
    said = [{"words": f"Voice {number}", "language": "en"} for number in range(45)]
    monkeypatch.setitem(
        nodes._kinds,
        "word",
        nodes.Kind("word", word.stop, word.load, word.summarise, lambda links, is_hidden: said),
    )
    first = client.get("/trace/decision/7/voices/").content.decode()
    last = client.get("/trace/decision/7/voices/?page=3").content.decode()

    assert "12 comments." in first and "Voice 0" in first and "Voice 20" not in first
    assert "Voice 44" in last


def test_nobody_who_said_yes_is_said_so(client, thread):
    assert "All comments are counted anyway." in client.get("/trace/decision/7/voices/").content.decode()
    thread.hidden.add(("decision", 7))
    assert client.get("/trace/decision/7/voices/").status_code == 404


def test_where_words_were_heard_is_seen_from_the_words_and_never_lists_them(things, clerk):
    chain.link(("finding", 1), ("word", 3), actor=clerk, why="said there")

    assert [node.title for node in chain.trace("word", 3).nodes] == ["word 3", "finding 1"]
    assert [node.title for node in chain.trace("finding", 1).nodes] == ["finding 1"]
