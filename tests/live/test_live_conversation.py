"""A conversation in browsers: notes written offline, a page that follows a poll, accessible screens."""

import json
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.live.accessible import NARROW, complaints
from tests.live.marks import WALK
from tests.live.polling import LIVE_WAITS, asks_soon
from tests.live.site import Site

pytestmark = WALK

BEGIN = """
import json
from cms.web.one_time_keys import receipt_code
from engagement.models import Group, Note
group = Group.objects.select_related("conversation").get(name="Table 1")
poll = group.conversation.polls.get(state="open")
print(json.dumps([group.conversation.slug, receipt_code(group.key), group.pk, poll.pk]))
"""
TEXTS = """
import json
from engagement.models import Note
print(json.dumps(list(Note.objects.filter(group_id={group}).order_by("pk").values_list("text", flat=True))))
"""
CLOSE = """
from engagement.live.polls import close_poll
from engagement.models import Poll
close_poll(actor="system:test", poll=Poll.objects.get(pk={poll}), n_present=30)
"""


@dataclass
class Running:
    site: Site
    slug: str
    code: str
    group: int
    poll: int

    @property
    def notes(self) -> str:
        return f"/conversations/notes/{self.code}/"

    @property
    def live(self) -> str:
        return f"/conversations/{self.slug}/live/"

    def texts(self) -> list[str]:
        return json.loads(self.site.printed(TEXTS.format(group=self.group)))


@pytest.fixture(scope="module")
def running(site) -> Running:
    return Running(site, *json.loads(site.printed(BEGIN)))


def write(page: Page, words: str) -> None:
    page.get_by_label("Word for word").check()
    page.get_by_label("What was said").fill(words)
    page.get_by_role("button", name="Save note").click()


def waits(page: Page, words: str) -> None:
    expect(page.locator("[data-waiting-said]")).to_have_text(words)


def until(page: Page, promise: str) -> None:
    """Ask again until a promise comes true: Playwright's own wait takes the promise itself for a yes."""
    page.evaluate(
        f"async () => {{ while (!await {promise}) await new Promise((done) => setTimeout(done, 50)); }}"
    )


def test_notes_written_without_a_network_come_in_once(running, sessions, cable):
    page = sessions.page(width=390, height=844)
    page.goto(cable.url + running.notes)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(page, "caches.match(location.pathname).then(Boolean)")
    until(
        page, "caches.open('throughline-notes').then((kept) => kept.keys()).then((keys) => keys.length > 4)"
    )
    cable.cut()
    write(page, "First note, offline")
    waits(page, "1 note is waiting on this phone. It will be sent when there is a connection.")
    page.reload()
    waits(page, "1 note is waiting on this phone. It will be sent when there is a connection.")
    write(page, "Second note, offline")
    waits(page, "2 notes are waiting on this phone. They will be sent when there is a connection.")
    assert running.texts() == []
    cable.plug()
    page.locator("[data-send]").click()
    waits(page, "All notes are sent.")
    assert running.texts() == ["First note, offline", "Second note, offline"]
    page.reload()
    expect(page.locator("[data-kept] li")).to_have_count(2)
    assert page.context.cookies() == []


def test_an_answer_that_got_lost_doubles_nothing(running, sessions):
    page = sessions.page(width=390, height=844)
    page.goto(running.site.url + running.notes)
    before = running.texts()

    def lose(route):
        route.fetch()  # the site has it; the phone never hears of it
        route.abort()

    page.context.route("**/batch/", lose)
    with page.expect_event("requestfailed"):
        write(page, "Sent twice")
    page.context.unroute("**/batch/")
    waits(page, "All notes are sent.")  # by itself, after the first pause
    assert running.texts() == [*before, "Sent twice"]


def test_without_script_the_notes_form_sends_one_note(running, sessions):
    page = sessions.page(width=390, height=844, java_script_enabled=False)
    page.goto(running.site.url + running.notes)
    write(page, "Without script")
    expect(page.locator("[data-kept]")).to_contain_text("Without script")


def test_a_phone_follows_the_poll_and_keeps_what_is_typed(running, sessions):
    page = sessions.page(width=390, height=844)
    page.add_init_script(LIVE_WAITS)
    page.goto(running.site.url + running.live)
    page.get_by_label("On a phone").check()
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_text("We have your answer")).to_be_visible()
    page.get_by_label("Your question").fill("Half a ques")
    running.site.manage("shell", "-v0", "-c", CLOSE.format(poll=running.poll))
    result = page.get_by_role("heading", name="Result: How do you follow us today?")
    expect(result).to_be_visible()
    expect(
        page.get_by_text(
            "Fewer than 11 people answered, so the answers are not broken down. People present: 30."
        )
    ).to_be_visible()
    expect(page.get_by_role("button", name="Change my answer")).to_have_count(0)
    expect(page.get_by_label("Your question")).to_have_value("Half a ques")
    assert asks_soon(page)
    assert all(each["name"].startswith("live-") for each in page.context.cookies())


def public_screens(running: Running) -> list[str]:
    return [running.live, running.notes, "/conversations/third-conversation/recordings/en/"]


def desk_screens(running: Running) -> list[str]:
    ours, third = f"/desk/conversations/{running.slug}", "/desk/conversations/third-conversation"
    return [
        *(f"{ours}/{name}/" for name in ("live", "run", "groups", "heard", "recordings")),
        *(f"{third}/{name}/" for name in ("heard", "recordings", "recordings/en")),
    ]


def test_the_screens_are_accessible(running, sessions):
    assert not complaints(sessions.page(), running.site, public_screens(running))
    assert not complaints(sessions.page("editor"), running.site, desk_screens(running))


@pytest.mark.deep
def test_the_desk_is_accessible_when_narrow_and_the_live_page_in_spanish(running, sessions):
    assert not complaints(sessions.page(), running.site, [f"/es{running.live}"])
    assert not complaints(sessions.page("editor"), running.site, desk_screens(running), (NARROW,))
