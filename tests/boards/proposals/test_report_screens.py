"""The yearly report: drafted by two members and the liaison, reviewed, final, before the Governing Board."""

from datetime import date, timedelta

from boards.models import CycleReport
from boards.proposals.agenda_items import draft_report_item
from boards.sessions.services import begin_meeting
from tests.factories import boards as make_boards
from tests.factories import groups
from tests.factories import proposals as make
from tests.furniture import furnished

MARCH, APRIL, MAY = date(2023, 3, 6), date(2023, 4, 12), date(2023, 5, 10)


@furnished
def members(make_user):
    return groups.seated(make_user, 16, slug="community-engagement")


@furnished
def governing(make_user):
    return groups.seated(make_user, 5, slug="governing-board")


@furnished
def year(members, governing):
    members[0].seat.body.kind = "advisory"
    members[0].seat.body.save()
    return make.cycle()


@furnished
def desk(clerk, client_for, home):
    return client_for(clerk)


def begin(year) -> str:
    return f"/desk/cycles/{year.pk}/reports/community-engagement/new/"


def who(members, governing) -> dict:
    people = {"members": [each.pk for each in members[:2]], "liaison": governing[0].pk}
    return people | {"founded_by": "process"}


@furnished
def report(desk, year, members, governing):
    with make.on(MARCH):
        desk.post(begin(year), who(members, governing))
    return CycleReport.objects.get()


def mine(report) -> str:
    return f"/workspace/reports/{report.pk}/"


def words_of(answer) -> str:
    return answer.content.decode()


def test_the_rules_say_who_drafts(desk, year, members, governing):
    """C2C-30: two members and the liaison; C2C-32: who made the group is asked."""
    form = who(members, governing)
    with make.on(MARCH):
        assert "Who drafts" in words_of(desk.get(begin(year)))
        for wrong in (
            {"members": [members[0].pk]},
            {"liaison": ""},
            {"founded_by": ""},
            {"members": [governing[0].pk, members[0].pk]},
        ):
            assert desk.post(begin(year), form | wrong).status_code == 422
        assert desk.post(begin(year), form).status_code == 302
        assert desk.post(begin(year), form).status_code == 422, "once a year"


def test_only_the_drafters_read_and_write_it(report, members, governing, client_for):
    """BK-41; each version stays, and what it changed shows word by word."""
    first, liaison, other = (client_for(each.user) for each in (members[0], governing[0], members[2]))
    with make.on(MARCH):
        assert first.post(mine(report), {"words_en": ""}).status_code == 422
        first.post(mine(report), {"words_en": "The board heard three ideas."})
        liaison.post(mine(report), {"words_en": "The board heard four ideas."})
        shown = words_of(first.get(mine(report)))
        assert "<del>three</del>" in shown
        assert "<ins>four</ins>" in shown
        assert "three ideas" in words_of(first.get(f"{mine(report)}?version=1"))
        assert other.get(mine(report)).status_code == 404
        assert other.post(mine(report), {"words_en": "x"}).status_code == 404
        assert "Reports you draft" not in words_of(other.get("/workspace/proposals/"))
    assert report.versions.count() == 2


def test_review_final_and_the_governing_board(report, members, governing, desk, client_for, home, set_clock):
    """C2C-30: each agenda item is made on a draft and linked by its posting."""
    body, top = members[0].seat.body, governing[0].seat.body
    for found in (body, top):
        make_boards.pages(home, found)
    path = f"/desk/cycles/reports/{report.pk}/"
    review = make_boards.meeting(body, day=APRIL)
    with make.on(MARCH):
        client_for(members[0].user).post(mine(report), {"words_en": "Four ideas."})
        assert desk.post(f"{path}finish/", {"sent": "yes"}).status_code == 422
        assert desk.post(f"{path}item/", {"sent": "yes"}).status_code == 422
        assert desk.post(f"{path}item/", {"meeting": review.pk}).status_code == 302
    set_clock(make_boards.starts(APRIL) - timedelta(days=12))
    make_boards.post(review)
    report.refresh_from_db()
    assert (report.state, report.reviewed_item.meeting) == ("in_review", review)
    assert client_for(members[5].user).get(mine(report)).status_code == 200, "public with the agenda"
    set_clock(make_boards.starts(APRIL))
    begin_meeting(actor=make.ACTOR, meeting=review)
    assert desk.post(f"{path}finish/", {"sent": "yes"}).status_code == 302
    late = client_for(members[0].user).post(mine(report), {"words_en": "More."})
    assert late.status_code == 422
    may = make_boards.meeting(top, day=MAY, at=make_boards.starts(APRIL))
    desk.post(f"{path}item/", {"meeting": may.pk})
    set_clock(make_boards.starts(MAY) - timedelta(days=12))
    make_boards.post(may)
    report.refresh_from_db()
    assert (report.state, report.governing_item.kind) == ("sent", "action")
    assert desk.get(path).status_code == 200
    assert desk.get(f"{path}item/").status_code == 404
    assert "Before the Governing Board" in words_of(desk.get("/desk/cycles/reports/"))


def test_staff_who_sit_on_the_board_are_members_there(report, members, clerk, client_for):
    """BK-41: the seat counts, not the role."""
    members[7].user = clerk
    members[7].save()
    with make.on(MARCH):
        assert client_for(clerk).get(f"/desk/cycles/reports/{report.pk}/").status_code == 404


def test_authors_hear_of_the_governing_board_while_they_can_still_come(
    report, year, members, governing, home, set_clock
):
    """The proposals of the final report stand on its posted agenda, and their authors are told."""
    body, top = members[0].seat.body, governing[0].seat.body
    for found in (body, top):
        make_boards.pages(home, found)
    proposal = make.published(year, body)
    proposal.state = "reported"
    proposal.save()
    report.state = "final"
    report.save()
    may = make_boards.meeting(top, day=MAY)
    draft_report_item(actor=make.ACTOR, meeting=may, report=report)
    set_clock(make_boards.starts(MAY) - timedelta(days=12))
    make_boards.post(may)
    step = proposal.steps.get(kind="agenda")
    assert step.item.meeting == may
    assert step.at < make_boards.starts(MAY)
