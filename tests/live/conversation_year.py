"""Steps through screens of a whole conversation, from the plan to its outcomes (issue 5, Show 1)."""

import json
import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.live.walk import WORDS, Walk

SLUG, NAME, NAME_ES = "county-evening", "An evening on county numbers", "Una tarde sobre los datos de condado"
PHONE = {"width": 390, "height": 844}
NOTES = {"Table A": WORDS, "Table B": "Parents want fewer clicks.", "Mesa C": "Queremos verlo en español."}
MAILS = """
import json
from cms.models import OutboxMessage
rows = OutboxMessage.objects.filter(to__endswith="@walk.example").order_by("created_at")
print(json.dumps([[each.to, each.language, each.subject, each.text] for each in rows]))
"""


class Gathering(Walk):
    # Before -------------------------------------------------------------------------------------------

    def publisher_plans(self) -> None:
        page = self.as_("publisher")
        self.go(page, "/desk/conversations/new/")
        tomorrow = (self.today + timedelta(days=1)).isoformat()
        typed = {"name_en": NAME, "name_es": NAME_ES, "slug": SLUG, "day": tomorrow}
        self.fill(page, typed | {"starts": "18:00", "ends": "19:30"})
        page.get_by_role("button", name="Create draft").click()
        page.wait_for_url(re.compile(f"/desk/conversations/{SLUG}/plan/"))
        self.plan_step(page, "where", {"capacity": "2"})
        agenda = {"agenda_en": "20 | Welcome\n70 | Small groups", "agenda_es": "20 | Bienvenida\n70 | Grupos"}
        self.plan_step(page, "texts", agenda)
        feeds = {"feeds_en": "What the Governing Board decides next", "feeds_es": "Lo que decida la junta"}
        self.plan_step(page, "feeds", feeds)
        expect(page.get_by_text("Nothing is missing. Publish its pages")).to_be_visible()
        self.snap(page, "gather-1-planned")

    def fill(self, page: Page, typed: dict[str, str]) -> None:
        for name, words in typed.items():
            page.locator(f"[name={name}]").fill(words)

    def plan_step(self, page: Page, key: str, typed: dict[str, str]) -> None:
        self.go(page, f"/desk/conversations/{SLUG}/plan/{key}/")
        self.fill(page, typed)
        if key == "feeds":
            page.locator("main [name=form]").select_option(label=self.form_label(page))
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_role("heading", name="Steps, in any order")).to_be_visible()

    def form_label(self, page: Page) -> str:
        """The form of the first tool: what is said is kept as comments of it."""
        options = page.locator("[name=form] option").all_text_contents()
        return next(each for each in options if "eacher" in each or "ashboard" in each)

    def publisher_publishes(self) -> None:
        page = self.as_("publisher")
        for place in range(2):
            self.go(page, f"/desk/conversations/{SLUG}/")
            page.get_by_role("link", name=re.compile("^Write")).nth(place).click()
            page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
            page.get_by_role("button", name="More actions").first.click()
            page.get_by_role("button", name=re.compile("Publish")).first.click()
            expect(page.locator(".messages .success")).to_contain_text("published")

    def register(self, name: str, language: str = "") -> str:
        """From a phone; gives the code of the receipt."""
        page = self.page(**PHONE)
        self.go(page, f"{language}/conversations/{SLUG}/")
        page.locator("[name=name]").fill(name)
        page.locator("[name=email]").fill(f"{name.lower()}@walk.example")
        page.locator("#register form button[type=submit]").click()
        page.wait_for_url(re.compile(r"/registration/TL-"))
        assert not page.context.cookies()
        self.facts[name] = page
        return re.search(r"TL-[A-Z0-9-]+", page.url).group(0)

    def heading_of(self, name: str) -> str:
        page = self.facts[name]
        page.reload()
        return page.get_by_role("heading", level=1).inner_text()

    def gives_back(self, name: str) -> None:
        page = self.facts[name]
        page.get_by_role("button", name=re.compile("Cancel my registration")).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("You canceled your registration")

    # During -------------------------------------------------------------------------------------------

    def door_opens(self, code: str) -> None:
        """The square code of a receipt leads staff to one button; who just comes is a number."""
        page = self.as_("editor")
        self.go(page, f"/desk/conversations/door/{code}/")
        page.get_by_role("button", name=re.compile("^Arrived")).click()
        self.go(page, f"/desk/conversations/{SLUG}/door/")
        expect(page.get_by_text(re.compile("Arrived at"))).to_have_count(1)
        form = page.locator("section[aria-labelledby=walk-ins]")
        form.locator("[name=people]").fill("12")
        form.get_by_role("button", name="Count", exact=True).click()
        expect(page.get_by_text(re.compile("^12 people")).first).to_be_visible()
        self.snap(page, "gather-2-door")

    def poll_runs(self) -> None:
        desk = self.as_("editor")
        self.go(desk, f"/desk/conversations/{SLUG}/live/")
        for name, words in {"question_en": "Do you use county numbers?", "question_es": "¿Los usa?"}.items():
            desk.locator(f"[name={name}]").fill(words)
        desk.locator("[name=options_en]").fill("Yes\nNo")
        desk.locator("[name=options_es]").fill("Sí\nNo")
        desk.get_by_role("button", name="Create poll").click()
        desk.get_by_role("button", name=re.compile("^Open poll")).click()
        for _person in range(2):
            phone = self.page(**PHONE)
            self.go(phone, f"/conversations/{SLUG}/live/")
            phone.get_by_label("Yes").check()
            phone.get_by_role("button", name="Send my answer").click()
            expect(phone.get_by_text("We have your answer.")).to_be_visible()
            phone.context.close()
        desk.reload()
        expect(desk.get_by_text("2 people answered so far.")).to_be_visible()
        desk.locator("[name=n_present]").fill("13")
        desk.get_by_role("button", name="Close and count").click()
        expect(desk.get_by_text(re.compile("Fewer than 11 people answered")).first).to_be_visible()

    def groups_take_notes(self) -> None:
        """Three groups; one writes without a network."""
        for name, words in NOTES.items():
            link = self.add_group(name)
            phone = self.page(**PHONE)
            phone.goto(link)
            offline = name == "Table B"
            if offline:
                phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
                phone.context.set_offline(True)
            phone.get_by_label("Word for word").check()
            phone.get_by_label("What was said").fill(words)
            phone.get_by_role("button", name="Save note").click()
            if offline:
                expect(phone.locator("[data-waiting-said]")).to_contain_text(
                    "1 note is waiting on this phone."
                )
                phone.context.set_offline(False)
            expect(phone.locator("[data-kept] li")).to_have_count(1)
            assert not phone.context.cookies()
            phone.context.close()

    def add_group(self, name: str) -> str:
        page = self.as_("editor")
        self.go(page, f"/desk/conversations/{SLUG}/groups/")
        page.locator("[name=name]").fill(name)
        page.locator("[name=language]").select_option("es" if name == "Mesa C" else "en")
        page.get_by_role("button", name="Add group and get link").click()
        return page.locator(".note--success a").get_attribute("href") or ""

    # After --------------------------------------------------------------------------------------------

    def notes_become_comments(self) -> None:
        page = self.as_("editor")
        self.go(page, f"/desk/conversations/{SLUG}/heard/")
        page.get_by_role("button", name="Turn all 3 notes into comments").click()
        expect(page.get_by_role("heading", name="3 comments created")).to_be_visible()
        self.go(page, f"/desk/conversations/{SLUG}/")
        page.locator("[name=attended]").fill("13")
        page.get_by_role("button", name="Mark as held").click()
        expect(page.get_by_text("Marked as held.")).to_be_visible()

    def choose_a_quote(self, page: Page) -> None:
        """What a note-taker wrote down is quoted only if the person allowed it; here nobody did (PRV-14)."""
        assert not page.locator("label.choice", has_text="charter schools").count()

    def recap_is_posted(self) -> None:
        page = self.as_("publisher")
        self.go(page, f"/desk/conversations/{SLUG}/recap/")
        cut = re.search(r"/cuts/(\d+)/", self.facts["cut"]).group(1)
        option = page.locator("[name=cut] option", has_text=re.compile(rf"\b{cut}\b")).first
        page.locator("[name=cut]").select_option(value=option.get_attribute("value"))
        page.get_by_role("button", name="Draft the recap from this data set").click()
        expect(page.locator("[name^=finding-]").first).to_be_visible()
        self.leave_one_theme(page)
        analyst = self.as_("analyst")
        self.go(analyst, f"/desk/conversations/{SLUG}/recap/")
        analyst.get_by_role("button", name="Propose the recap").click()
        self.decide(page, f"/desk/conversations/{SLUG}/recap/preview/")
        expect(page.get_by_text("Recap posted. Its numbers are frozen.")).to_be_visible()

    def decide(self, page: Page, path: str) -> None:
        """The second person agrees."""
        self.go(page, path)
        page.get_by_role("radio", name="I agree").check()
        page.get_by_role("button", name="Save the decision").click()

    def leave_one_theme(self, page: Page) -> None:
        """The theme that the finding carries on; the others are left out of this recap."""
        page.wait_for_load_state()
        boxes = page.locator("[name^=leave-]")
        for place in range(1, boxes.count()):
            boxes.nth(place).check()
        page.locator("[name^=finding-]").first.select_option(self.facts["finding"])
        page.get_by_role("button", name="Save themes").click()
        expect(page.locator("[name^=leave-]")).to_have_count(1)

    def closing_is_refused(self) -> None:
        page = self.as_("publisher")
        self.go(page, f"/desk/conversations/{SLUG}/outcomes/")
        page.get_by_role("button", name="Close conversation").click()
        expect(page.locator(".refusal").first).to_contain_text("PAR-01")

    def board_decides(self) -> None:
        meeting = self.clerk_plans(12)
        self.clerk_posts(meeting)
        self.meeting_day(12)
        self.meeting_begins(meeting)
        self.vote(meeting, 14)
        self.meeting_ends(meeting)
        self.decision_is_published()
        self.site.manage("run_due")
        self.outcome_is_agreed()
        for _again in range(2):  # told once, however often the work runs
            self.site.manage("run_due")
            self.move_clock(13)

    def outcome_is_agreed(self) -> None:
        """The record of the board proposed it."""
        page = self.as_("publisher")
        self.go(page, f"/desk/conversations/{SLUG}/outcomes/")
        page.get_by_role("link", name="Read and decide").click()
        expect(page.get_by_text("From the board’s record.").first).to_be_visible()
        page.get_by_role("radio", name="I agree").check()
        page.get_by_role("button", name="Save the decision").click()
        expect(page.get_by_text(re.compile(r"^Published\. \d+ registered p"))).to_be_visible()

    def conversation_closes(self) -> None:
        page = self.as_("publisher")
        self.go(page, f"/desk/conversations/{SLUG}/outcomes/")
        expect(page.get_by_text("From the board’s record.")).to_be_visible()
        page.get_by_role("button", name="Close conversation").click()
        expect(page.get_by_text("Conversation closed. Its page now shows this.")).to_be_visible()

    def public_page(self, language: str = "") -> Page:
        page = self.page(**PHONE)
        self.go(page, f"{language}/conversations/{SLUG}/")
        return page

    def mails(self, to: str) -> list[tuple[str, str, str]]:
        """Language, subject and words of each mail to one person, oldest first."""
        rows = json.loads(self.site.printed(MAILS))
        return [(language, subject, text) for who, language, subject, text in rows if who.startswith(to)]


def walk_a_conversation(walk: Gathering) -> None:
    walk.publisher_plans()
    walk.publisher_publishes()
    codes = {name: walk.register(name, language) for name, language in PEOPLE}
    walk.facts["waiting"] = walk.heading_of("Zoe")
    walk.gives_back("Ana")
    walk.facts["promoted"] = walk.heading_of("Zoe")
    walk.move_clock(1)
    walk.door_opens(codes["Luis"])
    walk.poll_runs()
    walk.groups_take_notes()
    walk.move_clock(2)
    walk.notes_become_comments()
    walk.analyst_reads_and_codes()
    walk.analyst_cuts()
    walk.analyst_writes_a_finding()
    walk.recap_is_posted()
    walk.closing_is_refused()
    walk.board_decides()
    walk.conversation_closes()


PEOPLE = [("Ana", ""), ("Luis", "/es"), ("Zoe", "")]
