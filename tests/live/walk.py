"""The thread through all apps, walked by people through screens only (issue 2, Show 2)."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.live import steps
from tests.live.steps import Steps

WORDS = "Please show the numbers for charter schools too. They are left out everywhere."
FINDING = "Show charter schools"
MOTION = "That charter schools be shown in the first release."
ITEM = "Decide whether the first release shows charter schools"


class Walk(Steps):
    # The visitor --------------------------------------------------------------------------------------

    def visitor_writes(self) -> str:
        """From a phone of 390 pixels to a receipt."""
        page = self.page(width=390, height=844)
        self.go(page, "/feedback/teacher-dashboard/")
        page.get_by_role("checkbox").first.check()
        page.get_by_role("textbox").first.fill(WORDS)
        page.get_by_role("radio", name=re.compile("Yes, without my name")).first.check()
        page.get_by_role("button", name="Send and get my receipt").click()
        page.wait_for_url(re.compile(r"/receipts/TL-"))
        expect(page.get_by_text("We have your comment. Save this code")).to_be_visible()
        assert not page.context.cookies(), "a visitor gets no cookie"
        self.snap(page, "walk-1-receipt")
        self.facts["receipt"] = re.search(r"/receipts/(TL-[A-Z0-9-]+)/", page.url).group(1)
        page.context.close()
        return self.facts["receipt"]

    # The analyst --------------------------------------------------------------------------------------

    def analyst_reads_and_codes(self) -> None:
        page = self.as_("analyst")
        self.go(page, "/desk/comments/?words=charter+schools+too")
        page.locator(".entries a").first.click()
        page.get_by_role("button", name="Approve").click()
        expect(page.get_by_role("heading", name="What was decided")).to_be_visible()
        page.get_by_role("link", name="Code this text").first.click()
        expect(page.get_by_label("Use these keys")).to_be_visible()  # the keys are at work
        page.locator("[data-passage]").press("ArrowDown")
        self.snap(page, "walk-2-coding")
        code = page.locator("button.code-button").last
        self.facts["code"] = code.locator("span").last.inner_text()
        code.click()
        expect(page.get_by_text("Codes on this text")).to_be_visible()

    def analyst_cuts(self) -> None:
        page = self.as_("analyst")
        self.go(page, "/desk/cuts/")
        page.get_by_label("Language").select_option("")
        page.get_by_role("button", name="Freeze data set").click()
        self.until_the_job_is_done(page, r"/desk/cuts/\d+/")
        self.facts["cut"] = page.url

    def analyst_writes_a_finding(self) -> str:
        page = self.as_("analyst")
        page.goto(self.facts["cut"])
        page.get_by_role("link", name="Write a finding from this data set").click()
        for name in ("title", "summary", "question_asked", "limits"):
            page.locator(f"[name={name}_en]").fill(FINDING if name == "title" else f"{FINDING}: {name}.")
            page.locator(f"[name={name}_es]").fill(f"Mostrar las escuelas chárter: {name}.")
        page.wait_for_load_state()
        code = page.locator("select[name=code]")
        option = code.locator("option", has_text=self.facts["code"]).first
        code.select_option(value=option.get_attribute("value"))
        page.get_by_role("button", name="Save and calculate the numbers").click()
        page.wait_for_url(re.compile(r"/desk/findings/\d+/"))
        self.facts["finding"] = re.search(r"/findings/(\d+)/", page.url).group(1)
        self.choose_a_quote(page)
        self.until_numbers_are_decided(page)
        self.publisher_reviews()
        self.two_people_release(self.facts["cut"].rstrip("/").rpartition("/")[2])
        self.go(page, f"/desk/findings/{self.facts['finding']}/")
        page.get_by_role("button", name=re.compile("Publish F-")).click()
        self.until_the_job_is_done(page, r"/findings/F-\d+/")
        self.go(page, f"/desk/findings/{self.facts['finding']}/")
        expect(page.get_by_role("link", name="View as the public")).to_be_visible()
        self.snap(page, "walk-3-finding")
        return self.facts["finding"]

    def choose_a_quote(self, page: Page) -> None:
        page.locator("label.choice", has_text="charter schools").get_by_role("checkbox").check()
        page.get_by_role("button", name="Use these quotes").click()
        expect(page.get_by_text("Saved.", exact=True)).to_be_visible()

    def publisher_reviews(self) -> None:
        """Another person than the writer."""
        page = self.as_("publisher")
        self.go(page, f"/desk/findings/{self.facts['finding']}/")
        page.get_by_role("button", name=re.compile("I reviewed F-")).click()
        expect(page.get_by_role("button", name=re.compile("Publish F-"))).to_be_visible()

    def analyst_exports(self) -> None:
        """The file for the board, made by the worker, taken over the permission-checked address."""
        page = self.as_("analyst")
        page.goto(self.facts["cut"])
        page.get_by_role("radio", name=re.compile("board", re.IGNORECASE)).check()
        page.get_by_role("radio", name=re.compile("xlsx|Excel|Spreadsheet", re.IGNORECASE)).first.check()
        page.get_by_label("What it is for").fill("For the board's packet")
        page.get_by_role("button", name="Request the file").click()
        page.wait_for_url(re.compile("/desk/(jobs|exports)/"))
        self.worker_does_it(page)
        result = page.get_by_role("link", name="See the result")
        if result.count():
            result.click()
        with page.expect_download() as download:
            page.get_by_role("link", name="Download the file").click()
        content = Path(download.value.path()).read_bytes()
        self.facts["export"] = BytesIO(content)

    # The clerk ----------------------------------------------------------------------------------------

    def clerk_plans(self, days: int) -> str:
        """Plan a meeting this many days ahead, write its one action item in the editor, put the finding under it."""
        page = self.as_("clerk")
        self.go(page, "/desk/meetings/new/")
        page.get_by_label("Which body").select_option(label="Governing Board")
        page.locator("[name=day]").fill((self.today + timedelta(days=days)).isoformat())
        page.locator("[name=starts]").fill("09:00")
        page.locator("[name=ends]").fill("12:00")
        with page.expect_navigation():
            page.get_by_role("button", name="Next", exact=True).click()
        page.locator("[name=place]").fill("1000 Demo Plaza, Sacramento")
        for name in ("venue_accessible", "venue_free", "venue_open"):
            page.locator(f"[name={name}]").check()
        with page.expect_navigation():
            page.get_by_role("button", name="Next", exact=True).click()
        page.get_by_role("button", name="Plan meeting").click()
        page.wait_for_url(re.compile(r"/desk/meetings/\d+/"))
        meeting = re.search(r"/desk/meetings/(\d+)/", page.url).group(1)
        page.get_by_role("link", name="Edit the agenda").click()
        self.write_item(page)
        self.go(page, f"/desk/meetings/{meeting}/")
        page.get_by_label("Finding for item 1").select_option(value=self.finding_value(page))
        page.get_by_role("button", name="Add finding 1").click()
        expect(page.get_by_role("link", name=f"F-{self.facts['finding']}")).to_be_visible()
        return meeting

    def write_item(self, page: Page) -> None:
        """In the editor of the agenda: one action item before the recurring ones."""
        page.get_by_role("link", name=re.compile("Add an item at the (start|end)")).last.click()
        form = page.locator(".editor__form")
        form.locator("[name=title_en]").fill(ITEM)
        form.locator("[name=kind]").select_option("action")
        form.locator("[name=minutes]").fill("30")
        form.get_by_role("button", name="Save new item").click()
        expect(page.get_by_text("Saved in every language.")).to_be_visible()

    def finding_value(self, page: Page) -> str:
        option = page.locator("select[name=finding] option", has_text=FINDING).first
        return option.get_attribute("value") or ""

    def clerk_is_refused(self, meeting: str) -> None:
        """Eight days ahead: BK-10, and the latest legal day."""
        page = self.as_("clerk")
        self.go(page, f"/desk/meetings/{meeting}/post/")
        # The button says how many problems are left, and still answers.
        page.locator("main form button[aria-disabled=true]").press("Enter")
        refusal = page.locator(".refusal").first
        expect(refusal).to_contain_text("BK-10")
        expect(refusal).to_contain_text("Last legal day")
        expect(refusal).to_contain_text(str((self.today - timedelta(days=2)).day))
        self.snap(page, "walk-4-refused")

    def publisher_approves(self, meeting: str) -> None:
        """Another person than the one who posts."""
        page = self.as_("publisher")
        self.go(page, f"/desk/meetings/{meeting}/post/")
        page.get_by_role("button", name="Approve this version of the agenda").click()
        expect(page.get_by_text("Approved by P. Demo").first).to_be_visible()

    def clerk_posts(self, meeting: str) -> None:
        self.publisher_approves(meeting)
        page = self.as_("clerk")
        self.go(page, f"/desk/meetings/{meeting}/post/")
        page.get_by_role("button", name="Post the agenda").click()
        expect(page.get_by_role("button", name="Post the agenda")).to_have_count(0)
        self.go(page, f"/desk/meetings/{meeting}/")
        expect(page.get_by_role("link", name="View as the public")).to_be_visible()
        page.get_by_role("link", name="View as the public").click()
        expect(page.get_by_text(ITEM).first).to_be_visible()
        self.facts["meeting_address"] = page.url
        self.snap(page, "walk-5-posted")

    # The meeting --------------------------------------------------------------------------------------

    def meeting_begins(self, meeting: str) -> None:
        page = self.console(meeting)
        steps.begin(page, present=20)
        steps.hear_the_public(page)

    def console(self, meeting: str) -> Page:
        page = self.as_("clerk")
        steps.open_console(self, page, meeting)
        return page

    def vote(self, meeting: str, ayes: int) -> None:
        """A motion, and a roll call with this many ayes; all others present say no."""
        page = self.console(meeting)
        steps.write_motion(page, MOTION)
        steps.call_the_roll(page, ayes=ayes)
        self.snap(page, f"walk-6-{ayes}-ayes")
        steps.close_the_vote(page, f"{ayes} of 21 seats voted aye; 14 were required.")
        expect(page.get_by_text("Adopted." if ayes >= 14 else "Not adopted.").first).to_be_visible()

    def meeting_ends(self, meeting: str) -> None:
        page = self.console(meeting)
        steps.end(page)

    # The decision, and back ---------------------------------------------------------------------------

    def decision_is_published(self) -> str:
        page = self.as_("clerk")
        self.go(page, "/desk/decisions/")
        passed = page.locator(".spread", has_text=ITEM).filter(has_text="passed").last
        passed.get_by_role("link", name="Prepare the decision").click()
        expect(page.get_by_text("Outcome, based on the vote: Adopted.")).to_be_visible()
        page.locator("[name=title_en]").fill("Charter schools are shown")
        page.locator("[name=title_es]").fill("Se muestran las escuelas chárter")
        page.locator("[name=reason_en]").fill("families asked for the school their children attend")
        page.locator("[name=reason_es]").fill("las familias preguntaron por la escuela de sus hijos")
        page.locator("[name=summary_en]").fill("The first release shows charter schools.")
        page.locator("[name=summary_es]").fill("La primera versión muestra las escuelas chárter.")
        page.get_by_role("button", name="Save for review").click()
        page.get_by_role("link", name=re.compile("Read and publish")).first.click()
        expect(page.get_by_text("You prepared this draft.")).to_be_visible()
        self.decision_is_confirmed()
        return self.decision_is_read()

    def decision_is_confirmed(self) -> None:
        """Until a second person publishes it, the public finds nothing."""
        self.go(reader := self.as_(), "/decisions/")
        expect(reader.get_by_role("link", name="Charter schools are shown")).to_have_count(0)
        page = self.as_("publisher")
        self.go(page, "/desk/decisions/")
        waiting = page.locator(".spread", has_text=ITEM).filter(has_text="passed").last
        waiting.get_by_role("link", name="Read and publish").click()
        self.snap(page, "walk-7-review")
        page.get_by_role("button", name="Publish the decision").click()
        expect(page.get_by_role("link", name=re.compile("Charter schools are shown")).first).to_be_visible()

    def decision_is_read(self) -> str:
        page = self.as_()
        self.go(page, "/decisions/")
        page.get_by_role("link", name="Charter schools are shown").click()
        expect(page.get_by_text("Reason: families asked for the school")).to_be_visible()
        expect(page.get_by_text("14 of 21 seats voted aye").first).to_be_visible()
        self.facts["decision"] = re.search(r"/decisions/([\d-]+)/", page.url).group(1)
        self.snap(page, "walk-7-decision")
        return self.facts["decision"]

    def receipt_shows_the_decision(self) -> None:
        page = self.page(width=390, height=844)
        self.go(page, f"/receipts/{self.facts['receipt']}/")
        expect(page.get_by_text("A board said yes on")).to_be_visible()
        self.snap(page, "walk-8-receipt")
        expect(page.get_by_role("link", name=re.compile(self.facts["decision"]))).to_be_visible()
        self.snap(page, "walk-8-receipt-decided")
        page.context.close()

    def trace_walks_both_ways(self) -> None:
        """From the finding to the decision, and from the decision back to the finding."""
        page = self.as_()
        self.go(page, f"/trace/finding/{self.facts['finding']}/")
        page.locator(".chain").get_by_role("link", name=re.compile(self.facts["decision"])).first.click()
        assert f"/decisions/{self.facts['decision']}/" in page.url
        page.get_by_role("link", name=re.compile(f"F-{self.facts['finding']}")).first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(FINDING)
        self.go(page, f"/trace/finding/{self.facts['finding']}/")
        self.snap(page, "walk-9-trace")
