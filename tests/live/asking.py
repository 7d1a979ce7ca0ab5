"""Steps through screens to build a form in two languages and to answer it on phones."""

import re

from playwright.sync_api import Locator, Page, expect

from feedback.models import NOTICE_ELEMENTS
from tests.live.steps import Steps

TITLE, TITLE_ES = "Feedback on the county map", "Comentarios sobre el mapa de condados"
FINDS, FINDS_ES = "Can you find your county?", "¿Encuentra su condado?"
MISSING, MISSING_ES = "What is missing?", "¿Qué falta?"
QUOTE, QUOTE_ES = "May we quote your comment?", "¿Podemos citar su comentario?"
OFTEN, OFTEN_ES = "How often would you look for it?", "¿Con qué frecuencia lo buscaría?"

ASKED = "Please add Punjabi and Hmong before you put in more charts."
FIRST = f"I work at a clinic. {ASKED}"
CHANGED = f"{FIRST} Show them on the first page."
SECOND = "Quiero ver mi condado en el mapa."
SPAM = "Buy cheap watches at our shop today."

# What an editor types into each question: the kind, what stands in its boxes, its choices.
QUESTIONS: list[tuple[str, dict[str, str], list[str]]] = [
    ("One choice", {"label": FINDS}, ["Yes", "No"]),
    ("Long text", {"label": MISSING}, []),
    ("Section", {"title": "About your words"}, []),
    ("One choice", {"label": OFTEN, "paste": "Each week\nOnce"}, []),
    ("Consent", {"label": QUOTE, "purpose": "quote", "yes": "Yes, without my name", "no": "No"}, []),
]
# The same words in Spanish, in the order in which the desk asks for them.
SPANISH = {
    TITLE: TITLE_ES,
    FINDS: FINDS_ES,
    "Yes": "Sí",
    "No": "No",
    MISSING: MISSING_ES,
    "About your words": "Sobre sus palabras",
    OFTEN: OFTEN_ES,
    "Each week": "Cada semana",
    "Once": "Una vez",
    QUOTE: QUOTE_ES,
    "Yes, without my name": "Sí, sin mi nombre",
}
NOTICE = "Words of the notice: {}."
PHONE = {"width": 390, "height": 844}


def list_of(page: Page, start: str) -> Locator:
    """The list of choices of one question in the editor."""
    return page.locator("[data-contentpath=choices]").filter(
        has=page.locator(f"[name={start}-choices-count]")
    )


def group(page: Page, words: str) -> Locator:
    """A question with choices; its name also says whether it may stay empty."""
    return page.get_by_role("group", name=re.compile(re.escape(words)))


