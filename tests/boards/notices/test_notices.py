"""Ask for notices and end them (BK-11); what is sent, to whom, and the rows that say so (BK-10, BK-14a, BK-35)."""

import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.choices import Channel, DutyKind, MeetingKind, NoticeKind
from boards.exceptions import NotPossibleNow, PostedIsFrozen
from boards.models import Appointment, NoticeSending, Subscription, TeleconferenceMode
from boards.notices.delivery import deliver_notice
from boards.notices.services import add_remote_member, log_sending, send_notice, send_remote_notice
from cms import clock
from cms.models import LedgerEntry, OutboxMessage
from cms.records import verification
from tests.factories import boards as make
from tests.factories import notices as notice
from tests.furniture import furnished

PAGE = "/boards/notices/"
ADDRESS = "/boards/governing-board/2022-11-09/"


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def posted(board):
    return make.posted(board)


def ask(client, *, prefix: str = "", **answers):
    shown = client.get(prefix + PAGE).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', shown).group(1)
    data = {"key": key, "email": "reader@example.org", "scope": "all", "language": "en", "website": ""}
    return client.post(prefix + PAGE, data | answers)


# Asking and ending -------------------------------------------------------------------------------------


def test_anyone_can_ask_for_notices_without_account_or_cookie(client, board):
    response = ask(client, scope=f"body-{board.pk}", is_media="on", phone="916-555-0150")
    row = Subscription.objects.get()
    mail = OutboxMessage.objects.get()
    assert (response.status_code, response.url) == (303, "/boards/notices/sent/")
    assert not response.cookies and not client.get(response.url).cookies
    assert (row.body, row.is_media, row.phone) == (board, True, "916-555-0150")
    assert mail.to == "reader@example.org"
    assert f"/boards/notices/end/{row.token}/" in mail.text


def test_a_known_and_an_unknown_address_get_the_same_answer_and_no_flood_of_mail(client, board):
    first, again = ask(client), ask(client)
    assert (first.status_code, first.url) == (again.status_code, again.url)
    assert (Subscription.objects.count(), OutboxMessage.objects.count()) == (1, 1)


def test_notices_can_be_asked_for_one_meeting_in_spanish(client, posted, set_clock):
    set_clock(make.starts() - timedelta(days=11))
    assert (
        f'<option value="meeting-{posted.pk}" selected>'
        in client.get(f"{PAGE}?for=meeting-{posted.pk}").content.decode()
    )
    ask(client, prefix="/es", scope=f"meeting-{posted.pk}", language="es")
    mail = OutboxMessage.objects.get()
    assert Subscription.objects.get().meeting == posted
    assert mail.language == "es" and "/es/boards/notices/end/" in mail.text


@pytest.mark.parametrize(
    "answers", [{"email": "no address"}, {"email": ""}, {"scope": "body-0"}, {"language": "xx"}]
)
def test_a_wrong_answer_is_shown_with_the_form_and_nothing_is_lost(client, board, answers):
    response = ask(client, phone="916-555-0150", **answers)
    assert response.status_code == 422
    assert "916-555-0150" in response.content.decode()
    assert not Subscription.objects.exists()


def test_a_draft_meeting_cannot_be_asked_for(client, board, set_clock):
    made = make.meeting(board)
    set_clock(make.starts() - timedelta(days=20))
    assert f"meeting-{made.pk}" not in client.get(PAGE).content.decode()


def test_opening_the_link_ends_nothing_and_the_button_does(client, board):
    row = notice.subscriber("reader@example.org", body=board)
    same = notice.subscriber("READER@example.org", body=board, is_media=True)
    other = notice.subscriber("reader@example.org")
    shown = client.get(row.end_url).content.decode()
    assert Subscription.objects.filter(ended_at=None).count() == 3
    key = re.search(r'name="key" value="([^"]+)"', shown).group(1)
    response = client.post(row.end_url, {"key": key, "website": ""})
    assert response.status_code == 303
    assert "These notices have stopped" in client.get(response.url).content.decode()
    assert list(Subscription.objects.filter(ended_at=None)) == [other]
    assert same.email not in shown


def test_a_link_that_nobody_was_given_leads_nowhere(client, board):
    assert client.get("/boards/notices/end/not-a-token/").status_code == 404


# What is sent --------------------------------------------------------------------------------------------


@pytest.mark.engine
def test_each_person_gets_one_message_and_each_reason_one_row(board, member):
    """BK-44, BK-35: also where one address asked twice and sits on the body."""
    make.seat_user(board, member)
    notice.subscriber("reader@example.org")
    notice.subscriber("press@example.org", body=board, is_media=True, language="es")
    notice.subscriber("Press@example.org")
    notice.subscriber(member.email, body=board)
    notice.subscriber("gone@example.org", ended_at=notice.LONG_AGO)
    notice.subscriber("other@example.org", body=make.body(3, slug="other-board"))
    made = make.posted(board, contact_email="clerk@example.org")
    assert notice.tell(made) == 3
    rows = NoticeSending.objects.exclude(channel=Channel.WEB)
    assert sorted((row.channel, row.address, row.appointment_id is not None) for row in rows) == [
        ("media", "press@example.org", False),
        ("member", member.email, True),
        ("subscriber", member.email, False),
        ("subscriber", "reader@example.org", False),
    ]
    mails = {mail.to: mail for mail in OutboxMessage.objects.filter(about_kind="sending")}
    assert {row.message for row in rows} == {mail.pk for mail in mails.values()}
    assert {mail.reply_to for mail in mails.values()} == {"clerk@example.org"}
    assert mails["press@example.org"].text.count("/es/boards/notices/end/") == 2
    assert ADDRESS in mails["reader@example.org"].text and ADDRESS in mails["reader@example.org"].html
    assert list(verification.breaks()) == []
    assert LedgerEntry.objects.filter(kind="sending").count() == 5


