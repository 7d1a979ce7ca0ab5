"""A member's private notes are read by their author alone: no role, screen, export or copy holds them (Show 3)."""

import io
import logging
import re

from django.apps import apps
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

import pytest

from boards.models import MemberNote
from boards.workspace.note_selectors import opened, own_notes
from boards.workspace.notes import write_note
from cms.models import LedgerEntry, OutboxMessage
from cms.records import retention
from tests.boards.meetings.test_query_counts import statements
from tests.crawl import crawl
from tests.factories import boards as make
from tests.factories import workspace
from tests.furniture import furnished
from tests.routes.ledger import patterns

CANARY = "quincezebra ladder"
REMARK = "umbrellafox remark"


@furnished
def noted(home, member, client_for, set_clock):
    """A note on an item and a remark beside a highlight, both written through the screen."""
    made = workspace.desk(home, member)
    set_clock(workspace.before())
    browser = client_for(member)
    browser.get(made.item_url)
    assert browser.post(made.note_url, {"about": "", "about-item-words": CANARY}).status_code == 302
    about = str(made.material.pk)
    answer = browser.post(
        made.url("workspace_highlight", made.key),
        {
            "about": about,
            f"about-{about}-mark-passage": "want their county",
            f"about-{about}-mark-words": REMARK,
        },
    )
    assert answer.status_code == 302
    return made


def holds_words(text: str) -> bool:
    return any(word in text.lower() for word in ("quincezebra", "umbrellafox"))


def test_its_author_reads_it_beside_the_item_and_among_all_notes(noted, member, client_for):
    browser = client_for(member)
    page = browser.get(noted.item_url).content.decode()
    assert CANARY in page and REMARK in page
    assert '<mark class="own-mark">want their county</mark>' in page
    assert "Only you can read this." in page
    notes = browser.get("/workspace/notes/").content.decode()
    assert CANARY in notes and REMARK in notes
    assert "no member, no staff, no administrator" in notes


def screens(noted) -> list[str]:
    pk = MemberNote.objects.order_by("pk")[0].pk
    return [
        noted.item_url,
        noted.url("workspace_meeting"),
        noted.url("workspace_whole"),
        "/workspace/",
        "/workspace/notes/",
        f"/desk/history/boards.membernote/{pk}/",
        f"/desk/meetings/{noted.meeting.pk}/",
        f"/desk/meetings/{noted.meeting.pk}/members/",
        noted.meeting.get_absolute_url(),
        "/search/?q=ladder",
        "/admin/pages/search/?q=ladder",
        "/admin/reports/site-history/",
        "/verify/",
        "/api/",
    ]


@pytest.mark.indexes
def test_no_role_sees_a_word_of_it(noted, cast, make_user, client_for):
    """BK-41: editor, clerk, analyst, publisher, administrator, resident, anyone, and another member of the body."""
    fellow = make_user("fiona")
    make.seat_user(noted.body, fellow, position=2)
    people = {name: browser for name, browser in cast.items() if name != "member"}
    people["fellow"] = client_for(fellow)
    for name, browser in people.items():
        for path in screens(noted):
            answer = browser.get(path)
            assert answer.status_code < 500, path
            assert not holds_words(answer.content.decode(errors="replace")), f"{name} at {path}"


@pytest.mark.indexes
def test_a_superuser_finds_it_on_no_screen(noted, make_user, client_for):
    """Every page of desk and administration that links lead to, and the addresses of the author."""
    root = make_user("root")
    root.is_superuser = True
    root.save()
    browser, seen = client_for(root), []

    def fetch(path: str) -> tuple[int, str, str]:
        answer = browser.get(path)
        html = "html" in answer.headers.get("Content-Type", "") and not answer.streaming
        body = answer.content.decode(errors="replace") if html else ""
        seen.append((path, body))
        return answer.status_code, answer.headers.get("Content-Type", ""), body

    crawl(fetch, "/admin/", "/desk/", *screens(noted), each=1, within=("/admin/", "/desk/", "/workspace/"))
    assert len(seen) >= 25
    assert [path for path, body in seen if holds_words(body)] == []


