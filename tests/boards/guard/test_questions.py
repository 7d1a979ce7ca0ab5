"""A member asks staff; staff answer that member alone, without another member's words (BK-41, BK-43)."""

import pytest

from boards import guard
from boards.guard.questions import answer_question, ask_staff
from boards.models import MemberQuestion
from cms.models import OutboxMessage
from tests.furniture import furnished

pytestmark = pytest.mark.usefixtures("sixteen_online")
WORDS = "Why are there no numbers for counties with few students in the draft?"


@furnished
def asked(client_for, sixteen):
    client_for(sixteen[0].user).post("/workspace/ask/", {"appointment": sixteen[0].pk, "words": WORDS})
    return MemberQuestion.objects.get()


def test_the_answer_reaches_the_one_who_asked(client_for, sixteen, clerk, asked):
    staff = client_for(clerk)
    assert "Person 1" in staff.get("/desk/groups/").content.decode()
    assert WORDS in staff.get(f"/desk/groups/questions/{asked.pk}/").content.decode()
    staff.post(f"/desk/groups/questions/{asked.pk}/", {"answer": "Counts below 11 are hidden by law."})
    assert "below 11" in client_for(sixteen[0].user).get("/workspace/ask/").content.decode()
    (mail,) = OutboxMessage.objects.all()
    assert mail.to == sixteen[0].user.email
    assert "below 11" not in mail.text + mail.html + mail.subject and "counties" not in mail.text


def test_no_other_member_sees_question_or_answer(client_for, sixteen, clerk, asked):
    """BK-41: on no page of the workspace, and not at the desk of a member who is staff."""
    answer_question(actor=clerk, question=asked, answer="Counts below 11 are hidden.")
    browser = client_for(sixteen[1].user)
    for path in ("/workspace/", "/workspace/ask/", "/workspace/groups/", "/workspace/guide/"):
        page = browser.get(path).content.decode()
        assert "few students" not in page and "below 11" not in page
    asked.refresh_from_db()
    assert not guard.may_see(sixteen[1].user, asked)
    assert guard.may_see(sixteen[0].user, asked) and guard.may_see(clerk, asked)
    sixteen[2].user = clerk
    sixteen[2].save()
    assert client_for(clerk).get(f"/desk/groups/questions/{asked.pk}/").status_code == 404
    assert not guard.may_see(clerk, asked)


@pytest.mark.parametrize(
    "answer",
    [
        "Person 7 asked the same.",
        "Another member wrote: I would vote against any map without rural districts on it.",
    ],
)
def test_an_answer_with_another_members_name_or_words_is_refused(client_for, sixteen, clerk, asked, answer):
    """BK-41: staff may not carry one member's comments or position to another. The words typed stay."""
    views = "I would vote against any map without rural districts on it. Do others think so?"
    ask_staff(actor=sixteen[6].user, appointment=sixteen[6], words=views)
    reply = client_for(clerk).post(f"/desk/groups/questions/{asked.pk}/", {"answer": answer})
    assert reply.status_code == 422
    assert "§ 11122.5(b)" in reply.content.decode() and answer[:30] in reply.content.decode()
    asked.refresh_from_db()
    assert not asked.answer


def test_what_the_asker_wrote_may_come_back(sixteen, clerk, asked):
    """Two members asked the same in the same words: the answer may take up the asker's own."""
    ask_staff(actor=sixteen[1].user, appointment=sixteen[1], words=WORDS)
    assert answer_question(actor=clerk, question=asked, answer=f"You ask: {WORDS} It is the law.")


def test_nobody_asks_for_another_or_nothing(client_for, sixteen):
    browser = client_for(sixteen[0].user)
    assert browser.post("/workspace/ask/", {"appointment": sixteen[1].pk, "words": "?"}).status_code == 422
    assert browser.post("/workspace/ask/", {"appointment": sixteen[0].pk, "words": "  "}).status_code == 422
    with pytest.raises(guard.GuardRefused):
        ask_staff(actor=sixteen[0].user, appointment=sixteen[1], words="Hello?")
    assert not MemberQuestion.objects.exists()


def test_a_question_is_answered_once(client_for, clerk, asked):
    answer_question(actor=clerk, question=asked, answer="Once.")
    page = client_for(clerk).post(f"/desk/groups/questions/{asked.pk}/", {"answer": "Twice."})
    assert page.status_code == 422 and "already been answered" in page.content.decode()


def test_history_holds_no_words(asked, clerk):
    answer_question(actor=clerk, question=asked, answer="Counts below 11 are hidden.")
    rows = [str(row) for row in asked.history.values()]
    assert rows and not [row for row in rows if "few students" in row or "below 11" in row]