def test_sending_twice_tells_nobody_twice_and_goes_on_where_it_stopped(posted):
    notice.subscriber("one@example.org")
    row = notice.web_row(posted)
    late = notice.subscriber("two@example.org")
    assert notice.tell(posted) == 2
    assert notice.tell(posted, later=timedelta(hours=1)) == 0
    assert NoticeSending.objects.filter(posting=row.posting, channel=Channel.SUBSCRIBER).count() == 2
    assert OutboxMessage.objects.filter(to=late.email).count() == 1


def test_who_asks_after_a_posting_is_not_told_of_it(posted):
    notice.subscriber("late@example.org", started_at=make.starts() - timedelta(days=1))
    assert notice.tell(posted, later=timedelta(days=12)) == 0


def test_posting_starts_the_work_and_the_job_says_how_many(board, django_capture_on_commit_callbacks):
    notice.subscriber("one@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        make.posted(board)
    from cms.models import Job

    job = Job.objects.get(handler="boards.send_notices")
    assert (job.state, job.message) == (Job.State.DONE, "1 message was prepared.")


@pytest.mark.engine
def test_the_statements_of_a_sending_grow_by_one_for_each_person(board, posted):
    def asked(made, *names: str) -> int:
        for name in names:
            notice.subscriber(f"{name}@example.org")
        with CaptureQueriesContext(connection) as captured:
            notice.tell(made)
        return len(captured)

    asked(posted, "one", "two")  # what a process keeps is read once
    second, third = (make.posted(board, day=make.DAY + timedelta(days=days)) for days in (7, 14))
    few = asked(second)
    assert asked(third, "three", "four", "five") - few == 3
    assert few <= 2 + 14


def test_a_sending_never_changes(posted):
    row = notice.web_row(posted)
    with pytest.raises(PostedIsFrozen):
        row.save()
    with pytest.raises(PostedIsFrozen):
        row.delete()


def test_each_kind_of_notice_has_its_words_in_both_languages(posted):
    notice.subscriber("en@example.org")
    notice.subscriber("es@example.org", language="es")
    posting = posted.postings.select_related("meeting__body").get()
    leads: set[str] = set()
    for about in NoticeKind.values:
        with clock.at(make.starts() - timedelta(days=10)):
            row = send_notice(actor=make.ACTOR, posting=posting, about=about)
            deliver_notice(actor=make.ACTOR, sending=row)
        leads |= {mail.text.splitlines()[0] for mail in OutboxMessage.objects.filter(about_id=str(row.pk))}
    assert len(leads) == 2 * len(NoticeKind.values)


# What staff sends by other means ---------------------------------------------------------------------------


@pytest.mark.engine
def test_staff_write_down_wire_phone_and_door(clerk, client_for, posted):
    page = f"/desk/meetings/{posted.pk}/notices/log/"
    data = {"channel": "wire", "about": "agenda", "address": "Example Wire", "reference": "W-17"}
    data |= {"day": "2022-11-01", "time": "10:30", "note": ""}
    with clock.at(make.starts() - timedelta(days=2)):
        browser = client_for(clerk)
        assert browser.post(page, data).status_code == 302
        call = {"channel": "phone", "address": "916-555-0150", "reference": "", "phones_down": "on"}
        assert browser.post(page, data | call).status_code == 302
        shown = browser.get(f"/desk/meetings/{posted.pk}/notices/").content.decode()
    assert "W-17" in shown and "Phones down." in shown
    wire, phone = NoticeSending.objects.filter(channel__in=["wire", "phone"]).order_by("pk")
    assert (wire.reference, wire.by_name, wire.sent_at.astimezone(clock.PACIFIC).hour) == (
        "W-17",
        "Clara",
        10,
    )
    assert phone.note == "Phones down."
    assert posted.duties.get().kind == DutyKind.MEDIA_AFTER
    assert list(verification.breaks()) == []


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"channel": "wire"}, "BK-14a"),
        ({"channel": "member"}, "BK-14a"),
        ({"channel": "phone", "about": "added"}, "BK-14a"),
        ({"channel": "web"}, "BK-35"),
        ({"channel": "door", "sent_at": make.starts() + timedelta(days=1)}, "BK-35"),
    ],
)
def test_an_incomplete_sending_is_refused(posted, facts, rule):
    posting = posted.postings.get()
    with clock.at(make.starts()), pytest.raises(NotPossibleNow) as refused:
        log_sending(actor=make.ACTOR, posting=posting, **{"address": "x"} | facts)
    assert refused.value.rule == rule


