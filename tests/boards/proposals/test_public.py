"""The public side: a form for each board, a receipt, the tracker, each proposal's page (C2C-30, C2C-31, PRV-04)."""

from datetime import date

import pytest

from boards.exceptions import NotPossibleNow
from boards.models import Body, Proposal
from boards.proposals.course import answer_proposal, discuss_proposal
from boards.proposals.services import bring_to_item, publish_proposal
from boards.sessions.services import call_item
from cms import clock
from cms.web import one_time_keys
from feedback.submissions.services import withdraw
from tests.factories import boards as make_boards
from tests.factories import live
from tests.factories import proposals as make

FORM = "/proposals/new/community-engagement/"
MAY_2, FALL = date(2022, 5, 2), date(2022, 9, 14)
ANSWERS = {"title": "A phone line", "summary": "Answer questions by phone.", "scope": "engagement"}


@pytest.fixture
def send(client, home, year):
    def post(day=MAY_2, **answers):
        with make.on(day):
            key = one_time_keys.issue("boards.proposal")
        with make.on(day, 11):
            return client.post(FORM, {"key": key, **ANSWERS, **answers})

    return post


def words(response) -> str:
    return response.content.decode()


def test_anyone_proposes_without_account_name_or_cookie(client, send):
    answer = send()
    made = Proposal.objects.get()
    with make.on(MAY_2, 12):
        receipt = client.get(answer["Location"])
    assert answer.status_code == 303
    assert (made.state, made.number, made.is_public) == ("submitted", "P-2022-01", False)
    assert "Your proposal P-2022-01" in words(receipt)
    assert "We have the proposal" in words(receipt)
    assert not answer.cookies
    assert "A phone line" not in words(client.get("/proposals/"))
    assert client.get("/proposals/P-2022-01/").status_code == 404


def test_the_test_of_scope_leads_to_two_forms(client, home, year):
    """C2C-31: in plain words, one form for each board."""
    with make.on(MAY_2):
        page = words(client.get("/proposals/new/"))
        form = words(client.get(FORM))
    assert "What the data should contain" in page
    assert "How people are asked" in page
    assert FORM in page and "/proposals/new/data-and-tools/" in page
    assert "Open until Tuesday, June 21, 2022" in page
    assert "Privacy notice" in form
    assert client.get("/proposals/new/governing-board/").status_code == 404


def test_what_is_in_the_other_scope_goes_there_with_a_message(client, send):
    answer = send(scope="data")
    made = Proposal.objects.get()
    with make.on(MAY_2, 12):
        receipt = words(client.get(answer["Location"]))
    assert made.body.slug == "data-and-tools"
    assert "was sent to Board data-and-tools" in receipt
    assert "You told us what it is about" in receipt


def test_after_the_deadline_the_form_says_so(client, send):
    late = date(2022, 6, 22)
    with make.on(late):
        page = words(client.get(FORM))
        chosen = words(client.get("/proposals/new/"))
    assert "Proposals for this year are closed" in page
    assert "<textarea" not in page
    assert "Closed for this year." in chosen
    assert send(late).status_code == 422
    assert not Proposal.objects.exists()


def test_a_refused_form_keeps_the_words(send):
    """PRV-08: what looks like private data is shown back; an address that is none is told beside its field."""
    answer = send(summary="Call me at 916-555-0142.", email="no address")
    page = words(answer)
    assert answer.status_code == 422
    assert "Call me at 916-555-0142." in page
    assert "what looks like" in page
    assert "Enter an email address, or leave it blank." in page
    assert send(title="").status_code == 422
    assert send(scope="").status_code == 422
    assert not Proposal.objects.exists()


def test_the_same_key_makes_no_second_proposal(client, home, year):
    with make.on(MAY_2):
        key = one_time_keys.issue("boards.proposal")
    with make.on(MAY_2, 11):
        first = client.post(FORM, {"key": key, **ANSWERS})
        again = client.post(FORM, {"key": key, **ANSWERS})
        other = client.post(FORM, {"key": key, **ANSWERS, "title": "Another"})
    assert first["Location"] == again["Location"]
    assert other.status_code == 409
    assert Proposal.objects.count() == 1


def test_a_member_of_the_board_is_sent_to_the_workspace(client, make_user, home, year):
    """BK-45: no member writes on a public page of their own board."""
    user = make_user("member")
    make_boards.seat_user(Body.objects.get(slug="community-engagement"), user)
    client.force_login(user)
    with make.on(MAY_2):
        page = client.get(FORM)
    assert "Members write their proposals in their workspace" in words(page)
    assert "<textarea" not in words(page)


