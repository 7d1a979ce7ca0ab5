"""A small site in two languages, and what Wagtail's editor sends for its pages."""

from typing import Any

from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.models import StandardPage
from tests.factories.cms import spanish_home, standard_page
from tests.furniture import furnished

WORDS, OTHER = "What the public reads.", "What nobody approved."


def body_of(words: str) -> list[dict[str, str]]:
    return [{"type": "paragraph", "value": f"<p>{words}</p>"}]


def form_of(page: StandardPage, *, words: str = OTHER, **facts: Any) -> dict[str, str]:
    """What the editor sends for a standard page."""
    facts = {"title": page.title, "slug": page.slug, "summary": "", "body": _block(words)} | facts
    return nested_form_data({**facts, "comments": inline_formset([])})


def _block(words: str) -> Any:
    return streamfield([("paragraph", rich_text(f"<p>{words}</p>"))])


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def said(answer: Any) -> str:
    """What the person reads after the redirect."""
    return " ".join(str(each) for each in answer.context["messages"]) if answer.context else ""


@furnished
def about(home) -> StandardPage:
    page = standard_page(home, "About us", slug="about", body=body_of(WORDS))
    page.save_revision().publish()
    return page


@furnished
def spanish(home, about) -> StandardPage:
    """The Spanish page, live, written by hand."""
    made = about.copy_for_translation(spanish_home(home).locale)
    made.title = "Quiénes somos"
    made.save_revision().publish()
    return made


@furnished
def spanish_site(home):
    return spanish_home(home).locale
