"""Steps through screens of a proposal over its whole year, each on its own date (issue 6, Show 2)."""

import json
import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.live import people, steps
from tests.live.meetings import ADVISORY, GOVERNING, Meetings, put

PHONE = {"width": 390, "height": 844}
SLUG, TITLE, OTHER = "community-engagement", "Ask people in the evening", "Print a one-page guide"
AUTHOR = "author@walk.example"
MEMBERS = ("first", "second")
REASON = "people who work by day were never asked"
DECISION = "Conversations in the evening"
CONSIDERED = f"Consider the {ADVISORY} Advisory Board report"  # the start of the title of the item

# Two members of the board with accounts, and terms long enough, entered in the register; then each mail to the author.
SEATED = """
from boards.models import Appointment
from cms import clock
from cms.demo.accounts import Account
from cms.demo.build import _account
from cms.powers import register
from cms.records.history import record
from django.contrib.auth import get_user_model
for appointment in Appointment.objects.filter(ends_on__gte=clock.today()):
    appointment.ends_on = None
    record(appointment, actor="system:walk", reason="a walk of a year", update_fields=["ends_on"])
rows = Appointment.objects.as_of(clock.today()).filter(seat__body__slug="community-engagement", user=None)
for name, appointment in zip(("first", "second"), rows.order_by("seat__position"), strict=False):
    _account(Account(f"{name}@demo.example", appointment.person_name, "member"))
    appointment.user = get_user_model().objects.get(email=f"{name}@demo.example")
    record(appointment, actor="system:walk", reason="has an account", update_fields=["user"])
    print(appointment.person_name)
for appointment in Appointment.objects.all():
    register.enter_vote("appointment", appointment, actor="system:walk", reason="a walk of a year")
"""
MAILS = """
import json
from cms.models import OutboxMessage
rows = OutboxMessage.objects.filter(to="author@walk.example").order_by("created_at", "pk")
print(json.dumps([[each.subject, each.text] for each in rows]))
"""


