"""Show 4 of issue 15: what is in a closed material is nowhere else, at no step (BK-34, BK-40, BK-50).

Canaries stand in title, text, content and name of a file, and in the note of a version. From upload to withdrawal, all
that others can read is read: every public address that links of the body and the meeting lead to, search, feeds,
live state, notice archive, mail, screens and histories of staff. An open material's canary is found there.
"""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings

import pytest

from boards.materials.services import withdraw_material
from boards.materials.two_people import ask_to_open, ask_to_remove, confirm_request
from boards.models import Material
from cms.models import OutboxMessage
from cms.records import verification
from tests.crawl import links_of
from tests.factories import boards as make
from tests.factories import closed_materials as closed
from tests.factories import live
from tests.factories.closed_materials import CANARIES, OPEN
from tests.furniture import furnished

pytestmark = pytest.mark.indexes
DAY = "/boards/governing-board/2022-11-09/"
START = [DAY, "/boards/governing-board/", "/boards/feed.atom", "/boards/governing-board/feed.atom"]
LIVE = [f"{DAY}live/", f"{DAY}live/state/", f"{DAY}live/room/", f"{DAY}live/room/state/"]
INSIDE = ("/boards/governing-board/", "/decisions/", "/trace/", "/verify/", "/search/", "/api/")
MOST = 90


def words_of(response) -> str:
    """The words of an answer; of an archive, those of each file in it."""
    data = b"".join(response) if response.streaming else response.content
    if not data.startswith(b"PK"):
        return f"{response.headers}\n{data.decode('utf-8', 'replace')}"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(
            f"{name}\n{archive.read(name).decode('utf-8', 'replace')}" for name in archive.namelist()
        )


def crawl(browser, start) -> dict[str, str]:
    """All public addresses of the body and the meeting that links lead to, with their words."""
    found: dict[str, str] = {}
    waiting = list(start)
    while waiting and len(found) < MOST:
        path = waiting.pop(0)
        if path in found:
            continue
        found[path] = words_of(browser.get(path))
        waiting += [link for link in links_of(found[path], path) if link.startswith(INSIDE)]
    return found


def search_finds_nothing(browser) -> None:
    for word in CANARIES.values():
        page = words_of(browser.get(f"/search/?q={word}"))
        assert page.count(word) == words_of(browser.get("/search/?q=zqnowhere")).count("zqnowhere")


def kept() -> dict[str, str]:
    """What is kept or sent: mail, chain, events, postings, live state, minutes, index, admin log."""
    labels = ("cms.LedgerEntry", "cms.Link", "boards.MeetingEvent", "boards.PostedAgenda", "boards.LiveState")
    labels += ("boards.MinutesVersion", "boards.NoticeSending", "cms.OutboxMessage", "wagtailcore.Revision")
    labels += (
        "wagtailsearch.IndexEntry",
        "wagtailcore.ModelLogEntry",
        "wagtailcore.PageLogEntry",
        "cms.Job",
        "boards.AgendaCorrection",
    )
    labels += ("boards.HistoricalAgendaCorrection",)
    return {label: str(list(apps.get_model(label).objects.values())) for label in labels}


def of_staff(cast, planted) -> dict[str, str]:
    """What staff who do not work on it read: the publisher's and the administrator's screens and histories."""
    pk = planted.meeting.pk
    paths = [f"/desk/meetings/{pk}/", "/desk/", "/desk/meetings/"]
    paths += [f"/desk/history/boards.material/{each.pk}/" for each in planted.closed]
    paths += [
        f"/desk/materials/{each.pk}/{end}"
        for each in planted.closed
        for end in ("", "1/", "open/", "remove/")
    ]
    if planted.meeting.is_draft:
        paths.append(f"/desk/meetings/{pk}/post/")
    names = ("publisher", "administrator")
    return {f"{name} {path}": words_of(cast[name].get(path)) for name in names for path in paths}


def found_in(places, canaries=CANARIES) -> list[tuple[str, str]]:
    return [
        (name, place) for place, words in places.items() for name, word in canaries.items() if word in words
    ]


@furnished
def planted(home, clerk, member):
    return closed.plant(home, clerk, member)


@furnished
def posted(planted):
    closed.post(planted)
    return planted


def everywhere(cast, client, planted) -> dict[str, str]:
    search_finds_nothing(client)
    return (
        crawl(client, [*START, *(LIVE if planted.meeting.began_at else [])])
        | kept()
        | of_staff(cast, planted)
    )


