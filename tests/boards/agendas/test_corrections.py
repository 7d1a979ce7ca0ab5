"""A correction is proposed by one person, and attested or declined by another (BK-14)."""

from datetime import timedelta

import pytest

from boards.agendas.changes import compare
from boards.agendas.corrections import attest_correction, propose_correction
from boards.change_choices import CorrectionState
from boards.choices import DutyKind, NoticeKind
from boards.duties.services import finish_duty
from boards.exceptions import NotPossibleNow
from boards.materials.services import withdraw_material
from boards.models import AgendaCorrection, Duty, Meeting, MeetingEvent
from cms import clock
from cms.access import Role
from cms.models import OutboxMessage
from cms.records import verification
from tests.factories import boards as make
from tests.factories import materials as give
from tests.factories import notices as notice
from tests.furniture import furnished

ADDRESS = "/boards/governing-board/2022-11-09/"
SENTENCE = "attest that nothing here adds, broadens or alters the business noticed."
ATTEST = {"act": "attest", "compared": "on", "attests": "on", "adds": "no"}
TWO_DAYS = make.starts() - timedelta(days=2)


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def meeting(board, set_clock):
    made = make.posted(board)
    set_clock(TWO_DAYS)
    return made


def rewrite(meeting: Meeting, title: str) -> None:
    for page in meeting.pages.all():
        draft = page.get_latest_revision_as_object()
        draft.agenda[1].value["title"] = title
        draft.save_revision()


@furnished
def proposed(meeting, clerk) -> AgendaCorrection:
    """ "Publish results by county" was to read "by district": the rules cannot decide that."""
    rewrite(meeting, "Publish results by district")
    return propose_correction(actor=clerk, meeting=meeting, reason="Wrong word")


def review(correction: AgendaCorrection) -> str:
    return f"/desk/meetings/{correction.meeting_id}/corrections/{correction.pk}/"


def test_who_proposed_and_who_attested_what_is_public_with_both_texts(
    client, client_for, publisher, meeting, proposed
):
    assert client_for(publisher).post(review(proposed), ATTEST).status_code == 302
    for address in (ADDRESS, f"{ADDRESS}changes/"):
        page = client.get(address).content.decode()
        assert "Correction proposed by Clara" in page and "Attested by Paul" in page
        assert f"I, Paul, {SENTENCE}" in page and "Wrong word" in page
        assert "<del>county</del>" in page and "<ins>district</ins>" in page
        assert "business was added" not in page
    assert f"I, Paul, {SENTENCE}" in client.get(f"{ADDRESS}posted/2/").content.decode()
    proposed.refresh_from_db()
    assert proposed.posting.act == "clerical"
    assert proposed.question == "Does this add, broaden or change the business noticed?"
    assert MeetingEvent.objects.get(meeting=meeting, kind="corrected").posting == proposed.posting
    assert list(verification.breaks()) == []


def test_the_notice_says_who_attested_it_and_nothing_more(client_for, publisher, meeting, proposed):
    notice.subscriber("reader@example.org")
    client_for(publisher).post(review(proposed), ATTEST)
    notice.tell(meeting, NoticeKind.CORRECTION)
    mail = OutboxMessage.objects.get(to="reader@example.org")
    assert "Proposed by Clara. Attested by Paul" in mail.text and "Wrong word" in mail.text
    assert "business was added" not in mail.text


@pytest.mark.parametrize("left_out", ["compared", "attests", "adds"])
def test_nothing_is_posted_unless_each_question_is_answered(
    client_for, publisher, meeting, proposed, left_out
):
    answers = {name: value for name, value in ATTEST.items() if name != left_out}
    assert client_for(publisher).post(review(proposed), answers).status_code == 422
    assert meeting.postings.count() == 1


def test_who_is_not_sure_does_not_attest(client_for, publisher, meeting, proposed):
    answer = client_for(publisher).post(review(proposed), ATTEST | {"adds": "yes"})
    assert answer.status_code == 422 and "is not a correction. Decline it." in answer.content.decode()
    assert meeting.postings.count() == 1


def test_nobody_attests_or_declines_their_own(client_for, clerk, meeting, proposed):
    browser = client_for(clerk)
    for answers in (ATTEST, {"act": "decline", "decline_reason": "No"}):
        assert browser.post(review(proposed), answers).status_code == 422
    assert "You proposed this." in browser.get(review(proposed)).content.decode()
    assert meeting.postings.count() == 1


def test_declined_it_keeps_the_draft_and_tells_who_proposed_it(
    client_for, clerk, publisher, meeting, proposed
):
    browser = client_for(publisher)
    assert browser.post(review(proposed), {"act": "decline", "decline_reason": " "}).status_code == 422
    answer = {"act": "decline", "decline_reason": "Another business altogether."}
    assert browser.post(review(proposed), answer).status_code == 302
    mail = OutboxMessage.objects.get(to=clerk.email)
    assert mail.subject == "Correction declined: Governing Board"
    assert "Another business altogether." in mail.text
    screen = client_for(clerk).get(f"/desk/meetings/{meeting.pk}/correct/").content.decode()
    assert "Paul: Another business altogether." in screen and "<ins>district</ins>" in screen
    assert meeting.postings.count() == 1
    assert list(verification.breaks()) == []


