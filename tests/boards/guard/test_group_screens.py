"""A member's small groups on the screen, and the desk's (BK-41, BK-42, C2C-32)."""

import pytest

from boards import guard
from boards.models import ContactGroup, Topic
from cms.models import OutboxMessage
from tests.boards.meetings.test_query_counts import statements
from tests.factories import groups as circle

pytestmark = pytest.mark.usefixtures("sixteen_online")


def form_of(topic: Topic, members, **facts) -> dict:
    return {
        "topic": f"topic-{topic.pk}",
        "members": [each.pk for each in members],
        "founded_by": "members",
        "holds_power": "no",
    } | facts


def test_a_member_forms_a_group_and_another_takes_part(client_for, sixteen, topic):
    mine, theirs = client_for(sixteen[0].user), client_for(sixteen[1].user)
    answer = mine.post("/workspace/groups/new/", form_of(topic, sixteen[1:3]))
    group = ContactGroup.objects.get()
    assert answer.url == f"/workspace/groups/{group.pk}/"
    page = theirs.get("/workspace/groups/").content.decode()
    assert "Data of small counties" in page and "Person 1" in page and "3 of at most 8" in page
    assert theirs.post(f"/workspace/groups/{group.pk}/accept/").status_code == 302
    assert "Person 2" in mine.get(f"/workspace/groups/{group.pk}/").content.decode()


def test_each_invited_member_gets_one_mail_that_says_nothing(client_for, sixteen, topic):
    """BK-44, BK-41: one message each, to reply to staff; no name and no topic in it."""
    client_for(sixteen[0].user).post("/workspace/groups/new/", form_of(topic, sixteen[1:3]))
    mails = list(OutboxMessage.objects.all())
    assert sorted(mail.to for mail in mails) == sorted(each.user.email for each in sixteen[1:3])
    for mail in mails:
        words = f"{mail.subject} {mail.text} {mail.html}"
        assert "Person" not in words and "counties" not in words and sixteen[0].user.email not in words


def test_a_refusal_says_the_rule_and_whom_to_ask(client_for, sixteen, topic):
    """BK-42: the ninth of 16; what was chosen stays chosen."""
    answer = client_for(sixteen[0].user).post("/workspace/groups/new/", form_of(topic, sixteen[1:9]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "BK-42" in page and "Ask staff" in page and page.count(" checked") >= 8
    assert not ContactGroup.objects.exists()


def test_an_invitation_too_many_is_refused_on_the_groups_page(client_for, sixteen, topic):
    group = circle.group(topic, sixteen[:8])
    browser = client_for(sixteen[0].user)
    answer = browser.post(f"/workspace/groups/{group.pk}/invite/", {"appointment": sixteen[8].pk})
    assert answer.status_code == 422 and "BK-42" in answer.content.decode()
    assert browser.post(f"/workspace/groups/{group.pk}/invite/", {"appointment": ""}).status_code == 422


def test_a_group_does_not_exist_for_others(client_for, sixteen, topic, clerk):
    """BK-41: nor for who said no or left, nor in the workspace of staff."""
    group = guard.form_group(
        actor=sixteen[0].user, topic=topic, members=sixteen[1:3], purpose="joint_proposal"
    )
    guard.decline(actor=sixteen[1].user, group=group)
    guard.accept(actor=sixteen[2].user, group=group)
    guard.leave(actor=sixteen[2].user, group=group)
    for user in (sixteen[1].user, sixteen[2].user, sixteen[3].user, clerk):
        browser = client_for(user)
        assert browser.get(f"/workspace/groups/{group.pk}/").status_code == 404
        for act in ("invite", "accept", "decline", "leave", "close"):
            assert browser.post(f"/workspace/groups/{group.pk}/{act}/").status_code == 404


def test_leaving_and_closing(client_for, sixteen, topic):
    group = circle.group(topic, sixteen[:2])
    browser = client_for(sixteen[0].user)
    assert browser.get(f"/workspace/groups/{group.pk}/close/").status_code == 405
    browser.post(f"/workspace/groups/{group.pk}/close/")
    assert "Invite one more member" not in browser.get(f"/workspace/groups/{group.pk}/").content.decode()
    assert browser.post(f"/workspace/groups/{group.pk}/leave/").url == "/workspace/groups/"
    assert browser.post(f"/workspace/groups/{group.pk}/leave/").status_code == 404


def test_an_answer_given_twice_is_refused_in_words(client_for, sixteen, topic):
    group = circle.group(topic, sixteen[:2])
    answer = client_for(sixteen[0].user).post(f"/workspace/groups/{group.pk}/accept/")
    assert answer.status_code == 422 and "nothing left to answer" in answer.content.decode()


def test_staff_see_every_circle(client_for, sixteen, topic, clerk):
    circle.group(topic, sixteen[:5])
    circle.group(topic, sixteen[4:8], purpose="working", founded_by="formal", holds_power=True)
    page = client_for(clerk).get("/desk/groups/").content.decode()
    assert "8 of at most 8" in page and "Full" in page and "Person 8" in page
    assert "Ask counsel" in page and "§ 11121 (bodies covered)" in page


def test_staff_who_sit_on_the_body_see_none_of_it(client_for, sixteen, topic, clerk):
    """BK-41: there they are a member and could carry it on."""
    circle.group(topic, sixteen[:2])
    sixteen[5].user = clerk
    sixteen[5].save()
    browser = client_for(clerk)
    assert "Person 1" not in browser.get("/desk/groups/").content.decode()
    assert browser.get(f"/desk/groups/topics/{topic.pk}/same/").status_code == 404


def test_staff_name_a_subject_and_say_what_is_the_same(client_for, sixteen, topic, clerk):
    browser = client_for(clerk)
    body = topic.body
    assert browser.post("/desk/groups/subjects/new/", {"body": body.pk}).status_code == 422
    browser.post("/desk/groups/subjects/new/", {"body": body.pk, "title_en": "Small places"})
    other = Topic.objects.order_by("pk").last()
    assert browser.post(f"/desk/groups/topics/{other.pk}/same/", {"other": topic.pk}).status_code == 302
    other.refresh_from_db()
    assert other.same_as == topic
    assert "Small places" not in client_for(sixteen[0].user).get("/workspace/groups/new/").content.decode()


def test_the_guide_names_the_six_reasons(client_for, sixteen):
    """BK-41a, with the ceiling of one's own body."""
    page = client_for(sixteen[0].user).get("/workspace/guide/").content.decode()
    assert "BK-41a" in page and "Member number 9 would make a majority" in page
    assert page[page.index('class="allowed"') :].split("</ol>")[0].count("<li>") == 6


def test_pages_ask_a_fixed_number_of_statements(client_for, sixteen, topic, clerk):
    def counted() -> list[int]:
        member, staff = client_for(sixteen[0].user), client_for(clerk)
        return [
            statements(member, "/workspace/groups/"),
            statements(member, "/workspace/groups/new/"),
            statements(staff, "/desk/groups/"),
        ]

    circle.group(topic, sixteen[:2])
    few = counted()
    for place in range(3):
        circle.group(circle.subject(topic.body, f"Matter {place}"), [sixteen[0], *sixteen[2 : place + 3]])
    assert counted() == few
