"""A member's screens of the cycle: write, ask, hand in, sponsor; every refusal says rule and whom to ask."""

from datetime import date

from boards.models import Proposal, ProposalAuthor
from boards.proposals.member_services import propose
from tests.boards.meetings.test_query_counts import statements
from tests.factories import groups
from tests.factories import proposals as make
from tests.furniture import furnished

MAY_2, JUNE_22, JULY = date(2022, 5, 2), date(2022, 6, 22), date(2022, 7, 5)
LIST = "/workspace/proposals/"
NEW = f"{LIST}new/community-engagement/"
FORM = {"title_en": "Train counselors", "summary_en": "Four sessions in each county."}


@furnished
def members(make_user):
    return groups.seated(make_user, 16, slug="community-engagement")


@furnished
def year(members):
    return make.cycle()


@furnished
def mine(year, members, client_for, home):
    with make.on(MAY_2):
        client_for(members[0].user).post(NEW, FORM)
    return Proposal.objects.get()


@furnished
def public(year, members):
    return make.published(year, members[0].seat.body)


def page(proposal, act: str = "") -> str:
    return f"{LIST}{proposal.pk}/" + (f"{act}/" if act else "")


def words_of(answer) -> str:
    return answer.content.decode()


def test_a_member_writes_hands_in_and_no_other_member_sees_it(mine, members, client_for):
    """BK-41."""
    author, other = client_for(members[0].user), client_for(members[1].user)
    with make.on(MAY_2):
        assert "Train counselors" in words_of(author.get(LIST))
        assert "Train counselors" not in words_of(other.get(LIST))
        assert other.get(page(mine)).status_code == 404
        assert author.post(page(mine, "hand-in")).status_code == 302
        assert other.get(page(mine)).status_code == 404
    mine.refresh_from_db()
    assert (mine.state, mine.is_public) == ("submitted", False)


def test_words_can_change_until_the_agenda(mine, members, client_for):
    author = client_for(members[0].user)
    with make.on(MAY_2):
        assert author.post(page(mine, "change"), FORM | {"title_en": ""}).status_code == 422
        author.post(page(mine, "change"), FORM | {"title_en": "Train all counselors"})
    mine.refresh_from_db()
    assert mine.title == {"en": "Train all counselors"}


def test_joint_authors_up_to_the_number_of_the_rules(mine, members, client_for):
    """C2C-30: five; the sixth is refused with the rule and whom to ask."""
    author = client_for(members[0].user)
    with make.on(MAY_2):
        for each in members[1:5]:
            assert author.post(page(mine, "invite"), {"appointment": each.pk}).status_code == 302
            waits = client_for(each.user)
            assert "Train counselors" in words_of(waits.get(LIST))
            assert waits.post(page(mine, "answer"), {"answer": "yes"}).status_code == 302
        refused = author.post(page(mine, "invite"), {"appointment": members[5].pk})
    assert refused.status_code == 422
    assert "C2C-30" in words_of(refused)
    assert "Ask staff" in words_of(refused)
    assert ProposalAuthor.objects.filter(proposal=mine).count() == 5


def test_who_says_no_or_leaves_sees_nothing_more(mine, members, client_for):
    author, second, third = (client_for(each.user) for each in members[:3])
    with make.on(MAY_2):
        for each in members[1:3]:
            author.post(page(mine, "invite"), {"appointment": each.pk})
        second.post(page(mine, "answer"), {"answer": "no"})
        third.post(page(mine, "answer"), {"answer": "yes"})
        assert third.get(page(mine)).status_code == 200
        third.post(page(mine, "leave"))
        assert third.get(page(mine)).status_code == 404
        assert second.get(page(mine)).status_code == 404
        alone = author.post(page(mine, "leave"))
        assert (alone.status_code, "only author" in words_of(alone)) == (422, True)
        assert second.post(page(mine, "answer"), {"answer": "yes"}).status_code == 404


def test_who_joined_through_the_group_writes_with_it(mine, members, client_for):
    author, second = client_for(members[0].user), client_for(members[1].user)
    with make.on(MAY_2):
        author.post(page(mine, "invite"), {"appointment": members[1].pk})
        group = members[1].contacts.get().group
        second.post(f"/workspace/groups/{group.pk}/accept/")
        assert second.post(page(mine, "answer"), {"answer": "yes"}).status_code == 302
    assert ProposalAuthor.objects.filter(proposal=mine, appointment=members[1]).exists()


def test_after_the_deadline_nothing_is_written(year, members, client_for, home):
    with make.on(JUNE_22):
        late = client_for(members[0].user).post(NEW, FORM)
    assert (late.status_code, "next cycle" in words_of(late)) == (422, True)
    assert "Four sessions in each county." in words_of(late)


def test_a_public_proposal_is_sponsored_and_the_sponsor_counts(year, members, client_for, home, public):
    """BK-42. Others read of it with the agenda only."""
    sponsor, other = client_for(members[0].user), client_for(members[1].user)
    with make.on(JULY):
        assert sponsor.post(page(public, "sponsor")).status_code == 302
        assert "You sponsor it." in words_of(sponsor.get(page(public)))
        assert members[0].person_name not in words_of(other.get(page(public)))
        assert sponsor.post(page(public, "unsponsor")).status_code == 302
        assert other.post(page(public, "unsponsor")).status_code == 422


def test_the_ninth_sponsor_of_sixteen_is_refused(year, members, client_for, home, public):
    """BK-42: a majority would be in contact."""
    with make.on(JULY):
        for each in members[:8]:
            assert client_for(each.user).post(page(public, "sponsor")).status_code == 302
        ninth = client_for(members[8].user).post(page(public, "sponsor"))
    assert (ninth.status_code, "BK-42" in words_of(ninth)) == (422, True)


def test_an_earlier_proposal_is_refined(year, members, client_for, home, public):
    author = client_for(members[0].user)
    with make.on(MAY_2):
        assert public.number in words_of(author.get(f"{NEW}?refines={public.number}"))
        author.post(NEW, FORM | {"refines": public.number})
        assert author.post(NEW, FORM | {"refines": "P-2021-44"}).status_code == 404
    assert Proposal.objects.get(source="member").refines == public


def test_taken_back_by_its_author_only(mine, year, members, client_for, public):
    with make.on(MAY_2):
        assert client_for(members[0].user).post(page(mine, "take-back")).status_code == 302
        assert client_for(members[0].user).post(page(public, "take-back")).status_code == 404
    mine.refresh_from_db()
    assert mine.state == "withdrawn"


def test_every_act_is_post_only(mine, members, client_for):
    acts = ("change", "invite", "answer", "leave", "hand-in", "take-back", "sponsor", "unsponsor")
    author = client_for(members[0].user)
    assert {author.get(page(mine, act)).status_code for act in acts} == {405}


def test_the_list_grows_without_more_statements(year, members, client_for, home):
    browser = client_for(members[0].user)
    counts = []
    for _round in range(2):
        for _each in range(3):
            make.published(year, members[0].seat.body)
            with make.on(MAY_2):
                words = {"title": {"en": "Mine"}, "summary": {"en": "x"}}
                propose(actor=members[0].user, appointment=members[0], **words)
        counts.append(statements(browser, LIST))
    assert counts[0] == counts[1]
