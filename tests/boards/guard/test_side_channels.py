"""Show 1: counts, names, mail, search, calendar, history, exports and APIs tell no member of another's work (BK-41)."""

from datetime import timedelta

import pytest

from boards import guard
from boards.guard.questions import answer_question, ask_staff
from cms import clock
from cms.access import Role
from cms.models import LedgerEntry, OutboxMessage
from tests.boards.meetings.test_query_counts import statements
from tests.factories import boards as make
from tests.factories import groups as circle

WORDS = "Quagga mussels and the seventh county"
PUBLIC = [
    "/search/?q=quagga",
    "/search/?q=Person+1",
    "/boards/",
    "/boards/advisory/",
    "/boards/calendar.ics",
    "/boards/feed.atom",
    "/boards/advisory/calendar.ics",
    "/boards/advisory/feed.atom",
    "/boards/notices/sent/",
    "/api/",
    "/verify/",
    "/record/",
    "/decisions/",
    "/proposals/",
]
OWN = ["/workspace/", "/workspace/groups/", "/workspace/groups/new/", "/workspace/ask/", "/workspace/guide/"]


def body_of(response) -> str:
    data = b"".join(response.streaming_content) if response.streaming else response.content
    return data.decode(errors="replace")


def everything(browser, paths=(*PUBLIC, *OWN)) -> dict[str, str]:
    """What each page says, without what differs on each reading (keys of forms, moments)."""
    found = {}
    for path in paths:
        response = browser.get(path)
        lines = body_of(response).splitlines()
        kept = [line for line in lines if "csrfmiddlewaretoken" not in line and "updated>" not in line]
        found[path] = f"{response.status_code}\n" + "\n".join(kept)
    return found


def work_of_others(sixteen, topic, clerk) -> None:
    """A group of four, one who said no, one who left, a question with its answer, a group that was refused."""
    group = guard.form_group(
        actor=sixteen[0].user, topic=topic, members=sixteen[1:4], purpose="joint_proposal"
    )
    guard.accept(actor=sixteen[1].user, group=group)
    guard.decline(actor=sixteen[2].user, group=group)
    guard.accept(actor=sixteen[3].user, group=group)
    guard.leave(actor=sixteen[3].user, group=group)
    asked = ask_staff(actor=sixteen[0].user, appointment=sixteen[0], words=WORDS)
    answer_question(actor=clerk, question=asked, answer=f"You ask: {WORDS}. Yes.")


@pytest.mark.indexes
def test_no_page_of_another_member_changes_by_it(client_for, sixteen_online, topic, clerk, set_clock):
    """BK-41: the same words, counts, lists and number of entries, byte for byte, before and after."""
    make.posted(topic.body)
    set_clock(clock.now())
    browser = client_for(sixteen_online[9].user)
    before = everything(browser)
    work_of_others(sixteen_online, topic, clerk)
    after = everything(browser)
    assert [path for path in before if before[path] != after[path]] == []
    assert all(page.startswith("200") for page in after.values())
    assert not [path for path, page in after.items() if "uagga mussels" in page.replace("q=quagga", "")]


def test_the_work_a_page_does_tells_nothing_either(client_for, sixteen_online, topic, clerk):
    """Timing: another member's page asks the database as often as before."""
    browser = client_for(sixteen_online[9].user)
    before = [statements(browser, path) for path in OWN]
    work_of_others(sixteen_online, topic, clerk)
    assert [statements(browser, path) for path in OWN] == before


def test_mail_goes_to_those_who_are_asked_and_says_nothing(sixteen_online, topic, clerk):
    """BK-44: nobody outside the group gets mail; none of it holds a name, a topic or a word."""
    work_of_others(sixteen_online, topic, clerk)
    asked = {each.user.email for each in sixteen_online[:4]}
    for mail in OutboxMessage.objects.all():
        words = f"{mail.subject} {mail.text} {mail.html}"
        assert mail.to in asked
        assert not [word for word in ("uagga", "Person", "counties", "advisory-") if word in words]


@pytest.mark.engine
def test_the_public_record_holds_no_contact(sixteen_online, topic, clerk):
    """BK-42: its entries have an hour; the number of contacts and when they were made would be told by it."""
    work_of_others(sixteen_online, topic, clerk)
    kinds = set(LedgerEntry.objects.values_list("kind", flat=True))
    assert not kinds & {"contact", "group", "topic", "question", "member-question"}


@pytest.mark.parametrize("label", ["contactgroup", "contactmember", "memberquestion"])
def test_history_screens_are_closed_to_members_also_with_a_role(
    client_for, sixteen_online, topic, clerk, make_user, label
):
    """BK-41: an administrator or clerk who sits on the body reads no history of groups or questions."""
    work_of_others(sixteen_online, topic, clerk)
    for name, role in (("one", Role.CLERK), ("two", Role.ADMINISTRATOR)):
        sixteen_online[9].user = make_user(name, role)
        sixteen_online[9].save()
        for pk in (1, 2, 3):
            answer = client_for(sixteen_online[9].user).get(f"/desk/history/boards.{label}/{pk}/")
            assert answer.status_code == 404


def test_a_registered_row_guards_its_own_history(sixteen, topic, clerk):
    """History tells what the row tells: the screen asks the guard."""
    asked = ask_staff(actor=sixteen[0].user, appointment=sixteen[0], words=WORDS)
    may_read = type(asked).may_read_history
    assert may_read(clerk, asked.pk) and may_read(sixteen[0].user, asked.pk)
    assert not may_read(sixteen[1].user, asked.pk)


def test_rights_end_with_the_seat_in_mid_session(client_for, sixteen_online, topic):
    """security.md 9: the day after the last one, group and answers are gone from a browser that is still open."""
    group = circle.group(topic, sixteen_online[:2])
    browser = client_for(sixteen_online[0].user)
    assert browser.get(f"/workspace/groups/{group.pk}/").status_code == 200
    sixteen_online[0].ends_on = clock.today() - timedelta(days=1)
    sixteen_online[0].save()
    for path in (f"/workspace/groups/{group.pk}/", *OWN):
        assert browser.get(path).status_code == 404
