"""Staff who hold a seat are members for everything of that body: desk, admin, history, mail (BK-40, BK-41, BK-43)."""

from datetime import timedelta

from wagtail.models import Comment

import pytest

from boards.guard.questions import ask_staff
from boards.materials.distribution import give_material
from boards.models import Attendance, Material, Topic
from boards.proposals.agenda_items import draft_proposal_items
from boards.proposals.member_services import invite_author, propose, sponsor_proposal, submit_proposal
from cms import clock
from cms.access import Role
from cms.models import OutboxMessage
from tests.factories import boards as make
from tests.factories import groups as circle
from tests.factories import materials as give
from tests.factories import proposals as cycle
from tests.furniture import furnished

CANARY = "Quagga"
WORDS = {"title": {"en": f"{CANARY} mussels"}, "summary": {"en": f"{CANARY} in the seventh county."}}


@furnished
def members(make_user, home):
    members = circle.seated(make_user, 5, slug="community-engagement")
    make.pages(home, members[0].seat.body)
    return members


@furnished
def year(members):
    return cycle.cycle(clock.today().year, deadline=clock.today() + timedelta(days=30))


@furnished
def draft(year, members):
    """A member's proposal, submitted, with a second author invited."""
    author = members[0]
    found = propose(actor=author.user, appointment=author, **WORDS)
    invite_author(actor=author.user, proposal=found, appointment=members[1])
    return submit_proposal(actor=author.user, proposal=found)


@furnished
def meeting(draft, members):
    """A draft agenda that carries the proposal."""
    made = make.meeting(members[0].seat.body, date_is_public=True)
    draft_proposal_items(actor=make.ACTOR, meeting=made, proposals=[draft])
    return made


@furnished
def paper(meeting):
    """A member's paper that staff attached to the same draft."""
    return give.material(
        meeting, prepared_by="member", title={"en": f"{CANARY} paper"}, body=f"{CANARY} views"
    )


@furnished
def question(members):
    return ask_staff(actor=members[0].user, appointment=members[0], words=f"{CANARY}?")


@furnished
def staff(make_user, client_for, members):
    """Two people with the same roles; the second one holds the last seat of the board as well."""
    roles = (Role.EDITOR, Role.CLERK, Role.PUBLISHER, Role.ADMINISTRATOR)
    alone, seated = make_user("alone", *roles), make_user("seated", *roles)
    members[4].user = seated
    members[4].save(update_fields=["user"])
    return {"alone": client_for(alone), "seated": client_for(seated)}


def addresses(draft, meeting, paper, question) -> list[str]:
    page = meeting.pages.first()
    older, newer = page.revisions.order_by("pk").first().pk, page.latest_revision_id
    return [
        "/desk/",
        "/desk/proposals/",
        f"/desk/proposals/{draft.pk}/",
        "/desk/proposals/items/",
        f"/desk/groups/questions/{question.pk}/",
        f"/desk/meetings/{meeting.pk}/",
        f"/desk/meetings/{meeting.pk}/post/",
        f"/desk/materials/{paper.pk}/",
        f"/desk/materials/{paper.pk}/1/",
        f"/desk/history/boards.proposal/{draft.pk}/",
        f"/desk/history/boards.material/{paper.pk}/",
        f"/admin/pages/{page.pk}/edit/",
        f"/admin/pages/{page.pk}/edit/preview/",
        f"/admin/pages/{page.pk}/view_draft/",
        f"/admin/pages/{page.pk}/history/",
        f"/admin/pages/{page.pk}/revisions/{newer}/view/",
        f"/admin/pages/{page.pk}/revisions/compare/{older}...{newer}/",
        f"/admin/pages/{page.pk}/usage/",
        "/desk/search/?q=mussels",
        "/desk/search/?q=seventh+county",
        "/desk/search/?q=views",
        "/admin/pages/search/?q=seventh",
        "/admin/pages/search/results/?q=seventh",
    ]


def words_of(answer) -> str:
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return data.decode(errors="replace") if answer.status_code == 200 else ""


def test_a_clerk_with_a_seat_reads_no_members_text_anywhere(staff, draft, meeting, paper, question):
    """BK-41: where a clerk without a seat reads it, one with a seat finds nothing; both hold every role."""
    told = {}
    for path in addresses(draft, meeting, paper, question):
        told[path] = tuple(CANARY in words_of(staff[who].get(path)) for who in ("alone", "seated"))
    assert [path for path, (_alone, seated) in told.items() if seated] == []
    assert sum(alone for alone, _seated in told.values()) >= 10, told


