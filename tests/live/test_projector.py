"""The projector in a browser: readable from afar without scrolling, and following what happens in the room."""

import json
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.live.accessible import complaints, resize
from tests.live.codes import shows
from tests.live.marks import WALK
from tests.live.site import Site
from tests.live.steps import picture

pytestmark = WALK

BEGIN = """
import json
from engagement.models import Poll
poll = Poll.objects.select_related("conversation").get(state="open")
print(json.dumps([poll.conversation.slug, poll.conversation_id, poll.pk]))
"""
ANSWER = """
from engagement.live.polls import answer_poll
from engagement.models import Poll
poll = Poll.objects.select_related("conversation").get(pk={poll})
options = list(poll.options.values_list("pk", flat=True))
for number, people in enumerate({people}):
    for person in range(people):
        answer_poll(conversation=poll.conversation, poll_id=poll.pk, participant=f"{{number}}-{{person}}",
                    options=[options[number]])
print("done")
"""
CLOSE = """
from engagement.live.polls import close_poll
from engagement.models import Poll
close_poll(actor="system:test", poll=Poll.objects.get(pk={poll}), n_present=160)
print("done")
"""
TAKE_UP = """
from engagement.live.questions import take_up_question
from engagement.models import LiveQuestion
take_up_question(actor="system:test", question=LiveQuestion.objects.filter(state="shown").first())
print("done")
"""
ASK = """
from engagement.live.questions import ask_question
from engagement.models import Conversation
ask_question(conversation=Conversation.objects.get(slug="{slug}"), participant="x", nonce="walk-1", text="Asked later?")
print("done")
"""
SIZES = ((1920, 1080), (1280, 720))
SMALL = """() => [...document.querySelectorAll("main *")].filter((each) => {
  const own = [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const seen = each.checkVisibility() && !each.closest(".visually-hidden, thead, .demo-tag, svg, [data-live-said]");
  return own && seen && parseFloat(getComputedStyle(each).fontSize) < innerHeight * .04 - .01;
}).map((each) => `${each.className || each.tagName}: ${getComputedStyle(each).fontSize}`)"""
SCROLLS = """() => {
  const page = document.documentElement, inner = document.querySelector(".projector__what");
  const parts = [...document.querySelectorAll(".projector__page > *, .projector__screen > *")];
  const below = parts.filter((each) => each.getBoundingClientRect().bottom > innerHeight + 1);
  return page.scrollHeight > innerHeight || page.scrollWidth > innerWidth
    || inner.scrollHeight > inner.clientHeight + 1 || below.map((each) => each.className).join();
}"""


LONG = """
from engagement.live.poll_drafts import make_poll
from engagement.live.polls import open_poll
from engagement.models import Conversation
found = Conversation.objects.get(slug="{slug}")
english, spanish = "A long answer that takes forty-five letters", "Una respuesta larga de muchas letras, 45"
options = [{{"en": f"{{n}} {{english}}", "es": f"{{n}} {{spanish}}"}} for n in range(1, 9)]
question = {{"en": "Which of these eight should come first in your county?", "es": "¿Cuál de estas primero?"}}
made = make_poll(actor="system:test", conversation=found, kind="one", options=options, question=question)
open_poll(actor="system:test", poll=made)
print(made.pk)
"""

LONGEST = """
from engagement.live.poll_drafts import make_poll
from engagement.live.polls import open_poll
from engagement.models import Conversation
found = Conversation.objects.get(slug="{slug}")
words = " An answer that people wrote in a hundred and twenty letters, because each of its words mattered to them."
options = [{{"en": str(n) + words, "es": str(n) + words[:100] + " (es)"}} for n in range(1, 9)]
question = {{"en": "Which of these should come first? " * 5, "es": "¿Cuál de estas debe ser primero? " * 5}}
made = make_poll(actor="system:test", conversation=found, kind="one", options=options, question=question)
open_poll(actor="system:test", poll=made)
print(made.pk)
"""


@dataclass
class Room:
    site: Site
    slug: str
    number: int
    poll: int

    @property
    def projector(self) -> str:
        return f"/conversations/{self.slug}/projector/"

    def does(self, script: str, **facts) -> None:
        self.site.printed(script.format(poll=self.poll, slug=self.slug, **facts))

    def is_asked_eight(self) -> None:
        self.poll = int(self.site.printed(LONG.format(slug=self.slug)))


@pytest.fixture(scope="module")
def room(site) -> Room:
    return Room(site, *json.loads(site.printed(BEGIN)))


