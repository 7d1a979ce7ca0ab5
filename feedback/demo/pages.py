"""Tools with their pages, and the form with its questions, in English and Spanish."""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import translation

from wagtail.models import Page

from cms import clock
from cms.data_files import read_data
from cms.demo import DemoContext
from cms.records.history import record
from feedback.demo import texts
from feedback.demo.references import CASE
from feedback.demo.tool_texts import TOOLS
from feedback.demo.tools import make_tool
from feedback.forms.notice_template import save_notice
from feedback.forms.services import page_texts, save_translation
from feedback.models import (
    FeedbackFormPage,
    FeedbackIndexPage,
    Form,
    Tool,
    ToolIndexPage,
    ToolPage,
)
from feedback.reference_data.counties import COUNTIES

ACTOR = "system:demo"
TRANSLATED: dict[str, dict[str, str]] = {
    path.stem: read_data(path)
    for path in sorted(Path(__file__).with_name("form_translations").glob("*.yaml"))
}
COUNTY_CHOICES = [(name, name) for name in COUNTIES]
SPACE = uuid.UUID("8c1f6c1e-6f0e-4c51-9f1b-2022051100aa")


def block_id(name: str) -> str:
    """Return the same id on each load, so answers stay with their question."""
    return str(uuid.uuid5(SPACE, name))


def build_notice() -> None:
    """The site's template of the privacy notice, from which the example form does not differ (PRV-04)."""
    for language, words in texts.NOTICE.items():
        save_notice(actor=ACTOR, language=language, words=words)


def build_tools(ctx: DemoContext) -> Tool:
    index = _page(ctx, ctx.home, ToolIndexPage, "tools", texts.TOOL_INDEX)
    for slug, facts in TOOLS.items():
        tool = Tool.objects.filter(slug=slug).first() or make_tool(ctx, slug, facts)
        _page(ctx, index, ToolPage, slug, facts["page"], tool=tool)
    return Tool.objects.get(slug=CASE["tool"])


def build_form(ctx: DemoContext, tool: Tool) -> Form:
    index = _page(ctx, ctx.home, FeedbackIndexPage, "feedback", texts.FORM_INDEX)
    with clock.at(datetime(2022, 5, 12, 16, tzinfo=UTC)):
        _form_page(ctx, index)
        form = Form.objects.get(slug=CASE["form"])
    if form.tool_id is None:
        form.tool, form.tool_version = tool, tool.current_version
        form.opens_at = datetime(2022, 5, 12, 16, tzinfo=UTC)
        last = ctx.today + timedelta(days=90)
        form.closes_at = datetime(last.year, last.month, last.day, 17, tzinfo=clock.PACIFIC)
        record(
            form,
            actor=ACTOR,
            reason="Demo content",
            update_fields=["tool", "tool_version", "opens_at", "closes_at"],
        )
    return form


def _form_page(ctx: DemoContext, index: Page) -> None:
    page = FeedbackFormPage.objects.child_of(index).filter(slug=CASE["form"]).first()
    if page is None:
        page = index.add_child(
            instance=FeedbackFormPage(
                slug=CASE["form"], locale=ctx.en_locale, is_demo=True, live=False, **_form_fields("en")
            )
        )
    if page.get_translation_or_none(ctx.es_locale) is None:
        other = page.copy_for_translation(ctx.es_locale, copy_parents=True).specific
        for name, value in _form_fields("es").items():
            setattr(other, name, value)
        with translation.override("es"):
            other.save_revision().publish()
    if not page.live:
        places = page_texts(page)
        for language, typed in TRANSLATED.items():
            words = {_place(name, places): said for name, said in typed.items()}
            save_translation(actor=ACTOR, form=page.form, language=language, words=words)
        page.save_revision().publish()


def _place(name: str, places: Mapping[str, str]) -> str:
    """Map a place such as "county.choice.Alameda" to the ids of its block and item; fixed choices have no id."""
    key, *rest = name.split(".")
    if not rest or key == "notice":
        return name
    fixed = ".".join([block_id(key), *rest])
    return fixed if fixed in places else f"{block_id(key)}.choice.{block_id(f'{key}:{rest[-1]}')}"


def _form_fields(language: str) -> dict[str, Any]:
    words = texts.FORM[language]
    notice = {f"notice_{name}": value for name, value in texts.NOTICE[language].items()}
    return (
        {name: words[name] for name in ("title", "summary", "intro")}
        | notice
        | {"questions": _questions(language)}
    )


def _questions(language: str) -> Any:
    """Return raw stream data with block ids derived from names, so both languages share them."""
    blocks = []
    for name, kind, options in texts.QUESTIONS:
        words = dict(texts.QUESTION_WORDS[language][name])
        choices = words.pop("choices", None) or (COUNTY_CHOICES if name == "county" else [])
        value: dict[str, Any] = {"help": "", "required": False} | words | options
        if choices:
            value["choices"] = [
                {"type": "item", "id": block_id(f"{name}:{key}"), "value": label} for key, label in choices
            ]
        blocks.append({"type": kind, "id": block_id(name), "value": value})
    field = FeedbackFormPage._meta.get_field("questions")
    return field.to_python(blocks)


def _page(ctx: DemoContext, parent: Page, model: type, slug: str, words: dict, **facts: Any) -> Page:
    page = model.objects.child_of(parent).filter(slug=slug).first()
    if page is None:
        fresh = model(
            slug=slug, locale=ctx.en_locale, is_demo="tool" in facts, **facts, **_plain(words["en"])
        )
        page = parent.add_child(instance=fresh)
        page.save_revision().publish()
    if page.get_translation_or_none(ctx.es_locale) is None:
        other = page.copy_for_translation(ctx.es_locale, copy_parents=True).specific
        for name, value in _plain(words["es"]).items():
            setattr(other, name, value)
        with translation.override("es"):
            other.save_revision().publish()
    return page


def _plain(words: dict) -> dict:
    return {name: [("paragraph", f"<p>{part}</p>") for part in value] if name == "body" else value
            for name, value in words.items()}  # fmt: skip