def test_nothing_of_a_closed_material_is_found_at_any_step(cast, client, planted, clerk, set_clock):
    """BK-34: upload, posting, correction, added item, session, closed session, end, minutes, withdrawal."""
    steps = {}
    set_clock(make.starts() - timedelta(days=13))
    steps["upload"] = everywhere(cast, client, planted)
    closed.post(planted), set_clock(make.starts() - timedelta(days=11))
    steps["posting"] = everywhere(cast, client, planted)
    closed.correct(planted), closed.add(planted), set_clock(make.starts() - timedelta(days=4))
    steps["correction and added item"] = everywhere(cast, client, planted)
    closed.go_out(planted, clerk), set_clock(live.minute(25))
    steps["session"] = crawl(client, LIVE) | kept()
    closed.end(planted.meeting), set_clock(closed.LATER)
    for material in planted.closed:
        withdraw_material(actor=clerk, material=material)
    steps["end, minutes and withdrawal"] = everywhere(cast, client, planted)
    assert {step: found_in(places) for step, places in steps.items()} == dict.fromkeys(steps, [])
    assert OutboxMessage.objects.exists(), "mail was really sent"
    assert sum(len(places) for places in steps.values()) > 150, "the places were really read"


def test_the_canary_of_an_open_material_is_found(client, posted, set_clock):
    """Otherwise the test above would find nothing and prove nothing."""
    set_clock(make.starts() - timedelta(days=11))
    places = crawl(client, START)
    found = {path for path, words in places.items() if OPEN in words}
    assert {DAY, f"{DAY}packet/", f"{DAY}posted/1/", f"{DAY}notice.zip"} <= found
    assert f"{DAY}materials/{posted.shown.pk}/" in found
    assert OPEN in kept()["boards.PostedAgenda"]


def test_each_canary_is_there_for_those_who_work_on_it(cast, planted):
    memo, table = planted.closed
    read = words_of(cast["clerk"].get(f"/desk/materials/{memo.pk}/"))
    read += words_of(cast["clerk"].get(f"/desk/materials/{memo.pk}/2/"))
    read += words_of(cast["clerk"].get(f"/desk/materials/{table.pk}/"))
    read += words_of(cast["clerk"].get(f"/desk/materials/{table.pk}/1/"))
    there = {name for name, word in CANARIES.items() if word in read}
    assert there == set(CANARIES) - {"name"}, "an uploaded name is never kept"
    stored = "\n".join(str(path) for path in Path(settings.MEDIA_ROOT).parent.rglob("*"))
    assert CANARIES["name"] not in stored
    assert CANARIES["text"] in words_of(cast["member"].get(f"/workspace/materials/{memo.pk}/"))


def test_opened_it_is_found_and_removed_as_posted_by_mistake_it_is_found_nowhere(
    client, posted, clerk, publisher, set_clock, django_capture_on_commit_callbacks
):
    """BK-34, BK-50: from pages, postings, archive, feeds, events and live state; the public reads when and why."""
    set_clock(make.starts() - timedelta(days=11))
    memo = posted.memo
    asked = ask_to_open(actor=clerk, material=memo, reason="It holds no advice", second=publisher)
    confirm_request(actor=publisher, request=asked)
    closed.correct(posted), set_clock(make.starts() - timedelta(days=7))
    before = found_in(crawl(client, START) | kept())
    assert {name for name, _place in before} == {"title", "text", "note"}
    assert {place for _name, place in before} >= {
        DAY,
        f"{DAY}packet/",
        f"{DAY}notice.zip",
        "boards.MeetingEvent",
        "boards.AgendaCorrection",
    }
    memo = Material.objects.get(pk=memo.pk)
    asked = ask_to_remove(
        actor=publisher, material=memo, reason="it belongs to the closed session", counsel="C. Law"
    )
    with django_capture_on_commit_callbacks(execute=True):
        confirm_request(actor=clerk, request=asked)
    after = crawl(client, [*START, f"{DAY}materials/{memo.pk}/", f"{DAY}materials/{memo.pk}/2/"]) | kept()
    assert found_in(after) == []
    gone = client.get(f"{DAY}materials/{memo.pk}/")
    words = "Removed on Wednesday, November 2, 2022: posted by mistake; it belongs to the closed session"
    assert gone.status_code == 410 and words in gone.content.decode()
    assert words in after[DAY] and words in after[f"{DAY}posted/2/"]
    assert list(verification.breaks()) == []