def test_the_agenda_cannot_be_edited_in_the_admin_either(staff, meeting, paper):
    page = meeting.pages.first()
    answers = [staff[who].get(f"/admin/pages/{page.pk}/edit/").status_code for who in ("alone", "seated")]
    assert answers == [200, 302]


def test_the_outbox_tells_a_member_nothing(staff, draft):
    """BK-41: who gets mail tells who is invited and who writes."""
    one = OutboxMessage.objects.first()
    for path in ("/admin/outboxmessage/", f"/admin/outboxmessage/inspect/{one.pk}/"):
        assert [staff[who].get(path).status_code for who in ("alone", "seated")] == [200, 302]


def test_remarks_of_another_member_in_the_margin_close_the_draft(staff, members, make_user):
    """BK-41: two members who are staff would talk in the comments of a draft agenda."""
    made, second = make.meeting(members[0].seat.body), make_user("second", Role.EDITOR)
    page = made.pages.first()
    path = f"/admin/pages/{page.pk}/edit/"
    remark = Comment.objects.create(page=page, user=second, text=f"{CANARY} views", contentpath="title")
    assert CANARY in words_of(staff["seated"].get(path))
    members[3].user = second
    members[3].save(update_fields=["user"])
    assert CANARY not in words_of(staff["seated"].get(path))
    assert CANARY in words_of(staff["alone"].get(path))
    Comment.objects.filter(pk=remark.pk).update(user=members[4].user)
    assert CANARY in words_of(staff["seated"].get(path))


def test_an_agenda_without_members_texts_stays_open_to_both(staff, members):
    made = make.meeting(members[0].seat.body)
    assert [browser.get(f"/desk/meetings/{made.pk}/").status_code for browser in staff.values()] == [200, 200]


def test_the_papers_of_other_bodies_stay_open(staff, home):
    other = make.body(3, slug="other")
    make.pages(home, other)
    theirs = give.material(make.meeting(other), prepared_by="member", body=f"{CANARY} views")
    assert [browser.get(f"/desk/materials/{theirs.pk}/").status_code for browser in staff.values()] == [
        200,
        200,
    ]


def test_an_appointee_who_has_not_begun_is_a_member_already(staff, members, draft):
    """BK-05."""
    last = members[4]
    last.starts_on, last.appointed_on = clock.today() + timedelta(days=9), clock.today() - timedelta(days=1)
    last.save(update_fields=["starts_on", "appointed_on"])
    assert staff["seated"].get(f"/desk/proposals/{draft.pk}/").status_code == 404


def test_that_another_sponsors_is_not_told_at_the_desk(staff, members, year):
    """BK-41: neither state, nor step, nor count, nor history."""
    public = cycle.published(year, members[0].seat.body)
    sponsor_proposal(actor=members[0].user, proposal=public, appointment=members[0])
    paths = (f"/desk/proposals/{public.pk}/", f"/desk/history/boards.proposal/{public.pk}/")
    assert [staff["seated"].get(path).status_code for path in paths] == [404, 404]
    assert staff["alone"].get(paths[0]).status_code == 200
    assert public.number not in staff["seated"].get("/desk/proposals/").content.decode()


def test_replies_about_attending_are_for_a_clerk_without_a_seat(staff, members, meeting):
    """BK-41: who replied and how many."""
    made = make.posted(members[0].seat.body, day=make.DAY + timedelta(days=30))
    Attendance.objects.create(meeting=made, appointment=members[0], coming="room")
    path = f"/desk/meetings/{made.pk}/members/"
    pages = {who: browser.get(path).content.decode() for who, browser in staff.items()}
    assert "will attend and" in pages["alone"] and "will attend and" not in pages["seated"]
    desk = {who: staff[who].get(f"/desk/meetings/{made.pk}/").content.decode() for who in staff}
    assert "1 member replied" in desk["alone"] and "replied about attending" not in desk["seated"]


def test_a_clerk_with_a_seat_sends_nothing_to_the_others(staff, members):
    """BK-40, BK-43: staff papers, members' papers, subjects and “one matter” go through someone else."""
    body = members[0].seat.body
    made = make.meeting(body)
    staffs = give.material(made)
    browser = staff["seated"]
    browser.post(f"/desk/materials/{staffs.pk}/give/", {"all": "1"})
    assert not staffs.distributions.exists()
    facts = {"title_en": "My views", "prepared_by": "member", "language": "en", "body": f"{CANARY} views"}
    added = browser.post(f"/desk/meetings/{made.pk}/materials/{staffs.key}/add/", facts)
    assert (added.status_code, Material.objects.filter(prepared_by="member").exists()) == (422, False)
    subject = browser.post("/desk/groups/subjects/new/", {"body": body.pk, "title_en": f"{CANARY} views"})
    assert (subject.status_code, Topic.objects.exists()) == (422, False)


