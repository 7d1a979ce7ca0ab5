"""Each kind of meeting from planning to the end, through screens (issue 3, Show 1).

A regular meeting and one way of teleconference are walked every day, the others each night: tests/boards covers each of
their rules.
"""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from cms import clock
from tests.live import steps
from tests.live.marks import WALK
from tests.live.meetings import ADVISORY, FROM_AFAR, GOVERNING, Meetings, put

pytestmark = WALK

NOTE = "Counsel advises to settle for the sum on page 3."
WHY = "The room is flooded."


@pytest.fixture(scope="module")
def walk(site, sessions) -> Meetings:
    walking = Meetings(site, sessions, clock.today())
    walking.keep_templates()
    return walking


def test_a_regular_meeting_goes_from_its_template_to_minutes_approved_by_a_later_one(walk):
    """BK-10, BK-30, BK-31. The later meeting starts from a copy of the first."""
    walk.move_clock(0)
    first = walk.plan(GOVERNING, walk.day(20), template="Recurring items")
    address = walk.post(first)
    walk.clock_at(walk.day(20), 9)
    walk.begin(first)
    page = walk.vote(first, 2, "That the tools be shown to ten schools.")
    walk.snap(page, "regular-roll")
    steps.close_the_vote(page, "Adopted.")
    walk.end(first)
    walk.post_minutes(first)
    expect(walk.read(f"{address}minutes/").get_by_text("Draft, not approved").first).to_be_visible()

    later = walk.plan(GOVERNING, walk.day(40), copy_of=first)
    walk.post(later)
    walk.clock_at(walk.day(40), 9)
    walk.begin(later)
    words = "That the minutes of the last meeting be approved."
    steps.close_the_vote(walk.vote(later, 2, words, kind="minutes"), "Adopted.")
    walk.end(later)
    walk.approve_minutes(first, words)
    public = walk.read(f"{address}minutes/")
    expect(public.get_by_text("Approved by the vote on")).to_be_visible()
    expect(public.get_by_text("That the tools be shown to ten schools.").first).to_be_visible()
    walk.snap(public, "regular-minutes-approved")


def unfolded(page: Page, words: str) -> Locator:
    """These words of a motion, once its item is unfolded."""
    steps.open_details(page.locator(".items details", has_text=words).first)
    return page.locator(".items").get_by_text(words).first


@pytest.mark.deep
def test_a_special_meeting_ends_when_its_finding_fails(walk):
    """BK-16: a purpose from the list and 48 hours. BK-16a: nothing but the finding, and after it failed, nothing."""
    day = walk.day(34)
    walk.clock_before(day, hours=49)
    refused = walk.ask_to_plan(GOVERNING, day, kind="special meeting", template="Land")
    expect(refused.locator(".error-summary")).to_contain_text("one of the nine purposes")
    expect(refused.locator("main [name=place]")).not_to_have_value("")
    facts = {"purpose": "leasing real property", "called_by": "the chair", "ground": "substantial hardship"}
    meeting = walk.plan(GOVERNING, day, kind="special meeting", template="Land", **facts)

    walk.clock_before(day, hours=47, minutes=59)
    late = walk.refused_posting(meeting)
    expect(late.locator(".refusal").first).to_contain_text("BK-16")
    expect(late.locator(".refusal").first).to_contain_text("48 hours before")
    walk.snap(late, "special-too-late")
    walk.clock_before(day, hours=48, minutes=10)
    address = walk.post(meeting)

    walk.clock_at(day, 9)
    walk.begin(meeting)
    the_finding_fails(walk, meeting)
    walk.end(meeting)
    public = walk.read(address)
    for words in ("That ten days would be a hardship.", "The offer ends today."):
        expect(unfolded(public, words)).to_be_visible()
    expect(public.get_by_text("That the office be leased.")).to_have_count(0)
    walk.snap(public, "special-public")


def the_finding_fails(walk: Meetings, meeting: str) -> None:
    """Nothing comes before the finding, and nothing after it failed."""
    page = walk.console(meeting, 2)
    page.get_by_role("button", name="Call this item").click()
    expect(
        page.get_by_text("The body must make its opening finding before anything else.").first
    ).to_be_visible()
    page = walk.vote(meeting, 1, "That ten days would be a hardship.", facts="The offer ends today.", ayes=0)
    steps.close_the_vote(page, "Not adopted.")
    page = walk.console(meeting, 2)
    steps.write_motion(page, "That the office be leased.")
    expect(page.locator(".refusal")).to_contain_text("The opening finding did not pass.")
    expect(page.locator(".refusal")).to_contain_text("BK-16a")
    walk.snap(page, "special-finding-failed")


