"""Staff search for meetings, materials, proposals, decisions, applications: each role finds what it may open."""

import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms.desk_search.registry import POINT
from cms.extension_points import provided
from cms.open_data.registry import kinds
from tests.factories import agendas, applications
from tests.factories import boards as make
from tests.factories import materials as give
from tests.factories import proposals as cycle

GROUP = re.compile(r'<h2 id="group-([\w-]+)">')
URL = re.compile(r'<h3 class="search-result__title"><a href="([^"]*)"')
WORD = "zqriver"
OFFICE = ["draft-items", "materials", "proposals", "calls", "applications"]


def page_of(browser, query, **more):
    answer = browser.get("/desk/search/", {"q": query, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def groups(browser, query):
    return [name for name in GROUP.findall(page_of(browser, query)) if name != "public"]


def written(body, year, call, number=0):
    """One of each, with the word in it."""
    draft = make.meeting(body, day=make.DAY.replace(day=1 + number))
    agendas.write(draft, [{"title": "Call to order"}, {"title": f"About the {WORD}", "text": "Soon"}])
    give.material(draft, title={"en": f"Map of the {WORD}"}, body="A map")
    cycle.received(
        year, body, words=cycle.ProposalText(title=f"Save the {WORD}", summary="Now", why="It is dry")
    )
    applications.application(call, statement=f"I live at the {WORD}.")
    return draft


@pytest.fixture
def body(home):
    found = cycle.advisory("data-and-tools")
    make.pages(home, found)
    return found


@pytest.fixture
def year(body):
    return cycle.cycle()


@pytest.fixture
def call():
    return applications.call(title={"en": f"Seats at the {WORD}", "es": "Puestos"})


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("editor", [*OFFICE, "comments"]),
        ("clerk", OFFICE),
        ("publisher", [*OFFICE, "comments"]),
        ("analyst", ["comments"]),
        ("administrator", []),
    ],
)
def test_each_role_finds_what_it_may_open(cast, body, year, call, role, expected):
    """What the public proposes is a comment, too."""
    written(body, year, call)
    assert groups(cast[role], WORD) == expected
    for url in URL.findall(page_of(cast[role], WORD)):
        assert cast[role].get(unescape(url)).status_code == 200, url


def test_a_proposal_and_a_meeting_are_found_by_number_and_day(cast, body, year):
    proposal = cycle.received(year, body)
    draft = make.meeting(body)
    page = page_of(cast["clerk"], proposal.number)
    assert f'<strong class="search-jump__number">{proposal.number}</strong>' in page
    assert f'href="/desk/meetings/{draft.pk}/"' in page_of(cast["clerk"], str(draft.day))
    assert f'href="/desk/meetings/{draft.pk}/"' in page_of(cast["clerk"], f"Board {draft.day}")


def test_a_draft_decision_and_texts_of_minutes_are_found(cast, home):
    motion = make.held(home)
    make.decision_draft(motion, title={"en": f"The {WORD} is saved"})
    assert groups(cast["publisher"], WORD) == groups(cast["clerk"], WORD) == ["decisions"]
    assert groups(cast["editor"], WORD) == []
    assert "motions" in groups(cast["editor"], "motions")


def test_a_closed_material_is_in_no_search_at_all(cast, clerk, home):
    found = make.body(3)
    make.pages(home, found)
    meeting = make.meeting(found, items=[("closed", "Pending litigation, Government Code 11126(e)")])
    give.material(meeting, number=1, actor=clerk, title={"en": f"{WORD} case"}, body=WORD)
    assert groups(cast["clerk"], WORD) == groups(cast["publisher"], WORD) == []


@pytest.mark.engine
def test_more_rows_take_no_more_statements(cast, body, year, call):
    counts = []
    for number in (2, 4):
        for each in range(number):
            written(body, year, call, number + each)
        page_of(cast["publisher"], WORD)
        with CaptureQueriesContext(connection) as ran:
            page_of(cast["publisher"], WORD)
        counts.append(len(ran))
    assert counts[1] <= counts[0], counts


def test_each_source_that_lies_beside_public_records_names_their_kind():
    """Otherwise a public result has no link to its screen at the desk."""
    named = {source.kind for source in provided(POINT) if source.kind}
    assert len(named) >= 10 and named <= {kind.name for kind in kinds()}
