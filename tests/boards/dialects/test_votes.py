"""The vote of each seat on each motion is the same in every dialect, in the public records, and on the page (BK-30)."""

from collections import Counter

import pytest
from lxml import etree

from boards.models import Meeting
from boards.motion_choices import Choice
from tests.boards.dialects.readers import (
    FIRST_MOTION,
    documents,
    legistar,
    oparl,
    path_of,
    popolo,
    roll_calls,
)
from tests.boards.open_data.copies import attributes
from tests.boards.open_data.roll_calls import on_page

pytestmark = [pytest.mark.usefixtures("published_demo"), pytest.mark.django_db]
LABELS = {str(choice.label): choice.value for choice in Choice}
OPTIONS = {"yes": "aye", "no": "no", "abstain": "abstain", "not voting": "recused", "absent": "absent"}
NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def of_legistar(client) -> dict[str, list[tuple[str, str]]]:
    """By way of the items of each event."""
    found = {}
    for event in legistar(client, "events"):
        for item in legistar(client, f"events/{event['EventId']}/eventitems"):
            number = item["EventItemId"]
            votes = legistar(client, f"eventitems/{number}/votes")
            if number >= FIRST_MOTION:
                cast = [(vote["VotePersonName"], LABELS[vote["VoteValueName"]]) for vote in votes]
                found[str(number - FIRST_MOTION)] = cast
            else:
                assert votes == []
    return found


def test_in_legistar_by_events(client):
    told = roll_calls()
    assert of_legistar(client) == told and sum(map(len, told.values())) >= 150


def test_in_legistar_by_the_history_of_matters(client):
    found = {}
    for matter in legistar(client, "matters?$filter=MatterTypeName eq 'Motion'"):
        (act,) = legistar(client, f"matters/{matter['MatterId']}/histories")
        votes = legistar(client, f"eventitems/{act['MatterHistoryId']}/votes")
        found[str(matter["MatterId"])] = [
            (vote["VotePersonName"], LABELS[vote["VoteValueName"]]) for vote in votes
        ]
    assert found == roll_calls()


def test_on_the_page_of_each_meeting(client):
    found = of_legistar(client)
    shown: dict[str, dict] = {}
    for meeting in Meeting.objects.public().filter(began_at__isnull=False).select_related("body"):
        shown |= on_page(client, meeting)
    assert shown.keys() == found.keys()
    for key, groups in shown.items():
        on_it = sorted((name, LABELS[word]) for word, (_count, names) in groups.items() for name in names)
        assert on_it == sorted(found[key]), key


def test_in_oparl(client):
    motions = [each for item in oparl(client, "agendaitem") for each in item["throughline:motions"]]
    told = attributes("motions")
    assert {
        each["key"]: [(vote["name"] or vote["seat"], vote["choice"]) for vote in each["votes"]]
        for each in motions
    } == roll_calls()
    assert {each["key"]: each["passed"] for each in motions} == {
        key: row["passed"] for key, row in told.items()
    }


def test_in_popolo(client):
    """A vacant seat has no voter."""
    told = {
        key: [vote for vote in votes if vote[1] != "vacant"] for key, votes in roll_calls().items() if votes
    }
    found: dict[str, list] = {}
    for vote in popolo(client, "votes", "limit=3"):
        found.setdefault(vote["vote_event_id"], []).append((vote["voter_name"], OPTIONS[vote["option"]]))
    assert found == told
    for event in popolo(client, "vote_events"):
        cast = [(vote["voter_name"], OPTIONS[vote["option"]]) for vote in event["votes"]]
        assert cast == told.pop(event["id"])
        counted = {OPTIONS[each["option"]]: each["value"] for each in event["counts"]}
        assert +Counter(counted) == Counter(choice for _name, choice in cast)
    assert not told


def test_in_minutes_of_akoma_ntoso(client):
    told, seen = attributes("motions"), 0
    for document in (each for each in documents(client) if each["name"] == "minutes"):
        root = etree.fromstring(client.get(path_of(document["url"])).content)
        held = {key: row for key, row in told.items() if row["meeting"]["id"] == document["meeting"]}
        names = {each.get("eId"): each.get("showAs") for each in root.iterfind(".//a:references/*", NS)}
        for key, row in held.items():
            cast = {
                each.get("eId"): (names[each.get("by")[1:]], each.get("choice"))
                for each in root.iterfind(f".//a:section[@eId='motion_{key}']//a:vote", NS)
            }
            assert cast == {
                f"motion_{key}__vote_{vote['seat']['id']}": (
                    _name(vote, document),
                    f"#choice_{vote['choice']['code']}",
                )
                for vote in row["votes"]
            }
            counts = root.iterfind(f".//a:voting[@eId='voting_{key}']/a:count", NS)
            counted = {
                each.get("refersTo").removeprefix("#choice_"): int(each.get("value")) for each in counts
            }
            assert +Counter(counted) == +Counter(row["tally"])
            seen += len(cast)
    assert seen >= 50


def _name(vote: dict, document: dict) -> str:
    code = {"eng": "en", "spa": "es"}[document["language"]]
    return vote["person"] or vote["seat_label"][code]