@pytest.mark.deep
def test_an_emergency_meeting_phones_the_media_and_leaves_two_postings_to_do(walk):
    """BK-18: an hour's notice by phone, a finding of the majority, and ten days of postings afterwards."""
    day = walk.day(38)
    walk.clock_at(day, 6)
    facts = {"kind": "emergency meeting", "ground": "crippling disaster"}
    meeting = walk.plan(GOVERNING, day, template="Flood", **facts)
    address = walk.post(meeting)
    page = walk.as_("clerk")
    walk.go(page, f"/desk/meetings/{meeting}/notices/")
    page.get_by_role("link", name="Record the call").click()
    page.locator("main [name=note]").fill("The news desk answered.")
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_text("The news desk answered.")).to_be_visible()
    walk.snap(page, "emergency-phones")

    walk.clock_at(day, 9)
    walk.begin(meeting)
    page = walk.vote(
        meeting, 1, "That a disaster harms public safety.", facts="The river is in the building."
    )
    steps.close_the_vote(page, "Adopted.")
    steps.close_the_vote(walk.vote(meeting, 2, "That the servers be moved."), "Adopted.")
    walk.end(meeting)
    walk.go(page, "/desk/duties/")
    waiting = page.get_by_role("region", name="Still required by law")
    for duty in (
        "Post the emergency minutes in a public place",
        "Post the emergency minutes on the internet",
    ):
        expect(waiting.locator("li", has_text=duty)).to_contain_text("BK-18")
    walk.snap(page, "emergency-duties")
    expect(unfolded(walk.read(address), "The river is in the building.")).to_be_visible()


@pytest.mark.deep
def test_a_cancelled_and_a_moved_meeting_say_so_on_the_page_and_in_the_calendar(walk):
    """What was posted stays; the reason is public; the new day is posted as its own agenda."""
    walk.move_clock(0)
    gone = walk.plan(GOVERNING, walk.day(14), template="One vote")
    moved = walk.plan(GOVERNING, walk.day(15), template="One vote")
    old, before = walk.post(gone), walk.post(moved)
    cancel(walk, gone, old)
    new = walk.post(move_to(walk, moved, walk.day(36)))
    public = walk.read(before)
    banner = public.get_by_role("region", name="This meeting has been moved to another day")
    expect(banner).to_contain_text(WHY)
    assert "STATUS:CANCELLED" in walk.site.get(f"{before}event.ics")[2]
    walk.snap(public, "moved-public")
    banner.get_by_role("link").click()
    public.wait_for_url(f"**{new}")
    expect(public.get_by_text("Moved from")).to_be_visible()
    assert "STATUS:CONFIRMED" in walk.site.get(f"{new}event.ics")[2]


def cancel(walk: Meetings, gone: str, old: str) -> None:
    """The page says why and keeps what was posted."""
    page = walk.as_("clerk")
    walk.go(page, f"/desk/meetings/{gone}/cancel/")
    page.locator("main [name=reason_en]").fill(WHY)
    page.get_by_role("button", name="Cancel the meeting").click()
    expect(page.get_by_text("Meeting canceled.").first).to_be_visible()
    public = walk.read(old)
    banner = public.get_by_role("region", name="This meeting is canceled")
    expect(banner).to_contain_text(WHY)
    expect(public.get_by_text("Choose the next languages of the tools").first).to_be_visible()
    walk.snap(public, "cancelled-public")
    assert "STATUS:CANCELLED" in walk.site.get(f"{old}event.ics")[2]


def move_to(walk: Meetings, moved: str, day: date) -> str:
    """Gives the meeting of the new day, a draft."""
    page = walk.as_("clerk")
    walk.go(page, f"/desk/meetings/{moved}/move/")
    for name, value in {"day": day.isoformat(), "starts": "13:00", "ends": "15:00"}.items():
        page.locator(f"main [name={name}]").fill(value)
    page.locator("main [name=reason_en]").fill(WHY)
    page.get_by_role("button", name="Move the meeting").click()
    expect(page.get_by_text("Its agenda is a draft: check it and post it.").first).to_be_visible()
    page.get_by_role("region", name="Change the meeting").locator("li", has_text="Continues as").get_by_role(
        "link"
    ).click()
    page.wait_for_url(lambda url: f"/{moved}/" not in url)
    return re.search(r"/desk/meetings/(\d+)/", page.url).group(1)


