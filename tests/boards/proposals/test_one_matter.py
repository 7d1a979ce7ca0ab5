"""Attacks on the ceiling by several drafts, refinements and items: they are one matter, and everyone counts (BK-40)."""

import gc
from datetime import date
from functools import cache

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards import guard
from boards.models import Appointment, ContactMember, Proposal
from boards.proposals.services import bring_to_item
from boards.rules.near_identical import Text
from tests.factories import groups, live
from tests.factories import proposals as make
from tests.furniture import furnished

MAY_2, FALL = date(2022, 5, 2), date(2022, 9, 14)
LIST = "/workspace/proposals/"
NEW = f"{LIST}new/community-engagement/"
TEXT = {
    "title_en": "Train counselors in every county",
    "summary_en": "The Office should run four training sessions in each county every spring, so that counselors in "
    "small schools can show students the results by county and help families plan for college.",
}
OTHER = {
    "title_en": "A phone line for families",
    "summary_en": "Families without internet need a number they can call, in Spanish and Chinese, with an answer "
    "within two days and without an account.",
}


@furnished
def members(make_user, home):
    """A board of fourteen: eight are a majority."""
    return groups.seated(make_user, 14, slug="community-engagement")


@furnished
def year(members):
    return make.cycle()


@furnished
def shared(client_for, members, year):
    """A draft with this text by the first member, who has made the next four its authors."""
    author, *others = (Member(client_for, each) for each in members[:5])
    draft = author.draft(TEXT)
    author.invite(draft, *others)
    return draft


class Member:
    """One member at the screens of the workspace."""

    def __init__(self, client_for, appointment: Appointment) -> None:
        self.appointment, self.browser = appointment, client_for(appointment.user)

    def post(self, path: str, facts: dict | None = None):
        with make.on(MAY_2):
            return self.browser.post(path, facts or {})

    def draft(self, words: dict, **facts) -> Proposal:
        assert self.post(NEW, words | facts).status_code == 302
        return Proposal.objects.latest("pk")

    def invite(self, draft: Proposal, *others: "Member"):
        answers = [self.post(url(draft, "invite"), {"appointment": each.appointment.pk}) for each in others]
        for each in others:
            each.post(url(draft, "answer"), {"answer": "yes"})
        return answers[-1]

    def reads(self, draft: Proposal) -> str:
        with make.on(MAY_2):
            return self.browser.get(url(draft)).content.decode()


@pytest.fixture
def member(client_for, members, year):
    return cache(lambda n: Member(client_for, members[n]))


def url(draft: Proposal, act: str = "") -> str:
    return f"{LIST}{draft.pk}/" + (f"{act}/" if act else "")


def in_contact() -> set[int]:
    return set(ContactMember.objects.values_list("appointment", flat=True))


def refused(answer) -> str:
    page = answer.content.decode()
    assert (answer.status_code, "BK-42" in page) == (422, True)
    return page


def test_three_drafts_of_one_text_gather_no_majority(shared, member):
    """BK-40, BK-42: thirteen of fourteen through three drafts; the eighth is refused with what to do."""
    author = member(0)
    second = author.draft(TEXT | {"title_en": "Train all counselors, everywhere"})
    author.invite(second, member(5), member(6))
    assert "The whole matter has reached 7 of at most 7 people." in author.reads(second)
    page = refused(author.invite(second, member(7)))
    assert "This draft is nearly the same as “Train counselors in every county”." in page
    assert "Bring it to a meeting" in page
    third = author.draft(TEXT | {"title_en": "Help for counselors"})
    refused(author.invite(third, member(8)))
    assert len(in_contact()) == 7
    told = page.split("<select")[0]
    assert not [n for n in (2, 3, 4) if member(n).appointment.person_name in told]


@pytest.mark.parametrize(
    "disguise",
    [
        lambda words: words.replace("e", "е").replace("a", "а"),  # letters that look alike
        lambda words: " ".join(words),
        lambda words: words.upper().replace(" ", " - "),
        lambda words: f"{words} {OTHER['summary_en']} {OTHER['title_en']}",
        lambda words: " ".join(reversed(words.split(", "))),
    ],
)
def test_a_disguised_copy_is_the_same_matter(shared, member, disguise):
    """BK-40: look-alike letters, spacing, punctuation, more text around it and another order change nothing."""
    author = member(0)
    copy = author.draft(TEXT | {"title_en": "Another one", "summary_en": disguise(TEXT["summary_en"])})
    refused(author.invite(copy, *(member(n) for n in range(5, 8))))


def test_a_text_cannot_become_the_same_once_others_have_read_it(shared, member):
    """BK-40: another draft with four others is rewritten to the first one's text."""
    author = member(0)
    second = author.draft(OTHER)
    author.invite(second, *(member(n) for n in range(5, 9)))
    refused(author.post(url(second, "change"), TEXT))
    second.refresh_from_db()
    assert second.title == {"en": OTHER["title_en"]}


def test_what_was_read_once_counts_after_the_text_has_changed(shared, member):
    """BK-42: the first draft is rewritten, then its old text is shared again."""
    author = member(0)
    author.post(url(shared, "change"), OTHER)
    refused(author.invite(author.draft(TEXT), *(member(n) for n in range(5, 8))))


def test_a_co_author_or_whoever_left_carries_the_text_no_further(shared, member):
    """BK-40: through intermediaries; what the refused member may not open is not named (BK-41)."""
    reader = member(1)
    reader.post(url(shared, "leave"))
    copy = reader.draft(TEXT)
    page = refused(reader.invite(copy, *(member(n) for n in range(5, 8))))
    assert "This draft is nearly the same" not in page
    assert not any(member(n).appointment.person_name in page.split("<select")[0] for n in (2, 3, 4))