@pytest.mark.engine
@pytest.mark.indexes
def test_no_table_and_no_view_holds_the_words(noted):
    """History, search index, ledger, mails, jobs, sessions and whatever a report reads: they are nowhere plain."""
    found = []
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor, include_views=True)
        assert len(tables) > 100
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  its own names
            found += [table for row in cursor if holds_words(" ".join(map(str, row)))]
    assert found == []


def test_a_backup_and_a_dump_hold_only_what_is_sealed(noted):
    """A backup is a copy of these tables; there is no screen that restores or shows one."""
    out = io.StringIO()
    call_command("dumpdata", "boards.membernote", "boards.meetingvisit", stdout=out)
    assert "sealed" in out.getvalue()
    assert not holds_words(out.getvalue())
    assert [route for route, _pattern in patterns() if re.search(r"backup|\brestore\b", route)] == []


def test_no_log_no_mail_and_no_entry_in_the_record_tells_of_it(
    noted, member, client_for, caplog, django_capture_on_commit_callbacks
):
    before, caplog_level = LedgerEntry.objects.count(), logging.DEBUG
    browser = client_for(member)
    connection.force_debug_cursor = True
    try:
        with caplog.at_level(caplog_level), django_capture_on_commit_callbacks(execute=True):
            answer = browser.post(noted.note_url, {"about": "", "about-item-words": f"{CANARY} again"})
            assert not holds_words(str(connection.queries))
    finally:
        connection.force_debug_cursor = False
    assert answer.wsgi_request.sensitive_post_parameters == "__ALL__"
    assert not holds_words(caplog.text)
    assert (OutboxMessage.objects.count(), mail.outbox) == (0, [])
    assert LedgerEntry.objects.count() == before


def test_there_is_no_history_no_permission_and_no_index_of_notes(noted):
    names = {model.__name__ for model in apps.get_models()}
    assert "HistoricalMemberNote" not in names and not hasattr(MemberNote, "history")
    assert MemberNote._meta.default_permissions == ()
    assert MemberNote.wagtail_reference_index_ignore
    assert not hasattr(MemberNote, "search_fields")


def test_a_note_never_says_its_words_when_it_is_printed(noted, member):
    rows = list(own_notes(member))
    for thing in (*rows, *opened(member, rows)):
        assert not holds_words(f"{thing} {thing!r} {vars(rows[0])}")


def test_a_row_moved_to_another_account_opens_for_nobody(noted, member, make_user, client_for):
    """Whoever can write the database still cannot read: the author's number is sealed with the words."""
    fellow = make_user("fiona")
    make.seat_user(noted.body, fellow, position=2)
    MemberNote.objects.update(owner=fellow)
    assert not holds_words(client_for(fellow).get(noted.item_url).content.decode())
    assert opened(fellow, own_notes(fellow)) == []
    MemberNote.objects.update(owner=member, sealed="not ours")
    assert client_for(member).get("/workspace/notes/").status_code == 200


def test_what_may_be_kept_on_a_device_holds_no_note(noted, member, client_for):
    page = client_for(member).get(noted.url("workspace_whole")).content.decode()
    assert "People want their county first." in page
    assert not holds_words(page)


def test_a_note_is_changed_in_its_place_and_without_words_it_is_gone(noted, member, client_for):
    browser = client_for(member)
    browser.post(noted.note_url, {"about": "", "about-item-words": "Something else"})
    assert [note.words for note in opened(member, own_notes(member)) if not note.passage] == [
        "Something else"
    ]
    browser.post(noted.note_url, {"about": "", "about-item-words": "  "})
    assert own_notes(member).filter(kind="note").count() == 0