def test_it_waits_on_the_desk_of_everyone_who_can_attest(client_for, clerk, publisher, editor, proposed):
    assert "Requested by Clara." in client_for(publisher).get("/desk/").content.decode()
    own = client_for(clerk).get("/desk/").content.decode()
    assert "Attest a correction" in own[own.index("Waiting for others") :]
    assert "Attest a correction" not in client_for(editor).get("/desk/").content.decode()


def test_only_who_proposed_it_withdraws_it(client_for, clerk, publisher, meeting, proposed):
    assert client_for(publisher).post(review(proposed), {"act": "withdraw"}).status_code == 422
    assert client_for(clerk).post(review(proposed), {"act": "withdraw"}).status_code == 302
    proposed.refresh_from_db()
    assert proposed.state == CorrectionState.WITHDRAWN
    assert propose_correction(actor=clerk, meeting=meeting, reason="Again").is_waiting


def test_one_waits_at_a_time(client_for, publisher, meeting, proposed):
    address = f"/desk/meetings/{meeting.pk}/correct/"
    answer = client_for(publisher).post(address, {"reason": "Mine", "act": "propose"})
    assert answer.status_code == 422 and "is already waiting" in answer.content.decode()


@pytest.mark.parametrize("case", ["draft", "details", "posting"])
def test_what_was_compared_is_what_is_posted(publisher, meeting, proposed, case):
    if case == "draft":
        rewrite(meeting, "Publish results by region")
    elif case == "details":
        Meeting.objects.filter(pk=meeting.pk).update(place="Another hall")
    else:
        notice.added(meeting, at=make.starts() - timedelta(hours=49))
    with pytest.raises(NotPossibleNow) as refused:
        attest_correction(actor=publisher, correction=proposed)
    assert "must be proposed again" in str(refused.value)


def test_the_question_is_answered_in_the_service_too(publisher, meeting, proposed):
    with pytest.raises(NotPossibleNow) as refused:
        attest_correction(actor=publisher, correction=proposed)
    assert refused.value.rule == "BK-14" and "Indicate whether" in str(refused.value)
    assert meeting.postings.count() == 1


DOCUMENT = {
    "id": 1, "version": 1, "sha256": "a" * 64, "title": {"en": "Report", "es": "Informe"}, "name": "report.pdf",
    "language": "en", "prepared_by": "body", "alternative_of": None,
}  # fmt: skip
SPANISH = {"id": 2, "alternative_of": 1, "language": "es"}


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ([{"id": 9, "sha256": "b" * 64}], "document"),
        ([{"id": 9, "sha256": "b" * 64, "name": "other.pdf"}], "document"),
        ([{"sha256": "b" * 64}], "document"),
        ([{"title": {"en": "Report", "es": "Otro informe"}}], "document"),
        ([{"prepared_by": "member"}], "document"),
        ([{}, SPANISH], "language"),
        ([{}, SPANISH | {"language": "en"}], "document"),
        ([{}, SPANISH, SPANISH | {"id": 3}], "document"),
        ([{}], None),
    ],
)
def test_another_file_is_a_change_even_if_it_looks_the_same(changed, kind):
    item = {"key": "k", "number": 1, "kind": "action", "minutes": None, "title": {"en": "One"}, "text": {}}
    before, after = (
        {"meeting": {}, "texts": {}, "items": [{**item, "materials": rows}]}
        for rows in ([DOCUMENT], [DOCUMENT | each for each in changed])
    )
    found = compare(before, after)
    assert [change.kind for change in found] == ([kind] if kind else [])
    assert all(change.before != change.after for change in found)


def test_about_a_replaced_document_the_second_person_is_asked(clerk, client_for, publisher, board, set_clock):
    """Withdrawn, and given again under the same title: both are version 1."""
    made = make.meeting(board, day=make.DAY + timedelta(days=7))
    first = give.material(made)
    set_clock(make.starts(made.day) - timedelta(days=12))
    make.post(made)
    set_clock(make.starts(made.day) - timedelta(days=2))
    withdraw_material(actor=clerk, material=first)
    give.material(made, body="# What we found\n\nSomething else.")
    correction = propose_correction(actor=clerk, meeting=made, reason="Another file")
    screen = client_for(publisher).get(review(correction)).content.decode()
    assert "Does this add, broaden or change the business noticed?" in screen


def test_of_two_who_attest_at_once_the_second_is_refused(make_user, publisher, meeting, proposed):
    """Both read it as waiting; the row is read again under the meeting's lock."""
    also = AgendaCorrection.objects.select_related("meeting").get(pk=proposed.pk)
    attest_correction(actor=publisher, correction=proposed, adds=False)
    with pytest.raises(NotPossibleNow):
        attest_correction(actor=make_user("dora", Role.CLERK), correction=also)
    assert meeting.postings.count() == 2


