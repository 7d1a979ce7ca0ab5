"""Show 8 of issue 3: what is not public is in nothing that anyone else can read (BK-28, BK-29b, BK-29e, BK-34, BK-41).

Words are planted in a draft, a closed session's book and material, remote addresses, accommodation requests and
subscriptions; then every place is read while the agenda is posted, during the closed session, and afterwards.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps

import pytest

from boards.models import AidRequest
from cms.models import OutboxMessage
from cms.proofs import checkpoints
from cms.web import one_time_keys
from tests.factories import boards as make
from tests.factories import canaries, live
from tests.factories.canaries import CANARIES, DRAFTS, SECRETS
from tests.furniture import furnished

# What search finds is read too.
pytestmark = pytest.mark.indexes
DAY = "/boards/governing-board/2022-11-09/"
NEXT = f"/boards/governing-board/{canaries.DRAFT_DAY}/"
LEAST_PLACES = 100
ALWAYS = [
    "/", "/boards/", "/boards/meetings/", "/boards/governing-board/", "/boards/governing-board/records/",
    "/boards/notices/",
    "/boards/calendar.ics", "/boards/feed.atom", "/boards/governing-board/calendar.ics",
    "/boards/governing-board/feed.atom", "/decisions/", "/proposals/", "/agreements/", "/findings/",
    "/conversations/calendar.ics", "/api/", "/verify/", "/record/record.zip", "/healthz",
]  # fmt: skip
OF_THE_MEETING = [
    "", "event.ics", "notice.zip", "changes/", "posted/1/", "posted/2/", "packet/", "comment/", "comments/", "aid/",
    "live/", "live/state/", "live/room/", "live/room/state/",
]  # fmt: skip
AFTERWARDS = ["minutes/", "minutes/1/"]
NOT_THERE = (
    "live/",
    "live/state/",
    "packet/",
    "minutes/",
    "comment/",
    "posted/1/",
    "notice.zip",
)
ANNOUNCED = ("", "event.ics", "aid/")


def body_of(response) -> str:
    """The words of an answer; of an archive the words of every file in it."""
    data = b"".join(response) if response.streaming else response.content
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(
            f"{name}\n{archive.read(name).decode('utf-8', 'replace')}" for name in archive.namelist()
        )


def read(browser, paths, *, status=200) -> Iterator[tuple[str, str]]:
    """Each path with its words and its headers; it must be there, or there would be nothing to find."""
    for path in paths:
        response = browser.get(path)
        assert response.status_code == status, (path, response.status_code)
        yield path, f"{response.headers}\n{body_of(response)}"


def in_both(paths) -> list[str]:
    return [*paths, *(f"/es{path}" for path in paths if path != "/healthz")]


def found_in(places, canaries_) -> list[tuple[str, str]]:
    return [(name, place) for place, words in places for name, word in canaries_.items() if word in words]


def searched(browser) -> Iterator[tuple[str, str]]:
    """A search for each canary, without the words that the page gives back; nothing is found."""
    nothing = body_of(browser.get("/search/?q=zqnowhere7c1")).replace("zqnowhere7c1", "")
    for word in CANARIES.values():
        page = body_of(browser.get(f"/search/?q={word}"))
        assert page.replace(word, "") == nothing
        yield (
            f"/search/?q={word}",
            page.replace(f'value="{word}"', "").replace(f"q={word}", "").replace(word, "", 2),
        )


def refused_forms(browser) -> Iterator[tuple[str, str]]:
    """What is wrong is said beside the form: 422, and nothing else is told."""
    forms = {
        f"{DAY}comment/": {"key": one_time_keys.issue("boards.comment"), "item": "999999"},
        f"{DAY}aid/": {"key": one_time_keys.issue("boards.aid"), "kind": "nothing"},
        "/boards/notices/": {"email": "nobody"},
    }
    for path, data in forms.items():
        response = browser.post(path, data)
        assert response.status_code == 422, path
        yield f"POST {path}", body_of(response)


def traces(meeting) -> list[str]:
    items = list(meeting.items.all())
    things = [("item", item.pk) for item in items]
    things += [("motion", motion.pk) for item in items for motion in item.motions.all()]
    proofs = [("item", item.pk) for item in items] + [("posting", each.pk) for each in meeting.postings.all()]
    return [
        *(f"/trace/{kind}/{pk}/{end}" for kind, pk in things for end in ("", "data.json")),
        *(f"/record/{kind}/{pk}/{end}" for kind, pk in proofs for end in ("", "proof.json")),
    ]


def stored_mail() -> list[tuple[str, str]]:
    rows = OutboxMessage.objects.values_list("pk", "subject", "text", "html")
    return [(f"mail {pk}", "\n".join(words)) for pk, *words in rows]


@furnished
def planted(home, clerk):
    return canaries.plant(home, clerk)


@furnished
def held(planted, clerk, set_clock):
    canaries.run(planted, clerk)
    planted.decision = canaries.end(planted)
    set_clock(canaries.LATER)
    checkpoints.publish()
    return planted


def test_no_canary_is_anywhere(client, planted, clerk, set_clock):
    """BK-28, BK-29b, BK-29e, BK-34: at no stage, for anyone without a right, in either language."""
    meeting = planted.meeting
    material = f"{DAY}materials/{planted.material.pk}/"
    ahead = [*ALWAYS, *(DAY + end for end in OF_THE_MEETING), material, f"{material}1/"]
    set_clock(make.starts() - timedelta(days=1))
    checkpoints.publish()
    places = [*read(client, in_both(ahead)), *searched(client), *refused_forms(client)]

    canaries.run(planted, clerk)
    set_clock(live.minute(25))
    places += read(client, [DAY, *(f"{DAY}{end}" for end in OF_THE_MEETING if end.startswith("live"))])

    decision = canaries.end(planted)
    set_clock(canaries.LATER)
    checkpoints.publish()
    after = [*ahead, *(DAY + end for end in AFTERWARDS), f"/decisions/{decision.number}/", *traces(meeting)]
    places += [*read(client, in_both(after)), *searched(client), *stored_mail()]
    places += read(client, in_both(NEXT + end for end in NOT_THERE), status=404)
    places += read(client, in_both(NEXT + end for end in ANNOUNCED))
    places += read(client, [f"{DAY}materials/{planted.closed.pk}/"], status=404)

    assert len({place for place, _words in places}) >= LEAST_PLACES
    assert "Publish results by county" in dict(places)[DAY], "the places are really read"
    assert found_in(places, CANARIES) == []


def test_other_people_who_are_signed_in_see_no_more(cast, held, make_user, client_for):
    """BK-34, BK-41: an administrator, an analyst, a resident, and a member of another body."""
    other = make_user("olga")
    make.seat_user(make.body(2, slug="advisers", kind="advisory"), other)
    browsers = {name: cast[name] for name in ("analyst", "administrator", "resident")} | {
        "other": client_for(other)
    }
    on = held.session.item_id
    shut = [
        f"/desk/meetings/{held.meeting.pk}/live/closed/{on}/book/",
        f"/desk/aid/{AidRequest.objects.get().pk}/",
        f"/desk/meetings/{held.draft.pk}/live/",
        f"/desk/materials/{held.closed.pk}/",
        f"/workspace/materials/{held.closed.pk}/",
        f"{NEXT}packet/",
    ]
    places = []
    for browser in browsers.values():
        places += read(browser, shut, status=404)
        places += read(
            browser,
            [NEXT, DAY, f"{DAY}minutes/", f"{DAY}comments/", f"{DAY}live/", "/boards/governing-board/"],
        )
    places += read(browsers["other"], ["/workspace/"])
    assert found_in(places, CANARIES) == []


def test_staff_screens_show_secrets_only_where_they_are_kept(cast, held):
    """BK-28, BK-34: not on lists, not in histories, not for a publisher, analyst or administrator."""
    pk = held.meeting.pk
    lists = [
        "/desk/",
        "/desk/meetings/",
        f"/desk/meetings/{pk}/",
        f"/desk/meetings/{pk}/minutes/",
        "/desk/aid/",
    ]
    lists += [f"/desk/meetings/{pk}/comments/", f"/desk/meetings/{pk}/comments/supplement/", "/desk/duties/"]
    labels = [("boards.meeting", pk), ("boards.agendaitem", held.session.item_id)]
    labels += [("boards.remotemember", held.meeting.remote_members.get().pk)]
    labels += [("boards.aidrequest", AidRequest.objects.get().pk), ("boards.closedsession", held.session.pk)]
    labels += [("boards.remoteexception", held.meeting.exceptions.get().pk)]
    histories = [f"/desk/history/{label}/{key}/" for label, key in labels]
    places = list(read(cast["publisher"], lists))
    for name in ("publisher", "analyst", "administrator", "editor", "clerk"):
        answers = [cast[name].get(path) for path in histories]
        places += [(f"{name} {answer.request['PATH_INFO']}", body_of(answer)) for answer in answers]
        assert name != "clerk" or 200 in {answer.status_code for answer in answers}
    assert found_in(places, SECRETS) == []


@pytest.mark.engine
def test_histories_records_and_search_index_hold_no_secret(held):
    """BK-28, BK-29b, BK-34: nothing that is kept for ever keeps them."""
    models = [model for model in apps.get_models() if model.__name__.startswith("Historical")]
    models += [apps.get_model(name) for name in ("cms.LedgerEntry", "cms.Link", "boards.MeetingEvent")]
    models += [
        apps.get_model(name) for name in ("boards.PostedAgenda", "boards.LiveState", "boards.MinutesVersion")
    ]
    places = [(model.__name__, str(list(model.objects.values()))) for model in models]
    assert len(places) > 20
    assert sum(words != "[]" for _name, words in places) > 10
    assert found_in(places, SECRETS) == []
    entries = str(list(apps.get_model("wagtailsearch.IndexEntry").objects.values()))
    assert "governing" in entries.lower()
    assert found_in([("search index", entries)], SECRETS | DRAFTS) == []


def test_each_canary_was_really_planted_and_the_right_people_read_it(cast, clerk, held):
    """Otherwise the tests above would find nothing and prove nothing."""
    models = [
        model for model in apps.get_models() if model._meta.app_label in ("boards", "feedback", "wagtailcore")
    ]
    kept = "\n".join(str(list(model._base_manager.values())) for model in models if model._meta.managed)
    assert [name for name, word in CANARIES.items() if word not in kept] == []
    aid = body_of(cast["editor"].get(f"/desk/aid/{AidRequest.objects.get().pk}/"))
    assert all(SECRETS[name] in aid for name in ("need", "person", "contact", "answer"))
    book = f"/desk/meetings/{held.meeting.pk}/live/closed/{held.session.item_id}/book/"
    assert SECRETS["note"] in body_of(cast["clerk"].get(book))
    assert DRAFTS["item"] in body_of(cast["editor"].get(f"/desk/meetings/{held.draft.pk}/"))
    assert SECRETS["subscriber"] in body_of(cast["clerk"].get("/desk/notices/"))
