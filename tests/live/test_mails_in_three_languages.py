"""What people who registered get by email, opened as a reader does: wholly in their language, with working links."""

import json
import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live.marks import NIGHTLY_WALK
from tests.live.steps import picture
from tests.live.test_recap_by_two import SLUG, Reporting

pytestmark = NIGHTLY_WALK  # rules: tests/engagement/test_mails_in_one_language.py
PEOPLE = {"en": ("", "Ann"), "es": ("/es", "Ana"), "vi": ("/vi", "An")}
MAILS = """
import json
from cms.models import OutboxMessage
rows = OutboxMessage.objects.filter(to="{to}").exclude(html="").order_by("created_at", "pk")
print(json.dumps([[each.subject, each.html] for each in rows]))
"""
REMIND = """
from engagement.models import Registration
from engagement.registrations.emails import reminder
for each in Registration.objects.filter(email__endswith="@mails.example"):
    reminder(each, same_day=False)
print("done")
"""
# A word of each language that no other of the three has, and words of English that must not be left in the others.
SPOKEN = {"en": "you", "es": "usted|conversación", "vi": "quý vị"}
LEFT_IN_ENGLISH = re.compile(r"\\b(registered|your|please|the|with|conversation was)\\b", re.IGNORECASE)
OWN_WORDS = """() => {
  const copy = document.body.cloneNode(true);
  for (const each of copy.querySelectorAll(`[lang]:not([lang="${document.documentElement.lang}"])`)) each.remove();
  return copy.textContent;
}"""


@pytest.fixture(scope="module")
def walk(site, sessions) -> Reporting:
    return Reporting(site, sessions, clock.today())


@pytest.fixture(scope="module")
def registered(walk) -> Reporting:
    for prefix, name in PEOPLE.values():
        page = walk.page(width=320, height=640)
        walk.go(page, f"{prefix}/conversations/{SLUG}/register/")
        page.locator("[name=name]").fill(name)
        page.locator("[name=email]").fill(f"{name.lower()}@mails.example")
        page.locator("[name=mode][value=online]").check()
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        picture(page, f"register-{name}")
        page.locator("main form button[type=submit]").last.click()
        page.wait_for_url(re.compile(r"/registration/TL-"))
        page.context.close()
    return walk


def mails(walk: Reporting, language: str) -> list[tuple[str, str]]:
    to = f"{PEOPLE[language][1].lower()}@mails.example"
    return json.loads(walk.site.printed(MAILS.format(to=to)))


def reads(page: Page, walk: Reporting, language: str, about: str) -> None:
    """The newest email of this person, which came since the one before."""
    place = ["registered", "reminder", "moved", "recap"].index(about)
    *before, (subject, html) = mails(walk, language)
    assert len(before) == place, [each for each, _html in before]
    page.set_content(html)
    picture(page, f"mail-{about}-{language}")
    assert page.evaluate("document.documentElement.lang") == language, subject
    words = page.evaluate(OWN_WORDS)
    assert re.search(SPOKEN[language], words, re.IGNORECASE), (about, words[:2000])
    if language != "en":
        assert not LEFT_IN_ENGLISH.findall(words), (about, language, words[:2000])
    links = {each.get_attribute("href") for each in page.locator("a[href^=http]").all()}
    own = {each for each in links if each.startswith(walk.site.url)}
    assert own
    for each in own:
        assert page.request.get(each).status == 200, each
    prefix = PEOPLE[language][0]
    assert all(each.startswith(f"{walk.site.url}{prefix}/") for each in own), own


@pytest.fixture
def paper(sessions) -> Page:
    return sessions.page(width=390, height=844)


def test_each_reads_that_they_have_a_seat(registered, paper):
    for language in PEOPLE:
        reads(paper, registered, language, "registered")


def test_each_is_reminded(registered, paper):
    registered.site.printed(REMIND)
    for language in PEOPLE:
        reads(paper, registered, language, "reminder")


def test_each_reads_that_it_was_moved(registered, paper):
    page = registered.as_("publisher")
    registered.go(page, f"/desk/conversations/{SLUG}/move/")
    day = page.locator("main [name=day]")
    day.fill((date.fromisoformat(day.input_value()) + timedelta(days=1)).isoformat())
    for language, words in {"en": "A storm is coming", "es": "Viene una tormenta"}.items():
        page.locator(f"[name=reason_{language}]").fill(words)
    page.get_by_role("button", name="Move conversation").click()
    expect(page.get_by_text("Moved.")).to_be_visible()
    for language in PEOPLE:
        reads(paper, registered, language, "moved")


def test_each_reads_the_recap(registered, paper):
    registered.is_held()
    registered.a_theme_is_counted()
    registered.is_proposed(registered.as_("analyst"))
    registered.is_agreed(registered.as_("publisher"))
    registered.site.manage("run_due")
    for language in PEOPLE:
        reads(paper, registered, language, "recap")
