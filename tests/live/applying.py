"""Steps through screens from the public application form to the oath (issue 6, Show 2)."""

import json
import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.live import steps
from tests.live.conversation_year import MAILS, PHONE
from tests.live.walk import Walk

TITLE, TITLE_ES = "One seat for a college advisor", "Un puesto para consejería universitaria"
STATEMENT = "I help night students choose. I would speak for them."
INTERNAL = ("walk.example", "916-555-0188", "An invented night college")
APPOINT = "Appoint members of the Community Engagement Advisory Board"


class Serving(Walk):
    # The call -----------------------------------------------------------------------------------------

    def clerk_writes_the_call(self) -> None:
        page = self.as_("clerk")
        self.go(page, "/desk/applications/")
        page.get_by_role("link", name=re.compile("^Call for applications.*Community")).click()
        typed = {"title_en": TITLE, "title_es": TITLE_ES, "words_en": "Come.", "words_es": "Venga."}
        typed |= {"criteria_en": "Knows students\nListens", "criteria_es": "Conoce estudiantes\nEscucha"}
        typed |= {"opens_on": str(self.today), "closes_on": str(self.today + timedelta(days=2))}
        for name, words in typed.items():
            page.locator(f"[name={name}]").fill(words)
        page.get_by_role("checkbox", name=re.compile("^9. College advisor")).check()
        page.get_by_role("button", name="Save draft").click()
        page.get_by_role("button", name="Publish the call").click()
        expect(page.get_by_text("The call is public.")).to_be_visible()
        self.facts["desk"] = re.sub(r"^https?://[^/]+", "", page.url)

    # The applicants -----------------------------------------------------------------------------------

    def applies(self, name: str, language: str) -> str:
        """From a phone, without an account or a cookie; gives the address of the receipt."""
        page = self.page(**PHONE)
        self.go(page, "/applications/")
        page.get_by_role("link", name=re.compile(f"^Apply.*{TITLE}")).click()
        expect(page.get_by_text("Three things are shown in public")).to_be_visible()
        page.locator("[name=name]").fill(name)
        page.locator("[name=organization]").fill("Night advisors")
        page.locator("[name=statement]").fill(STATEMENT)
        page.get_by_label(re.compile("A school, district, campus")).check()
        page.locator("[name=employer]").fill(INTERNAL[2])
        page.locator("[name=email]").fill(f"{name.lower()}@walk.example")
        page.locator("[name=phone]").fill(INTERNAL[1])
        page.locator("[name=language]").select_option(language)
        page.get_by_role("button", name="Send my application").click()
        page.wait_for_url(re.compile(r"/applications/mine/TL-"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. We have your application.")
        assert not page.context.cookies()
        self.facts[name] = page
        self.snap(page, f"serve-1-{name.lower()}")
        return page.url

    def says(self, name: str) -> str:
        page = self.facts[name]
        page.reload()
        return page.locator("section[aria-labelledby=became] .lede").inner_text()

    def changes_the_statement(self, name: str) -> None:
        page = self.facts[name]
        page.get_by_role("link", name="Change it").click()
        page.locator("[name=statement]").fill(f"{STATEMENT} And for their children.")
        page.get_by_role("button", name="Save the change").click()
        expect(page.get_by_text("And for their children.")).to_be_visible()

    # The scores ---------------------------------------------------------------------------------------

    def scores(self, who: str, points: dict[str, tuple[int, int]]) -> None:
        page = self.as_(who)
        for name, given in points.items():
            self.go(page, self.facts["desk"])
            row = page.get_by_role("row", name=re.compile(name))
            self.facts[f"{who} saw {name}"] = row.inner_text()
            row.get_by_role("link", name=name).click()
            for place, value in enumerate(given):
                page.locator(f"[name=points_{place}][value='{value}']").check()
            page.get_by_role("button", name="Submit my scores").click()
            expect(page.get_by_text("You can now see the scores others gave.")).to_be_visible()

    def clerk_makes_the_short_list(self, name: str) -> None:
        page = self.as_("clerk")
        self.go(page, self.facts["desk"])
        page.get_by_role("button", name="Close scoring").click()
        page.get_by_role("button", name=re.compile(f"^Add.*{name}")).click()
        expect(page.get_by_text(f"{name} was added to the short list.")).to_be_visible()
        self.snap(page, "serve-2-short-list")

    # The board ----------------------------------------------------------------------------------------

    def clerk_brings_it_to_the_board(self) -> str:
        page = self.as_("clerk")
        page.get_by_role("link", name="Send the short list to the board").click()
        page.get_by_role("button", name="Add to the agenda").click()
        expect(page.get_by_text("The short list is on the draft agenda, with its packet.")).to_be_visible()
        page.locator("main a[href^='/desk/meetings/']").first.click()
        page.wait_for_url(re.compile(r"/desk/meetings/\d+/"))
        meeting = re.search(r"/desk/meetings/(\d+)/", page.url).group(1)
        self.publisher_approves(meeting)
        self.go(page, f"/desk/meetings/{meeting}/post/")
        page.get_by_role("button", name="Post the agenda").click()
        expect(page.get_by_role("button", name="Post the agenda")).to_have_count(0)
        self.go(page, f"/desk/meetings/{meeting}/")
        page.get_by_role("link", name="View as the public").click()
        self.facts["meeting"] = re.sub(r"^https?://[^/]+", "", page.url)
        self.facts["day"] = date.fromisoformat(re.search(r"\d{4}-\d\d-\d\d", page.url).group(0))
        return meeting

    def public_reads_the_packet(self) -> str:
        """The page under the item, as anyone reads it."""
        page = self.page()
        self.go(page, self.facts["meeting"])
        expect(page.get_by_text(APPOINT).first).to_be_visible()
        page.get_by_role("link", name=re.compile("^Applications: Community")).first.click()
        expect(page.get_by_text("And for their children.")).to_be_visible()
        self.snap(page, "serve-3-packet")
        return page.locator("main").inner_text()

    def board_votes(self, meeting: str) -> None:
        """The time machine goes to the day; the roll is called on the item."""
        self.meeting_day((self.facts["day"] - self.today).days)
        page = self.console(meeting)
        steps.begin(page, present=20)
        item = page.locator("a[href*='item=']", has_text=APPOINT).first
        steps.open_console(
            self, page, meeting, int(re.search(r"item=(\d+)", item.get_attribute("href")).group(1))
        )
        steps.hear_the_public(page)
        steps.write_motion(page, "That Solene be appointed to seat 9.")
        steps.call_the_roll(page, ayes=14)
        steps.close_the_vote(page, "14 of 21 seats voted aye; 14 were required.")
        self.meeting_ends(meeting)

    def clerk_appoints(self, name: str) -> None:
        page = self.as_("clerk")
        self.move_clock((self.facts["day"] - self.today).days + 1)
        self.go(page, self.facts["desk"])
        page.get_by_role("link", name="Record an appointment").click()
        page.get_by_role("button", name="Record the appointment").click()
        expect(page.get_by_text(f"Appointment of {name} recorded.")).to_be_visible()
        page.get_by_role("button", name="Notify all other applicants").click()
        expect(page.get_by_text("1 application answered.")).to_be_visible()

    def takes_the_oath(self, name: str) -> Page:
        """The copy of the act on the next day, the oath the day after (BK-05, BK-06, C2C-10)."""
        page = self.as_("clerk")
        self.move_clock((self.facts["day"] - self.today).days + 3)
        self.go(page, self.facts["desk"])
        page.locator("section[aria-labelledby=seats]").get_by_role("link", name=name).click()
        for kind, days, version in (("act", 1, "Government Code 11120"), ("oath", 2, "")):
            page.locator("[name=kind]").select_option(kind)
            page.locator("[name=done_on]").fill(str(self.facts["day"] + timedelta(days=days)))
            page.locator("[name=version]").fill(version)
            page.get_by_role("button", name="Save step").click()
            expect(page.get_by_text("Step added to the checklist.")).to_be_visible()
        self.snap(page, "serve-4-oath")
        return page

    def mails(self, to: str) -> list[tuple[str, str, str]]:
        rows = json.loads(self.site.printed(MAILS))
        return [(language, subject, text) for who, language, subject, text in rows if who.startswith(to)]


def walk_to_the_oath(walk: Serving) -> None:
    walk.clerk_writes_the_call()
    for name, language in (("Solene", "es"), ("Viggo", "en")):
        walk.applies(name, language)
    walk.changes_the_statement("Solene")
    walk.facts["said"] = [walk.says("Solene")]
    walk.move_clock(3)
    walk.facts["said"].append(walk.says("Solene"))
    walk.scores("editor", {"Solene": (5, 5), "Viggo": (3, 2)})
    walk.scores("publisher", {"Solene": (4, 5), "Viggo": (3, 4)})
    walk.clerk_makes_the_short_list("Solene")
    meeting = walk.clerk_brings_it_to_the_board()
    walk.facts["said"].append(walk.says("Solene"))
    walk.facts["packet"] = walk.public_reads_the_packet()
    walk.board_votes(meeting)
    walk.clerk_appoints("Solene")
    walk.facts["said"].append(walk.says("Solene"))
    walk.facts["thanked"] = walk.says("Viggo")
    walk.facts["checklist"] = walk.takes_the_oath("Solene").locator("main").inner_text()