def test_mail_about_a_members_draft_does_not_name_it(draft):
    """BK-41: the mailbox of the Office and the outbox hold it too."""
    mails = OutboxMessage.objects.all()
    assert mails and not [mail for mail in mails if CANARY in f"{mail.subject} {mail.text} {mail.html}"]


# Formats and versions of a member's paper ------------------------------------------------------------


def add_format(browser, paper, prepared_by: str = "body") -> Material:
    facts = {
        "title_en": "Large print",
        "prepared_by": prepared_by,
        "language": "en",
        "body": f"{CANARY} large",
    }
    path = f"/desk/meetings/{paper.meeting_id}/materials/{paper.key}/add/"
    assert browser.post(path, facts | {"alternative_of": paper.pk}).status_code == 302
    return Material.objects.latest("pk")


def test_another_format_of_a_members_paper_goes_to_nobody(staff, paper):
    """BK-43: it has the author of its source, whatever the clerk chose; also a format of the format."""
    clerk = staff["alone"]
    first = add_format(clerk, paper)
    second = add_format(clerk, first)
    for made in (first, second):
        assert (made.prepared_by, made.alternative_of_id) == ("member", paper.pk)
        answer = clerk.post(f"/desk/materials/{made.pk}/give/", {"all": "1"}, follow=True)
        assert "BK-43" in answer.content.decode()
        assert not made.distributions.exists()


@pytest.mark.parametrize("told", ["the same", "a digest"])
def test_a_members_paper_under_another_author_goes_to_nobody(staff, meeting, draft, told):
    """BK-43: uploaded again as a paper of staff, or summed up with other words around it."""
    views = (
        "Members should see results by county before any statewide total, because families look there first."
    )
    paper = give.material(meeting, prepared_by="member", body=views)
    text = (
        views
        if told == "the same"
        else f"What members think. {views} Others have asked about the next budget."
    )
    facts = {"title_en": "Summary", "prepared_by": "body", "language": "en", "body": text}
    clerk = staff["alone"]
    clerk.post(f"/desk/meetings/{meeting.pk}/materials/{paper.key}/add/", facts)
    made = Material.objects.latest("pk")
    answer = clerk.post(f"/desk/materials/{made.pk}/give/", {"all": "1"}, follow=True)
    assert (made.prepared_by, "BK-43" in answer.content.decode()) == ("body", True)
    assert not made.distributions.exists()


def test_a_new_version_of_a_members_paper_waits_like_the_first(staff, members, client_for, set_clock):
    """BK-43: the posted version is everyone's; what came later is given to nobody, nor read by those who have it."""
    clerk, body = staff["alone"], members[0].seat.body
    made = make.meeting(body)
    paper = give.material(made, prepared_by="member", body="Posted views")
    set_clock(make.starts() - timedelta(days=12))
    make.post(made)
    give_material(actor=make.ACTOR, material=paper, appointments=members[:1])
    clerk.post(f"/desk/materials/{paper.pk}/", {"body": f"{CANARY} views", "language": "en", "note": "x"})
    clerk.post(f"/desk/materials/{paper.pk}/give/", {"appointments": [members[1].pk]})
    assert list(paper.distributions.values_list("appointment", flat=True)) == [members[0].pk]
    reader = client_for(members[0].user)
    item = f"/workspace/meetings/{made.pk}/items/{paper.key}/"
    pages = [reader.get(path).content.decode() for path in (f"/workspace/materials/{paper.pk}/", item)]
    assert all("Posted views" in page and CANARY not in page for page in pages)
    assert reader.get(f"/workspace/materials/{paper.pk}/2/").status_code == 404
    assert staff["seated"].get(f"/desk/materials/{paper.pk}/").status_code == 404


def test_formats_of_one_paper_count_together_toward_the_public_record(members):
    """BK-50: two members got the text and one the large print; of five, three are a majority."""
    made = make.meeting(members[0].seat.body)
    source = give.material(made)
    large = give.material(made, alternative_of=source, body="LARGE")
    unsent = give.material(made, alternative_of=source, body="Spanish")
    give_material(actor=make.ACTOR, material=source, appointments=members[:2])
    give_material(actor=make.ACTOR, material=large, appointments=members[2:3])
    public = {row.pk: row.public_record_at is not None for row in Material.objects.all()}
    assert public == {source.pk: True, large.pk: True, unsent.pk: False}
