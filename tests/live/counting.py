"""Steps through screens from comments to counts, publications and exports, each by the person responsible."""

import re
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.live.asking import ASKED, SPAM, TITLE, Asking

CODE, DOUBLE = "Languages", "Place: county, district"
OTHER_FORM = "Feedback on the teacher training dashboard"
FINDING = "People ask for their own languages"
WHY = "Public records request 22-107"
SIZE = 4


def choose_cut(page: Page, number: str) -> None:
    option = page.locator("[name=cut] option", has_text=re.compile(rf"\b{number}\b")).first
    page.locator("[name=cut]").select_option(option.get_attribute("value"))


def press(page: Page, key: str) -> None:
    """On the words, once the keys are at work."""
    expect(page.get_by_label("Use these keys")).to_be_visible()
    page.locator("[data-passage]").press(key)


class Counting(Asking):
    # Moderation -------------------------------------------------------------------------------------------

    def moderator_reads_the_queue(self) -> None:
        """One is in order, one is hidden for a reason of the list, and nothing is decided of what was taken back."""
        page = self.as_("editor")
        self.queue(page)
        expect(page.locator(".ticked")).to_have_count(3)
        self.snap(page, "count-1-queue")
        page.locator(".ticked", has_text="clinic").get_by_role("link").first.click()
        page.get_by_role("button", name="Approve").click()
        expect(page.get_by_role("heading", name="What was decided")).to_be_visible()
        self.snap(page, "count-2-comment")
        self.queue(page)
        page.locator(".ticked", has_text=SPAM).get_by_role("checkbox").check()
        page.get_by_label("Reason to hide it").select_option("spam")
        page.get_by_role("button", name="Hide for this reason").click()
        expect(page.locator("main")).to_contain_text("1")
        self.snap(page, "count-3-hidden")
        self.queue(page)
        page.locator(".ticked", has_text="Quiero").get_by_role("link").first.click()
        expect(page.get_by_text("The person withdrew this comment.")).to_be_visible()
        expect(page.get_by_role("button", name="Approve")).to_have_count(0)

    def queue(self, page: Page) -> None:
        self.go(page, "/desk/comments/")
        page.locator("main [name=form]").select_option(label=TITLE)
        page.get_by_role("button", name="Show", exact=True).click()
        page.wait_for_url(re.compile("form="))

    # Two people code apart --------------------------------------------------------------------------------

    def analyst_draws_a_sample(self) -> None:
        page = self.as_("analyst")
        self.go(page, "/desk/coding/samples/")
        page.locator("main [name=form]").select_option(label=OTHER_FORM)
        page.get_by_label("Number of texts").fill(str(SIZE))
        for name in ("A. Demo", "P. Demo"):
            page.get_by_role("checkbox", name=name).check()
        page.get_by_label("Random seed").fill("walk")
        page.get_by_role("button", name="Draw sample").click()
        page.wait_for_url(re.compile(r"/samples/\d+/$"))
        self.facts["sample"] = re.search(r"/samples/(\d+)/", page.url).group(1)

    def code_apart(self, who: str, wanted: int) -> None:
        """The first texts of the sample, by their numbers, get the code; the others none. All by keys."""
        page = self.as_(who)
        self.go(page, f"/desk/coding/samples/{self.facts['sample']}/")
        expect(page.get_by_role("heading", name="Being coded independently")).to_be_visible()
        page.get_by_role("link", name="Code your next text").click()
        expect(page.locator("#text-heading")).to_be_visible()
        texts = page.locator("nav .entries .code")
        expect(texts).to_have_count(SIZE)
        some = sorted(texts.all_inner_texts())[:wanted]
        for _text in range(SIZE):
            here = page.locator("#text-heading .code").inner_text()
            if here in some:
                press(page, "ArrowDown")
                press(page, "1")
                expect(page.get_by_role("heading", name="Codes on this text")).to_be_visible()
                expect(page.locator("main .entries .meta").filter(has_text="Demo,")).to_have_count(1)
            self.snap(page, f"count-4-{who}")
            press(page, "j")
            expect(page.locator("#text-heading .code", has_text=here)).to_have_count(0)

    def analyst_reads_the_agreement(self) -> None:
        page = self.as_("analyst")
        self.go(page, f"/desk/coding/samples/{self.facts['sample']}/")
        page.get_by_role("button", name="Close and compute agreement").click()
        expect(page.get_by_role("heading", name="Agreement on each code")).to_be_visible()
        page.wait_for_load_state()
        rows = page.locator("table.agreement tbody tr")
        self.facts["agreement"] = {
            row.locator("th").inner_text(): row.locator("td[data-label]").all_inner_texts()
            for row in rows.all()
        }
        self.snap(page, "count-5-agreement")

    # What the machine puts forward ------------------------------------------------------------------------

    def machine_suggests(self) -> None:
        page = self.as_("analyst")
        self.go(page, "/desk/suggestions/")
        page.locator("main [name=form]").select_option(label=TITLE)
        page.get_by_role("button", name="Look for suggestions").click()
        self.until_the_job_is_done(page, "/desk/suggestions/")
        mine = self.suggestion(page)
        expect(mine.locator("mark").first).to_be_visible()
        mine.scroll_into_view_if_needed()
        self.snap(page, "count-6-suggestion")

    def suggestion(self, page: Page) -> Locator:
        return page.locator("article.suggestion", has=page.locator("blockquote", has_text=ASKED))

    def analyst_accepts(self) -> None:
        page = self.as_("analyst")
        self.go(page, "/desk/suggestions/")
        self.suggestion(page).get_by_role("button", name=re.compile("Accept")).click()
        expect(page.get_by_text(f"Coded: {CODE}")).to_be_visible()
        expect(self.suggestion(page)).to_have_count(0)

    # Cuts, a finding --------------------------------------------------------------------------------------

    def analyst_cuts(self, name: str, form: str = "") -> None:
        page = self.as_("analyst")
        self.go(page, "/desk/cuts/")
        if form:
            page.locator("main [name=form]").select_option(label=form)
        page.get_by_role("button", name="Freeze data set").click()
        self.until_the_job_is_done(page, r"/desk/cuts/\d+/")
        self.facts[name] = re.search(r"/desk/cuts/(\d+)/", page.url).group(1)

    def analyst_writes_a_finding(self) -> None:
        """On the cut of before, then on the one of after: what was accepted between them is one comment more."""
        page = self.as_("analyst")
        self.go(page, f"/desk/cuts/{self.facts['before']}/")
        page.get_by_role("link", name="Write a finding from this data set").click()
        words = {
            "title": FINDING,
            "summary": "[[comments]] comments ask for it.",
            "limits": "Those who came.",
        }
        words |= {"question_asked": "What is missing?"}
        for name, value in words.items():
            page.locator(f"[name={name}_en]").fill(value)
        code = page.locator("[name=code]")
        code.select_option(code.locator("option", has_text=CODE).get_attribute("value"))
        self.facts["counted_before"] = self.save_finding(page)
        self.facts["finding"] = re.search(r"/findings/(\d+)/", page.url).group(1)
        choose_cut(page, self.facts["after"])
        self.facts["counted_after"] = self.save_finding(page)
        page.locator("label.choice", has_text=ASKED).get_by_role("checkbox").check()
        page.get_by_role("button", name="Use these quotes").click()
        expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
        self.until_numbers_are_decided(page)
        told = page.get_by_role("region", name="Numbers to choose from").get_by_role("listitem")
        self.facts["told"] = told.filter(has_text="[[comments]]").locator("strong").inner_text()
        self.snap(page, "count-7-finding")

    def save_finding(self, page: Page) -> int:
        """Gives the true count."""
        page.get_by_role("button", name="Save and calculate the numbers").click()
        expect(page.get_by_text("Saved. The numbers were calculated from the data set.")).to_be_visible()
        counts = page.get_by_role("region", name="Exact counts")
        return int(counts.locator("dd").first.inner_text())

    def finding_goes_public(self) -> None:
        """The writer may not review it; a second person does."""
        page, where = self.as_("analyst"), f"/desk/findings/{self.facts['finding']}/"
        self.go(page, where)
        expect(page.get_by_text("You wrote this. Another person must read it")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("I reviewed"))).to_have_count(0)
        other = self.as_("publisher")
        self.go(other, where)
        other.get_by_role("button", name=re.compile("I reviewed F-")).click()
        self.two_people_release(self.facts["after"])
        self.go(page, where)
        page.get_by_role("button", name=re.compile("Publish F-")).click()
        self.until_the_job_is_done(page, "/findings/F-")
        expect(page.get_by_role("heading", level=1)).to_contain_text(FINDING)
        self.snap(page, "count-8-public")
        self.facts["public"] = page.url.removeprefix(self.site.url)

    # Identified data --------------------------------------------------------------------------------------

    def analyst_asks_for_the_records(self) -> None:
        page = self.as_("analyst")
        self.go(page, f"/desk/cuts/{self.facts['own']}/")
        page.get_by_role("radio", name=re.compile("records", re.IGNORECASE)).check()
        page.get_by_role("radio", name=re.compile("xlsx|Excel", re.IGNORECASE)).first.check()
        page.get_by_role("button", name="Request the file").click()
        expect(page.locator("[name=reason]:invalid")).to_be_focused()  # not without a reason
        page.get_by_label("What it is for").fill(WHY)
        page.get_by_role("button", name="Request the file").click()
        expect(page.locator("main").get_by_text("Another person must agree").first).to_be_visible()
        expect(page.get_by_role("button", name="Agree")).to_have_count(0)
        self.facts["export"] = page.url.removeprefix(self.site.url)
        self.snap(page, "count-9-asked")

    def publisher_releases_them(self) -> None:
        page = self.as_("publisher")
        self.go(page, "/desk/exports/")
        mine = page.locator(f"a[href='{self.facts['export']}']")
        waits = page.get_by_role("region", name="Waiting for you").get_by_role("listitem").filter(has=mine)
        expect(waits).to_contain_text(WHY)
        self.snap(page, "count-10-waits")
        waits.get_by_role("button", name="Agree").click()
        expect(page.get_by_text("Agreed. The file is being created.")).to_be_visible()

    def analyst_takes_them(self) -> None:
        """As soon as the worker made them."""
        page = self.page("analyst", accept_downloads=True)
        self.site.work()
        self.go(page, self.facts["export"])
        with page.expect_download() as download:
            page.get_by_role("link", name="Download the file").click()
        self.facts["file"] = BytesIO(Path(download.value.path()).read_bytes())
        page.context.close()

    def publisher_reads_the_log(self) -> list[str]:
        """The row of this file, cell by cell."""
        page = self.as_("publisher")
        self.go(page, "/desk/exports/")
        row = page.get_by_role("row").filter(has=page.locator(f"a[href='{self.facts['export']}']"))
        expect(row).to_be_visible()
        self.snap(page, "count-11-log")
        return row.locator("th, td").all_inner_texts()
