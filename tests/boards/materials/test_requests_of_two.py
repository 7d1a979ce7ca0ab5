"""A request of two people: what was read is what is decided, by whom, and what ends it (BK-34, BK-50)."""

from datetime import timedelta

from boards.materials.distribution import give_material
from boards.materials.opening import places_of
from boards.materials.services import add_version, withdraw_material
from boards.materials.two_people import ask_to_remove, confirm_request, end_request
from boards.models import AgendaCorrection, MaterialRequest, Packet
from cms.models import LedgerEntry
from cms.records import verification
from tests.factories import boards as make
from tests.factories import closed_materials as closed
from tests.factories import materials as give
from tests.factories.closed_materials import AHEAD, asked, confirm, opened, refused
from tests.furniture import furnished


@furnished
def draft(home, clerk, member, set_clock):
    set_clock(make.starts() - timedelta(days=20))
    return closed.plant(home, clerk, member)


def test_only_the_request_that_was_read_is_confirmed(cast, draft, clerk, publisher):
    """Taken back and asked again about another version, while the second person reads the first."""
    read = asked(draft, clerk, publisher)
    end_request(actor=clerk, request=read)
    add_version(actor=clerk, material=draft.memo, body="Advice of counsel")
    other = asked(draft, clerk, publisher)
    desk = f"/desk/materials/{draft.memo.pk}/open/"
    for facts in ({"confirm": "1"}, {"end": "1"}):
        for number in (read.pk, "", "x"):
            answer = cast["publisher"].post(desk, facts | {"request": number})
            assert answer.status_code == 422
            assert "is no longer pending" in answer.content.decode()
    other.refresh_from_db(), draft.memo.refresh_from_db()
    assert other.is_waiting and draft.memo.is_closed
    assert "Advice of counsel" in cast["publisher"].get(desk).content.decode()
    confirm(cast["publisher"], desk)
    draft.memo.refresh_from_db()
    assert draft.memo.opened_version == 3


def test_a_removal_that_no_longer_waits_is_not_asked_for_anew(cast, draft, clerk):
    closed.post(draft)
    made = ask_to_remove(actor=clerk, material=draft.shown, reason="x", counsel="C. Law")
    end_request(actor=clerk, request=made)
    desk = f"/desk/materials/{draft.shown.pk}/remove/"
    answer = cast["publisher"].post(desk, {"confirm": "1", "request": made.pk})
    assert answer.status_code == 422 and "is no longer pending" in answer.content.decode()
    assert MaterialRequest.objects.count() == 1


def test_who_is_offered_is_who_may_be_named_today(cast, draft, publisher, clerk):
    """A seat on the day of the meeting that the person does not hold yet."""
    desk = f"/desk/materials/{draft.memo.pk}/open/"
    assert "Paul" in cast["clerk"].get(desk).content.decode()
    seat = make.seat_user(draft.meeting.body, publisher, position=2)
    assert "Paul" not in cast["clerk"].get(desk).content.decode()
    type(seat).objects.filter(pk=seat.pk).update(ends_on=AHEAD.date())
    assert "Paul" not in cast["clerk"].get(desk).content.decode(), "still a member today"
    refused("BK-43", asked, draft=draft, clerk=clerk, publisher=publisher)


def test_withdrawing_ends_a_request_to_open_and_nothing_withdrawn_is_opened(draft, clerk, publisher):
    made = asked(draft, clerk, publisher)
    withdraw_material(actor=clerk, material=draft.memo)
    made.refresh_from_db()
    assert (made.is_waiting, made.ended_by_name) == (False, "Clara")
    assert LedgerEntry.objects.filter(act="drop").count() == 1 and list(verification.breaks()) == []
    MaterialRequest.objects.update(ended_at=None, ended_by_name="")
    refused("BK-34", confirm_request, actor=publisher, request=made)
    draft.memo.refresh_from_db()
    assert draft.memo.is_closed


def test_a_withdrawn_format_becomes_no_public_record(client, draft, clerk):
    other = give.material(draft.meeting, title={"en": "In print"}, alternative_of=draft.shown)
    first, *rest = closed.members(draft.meeting)
    give_material(actor=clerk, material=other, appointments=[first])
    withdraw_material(actor=clerk, material=other)
    give_material(actor=clerk, material=draft.shown, appointments=rest)
    other.refresh_from_db(), draft.shown.refresh_from_db()
    assert draft.shown.public_record_at and not other.public_record_at


