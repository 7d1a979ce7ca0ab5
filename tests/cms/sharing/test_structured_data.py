"""Schema.org data of pages: what they show, no draft and no other day, and no query of their own."""

from datetime import date, datetime, timedelta

from django.template.context import make_context

from wagtail.models import PageViewRestriction

import pytest

from boards.models import Appointment
from cms import clock
from cms.models import OfficeSettings
from cms.sharing.head import head_of
from cms.sharing.structured_data import script
from engagement.choices import Status
from engagement.conversations.services import cancel_conversation, move_conversation
from tests.calendar_reader import moments
from tests.cms.sharing.schema_org import blocks_of, graph_of, problems_of
from tests.factories import boards as make
from tests.factories import engagement as talks
from tests.factories import rollout
from tests.factories.cms import news, spanish_home, standard_page
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


@furnished
def board(home):
    found = make.body(3, vacant=(2,))
    make.pages(home, found)
    return found


def shown(client, path: str) -> dict[str, dict]:
    answer = client.get(path)
    assert answer.status_code == 200
    [block] = blocks_of(answer.content.decode())
    assert problems_of(block) == []
    return graph_of(answer.content.decode())


# The site and the office ---------------------------------------------------------------------------------


def test_the_home_page_says_how_to_search_the_site(client, home):
    site = shown(client, "/")["WebSite"]
    target = site["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{SITE}/search/?q={{search_term_string}}"
    assert client.get(target.replace("{search_term_string}", "data")).status_code == 200


def test_in_another_language_the_search_is_in_that_language(client, home):
    spanish_home(home).save_revision().publish()
    site = shown(client, "/es/")["WebSite"]
    assert site["potentialAction"]["target"]["urlTemplate"].startswith(f"{SITE}/es/search/?q=")


def test_each_page_names_the_office_with_what_its_foot_says(client, home):
    OfficeSettings.objects.update_or_create(
        defaults={"name": "City of Fresno", "parent": "", "phone": "559 555 0100", "email": "us@city.example"}
    )
    standard_page(home, "About us", slug="about")
    found = shown(client, "/about/")["GovernmentOrganization"]

    assert found["name"] == "City of Fresno" and found["telephone"] == "559 555 0100"
    assert "parentOrganization" not in found and "address" not in found


def test_the_host_that_somebody_sends_is_nowhere_in_the_data(client, home, settings):
    settings.ALLOWED_HOSTS = ["*"]
    page = standard_page(home, "About us", slug="about")
    standard_page(page, "Our history", slug="history")
    answer = client.get("/about/history/", headers={"host": "evil.example"}).content.decode()
    steps = graph_of(answer)["BreadcrumbList"]["itemListElement"]

    assert [(step["name"], step["item"]["@id"]) for step in steps] == [
        ("Home", f"{SITE}/"),
        ("About us", f"{SITE}/about/"),
        ("Our history", f"{SITE}/about/history/"),
    ]
    assert "evil.example" not in str(blocks_of(answer))


# Pages ---------------------------------------------------------------------------------------------------


def test_news_is_an_article_with_its_day(client, home):
    row = news(home, 'Say </script><script>alert("1")</script>', published_on=date(2022, 5, 11))
    found = shown(client, row.get_url())

    assert found["NewsArticle"]["headline"] == 'Say </script><script>alert("1")</script>'
    assert found["NewsArticle"]["datePublished"] == "2022-05-11"
    assert found["WebPage"]["mainEntity"] == {"@id": f"{SITE}{row.get_url()}#subject"}


def test_invented_content_is_said_to_be_a_demo(client, home, settings):
    settings.DEMO = False
    invented = news(home, "A first step", slug="step", is_demo=True, summary="We begin.")
    real = news(home, "A second step", slug="second", summary="We go on.")

    found = shown(client, invented.get_url())
    assert found["NewsArticle"]["description"] == found["WebPage"]["description"] == "Demo · We begin."
    assert shown(client, real.get_url())["NewsArticle"]["description"] == "We go on."


@pytest.mark.parametrize("path", ["/receipts/", "/search/?q=data", "/nothing/", "/proposals/new/nobody/"])
def test_a_page_that_is_not_public_has_no_data(client, home, path):
    assert blocks_of(client.get(path).content.decode()) == []


def test_a_restricted_page_has_none_for_those_who_may_read_it(client_for, editor, home):
    about = standard_page(home, "About us", slug="about")
    PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)
    assert blocks_of(client_for(editor).get("/about/").content.decode()) == []


def test_the_open_data_are_a_catalog_with_the_license_that_the_office_states(client, home):
    before = shown(client, "/api/")["DataCatalog"]
    assert "license" not in before and {"Decisions", "Findings"} <= {
        each["name"] for each in before["dataset"]
    }

    OfficeSettings.objects.update_or_create(defaults={"data_license": "CC0-1.0"})
    after = shown(client, "/api/")["DataCatalog"]
    stated = "https://creativecommons.org/publicdomain/zero/1.0/"
    assert {after["license"], *(each["license"] for each in after["dataset"])} == {stated}
    for each in after["dataset"]:
        assert client.get(each["distribution"][0]["contentUrl"]).status_code == 200