@pytest.mark.deep
def test_a_closed_session_shows_the_public_its_times_and_nothing_of_its_book(walk):
    """BK-32 to BK-34: a citation, a named clerk, no vote meanwhile, a book that does not exist for others."""
    walk.move_clock(0)
    meeting, day = walk.plan(GOVERNING, walk.day(50), template="Lawsuit"), walk.day(50)
    address = walk.post(meeting)
    walk.clock_at(day, 9)
    page = walk.begin(meeting)
    steps.hear_the_public(page)
    steps.write_motion(page, "That the next conversations be held in May.")
    expect(page.get_by_role("button", name=re.compile("^Close the vote"))).to_be_visible()
    other_tab = walk.page("clerk")
    steps.open_console(walk, other_tab, meeting, 1)

    page = go_out(walk, meeting)
    other_tab.locator(".next-voter").get_by_role("button", name=re.compile(r"^Aye\b")).click()
    refused = other_tab.locator("#console").get_by_text("Return to open session first.")
    expect(refused.first).to_be_visible()
    other_tab.context.close()
    write_in_the_book(walk, page)
    live = walk.read(f"{address}live/")
    expect(live.get_by_text("The body is in closed session.").first).to_be_visible()
    assert NOTE not in live.content()
    walk.snap(live, "closed-live")
    come_back(walk, meeting)
    walk.end(meeting)
    walk.post_minutes(meeting)
    minutes = walk.read(f"{address}minutes/")
    expect(minutes.get_by_text(re.compile("closed session", re.IGNORECASE)).first).to_be_visible()
    expect(minutes.get_by_text("Counsel has instructions.").first).to_be_visible()
    assert NOTE not in minutes.content()
    walk.snap(minutes, "closed-minutes")


def go_out(walk: Meetings, meeting: str) -> Page:
    """Refused until it was disclosed; the clerk is named."""
    page = walk.console(meeting, 2)
    out = steps.open_details(page.locator("#form-out"))
    put(out.locator("[name=clerk]"), "C. Demo")
    out.get_by_role("button", name="Begin closed session").click()
    expect(page.locator(".refusal")).to_contain_text("BK-32")
    out.locator("[name=disclosed]").check()
    out.locator("[name=memorandum]").select_option("before")
    out.get_by_role("button", name="Begin closed session").click()
    expect(page.get_by_role("button", name="Returned to open session")).to_be_visible()
    walk.snap(page, "closed-console")
    return page


def write_in_the_book(walk: Meetings, page: Page) -> None:
    """The named clerk and the members read it; for others it is not there."""
    book = page.get_by_role("link", name="Closed session minute book").get_attribute("href") or ""
    page.get_by_role("link", name="Closed session minute book").click()
    page.locator("main [name=text]").fill(NOTE)
    page.get_by_role("button", name="Add this page").click()
    expect(page.locator("article").get_by_text(NOTE)).to_be_visible()
    walk.snap(page, "closed-book")
    for who in ("publisher", "member", ""):
        status, _kind, body = walk.site.get(book, walk.sessions.cookies(who) if who else "")
        assert (status == 200) == (NOTE in body) == (who == "member"), who


def come_back(walk: Meetings, meeting: str) -> None:
    """With a report; the motion that was open when the doors closed is withdrawn."""
    page = walk.console(meeting, 2)
    back = page.locator("#form-back")
    back.locator("[name=report_en]").fill("Counsel has instructions. Nothing was decided.")
    back.get_by_role("button", name="Returned to open session").click()
    expect(page.get_by_text("Counsel has instructions.").first).to_be_visible()
    page = walk.console(meeting, 1)
    page.get_by_role("button", name="Withdraw the motion").click()
    expect(page.locator("#log")).to_contain_text("Withdrawn.")


# Teleconference -------------------------------------------------------------------------------------------


def classic(walk: Meetings) -> None:
    """BK-29a: each site is named in the notice and open to the public."""
    day, site = walk.day(60), "500 Demo Street, Fresno"
    meeting = walk.plan(GOVERNING, day, template="One vote", mode="Classic")
    expect(walk.refused_posting(meeting).locator(".checks")).to_contain_text(
        "Name each site from which a member joins."
    )
    page = walk.as_("clerk")
    walk.go(page, f"/desk/meetings/{meeting}/facts/")
    page.locator("main [name=sites]").fill(site)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile(rf"/desk/meetings/{meeting}/(#\w+)?$"))
    address = walk.post(meeting)
    public = walk.read(address)
    expect(public.get_by_text(site).first).to_be_visible()
    expect(public.get_by_text("11123(b)").first).to_be_visible()
    walk.clock_at(day, 9)
    page = walk.begin(meeting)
    expect(page.locator("#presence")).to_contain_text(f"No member is at {site}.")
    join = steps.open_details(page.locator("#form-join"))
    join.locator("[name=seat]").select_option(index=1)
    put(join.locator("[name=mode]"), "at a public site")
    put(join.locator("[name=site]"), site)
    join.get_by_role("button", name="Record").click()
    expect(page.locator("#presence")).to_contain_text(f"A member is at {site}.")
    walk.snap(page, "classic-site")