def test_once_the_meeting_begins_nothing_is_corrected(client_for, publisher, meeting, proposed):
    make.in_session(meeting, present=3)
    assert client_for(publisher).post(review(proposed), ATTEST).status_code == 422
    assert "Attest a correction" not in client_for(publisher).get("/desk/").content.decode()


def test_a_correction_needs_its_reason_and_a_change(client_for, clerk, meeting):
    browser, address = client_for(clerk), f"/desk/meetings/{meeting.pk}/correct/"
    answer = browser.post(address, {"reason": "No change", "act": "propose"})
    assert answer.status_code == 422 and b"Nothing has changed" in answer.content
    rewrite(meeting, "Publish results by district")
    assert browser.post(address, {"reason": " ", "act": "propose"}).status_code == 422
    assert not AgendaCorrection.objects.exists()


def test_a_withdrawn_item_is_named_in_the_attestation(client, client_for, clerk, publisher, meeting):
    for page in meeting.pages.all():
        page = page.get_latest_revision_as_object()
        del page.agenda[1]
        page.save_revision()
    correction = propose_correction(actor=clerk, meeting=meeting, reason="Postponed")
    client_for(publisher).post(review(correction), ATTEST)
    assert "except that it withdraws item 2." in client.get(ADDRESS).content.decode()


def test_a_withdrawn_item_comes_back_only_as_new_business(clerk, meeting):
    before = [page.get_latest_revision_as_object().agenda.get_prep_value() for page in meeting.pages.all()]
    pages = [page.get_latest_revision_as_object() for page in meeting.pages.all()]
    for page, blocks in zip(pages, before, strict=True):
        page.agenda = blocks[:1]
        page.save_revision()
    make.correct(meeting, "Postponed")
    for page, blocks in zip(pages, before, strict=True):
        page.agenda = blocks
        page.save_revision()
    with pytest.raises(Exception, match="An item is added"):
        propose_correction(actor=clerk, meeting=meeting, reason="Back again")


def test_a_new_place_goes_to_everyone_and_to_the_old_door(client_for, clerk, publisher, meeting):
    notice.subscriber("reader@example.org")
    facts = {"contact_name": "C. Demo", "contact_phone": "916-555-0101", "place": "1000 Demo Plaza, Room 204"}
    facts |= {"contact_address": "1000 Demo Street, Sacramento"}
    facts |= dict.fromkeys(("venue_accessible", "venue_free", "venue_open"), "on")
    saved = client_for(clerk).post(f"/desk/meetings/{meeting.pk}/facts/", facts, follow=True).content.decode()
    assert "The public still sees the old details. Propose a correction." in saved
    assert "<del>102</del>" in saved and f"/desk/meetings/{meeting.pk}/correct/" in saved
    for number in (1, 2):
        correction = propose_correction(actor=clerk, meeting=meeting, reason="Another room")
        client_for(publisher).post(review(correction), ATTEST)
        duty = Duty.objects.get(meeting=meeting, kind=DutyKind.OLD_DOOR)
        assert duty.done_at is None
        finish_duty(actor=clerk, duty=duty, evidence=f"Sign {number}, 8 a.m.")
        Meeting.objects.filter(pk=meeting.pk).update(place="1000 Demo Plaza, Room 205")
    notice.tell(meeting, NoticeKind.CORRECTION)
    mail = OutboxMessage.objects.filter(to="reader@example.org").latest("pk")
    assert "New place: 1000 Demo Plaza, Room 205" in mail.text


def test_counsel_may_strike_a_kind_from_the_list(client_for, clerk, publisher, board, meeting):
    """Then a person is asked about it."""
    board.clerical_changes = ["spelling"]
    board.save()
    Meeting.objects.filter(pk=meeting.pk).update(stream_url="https://stream.example.org/")
    correction = propose_correction(actor=clerk, meeting=meeting, reason="Link")
    assert "Does this add, broaden" in client_for(publisher).get(review(correction)).content.decode()


def test_a_posted_meeting_whose_details_are_as_posted_says_nothing(client_for, clerk, meeting):
    assert "still sees" not in client_for(clerk).get(f"/desk/meetings/{meeting.pk}/").content.decode()


def test_more_changes_ask_no_more_of_the_database(
    client, client_for, clerk, meeting, django_assert_max_num_queries
):
    for place in ("204", "205", "206"):
        Meeting.objects.filter(pk=meeting.pk).update(place=f"1000 Demo Plaza, Room {place}")
        make.correct(meeting, "Another room")
    with django_assert_max_num_queries(5):
        assert client.get(f"{ADDRESS}changes/").content.count(b"Attested by") == 3


def test_a_correction_of_another_meeting_is_not_found(client_for, publisher, board, proposed):
    with clock.at(TWO_DAYS - timedelta(days=20)):
        other = make.meeting(board, day=make.DAY + timedelta(days=7))
    address = f"/desk/meetings/{other.pk}/corrections/{proposed.pk}/"
    assert client_for(publisher).get(address).status_code == 404