def test_the_tracker_shows_the_year_and_is_narrowed_without_a_script(client, home, year, heard, tools):
    make.published(year, heard)
    make.published(year, tools, words=make.ProposalText(title="A new table", summary="Add it."))
    with make.on(date(2022, 7, 4)):
        page = words(client.get("/proposals/"))
        narrowed = words(client.get("/proposals/?board=data-and-tools&year=2022&where=open"))
        nothing = words(client.get("/proposals/?words=zebra"))
        odd = client.get("/proposals/?year=x&where=y&board=z&page=99")
    assert "Cycle 2022 to 2023" in page
    assert 'aria-current="step"><strong class="phase__label">Summer' in page
    assert "2 proposals" in page and "The year as a table" in page
    assert "A new table" in narrowed and "county first" not in narrowed
    assert "Nothing matches these filters." in nothing
    assert odd.status_code == 200


def test_the_list_as_a_spreadsheet_and_as_a_feed(client, home, year, heard):
    make.published(year, heard)
    make.received(year, heard)
    table = client.get("/proposals/proposals.csv?year=2022")
    text = b"".join(table.streaming_content if table.streaming else [table.content]).decode("utf-8-sig")
    assert text.splitlines()[0].startswith('"number","year","board","title"')
    assert text.count("P-2022-") == 1
    feed = words(client.get("/proposals/feed.atom"))
    assert "P-2022-01: Received" in feed
    assert "P-2022-02" not in feed


def test_a_page_tells_each_step_the_answer_and_its_minutes(client, home, year, heard):
    """PAR-02: outcome, reason, item, minutes."""
    make_boards.pages(home, heard)
    proposal = make.published(year, heard)
    meeting = live.meeting(heard, day=FALL)
    live.begin(meeting, room=heard.seats.count())
    item = meeting.items.select_related("meeting__body").get(number=2)
    with live.at(30, FALL):
        call_item(actor=make.ACTOR, item=item)
        discuss_proposal(actor=make.ACTOR, proposal=proposal, item=item)
        reason = {"en": "it helps families find their own place"}
        facts = {"actor": make.ACTOR, "proposal": proposal, "item": item}
        answer_proposal(outcome="declined", reason=reason, **facts)
    page = words(client.get("/proposals/P-2022-01/"))
    assert "Reason: it helps families find their own place." in page
    assert "Board community-engagement discussed it on September 14, 2022." in page
    assert f"{meeting.get_absolute_url()}#item-2" in page
    assert "The minutes of that meeting are not posted yet." in page


def test_what_is_taken_back_with_the_receipt_is_no_longer_public(client, home, year, heard):
    """PRV-14: nor can staff make it public or bring it before a body any more."""
    proposal = make.published(year, heard)
    withdraw(submission=proposal.submission)
    proposal = Proposal.objects.get(pk=proposal.pk)
    item = live.meeting(heard, day=FALL).items.select_related("meeting__body").get(number=2)
    for act in (
        lambda: publish_proposal(actor=make.ACTOR, proposal=proposal),
        lambda: bring_to_item(actor=make.ACTOR, proposal=proposal, item=item),
    ):
        with pytest.raises(NotPossibleNow, match="Withdrawn by"):
            act()
    assert client.get("/proposals/P-2022-01/").status_code == 404
    assert "P-2022-01" not in words(client.get("/proposals/"))
    assert "P-2022-01" not in words(client.get("/proposals/feed.atom"))


def test_the_tracker_grows_without_more_statements(client, home, year, heard):
    for _each in range(3):
        make.published(year, heard)
    few = _statements(client)
    for _each in range(9):
        make.published(year, heard)
    assert _statements(client) == few


def _statements(client) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get("/proposals/")
    with (
        CaptureQueriesContext(
            connection,
        ) as seen,
        clock.at(clock.now()),
    ):
        client.get("/proposals/")
    return len(seen)


@pytest.mark.parametrize("language", ["es", "zh-hans", "vi", "ar"])
def test_the_form_speaks_the_languages_of_forms(client, home, year, language):
    with make.on(MAY_2):
        answer = client.get(f"/{language}{FORM}")
    assert answer.status_code == 200
    assert "Your idea in one line" not in words(answer)