class ProposalYear(Meetings):
    @property
    def year(self) -> int:
        return self.today.year + 1

    def on(self, month: int, day: int, *, hour: int = 10, later: bool = False) -> date:
        """That day of the year, or of the one after; the site's clock goes there."""
        moment = date(self.year + later, month, day)
        self.clock_at(moment, hour)
        return moment

    def members_have_accounts(self) -> None:
        said = self.site.manage("shell", "-v0", "-c", SEATED).stdout.strip().splitlines()
        self.facts |= dict(zip(MEMBERS, said, strict=True))
        people.EMAILS.update({name: f"{name}@demo.example" for name in MEMBERS})

    def mails(self) -> list[tuple[str, str]]:
        """Subject and words of each mail to the author, oldest first."""
        said = self.site.printed(MAILS)
        return [tuple(each) for each in json.loads(said)]

    def done(self, page: Page, words: str) -> None:
        expect(page.get_by_text(words).first).to_be_visible()

    # Rules, proposals, sponsor ----------------------------------------------------------------------------

    def rules_and_year(self) -> None:
        self.on(2, 20)
        page = self.as_("clerk")
        self.go(page, "/desk/cycles/rules/new/")
        page.locator("[name=name_en]").fill("Yearly process with a ranking")
        page.locator("main [name=has_ranking]").check()
        part = steps.open_details(page.locator("details.part", has=page.locator("[name=rank-used]")))
        part.locator("[name=rank-used]").check()
        put(part.locator("[name=rank-from_month]"), "9")
        put(part.locator("[name=rank-until_month]"), "11")
        part.locator("[name=rank-until_day]").fill("30")
        page.get_by_role("button", name="Save this version").click()
        self.done(page, "Saved as version")
        page.get_by_role("link", name="Begin a cycle under this version").click()
        page.locator("[name=year]").fill(str(self.year))
        page.get_by_role("button", name="Start").click()
        self.done(page, "The cycle has begun.")
        self.snap(page, "year-1-cycles")

    def someone_proposes(self, title: str, email: str = "") -> str:
        """From a phone to a receipt, without an account or a cookie."""
        page = self.page(**PHONE)
        self.go(page, f"/proposals/new/{SLUG}/")
        page.locator("[name=title]").fill(title)
        page.locator("[name=summary]").fill(f"{title}, in each region.")
        page.locator("[name=scope][value=engagement]").check()
        page.locator("[name=email]").fill(email)
        page.get_by_role("button", name="Send and get my receipt").click()
        page.wait_for_url(re.compile(r"/receipts/TL-"))
        assert not page.context.cookies()
        return re.search(r"TL-[A-Z0-9-]+", page.url).group(0)

    def proposals_come_in(self) -> None:
        self.on(5, 3)
        self.facts["receipt"] = self.someone_proposes(TITLE, AUTHOR)
        self.someone_proposes(OTHER)

    def desk(self, title: str = TITLE) -> Page:
        """One proposal on the clerk's desk."""
        page = self.as_("clerk")
        self.go(page, f"/desk/proposals/?board={SLUG}")
        page.locator("#list").get_by_role("link", name=re.compile(title)).first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        return page

    def act(self, words: str, title: str = TITLE) -> Page:
        page = self.desk(title)
        page.get_by_role("link", name=words).click()
        return page

    def clerk_publishes(self) -> None:
        self.on(5, 6)
        for title in (TITLE, OTHER):
            page = self.act("Read and publish it", title)
            page.locator("[name=title_es]").fill(f"{title} (es)")
            page.get_by_role("button", name="Publish").click()
            self.done(page, "Published.")
        page = self.desk()
        self.snap(page, "year-2-desk")
        self.facts["number"] = re.search(r"P-\d+-\d+", page.title()).group(0)

    def member_sponsors(self) -> None:
        self.on(7, 6)
        page = self.as_("first")
        self.go(page, "/workspace/proposals/")
        page.get_by_role("link", name=re.compile(TITLE)).first.click()
        page.get_by_role("button", name="Sponsor it").click()
        self.done(page, "You sponsor it.")
        self.snap(page, "year-3-sponsored")

    # The fall meeting -------------------------------------------------------------------------------------

    def on_the_agenda(self) -> None:
        self.on(8, 25)
        self.facts["fall"] = self.plan(ADVISORY, date(self.year, 9, 15), template="Recurring items")
        page = self.as_("clerk")
        self.go(page, "/desk/proposals/items/")
        put(page.locator("[name=meeting]"), self.meeting_option(page))
        for title in (TITLE, OTHER):
            page.get_by_role("checkbox", name=re.compile(title)).check()
        page.locator("[name=together]").check()
        page.get_by_role("button", name="Create items").click()
        self.done(page, "1 item added to the draft.")
        self.facts["fall_page"] = self.post(self.facts["fall"])

    def meeting_option(self, page: Page) -> str:
        """The one draft that was planned last."""
        return page.locator("[name=meeting] option").last.get_attribute("value") or ""

    def in_hand(self, meeting: str, title: str) -> Page:
        """The console, with the item of this name called."""
        page = self.console(meeting)
        page.locator("#agenda-now").get_by_role("link", name=re.compile(title)).click()
        expect(page.locator("#item-title")).to_contain_text(re.compile(title))
        page.get_by_role("button", name="Call this item").click()
        expect(page.get_by_role("button", name="Call this item")).to_have_count(0)
        return page

    def board_ranks(self) -> None:
        """BK-46: opened in the session, each member on their own screen, closed before the end."""
        self.on(9, 15, hour=9)
        self.begin(self.facts["fall"])
        page = self.in_hand(self.facts["fall"], "Discuss the")
        steps.hear_the_public(page)
        form = steps.open_details(page.locator("#form-ballot"))
        for title in (TITLE, OTHER):
            form.get_by_role("checkbox", name=re.compile(title)).check()
        form.get_by_role("button", name="Open the ranking").click()
        expect(page.get_by_text("No member has ranked the proposals yet.")).to_be_visible()
        for who in MEMBERS:
            self.member_ranks(who)
        steps.open_console(self, page, self.facts["fall"])
        expect(page.locator("#ballot").get_by_text(self.facts["second"]).first).to_be_visible()
        self.snap(page, "year-4-ranking")
        page.get_by_role("button", name="Close the ranking").click()
        expect(page.get_by_role("button", name="Close the ranking")).to_have_count(0)
        self.end(self.facts["fall"])

    def member_ranks(self, who: str) -> None:
        page = self.as_(who)
        self.go(page, "/workspace/")
        page.get_by_role("link", name="Rank them now").click()
        page.get_by_label(re.compile(TITLE)).select_option("1")
        page.get_by_label(re.compile(OTHER)).select_option("2")
        page.get_by_role("button", name="Submit my ranking").click()
        self.done(page, "Your ranking is in the record, by name.")

    def too_late_to_rank(self) -> None:
        page = self.as_("second")
        page.get_by_label(re.compile(TITLE)).select_option("2")
        page.get_by_label(re.compile(OTHER)).select_option("1")
        page.get_by_role("button", name="Change my ranking").click()
        expect(page.locator(".refusal").first).to_contain_text("BK-46")

    def discussion_is_written_down(self) -> None:
        page = self.act("The board discussed it")
        put(page.locator("[name=item]"), "Discuss the")
        page.locator("[name=note_en]").fill("Members like it and ask what it costs.")
        page.get_by_role("button", name="Record").click()
        self.done(page, "Recorded. Its author is notified.")

    # Study and report -------------------------------------------------------------------------------------

    def office_studies(self) -> None:
        self.on(12, 2)
        page = self.act("Start a feasibility study")
        page.locator("[name=by_en]").fill("Communications and engagement")
        page.get_by_role("button", name="Start").click()
        self.done(page, "Study started.")
        self.on(1, 20, later=True)
        page = self.act("Write the feasibility study")
        for name in ("summary", "data", "law", "cost"):
            page.locator(f"[name={name}_en]").fill(f"A little {name}.")
        page.locator("[name=effort]").select_option("small")
        page.get_by_role("button", name="Publish the study").click()
        self.done(page, "Study published.")

    def three_draft(self) -> None:
        """C2C-30, C2C-32: two members and the liaison, inside their group."""
        self.on(3, 3, later=True)
        page = self.as_("clerk")
        self.go(page, "/desk/cycles/reports/")
        row = page.locator("p", has_text=str(self.year)).filter(has_text=ADVISORY)
        row.get_by_role("link", name=re.compile("Choose who drafts")).click()
        for who in MEMBERS:
            page.get_by_role("checkbox", name=self.facts[who], exact=True).check()
        put(page.locator("[name=liaison]"), "Leilani Brandt")
        page.get_by_role("button", name="Form the drafting group").click()
        self.done(page, "Drafting group formed.")
        report = page.get_by_role("link", name=re.compile(f"Report {self.year}")).get_attribute("href")
        self.facts["report"] = re.search(r"/(\d+)/", report or "").group(1)
        told = ("The board heard two ideas.", "The board heard two good ideas.", "The board likes two ideas.")
        for who, words in zip((*MEMBERS, "member"), told, strict=True):
            self.drafter_writes(who, words)

    def drafter_writes(self, who: str, words: str) -> None:
        page = self.as_(who)
        self.go(page, f"/workspace/reports/{self.facts['report']}/")
        page.locator("[name=words_en]").fill(words)
        page.get_by_role("button", name="Save this version").click()
        self.done(page, "Saved as version")
        if who == "member":
            expect(page.locator("ins").first).to_contain_text("likes")
            self.snap(page, "year-5-report")

    def board_reviews(self) -> None:
        self.on(3, 24, later=True)
        meeting = self.report_on_agenda(ADVISORY, date(self.year + 1, 4, 14))
        self.on(4, 14, hour=9, later=True)
        self.begin(meeting)
        self.end(meeting)
        page = self.as_("clerk")
        self.go(page, f"/desk/cycles/reports/{self.facts['report']}/")
        page.get_by_role("link", name="The board reviewed it: make it final").click()
        page.get_by_role("checkbox", name=re.compile(TITLE)).check()
        page.get_by_role("button", name="Make it final").click()
        self.done(page, "The report is final.")

    def report_on_agenda(self, body: str, day: date) -> str:
        """Planned, the report put on its draft, posted."""
        meeting = self.plan(body, day, template="Recurring items")
        page = self.as_("clerk")
        self.go(page, f"/desk/cycles/reports/{self.facts['report']}/item/")
        put(page.locator("[name=meeting]"), self.meeting_option(page))
        page.get_by_role("button", name="Create item").click()
        self.done(page, "The report is now an item on the draft agenda.")
        self.facts["address"] = self.post(meeting)
        return meeting

    # The Governing Board, and the answer ------------------------------------------------------------------

    def governing_board_votes(self) -> None:
        self.on(4, 20, later=True)
        meeting = self.report_on_agenda(GOVERNING, date(self.year + 1, 5, 12))
        self.on(5, 12, hour=9, later=True)
        self.begin(meeting)
        page = self.in_hand(meeting, "Consider the")
        steps.hear_the_public(page)
        steps.write_motion(page, "That conversations be held in the evening.")
        steps.call_the_roll(page)
        steps.close_the_vote(page, "Adopted.")
        self.end(meeting)
        self.post_minutes(meeting)
        page = self.as_("clerk")
        self.go(page, "/desk/decisions/")
        row = page.locator(".spread", has_text="Consider the")
        row.get_by_role("link", name="Prepare the decision").click()
        for language in ("en", "es"):
            page.locator(f"[name=title_{language}]").fill(DECISION)
            page.locator(f"[name=reason_{language}]").fill(REASON)
            page.locator(f"[name=summary_{language}]").fill(f"{DECISION}.")
        page.get_by_role("button", name="Save for review").click()
        page = self.as_("publisher")
        self.go(page, "/desk/decisions/")
        row = page.locator(".spread", has_text="Consider the")
        row.get_by_role("link", name="Read and publish").click()
        page.get_by_role("button", name="Publish the decision").click()
        expect(page.get_by_role("link", name=re.compile(DECISION)).first).to_be_visible()

    def answer_is_written(self) -> None:
        page = self.act("The Governing Board considered it")
        put(page.locator("[name=item]"), "Consider the")
        page.get_by_role("button", name="Record").click()
        self.done(page, "Recorded.")
        page = self.act("Write the answer")
        page.locator("[name=outcome]").select_option("adapted")
        page.locator("[name=reason_en]").fill(f"{REASON}.")
        put(page.locator("[name=item]"), "Consider the")
        put(page.locator("[name=decision]"), DECISION)
        page.get_by_role("button", name="Send the answer").click()
        self.done(page, "Answered.")


def walk_the_year(walk: ProposalYear) -> None:
    walk.members_have_accounts()
    walk.rules_and_year()
    walk.proposals_come_in()
    walk.clerk_publishes()
    walk.member_sponsors()
    walk.on_the_agenda()
    walk.board_ranks()
    walk.too_late_to_rank()
    walk.discussion_is_written_down()
    walk.office_studies()
    walk.three_draft()
    walk.board_reviews()
    walk.governing_board_votes()
    walk.answer_is_written()