def is_readable(page: Page) -> None:
    for size in SIZES:
        resize(page, size)
        assert page.evaluate(SMALL) == [], size
        assert page.evaluate(SCROLLS) in (False, ""), size


def test_the_projector_follows_a_poll_its_result_and_a_question(room, sessions):
    page = sessions.page()
    page.goto(room.site.url + room.projector)
    expect(page.get_by_role("heading", name="How do you follow us today?")).to_be_visible()
    expect(page.get_by_text("¿Cómo nos sigue hoy?")).to_be_visible()
    expect(page.get_by_text(f"/p/{room.number}")).to_be_visible()
    is_readable(page)
    room.does(ANSWER, people=[23, 14, 4])
    expect(page.get_by_text("41 people answered")).to_be_visible()
    expect(page.locator("table")).to_have_count(0)
    is_readable(page)
    room.does(CLOSE)
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator(".projector__bar strong").first).to_have_text("23")
    is_readable(page)
    room.does(TAKE_UP)
    expect(page.get_by_text("Being answered now")).to_be_visible()
    is_readable(page)
    room.is_asked_eight()
    expect(page.get_by_text("8 A long answer")).to_be_visible()
    is_readable(page)
    room.does(ANSWER, people=[19, 13, 14, 4, 12, 15, 16, 22])
    room.does(CLOSE)
    expect(page.locator(".projector__bar strong").first).to_have_text("19")
    is_readable(page)
    assert page.context.cookies() == []
    assert not complaints(page, room.site, [room.projector])


def test_the_longest_answers_take_turns_in_readable_type(room, sessions):
    page = sessions.page()
    room.poll = int(room.site.printed(LONGEST.format(slug=room.slug)))
    page.goto(room.site.url + room.projector)
    seen = [0, 0]
    for place in (1, 2):
        page.goto(f"{room.site.url}{room.projector}?answers={place}")
        expect(page.get_by_text(re.compile(r"^Answers \d–\d of 8"))).to_be_visible()
        picture(page, f"turns-{place}")
        seen[place - 1] = page.locator(".projector__answers li").count()
        is_readable(page)
    assert min(seen) > 1
    picture(page, "turns")
    page.get_by_role("link", name="Rotate answers").click()
    first = page.locator(".projector__answers li").first.inner_text()
    expect(page.locator(".projector__answers li").first).not_to_have_text(first)  # by itself
    room.does(ANSWER, people=[19, 13, 14, 4, 12, 15, 16, 22])
    room.does(CLOSE)
    for place in (1, 2, 3, 4):
        page.goto(f"{room.site.url}{room.projector}?answers={place}")
        expect(page.locator(".projector__result tbody tr").first).to_be_visible()
        picture(page, f"turns-result-{place}")
        is_readable(page)
    assert not complaints(page, room.site, [f"{room.projector}?answers=1"])


def test_the_code_that_is_scanned_leads_to_the_page_of_this_phone(room, sessions):
    page = sessions.page()
    page.goto(room.site.url + room.projector)
    address = f"{room.site.url}/p/{room.number}/"
    assert shows(page.locator(".projector__join svg").screenshot(), address)
    phone = sessions.page(width=320, height=640)
    phone.goto(address)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Live: ")
    assert f"/conversations/{room.slug}/live/" in phone.url


def test_the_short_address_leads_a_phone_to_its_own_page_and_back_to_the_same(room, sessions):
    page = sessions.page(width=320, height=640)
    page.goto(f"{room.site.url}/p/{room.number}/")
    first = page.url
    assert page.get_by_text("One cookie, for this page only").is_visible()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.goto(f"{room.site.url}/p/{room.number}/")
    assert page.url == first
    assert {each["name"].partition("-")[0] for each in page.context.cookies()} == {"live"}
    page.goto(f"{room.site.url}/es/conversations/{room.slug}/live/")
    assert page.url.endswith(first.partition("/conversations/")[2])


def test_the_desk_refreshes_itself_and_keeps_what_is_typed(room, sessions):
    page = sessions.page("editor")
    page.goto(f"{room.site.url}/desk/conversations/{room.slug}/live/")
    row = page.get_by_role("article").filter(has_text="Will there be numbers for small counties?")
    row.locator("summary", has_text="Answer or hide").click()
    row.get_by_label("The answer in a few words").fill("Half an ans")
    room.does(ASK)
    expect(page.get_by_text("Asked later?").first).to_be_visible()
    typed = row.get_by_label("The answer in a few words")
    expect(typed).to_have_value("Half an ans")
    expect(typed).to_be_focused()