def test_formats_count_together_in_what_the_second_person_reads(draft, clerk, publisher):
    """BK-50: as they count when it opens."""
    other = give.material(draft.meeting, number=3, actor=clerk, alternative_of=draft.memo)
    give_material(actor=clerk, material=other, appointments=closed.members(draft.meeting)[1:])
    assert "At once, as a public record" in places_of(draft.memo)[0]
    assert opened(draft, clerk, publisher).public_record_at


def test_a_copy_of_a_removed_file_is_not_confirmed_and_its_packet_is_asked_about(
    client, draft, clerk, publisher, django_capture_on_commit_callbacks
):
    made = give.material(draft.meeting, file=give.upload(give.pdf(1)), title={"en": "Figures"})
    closed.post(draft)
    kept = client.get(f"{made.get_absolute_url()}1/")
    again = {"If-None-Match": kept["ETag"]}
    assert client.get(f"{made.get_absolute_url()}1/", headers=again).status_code == 304
    facts = {"built_at": AHEAD, "sha256": "a" * 64, "file": made.versions.get().file.name}
    Packet.objects.create(posting=draft.meeting.postings.get(), language="en", **facts)
    pdf = f"{draft.meeting.get_absolute_url()}posted/1/packet.pdf"
    same = {"If-None-Match": f'"{"a" * 64}"'}
    assert client.get(pdf)["Cache-Control"] == "public, no-cache"
    assert client.get(pdf, headers=same).status_code == 304
    asked = ask_to_remove(actor=clerk, material=made, reason="x", counsel="C. Law")
    with django_capture_on_commit_callbacks(execute=False):
        confirm_request(actor=publisher, request=asked)
    assert client.get(f"{made.get_absolute_url()}1/", headers=again).status_code == 410
    assert client.get(pdf, headers=same).status_code != 304


def test_a_removal_leaves_other_corrections_and_titles_as_they_are(draft, clerk, publisher):
    """A title that is part of another one, and a correction that names no document."""
    short = give.material(draft.meeting, title={"en": "Budget"})
    give.material(draft.meeting, title={"en": "Budget summary"})
    give.material(draft.meeting, title={"en": "The Budget"})
    closed.post(draft)
    closed.correct(draft)
    words = "Budget summary (en, v1); Budget (en, v1); The Budget (en, v1)"
    plain, listed = AgendaCorrection.objects.get(), AgendaCorrection.objects.get()
    listed.pk, listed.posting, listed.state = None, None, "waiting"
    listed.changes = [{"what": "materials", "before": "", "after": words}]
    listed.save()
    sealed = LedgerEntry.objects.filter(act="redact", kind="correction")
    asked = ask_to_remove(actor=clerk, material=short, reason="x", counsel="C. Law")
    confirm_request(actor=publisher, request=asked)
    listed.refresh_from_db()
    assert listed.changes[0]["after"] == "Budget summary (en, v1); … (en, v1); The Budget (en, v1)"
    assert not sealed.filter(key=str(plain.pk)).exists() and list(verification.breaks()) == []


def test_the_screens_name_the_other_formats_that_stay_public(cast, draft, clerk):
    other = {"title": {"en": "Report, in print"}, "alternative_of": draft.shown}
    printed = give.material(draft.meeting, **other)
    closed.post(draft)
    late = give.material(draft.meeting, **other | {"title": {"en": "Not public yet"}})
    desk = f"/desk/materials/{draft.shown.pk}/"
    for path, words in (
        (desk, "Withdraw each one on its own screen"),
        (f"{desk}remove/", "needs its own request"),
    ):
        page = cast["clerk"].get(path).content.decode()
        assert words in page and str(late) not in page
        assert f'<a href="{printed.get_absolute_url()}">Report, in print</a>' in page
    withdraw_material(actor=clerk, material=printed)
    assert (
        "Report, in print" in cast["clerk"].get(f"/desk/materials/{draft.shown.pk}/remove/").content.decode()
    )
    assert (
        "needs its own request"
        not in cast["clerk"].get(f"/desk/materials/{draft.memo.pk}/remove/").content.decode()
    )