def majority(walk: Meetings) -> None:
    """BK-29a: a majority of the seats is together in the room, or the body cannot proceed."""
    day = walk.day(62)
    meeting = walk.plan(GOVERNING, day, template="One vote", mode="A majority together", **FROM_AFAR)
    walk.post(meeting)
    walk.clock_at(day, 9)
    page = walk.begin(meeting)
    steps.hear_the_public(page)
    rows = steps.open_details(page.locator("#who-came")).locator("li.roll:has(button)")
    for place in range(rows.count() - 10):
        steps.attend(rows.nth(place), "Remote")
    expect(page.locator("#presence")).to_contain_text("10 count as together in the room; 11 are required.")
    steps.write_motion(page, "That Hmong come next.")
    expect(page.locator(".refusal")).to_contain_text("The body cannot proceed in this mode.")
    walk.snap(page, "majority-refused")
    steps.attend(rows.first, "Room")
    expect(page.locator("#presence")).to_contain_text("11 count as together in the room; 11 are required.")
    steps.write_motion(page, "That Hmong come next.")
    steps.call_the_roll(page)
    steps.close_the_vote(page, "Adopted.")


def advisory(walk: Meetings) -> None:
    """BK-29a, BK-29b: only an advisory body, with staff at the place, and remote members named 24 hours before."""
    day, facts = walk.day(64), {"mode": "any number of remote members", **FROM_AFAR}
    refused = walk.ask_to_plan(GOVERNING, day, template="One vote", **facts)
    expect(refused.locator(".error-summary")).to_contain_text("Only an advisory body may meet this way.")
    meeting = walk.plan(ADVISORY, day, template="One vote", staff_at_place="S. Demo", **facts)
    address = walk.post(meeting)
    walk.clock_before(day, hours=25)
    page = walk.as_("clerk")
    walk.go(page, f"/desk/meetings/{meeting}/notices/")
    page.get_by_role("link", name="Add a remote member").click()
    page.locator("main [name=appointment]").select_option(index=1)
    name = page.locator("main [name=appointment] option").nth(1).inner_text()
    page.get_by_role("button", name="Add to the list").click()
    page.get_by_role("button", name="Send the notice with these names").click()
    expect(page.get_by_text("The notice is on the page").first).to_be_visible()
    expect(walk.read(address).get_by_role("region", name="Remote members")).to_contain_text(name)
    walk.clock_at(day, 9)
    page = walk.begin(meeting)
    rows = steps.open_details(page.locator("#who-came")).locator("li.roll:has(button)")
    steps.attend(rows.filter(has_text=name), "Remote")
    steps.attend(rows.filter(has_not_text=name).first, "Remote")
    late = page.locator("#presence").get_by_text("was not named as a remote member 24 hours before.")
    expect(late).to_have_count(1)
    expect(late).not_to_contain_text(name)
    walk.snap(page, "advisory-named")


def advisory_later(walk: Meetings) -> None:
    """BK-29d: the table of modes knows from when and until when each is in force."""
    not_in_force = "this type of meeting is not authorized on that date"
    facts = {"template": "One vote", "staff_at_place": "S. Demo", **FROM_AFAR}
    ended = walk.plan(ADVISORY, date(2030, 1, 16), mode="any number of remote members", **facts)
    expect(walk.checks(ended)).to_contain_text(not_in_force)
    walk.snap(walk.as_("clerk"), "advisory-ended")
    early = walk.plan(ADVISORY, walk.day(66), mode="quorum at the place", **facts)
    expect(walk.checks(early)).to_contain_text(not_in_force)
    later = walk.plan(ADVISORY, date(2030, 1, 23), mode="quorum at the place", **facts)
    expect(walk.checks(later)).to_contain_text("Teleconference under Government Code 11123.5")
    expect(walk.checks(later)).not_to_contain_text(not_in_force)
    walk.post(later)


@pytest.mark.parametrize(
    "way",
    [classic, *(pytest.param(way, marks=pytest.mark.deep) for way in (majority, advisory, advisory_later))],
    ids=lambda way: way.__name__,
)
def test_a_teleconference_keeps_the_conditions_of_its_mode(walk, way: Callable[[Meetings], None]):
    walk.move_clock(0)
    way(walk)
