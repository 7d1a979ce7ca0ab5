"""Three lawful ways to change a posted agenda, walked through their screens (issue 15, Show 1)."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live.accessible import WIDTHS, complaints
from tests.live.marks import NIGHTLY_WALK
from tests.live.meetings import GOVERNING, Meetings

pytestmark = NIGHTLY_WALK  # rules: tests/boards/agendas
SENTENCE = "attest that nothing here adds, broadens or alters the business noticed."
# What an editor does in each language; the walk begins where the draft differs from the posting.
REWRITE = """
from boards.models import MeetingPage
for page in MeetingPage.objects.filter(meeting={meeting}, locale__language_code="en"):
    draft = page.get_latest_revision_as_object()
    blocks = draft.agenda.get_prep_value()
    for block in blocks:
        block["value"]["title"] = block["value"]["title"].replace({was!r}, {now!r})
    if {more!r}:
        blocks.insert(1, {{"type": "item", "value": {{"kind": "action", "title": {more!r}, "parts": []}}}})
    draft.agenda = blocks
    draft.save_revision()
"""


@pytest.fixture(scope="module")
def walk(site, sessions) -> Meetings:
    walking = Meetings(site, sessions, clock.today())
    walking.keep_templates()
    walking.clock_at(walking.today, 9)
    return walking


def posted(walk: Meetings, day: date) -> tuple[str, str]:
    """A meeting whose agenda is posted today; its number and its public address."""
    meeting = walk.plan(GOVERNING, day, template="Lawsuit")
    return meeting, walk.post(meeting)


def rewrite(walk: Meetings, meeting: str, was: str = "", now: str = "", more: str = "") -> None:
    words = REWRITE.format(meeting=meeting, was=was or "no such words", now=now, more=more)
    walk.site.manage("shell", "-v0", "-c", words)


def screen(walk: Meetings, meeting: str) -> Page:
    page = walk.as_("clerk")
    walk.go(page, f"/desk/meetings/{meeting}/correct/")
    return page


def propose(walk: Meetings, meeting: str, reason: str) -> None:
    page = screen(walk, meeting)
    expect(page.get_by_role("button", name="Propose as a correction")).to_be_visible()
    walk.snap(page, "changes-three-acts")
    page.locator("main [name=reason]").fill(reason)
    page.get_by_role("button", name="Propose as a correction").click()
    expect(page.get_by_text("Nothing will be posted until someone else attests.")).to_be_visible()


def review(walk: Meetings) -> Page:
    """From the desk of the second person."""
    page = walk.as_("publisher")
    walk.go(page, "/desk/")
    card = page.get_by_role("region", name=re.compile("Waiting for you"))
    expect(card).to_contain_text("Requested by C. Demo.")
    card.get_by_role("link", name="Attest a correction of the agenda", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("Review a correction"))).to_be_visible()
    return page


def test_a_correction_is_attested(walk):
    meeting, address = posted(walk, walk.day(15))
    rewrite(walk, meeting, "Set the days", "Set the dates")
    propose(walk, meeting, "A wrong word.")
    expect(walk.read(address).get_by_text("Set the dates")).to_have_count(0)
    page = review(walk)
    expect(page.get_by_text("Does this add, broaden or change the business noticed?").first).to_be_visible()
    expect(page.locator("del")).to_have_text("days")
    expect(page.locator("ins")).to_have_text("dates")
    walk.snap(page, "changes-review")
    mine = page.url.removeprefix(walk.site.url)
    assert not complaints(
        walk.page("publisher"), walk.site, [mine, f"/desk/meetings/{meeting}/correct/"], WIDTHS
    )
    page.get_by_label("I compared both texts").check()
    page.get_by_label("No", exact=True).check()
    page.get_by_label(f"I, P. Demo, {SENTENCE}").check()
    page.get_by_role("button", name="Attest and post version 2").click()
    expect(page.get_by_text("You attested the correction.")).to_be_visible()
    public = walk.read(address)
    expect(public.get_by_text("Correction proposed by C. Demo").first).to_be_visible()
    expect(public.get_by_text(f"I, P. Demo, {SENTENCE}").first).to_be_visible()
    expect(public.locator(".both-texts ins").first).to_have_text("dates")
    walk.snap(public, "changes-public")
    walk.snap(walk.read(f"{address}changes/"), "changes-public-all")
    assert not complaints(walk.page(), walk.site, [address, f"{address}changes/"], WIDTHS)


def test_a_correction_is_declined(walk):
    meeting, address = posted(walk, walk.day(16))
    rewrite(walk, meeting, "the next conversations", "four conversations")
    propose(walk, meeting, "More exact.")
    page = review(walk)
    page.get_by_role("button", name="Decline the correction").click()
    expect(page.locator("main [name=decline_reason]")).to_be_focused()
    page.locator("main [name=decline_reason]").fill("Four was not noticed.")
    page.get_by_role("button", name="Decline the correction").click()
    expect(page.get_by_text("Correction declined.")).to_be_visible()
    told = screen(walk, meeting)
    expect(told.get_by_text("Four was not noticed.")).to_be_visible()
    expect(told.get_by_text("four")).not_to_have_count(0)
    walk.snap(told, "changes-declined")
    expect(walk.read(address).get_by_text("four conversations")).to_have_count(0)


def test_a_new_notice_goes_out_eleven_days_before(walk):
    meeting, address = posted(walk, walk.day(11))
    rewrite(walk, meeting, more="Hire a director of data")
    page = screen(walk, meeting)
    expect(page.get_by_role("button", name="Propose as a correction")).to_have_count(0)
    expect(page.get_by_text("Not available: An item is added.")).to_be_visible()
    walk.snap(page, "changes-new-notice")
    second = walk.as_("publisher")
    walk.go(second, f"/desk/meetings/{meeting}/correct/")
    second.get_by_role("button", name="Approve this version of the agenda").click()
    page = screen(walk, meeting)
    page.locator("main [name=reason]").fill("A position is open.")
    page.get_by_role("button", name="Post as a new notice").click()
    expect(page.get_by_text("New notice posted.")).to_be_visible()
    public = walk.read(address)
    expect(public.get_by_text("Hire a director of data").first).to_be_visible()
    expect(public.get_by_text("New notice posted by C. Demo").first).to_be_visible()


def test_an_item_is_added_where_it_will_be_heard(walk):
    meeting, address = posted(walk, walk.day(17))
    page = screen(walk, meeting)
    page.get_by_role("link", name="Add an item").click()
    fill_item(walk, page, "immediate action is needed", "Answer the new federal rule", after="1. ", hour=11)
    expect(
        page.get_by_text("The body may act on the item only after it makes the required finding.")
    ).to_be_visible()
    public = walk.read(address)
    numbers = public.locator(".agenda > li > .agenda__number").all_inner_texts()
    assert numbers[:3] == ["1", "1A", "2"]
    expect(public.get_by_text("The body may act on it only after a finding.").first).to_be_visible()


def test_litigation_that_arose_after_posting_is_added(walk):
    meeting, address = posted(walk, walk.day(18))
    page = screen(walk, meeting)
    page.get_by_role("link", name="Add an item").click()
    way = "pending litigation arose after posting"
    fill_item(walk, page, way, "Talk with counsel about a new lawsuit", after="2. ", hour=13)
    expect(page.get_by_text("Write the public announcement of the case.").first).to_be_visible()
    page.locator("main [name=text_en]").fill("Rivera v. Office, Sacramento Superior Court.")
    page.locator("main [name=deadline_on]").fill(walk.day(25).isoformat())
    walk.snap(page, "changes-litigation")
    page.get_by_role("button", name="Add item and send notice").click()
    expect(page.get_by_text("Litigation added as a closed item")).to_be_visible()
    public = walk.read(address)
    expect(public.get_by_text("Rivera v. Office, Sacramento Superior Court.").first).to_be_visible()
    expect(public.get_by_text("who states that this litigation arose after posting").first).to_be_visible()
    expect(public.get_by_text("only after a second person confirms it").first).to_be_visible()
    second = walk.as_("publisher")
    walk.go(second, "/desk/")
    second.get_by_role("link", name=re.compile("Confirm litigation added")).first.click()
    second.get_by_label("I confirm that this litigation arose").check()
    walk.snap(second, "changes-litigation-confirmed")
    second.get_by_role("button", name="Confirm", exact=True).click()
    expect(second.get_by_text("Litigation confirmed.")).to_be_visible()
    expect(walk.read(address).get_by_text("Confirmed by").first).to_be_visible()


def fill_item(walk: Meetings, page: Page, way: str, title: str, *, after: str, hour: int) -> None:
    """The body learned of it half an hour ago, after the agenda went up."""
    walk.clock_at(walk.today, hour)
    page.get_by_label(way).check()
    page.locator("main [name=title_en]").fill(title)
    page.locator("main [name=why_now_en]").fill("The time to answer ends before the next meeting.")
    place = page.locator("main [name=after]")
    place.select_option(
        next(each for each in place.locator("option").all_inner_texts() if each.startswith(after))
    )
    page.locator("main [name=learned_day]").fill(walk.today.isoformat())
    page.locator("main [name=learned_time]").fill(f"{hour - 1}:30")
    page.get_by_role("button", name="Add item and send notice").click()