class Asking(Steps):
    # The editor and the publisher -------------------------------------------------------------------------

    def editor_builds_the_form(self) -> None:
        page = self.as_("editor")
        self.go(page, "/admin/pages/search/?q=Give+feedback")
        page.get_by_role("link", name="Give feedback", exact=True).first.click()
        page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
        index = re.search(r"/pages/(\d+)/", page.url).group(1)
        self.go(page, f"/admin/pages/add/feedback/feedbackformpage/{index}/")
        page.locator("[name=title]").fill(TITLE)
        for place, (kind, words, choices) in enumerate(QUESTIONS):
            self.add_question(page, place, kind, words, choices)
        page.locator("[name=questions-2-value-new_page]").check()
        for element in NOTICE_ELEMENTS:
            page.locator(f"[name=notice_{element}]").fill(NOTICE.format(element))
        page.get_by_role("button", name="Save draft").first.click()
        expect(page.locator(".messages .success")).to_contain_text(TITLE)
        page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
        self.facts["page"] = re.search(r"/pages/(\d+)/", page.url).group(1)
        self.snap(page, "form-1-editor")

    def add_question(
        self, page: Page, place: int, kind: str, words: dict[str, str], choices: list[str]
    ) -> None:
        page.get_by_role("button", name="Insert a block").last.click()
        page.get_by_role("option", name=kind, exact=True).click()
        start = f"questions-{place}-value"
        for name, value in words.items():
            box = page.locator(f"[name={start}-{name}]")
            box.select_option(value) if name == "purpose" else box.fill(value)
        for number, choice in enumerate(choices):
            box = page.locator(f"[name={start}-choices-{number}-value]")
            if not box.count():
                list_of(page, start).get_by_role("button", name="Add", exact=True).last.click()
            box.fill(choice)

    def editor_chooses_conditions(self) -> None:
        """By the keyboard's own controls, and without typing the words of a question."""
        page = self.as_("editor")
        self.go(page, "/desk/forms/")
        row = page.get_by_role("row").filter(has_text=TITLE)
        row.get_by_role("link", name=re.compile("^Conditions")).click()
        for words in (MISSING, OFTEN):
            row = page.get_by_role("row").filter(has_text=words)
            row.get_by_role("link", name=re.compile("Set condition")).click()
            page.get_by_label("Show only if").select_option(label=FINDS)
            page.get_by_role("button", name="Choose its answers").click()
            page.get_by_role("checkbox", name="No").check()
            page.get_by_role("button", name="Save condition").click()
            expect(page.get_by_text("Saved in the draft.")).to_be_visible()
        expect(page.get_by_text(f"Only if you answered “No” to “{FINDS}”")).to_have_count(2)
        self.snap(page, "form-1-conditions")

    def publisher_publishes(self) -> None:
        page = self.as_("publisher")
        self.go(page, f"/admin/pages/{self.facts['page']}/edit/")
        page.get_by_role("button", name="More actions").first.click()
        page.get_by_role("button", name="Publish", exact=True).first.click()
        expect(page.locator(".messages .success")).to_contain_text("published")
        page.locator(".messages .success").get_by_role("link", name="View live").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
        self.facts["form"] = re.search(r"/feedback/([a-z-]+)/", page.url).group(1)

    # Its Spanish words, side by side ----------------------------------------------------------------------

    def editor_writes_the_spanish_words(self) -> None:
        page = self.as_("editor")
        self.go(page, "/desk/forms/")
        row = page.get_by_role("row").filter(has_text=TITLE)
        row.get_by_role("link", name=re.compile("Languages side by side")).click()
        page.get_by_label("Language").select_option("es")
        page.get_by_role("button", name="Show this language").click()
        page.wait_for_url(re.compile("to=es"))
        for row in page.locator(".pair").all():
            said = row.locator(".pair__said").first.inner_text()
            row.locator("textarea, input[type=text]").fill(
                SPANISH.get(said) or said.replace("Words of the notice", "Palabras del aviso")
            )
        page.get_by_role("button", name="Save this text").click()
        expect(page.get_by_text("Saved. The public sees this text")).to_be_visible()
        expect(page.get_by_text("100 % translated")).to_be_visible()
        self.snap(page, "form-2-spanish")

    def publisher_publishes_the_spanish_words(self) -> None:
        page = self.as_("publisher")
        self.go(page, f"/desk/forms/{self.facts['form']}/languages/?to=es")
        page.get_by_role("link", name="Publish all languages").click()
        page.get_by_role("button", name="Publish all languages").click()
        expect(page.get_by_text("Published: version 2 has this text.")).to_be_visible()
        self.snap(page, "form-3-versions")

    # Visitors, on a phone ---------------------------------------------------------------------------------

    def phone(self, path: str, **options) -> Page:
        page = self.page(**PHONE, **options)
        self.go(page, path)
        return page

    def visitor_answers_and_saves(self) -> None:
        """The second question is there only while its condition holds."""
        page = self.phone(f"/feedback/{self.facts['form']}/")
        missing = page.get_by_label(MISSING)
        expect(missing).to_be_hidden()
        page.get_by_role("radio", name="No").check()
        expect(missing).to_be_visible()
        missing.fill(FIRST)
        page.get_by_role("radio", name="Yes").check()
        expect(missing).to_be_hidden()
        page.get_by_role("radio", name="No").check()
        expect(missing).to_have_value(FIRST)
        self.snap(page, "form-4-phone")
        page.get_by_role("button", name="Next page").click()
        expect(group(page, OFTEN)).to_be_visible()
        page.get_by_role("button", name="Save and continue later").click()
        expect(page.get_by_role("heading", name="Saved, not sent")).to_be_visible()
        self.facts["first"] = page.locator(".receipt-code__letters [aria-hidden]").inner_text()
        self.snap(page, "form-5-saved")
        page.context.close()

    def visitor_resumes_and_sends(self) -> None:
        """On another device, by the code alone; what was saved is there."""
        page = self.phone("/receipts/")
        page.get_by_role("textbox").first.fill(self.facts["first"])
        page.locator("main form button[type=submit]").first.click()
        page.get_by_role("button", name=re.compile(r"^1")).click()
        expect(page.get_by_label(MISSING)).to_have_value(FIRST)
        page.get_by_role("button", name="Next page").click()
        page.get_by_role("radio", name="Each week").check()
        page.get_by_role("radio", name="Yes, without my name").check()
        self.snap(page, "form-6-resumed")
        self.send(page, "Send and get my receipt")
        assert self.facts["first"] in page.url, "the code of the draft becomes the receipt"
        page.context.close()

    def visitor_changes_the_words(self) -> None:
        page = self.phone(f"/receipts/{self.facts['first']}/")
        page.get_by_role("link", name="Change my comment").click()
        page.get_by_label(MISSING).fill(CHANGED)
        page.get_by_role("button", name="Save my changes").click()
        expect(page.get_by_role("heading", name="What happened to your comment")).to_be_visible()
        expect(page.locator(".voice")).to_have_text(f"“{CHANGED}”")
        self.snap(page, "form-7-changed")
        page.context.close()

    def another_writes_in_spanish_and_withdraws(self) -> None:
        page = self.phone(f"/es/feedback/{self.facts['form']}/")
        expect(page.get_by_role("heading", level=1)).to_have_text(TITLE_ES)
        expect(page.get_by_label(MISSING_ES)).to_be_hidden()
        page.get_by_role("radio", name="No").check()
        page.get_by_label(MISSING_ES).fill(SECOND)
        self.snap(page, "form-8-spanish")
        page.get_by_role("button", name="Página siguiente").click()
        page.get_by_role("radio", name="Una vez").check()
        self.facts["second"] = self.send(page, "Enviar y recibir mi recibo")
        expect(page.locator(".voice")).to_have_text(f"“{SECOND}”")
        page.locator("summary", has_text="Retirar mi comentario").click()
        page.get_by_role("button", name="Sí, retirar mi comentario").click()
        expect(page.get_by_text("Usted retiró este comentario.")).to_be_visible()
        self.snap(page, "form-9-withdrawn")
        page.context.close()

    def a_third_answers_without_script(self) -> None:
        """On one page the condition is a sentence; from page to page the site itself asks or does not ask."""
        page = self.phone(f"/feedback/{self.facts['form']}/", java_script_enabled=False)
        expect(page.get_by_text(f"Only if you answered “No” to “{FINDS}”")).to_be_visible()
        page.get_by_role("radio", name="Yes").check()
        page.get_by_role("button", name="Next page").click()
        expect(group(page, QUOTE)).to_be_visible()
        expect(group(page, OFTEN)).to_have_count(0)
        page.get_by_role("button", name="Back").click()
        page.get_by_role("radio", name="No").check()
        page.get_by_label(MISSING).fill(SPAM)
        page.get_by_role("button", name="Next page").click()
        expect(group(page, OFTEN)).to_be_visible()
        self.snap(page, "form-10-no-script")
        self.facts["third"] = self.send(page, "Send and get my receipt")
        page.context.close()

    def send(self, page: Page, button: str) -> str:
        """From the last page of a draft: there nobody waits a second time."""
        page.get_by_role("button", name=button).click()
        page.wait_for_url(re.compile(r"/receipts/TL-"))
        assert not page.context.cookies(), "a visitor gets no cookie"
        return re.search(r"/receipts/(TL-[A-Z0-9-]+)/", page.url).group(1)