def test_its_author_deletes_one_or_all_at_once(noted, member, client_for):
    browser, first = client_for(member), own_notes(member).order_by("pk")[0]
    assert browser.post(reverse("boards:workspace_delete_note", args=[first.pk])).status_code == 302
    assert own_notes(member).count() == 1
    refused = browser.post("/workspace/notes/delete-all/", {})
    assert refused.status_code == 422 and "Check the box" in refused.content.decode()
    assert browser.post("/workspace/notes/delete-all/", {"sure": "on"}).status_code == 302
    assert MemberNote.objects.count() == 0


def test_nobody_else_can_delete_or_write_them(noted, cast, make_user, client_for):
    fellow = make_user("fiona")
    make.seat_user(noted.body, fellow, position=2)
    first = MemberNote.objects.order_by("pk")[0]
    address = reverse("boards:workspace_delete_note", args=[first.pk])
    assert client_for(fellow).post(address).status_code == 404
    for name in ("clerk", "administrator", "resident"):
        for path in (address, "/workspace/notes/delete-all/", noted.note_url):
            assert cast[name].post(path, {"sure": "on"}).status_code == 404, name
    assert client_for(fellow).post("/workspace/notes/delete-all/", {"sure": "on"}).status_code == 302
    assert MemberNote.objects.count() == 2


def test_what_cannot_be_kept_comes_again_with_its_words(noted, member, client_for):
    browser, about = client_for(member), str(noted.material.pk)
    long = browser.post(noted.note_url, {"about": "", "about-item-words": "x" * 5001})
    assert long.status_code == 422 and "x" * 5001 in long.content.decode()
    address, field = noted.url("workspace_highlight", noted.key), f"about-{about}-mark-passage"
    for passage in ("These words are not there", "ab"):
        answer = browser.post(address, {"about": about, field: passage})
        assert answer.status_code == 422 and passage in answer.content.decode()
    assert browser.post(noted.note_url, {"about": "999"}).status_code == 404
    assert browser.get(noted.note_url).status_code == 405


def test_a_highlight_cannot_change_the_markup(noted, member):
    from boards.workspace.note_selectors import OwnNote, highlighted

    note = OwnNote(1, 1, "k", "", "highlight", workspace.before(), "", "p")
    amp = OwnNote(2, 1, "k", "", "highlight", workspace.before(), "", "amp")
    html = highlighted("<p>A &amp; B, <b>up</b></p>", [note, amp])
    assert html == '<p>A &amp; B, <b>u<mark class="own-mark">p</mark></b></p>'


def test_they_go_with_the_account(noted, member):
    member.is_active = False
    member.save()
    assert MemberNote.objects.count() == 0


def test_a_deleted_account_takes_them_along(noted, make_user):
    other = make_user("otto")
    write_note(owner=other, meeting=noted.meeting, key=noted.key, words=CANARY)
    other.delete()
    assert MemberNote.objects.count() == 2


def test_they_go_thirty_days_after_the_last_seat_ended(noted, member, set_clock):
    """PRV-06: a rule of the house that needs no act of staff; an account closed in another way counts too."""
    make.seat_user(noted.body, member, ends_on=make.DAY)
    set_clock(make.starts(make.DAY.replace(month=12, day=8)))
    retention.run()
    assert MemberNote.objects.count() == 2
    set_clock(make.starts(make.DAY.replace(month=12, day=11)))
    assert retention.run()["boards.member_notes"] == 2
    assert MemberNote.objects.count() == 0


def test_pages_with_notes_do_not_ask_more_with_more_of_them(noted, member, client_for):
    browser = client_for(member)
    others = [str(noted.material.pk + place) for place in range(1, 5)]
    for path in (noted.item_url, "/workspace/notes/"):
        few = statements(browser, path)
        for about in others:
            write_note(owner=member, meeting=noted.meeting, key=noted.key, about=about, words="More")
        assert statements(browser, path) == few
        MemberNote.objects.filter(about__in=others).delete()