def test_whoever_is_invited_brings_a_copy_along(member):
    """BK-40: the member asked has four others on the same text; with them it would be nine."""
    member(0).invite(draft := member(0).draft(TEXT), *(member(n) for n in range(1, 4)))
    member(5).invite(member(5).draft(TEXT), *(member(n) for n in range(6, 9)))
    refused(member(0).invite(draft, member(5)))
    assert not ContactMember.objects.filter(
        group__topic__key=str(draft.pk), appointment=member(5).appointment
    ).exists()


def test_two_texts_of_one_person_stay_two_matters(shared, member):
    author = member(0)
    assert author.invite(author.draft(OTHER), *(member(n) for n in range(5, 9))).status_code == 302


def test_drafts_of_two_members_tell_neither_of_the_other(shared, member):
    """BK-41: no screen compares a draft with one that its author cannot see."""
    theirs = member(9).draft(TEXT)
    page = member(9).reads(theirs)
    assert "Only you count so far." in page and "is nearly the same" not in page
    assert member(9).invite(theirs, member(10)).status_code == 302


def test_drafts_of_two_who_take_up_one_proposal_are_not_compared(member, year, members):
    """BK-41: the second also writes the words of the first; whom that reaches is for nobody else to know."""
    public = make.published(year, members[0].seat.body)
    member(8).draft(TEXT, refines=public.number)
    second = member(11)
    second.draft(OTHER, refines=public.number)
    second.invite(second.draft(TEXT), member(12))
    assert in_contact() == {members[11].pk, members[12].pk}
    whole = guard.standings_on(guard.topic_for(public.body, public))
    assert [len(each.everyone) for each in whole] == [0]


def test_what_takes_a_proposal_up_counts_with_it(member, year, members):
    """BK-40: five sponsors, and a refinement by another member, said to be one or not."""
    public = make.published(year, members[0].seat.body)
    for n in range(5):
        assert member(n).post(url(public, "sponsor")).status_code == 302
    author = member(8)
    later = author.draft(TEXT, refines=public.number)
    assert author.invite(later, member(9)).status_code == 302
    page = refused(author.invite(later, member(10)))
    assert f"This draft builds on {public.number}." in page
    refused(member(11).post(url(public, "sponsor")))
    copied = {"title_en": make.WORDS.title, "summary_en": f"{make.WORDS.summary} {make.WORDS.why}"}
    unsaid = member(12).draft(copied)
    assert f"nearly the same as {public.number}" in refused(member(12).invite(unsaid, member(13)))


@pytest.mark.parametrize("together", [False, True])
def test_the_item_that_carries_it_counts_with_it(member, year, members, together):
    """BK-40: a working group on the item adds up with the sponsors, also if the item carries several proposals."""
    body = members[0].seat.body
    public = make.published(year, body)
    for n in range(5):
        member(n).post(url(public, "sponsor"))
    item = live.meeting(body, day=FALL).items.select_related("meeting__body").get(number=2)
    other = make.published(year, body, words=make.ProposalText(title="A phone line", summary="Answer calls."))
    with make.on(date(2022, 9, 2)):
        for each in [public, other] if together else [public]:
            bring_to_item(actor=make.ACTOR, proposal=each, item=item)
        form = {"topic": f"item-{item.pk}", "founded_by": "members", "holds_power": "no"}
        chosen = [members[n].pk for n in (9, 10)]
        refused(member(8).browser.post("/workspace/groups/new/", form | {"members": chosen}))
        answer = member(8).browser.post("/workspace/groups/new/", form | {"members": chosen[:1]})
    assert answer.status_code == 302


def test_proposals_under_one_item_stay_matters_of_their_own(member, year, members):
    """An item for all proposals of a year does not make them one: nothing could be written together next year."""
    body, item = members[0].seat.body, None
    words = (make.WORDS, make.ProposalText(title="A phone line", summary="Answer calls."))
    found = [make.published(year, body, words=each) for each in words]
    for n in range(5):
        member(n).post(url(found[0], "sponsor"))
        member(n + 5).post(url(found[1], "sponsor"))
    item = live.meeting(body, day=FALL).items.select_related("meeting__body").get(number=2)
    with make.on(date(2022, 9, 2)):
        for each in found:
            bring_to_item(actor=make.ACTOR, proposal=each, item=item)
    sizes = [
        [len(each.everyone) for each in guard.standings_on(guard.topic_for(body, row))]
        for row in [*found, item]
    ]
    assert sizes == [[5], [5], [5, 5]]


def test_staff_count_for_the_matter_too(shared, member, members):
    """BK-42: staff name a group on a draft's topic."""
    author = member(0)
    copy = author.draft(TEXT)
    topic = guard.topic_for(members[0].seat.body, copy)
    with pytest.raises(guard.GuardRefused):
        groups.group(topic, [members[n] for n in (0, 5, 6, 7)])
    assert len(in_contact()) == 5


def test_the_texts_of_drafts_do_not_stay_in_memory(member):
    """PRV-06: what was removed must not live on in a process."""
    author = member(0)
    author.draft(TEXT)
    author.invite(author.draft(TEXT | {"title_en": "Another one"}), member(1))
    gc.collect()
    assert [each for each in gc.get_objects() if type(each) is Text] == []


def test_reading_each_text_once_changes_neither_matters_nor_queries(member):
    author = member(0)
    author.draft(TEXT)
    topic = guard.topic_for(author.appointment.seat.body, author.draft(TEXT))
    found = []
    for whole in (guard.whole_matter, guard.whole_matter.__wrapped__):
        with CaptureQueriesContext(connection) as queries:
            found.append((whole(topic), len(queries)))
    assert found[0] == found[1] and len(found[0][0]) == 2