def test_only_the_clerk_sees_who_asked_and_finds_media_to_phone(cast, board):
    notice.subscriber("canary@example.org", is_media=True, phone="916-555-0199")
    notice.subscriber("second@example.org", body=board)
    shown = cast["clerk"].get("/desk/notices/?address=0199&media=on").content.decode()
    assert "canary@example.org" in shown and "second@example.org" not in shown
    assert "All boards" in shown and "Governing Board" in shown
    for who in ("editor", "publisher", "analyst", "member", "resident"):
        assert cast[who].get("/desk/notices/").status_code in (302, 404), who


def test_media_are_listed_to_phone_before_an_emergency_meeting(clerk, client_for, board):
    """BK-18."""
    notice.subscriber("press@example.org", is_media=True, phone="916-555-0150")
    made = make.meeting(board, kind=MeetingKind.EMERGENCY, ground="disaster")
    assert "916-555-0150" in client_for(clerk).get(f"/desk/meetings/{made.pk}/notices/").content.decode()


# Remote members (BK-29b) --------------------------------------------------------------------------


@furnished
def remote_meeting(board):
    made = make.posted(board)
    mode = TeleconferenceMode.objects.filter(remote_notice_hours__isnull=False).first()
    type(made).objects.filter(pk=made.pk).update(mode=mode)
    made.refresh_from_db()
    return made


def test_the_notice_names_remote_members_without_their_place(client, clerk, client_for, remote_meeting):
    """BK-29b."""
    made, browser = remote_meeting, client_for(clerk)
    appointment = Appointment.objects.get(seat__position=2)
    notice.subscriber("reader@example.org")
    with clock.at(make.starts() - timedelta(hours=30)):
        page = f"/desk/meetings/{made.pk}/notices/remote/"
        assert (
            browser.post(page, {"appointment": appointment.pk, "reach": "12 Canary Street"}).status_code
            == 302
        )
        assert "Person 2" not in client.get(ADDRESS).content.decode().split("Seats")[0]
        assert browser.post(f"{page}send/").status_code == 302
        shown = client.get(ADDRESS).content.decode()
        assert "12 Canary Street" in browser.get(f"/desk/meetings/{made.pk}/notices/").content.decode()
    notice.tell(made, NoticeKind.REMOTE)
    mail = OutboxMessage.objects.get(to="reader@example.org")
    assert "Remote members" in shown and "Person 2" in shown
    assert "Person 2" in mail.text and "Canary" not in mail.text + mail.html + shown


def test_who_says_it_too_late_is_flagged_and_named_in_a_further_notice(clerk, client_for, remote_meeting):
    """BK-29b."""
    made, appointments = remote_meeting, list(Appointment.objects.order_by("seat__position"))
    notice.subscriber("reader@example.org")
    for hours, appointment in ((30, appointments[0]), (23, appointments[1])):
        with clock.at(make.starts() - timedelta(hours=hours)):
            add_remote_member(actor=make.ACTOR, meeting=made, appointment=appointment)
            send_remote_notice(actor=make.ACTOR, meeting=made)
            assert notice.tell(made, NoticeKind.REMOTE) == 1
    page = client_for(clerk).get(f"/desk/meetings/{made.pk}/").content.decode()
    assert "too late for the notice: Person 2." in page


@pytest.mark.parametrize("case", ["no mode", "twice", "another body", "nobody said so"])
def test_what_a_remote_notice_cannot_be(board, remote_meeting, case):
    appointment = Appointment.objects.get(seat__position=2)
    if case == "no mode":
        type(remote_meeting).objects.filter(pk=remote_meeting.pk).update(mode=None)
    if case == "twice":
        add_remote_member(actor=make.ACTOR, meeting=remote_meeting, appointment=appointment)
    if case == "another body":
        make.body(1, slug="other-board")
        appointment = Appointment.objects.get(seat__body__slug="other-board")
    with pytest.raises(NotPossibleNow):
        if case == "nobody said so":
            send_remote_notice(actor=make.ACTOR, meeting=remote_meeting)
        add_remote_member(actor=make.ACTOR, meeting=remote_meeting, appointment=appointment)


def test_several_members_told_by_hand_are_several_rows(clerk, client_for, posted):
    pks = list(Appointment.objects.order_by("pk").values_list("pk", flat=True))
    page = f"/desk/meetings/{posted.pk}/notices/log/"
    query = "&".join(f"appointment={pk}" for pk in pks[:2])
    data = {"channel": "member", "about": "agenda", "address": "by phone", "appointments": pks[:2]}
    with clock.at(make.starts() - timedelta(days=2)):
        browser = client_for(clerk)
        assert browser.get(f"{page}?channel=member&{query}").content.decode().count(" checked") == 2
        assert browser.post(page, data | {"day": "2022-11-01", "time": "10:30"}).status_code == 302
    rows = NoticeSending.objects.filter(channel=Channel.MEMBER)
    assert set(rows.values_list("appointment", flat=True)) == set(pks[:2])