# Boards --------------------------------------------------------------------------------------------------


def test_a_body_names_who_sits_on_its_seats_and_nobody_for_a_vacant_one(client, board):
    Appointment.objects.filter(person_name="Person 3").update(is_demo=True, ends_on=date(2090, 1, 1))
    found = shown(client, f"/boards/{board.slug}/")["subject"]

    assert found["parentOrganization"] == {"@id": f"{SITE}/#office"}
    first, third = found["member"]
    assert first["member"] == {"@type": "Person", "name": "Person 1"} and first["description"] == "Seat 1"
    assert third["member"]["description"] == "Demo" and third["endDate"] == "2090-01-01"


def test_of_another_day_nobody_is_named_since_the_page_has_one_address(client, board):
    assert "member" not in shown(client, f"/boards/{board.slug}/?on=2022-02-01")["subject"]


def test_a_decision_names_its_meeting_and_where_it_stands(client, home):
    found = make.decision(make.held(home))
    node = shown(client, found.get_absolute_url())["Report"]

    assert node["identifier"] == found.number and node["creativeWorkStatus"] == found.outcome_words
    event = shown(client, node["about"]["url"])["subject"]
    assert event["@id"] == node["about"]["@id"] and event["@type"] == "Event"


def test_nothing_of_a_draft_agenda_is_in_the_data(client, board):
    made = make.meeting(board, at=clock.now(), day=clock.today() + timedelta(days=40), place="zqplace")
    type(made).objects.filter(pk=made.pk).update(date_is_public=True)
    found = shown(client, made.get_absolute_url())["subject"]

    assert found["@type"] == "Event" and found["organizer"]["name"] == "Governing Board"
    assert "location" not in found and "zqplace" not in str(found)


# Conversations and tools ---------------------------------------------------------------------------------


def event_and_calendar(client, talk) -> tuple[dict, tuple]:
    path = talk.get_absolute_url()
    [times] = moments(client.get(f"{path}event.ics").content).values()
    return shown(client, path)["subject"], times


def times_of(event: dict) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(event["startDate"]), datetime.fromisoformat(event["endDate"])


def test_a_conversation_is_an_event_with_the_times_of_its_calendar_file(client, home):
    event, times = event_and_calendar(client, talks.hybrid(20, None))

    assert times_of(event) == times and event["eventStatus"].endswith("EventScheduled")
    assert event["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert [each["@type"] for each in event["location"]] == ["Place", "VirtualLocation"]


def test_a_moved_conversation_says_from_when(client, home):
    talk = talks.conversation()
    start = talk.starts_at + timedelta(days=7)
    moved = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
    move_conversation(actor=talks.ACTOR, conversation=talk, reason={"en": "Storm"}, **moved)
    event, times = event_and_calendar(client, talk)

    assert times_of(event) == times == tuple(moved.values())
    assert event["eventStatus"].endswith("EventRescheduled")
    assert datetime.fromisoformat(event["previousStartDate"]) == talk.starts_at


def test_a_canceled_conversation_says_so(client, home):
    talk = talks.conversation()
    cancel_conversation(actor=talks.ACTOR, conversation=talk, reason={"en": "Storm"})
    event, _times = event_and_calendar(client, talk)
    assert event["eventStatus"].endswith("EventCancelled")


def test_a_posted_recap_is_about_its_conversation_and_a_draft_of_it_is_not_there(client, home):
    talk = talks.held()
    talks.page_of(talk).__class__.objects.filter(conversation=talk).update(recap_summary="zqrecap")
    before, _times = event_and_calendar(client, talk)
    assert "subjectOf" not in before and "zqrecap" not in str(before)

    talks.post_recap(talk)
    talks.set_status(talk, Status.REPORTED)
    after, _times = event_and_calendar(client, talk)
    assert after["subjectOf"]["@type"] == "Report" and after["subjectOf"]["version"] == 1


def test_a_tool_has_the_version_that_is_out_not_the_one_to_come(client, home):
    tool = rollout.public_tool(home)
    rollout.version(tool, "1.0", date(2022, 6, 1))
    rollout.version(tool, "2.0", clock.today() + timedelta(days=30))
    found = shown(client, tool.get_absolute_url())["subject"]
    assert found["@type"] == "SoftwareApplication" and found["softwareVersion"] == "1.0"


# Queries -------------------------------------------------------------------------------------------------


def test_the_data_cost_at_most_one_query_more_than_the_page(
    client, home, board, django_assert_max_num_queries
):
    rows = (board, make.posted(board), talks.conversation(), rollout.public_tool(home))
    for path in ("/", "/api/", "/decisions/", *(row.get_absolute_url() for row in rows)):
        answer = client.get(path)
        context = make_context(answer.context[0].flatten(), answer.wsgi_request)
        texts = dict.fromkeys(("head_description", "head_card", "head_address"), "")
        context.update({"head_title": "x", "request": answer.wsgi_request, **texts})
        head = head_of(context)
        assert head is not None
        with django_assert_max_num_queries(1):
            script(context, head)
