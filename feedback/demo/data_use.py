"""A second form with two pages: every question type, young people invited, all form languages."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import translation

from wagtail.blocks import StreamValue

from cms import clock
from cms.data_files import read_data
from cms.demo import DemoContext
from cms.records.history import record
from feedback.demo import texts
from feedback.demo.data_use_texts import CHOICES, FORM, QUESTIONS, REWORDED, ROWS, SECTIONS, WORDS
from feedback.demo.pages import ACTOR, block_id
from feedback.forms.services import save_translation
from feedback.models import FeedbackFormPage, FeedbackIndexPage, Form

SLUG = "data-use"
TRANSLATIONS = Path(__file__).with_name("data_use_translations")
TYPED: dict[str, dict[str, str]] = {
    language: read_data(TRANSLATIONS / f"{language}.yaml")
    for language in ("zh-hans", "zh-hant", "vi", "tl", "ko", "ar")
}


def build_data_use(ctx: DemoContext) -> None:
    index = FeedbackIndexPage.objects.child_of(ctx.home).get()
    if FeedbackFormPage.objects.child_of(index).filter(slug=SLUG).exists():
        return
    with clock.at(datetime(2022, 8, 22, 16, tzinfo=UTC)):
        page = index.add_child(
            instance=FeedbackFormPage(
                slug=SLUG,
                locale=ctx.en_locale,
                is_demo=True,
                live=False,
                invites_youth=True,
                **_fields("en", first=True),
            )
        )
        page.save_revision().publish()
    with clock.at(datetime(2022, 9, 19, 16, tzinfo=UTC)):
        _second_version(ctx, page)
    _times(ctx, page.form)


def _second_version(ctx: DemoContext, page: FeedbackFormPage) -> None:
    """Publish a clearer question, a Spanish page, and more languages typed side by side."""
    for name, value in _fields("en").items():
        setattr(page, name, value)
    page.save_revision()
    other = page.copy_for_translation(ctx.es_locale, copy_parents=True).specific
    for name, value in _fields("es").items():
        setattr(other, name, value)
    with translation.override("es"):
        other.save_revision().publish()
    for language, typed in TYPED.items():
        words = {_place(name): said for name, said in typed.items()}
        save_translation(actor=ACTOR, form=page.form, language=language, words=words)
    page.save_revision().publish()


def _place(name: str) -> str:
    """Map a place such as "role.choice.teacher" to the ids of its block and item."""
    key, *rest = name.split(".")
    if not rest or key == "notice":
        return name
    if rest[-1] in {**CHOICES.get(key, {}), **ROWS.get(key, {})}:
        rest[-1] = block_id(f"{SLUG}:{key}:{rest[-1]}")
    return ".".join([block_id(f"{SLUG}:{key}"), *rest])


def _times(ctx: DemoContext, form: Form) -> None:
    last = ctx.today + timedelta(days=60)
    form.opens_at = datetime(2022, 8, 22, 16, tzinfo=UTC)
    form.closes_at = datetime(last.year, last.month, last.day, 17, tzinfo=clock.PACIFIC)
    record(form, actor=ACTOR, reason="Demo content", update_fields=["opens_at", "closes_at"])


def _fields(language: str, *, first: bool = False) -> dict[str, Any]:
    notice = {f"notice_{name}": value for name, value in texts.NOTICE[language].items()}
    stream: StreamValue = FeedbackFormPage._meta.get_field("questions")
    blocks = [_block(name, kind, options, language, first=first) for name, kind, options in QUESTIONS]
    more = {"questions": stream.to_python(blocks), "conditions": _conditions()}
    return dict(FORM[language]) | notice | more


def _conditions() -> dict[str, dict[str, Any]]:
    """Block id → the question above and its choices, by their ids."""
    return {
        block_id(f"{SLUG}:{name}"): {
            "question": block_id(f"{SLUG}:{source}"),
            "choices": [block_id(f"{SLUG}:{source}:{key}") for key in keys],
        }
        for name, _kind, options in QUESTIONS
        for source, keys in options.get("only_if", {}).items()
    }


def _block(name: str, kind: str, options: dict, language: str, *, first: bool) -> dict[str, Any]:
    if kind == "section":
        words = SECTIONS[language][name]
        return {"type": kind, "id": block_id(f"{SLUG}:{name}"), "value": {"intro": ""} | words | options}
    value: dict[str, Any] = {"help": "", "required": False} | WORDS[language][name] | options
    if first and name in REWORDED:
        value["label"] = REWORDED[name]
    value.pop("only_if", None)
    for part, source in (("choices", CHOICES), ("rows", ROWS)):
        if name in source:
            value[part] = [
                {"type": "item", "id": block_id(f"{SLUG}:{name}:{key}"), "value": words[language]}
                for key, words in source[name].items()
            ]
    return {"type": kind, "id": block_id(f"{SLUG}:{name}"), "value": value}
