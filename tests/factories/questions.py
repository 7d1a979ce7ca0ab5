"""Blocks of a form page, as an editor would build them, with keys that a test can name."""

from typing import Any

from feedback.models import FeedbackFormPage
from tests.factories import feedback as make


def items(*words: str) -> list[dict]:
    return [{"type": "item", "id": word.lower().replace(" ", "-"), "value": word} for word in words]


def block(
    kind: str,
    key: str,
    label: str = "",
    *,
    only_if: tuple[str, ...] = (),
    negated: bool = False,
    **value: Any,
) -> dict:
    """``only_if``: key of the question above, then keys of its choices."""
    rest = {"label": label or f"About {key}?", "help": "", "required": False}
    made: dict = {"type": kind, "id": key, "value": rest | value}
    if only_if:
        condition = {"question": only_if[0], "choices": list(only_if[1:])}
        made["condition"] = condition | ({"not": True} if negated else {})
    return made


def section(key: str, title: str, *, new_page: bool = False, intro: str = "") -> dict:
    return {"type": "section", "id": key, "value": {"title": title, "intro": intro, "new_page": new_page}}


def every_kind() -> list[dict]:
    colours = items("Red", "Green", "Blue")
    return [
        block("one_choice", "find", "Can you find it?", choices=items("Yes", "No"), about_you=False),
        block("long_text", "why", "What is missing?", required=True, only_if=("find", "no")),
        block("matrix", "parts", rows=items("Map", "Table"), choices=items("Not useful", "Useful")),
        block("ranking", "first", choices=colours),
        block("number", "many", lowest=0, highest=40, unit="students"),
        block("date", "day"),
        section("you", "About you", new_page=True, intro="All of this may stay empty."),
        block("file", "paper"),
        block("county", "county"),
        block("role", "role", choices=items("Student", "Teacher")),
        block("ethnicity", "groups"),
        block("gender", "gender"),
        block("consent", "reach", purpose="contact", yes="Yes", no="No"),
    ]


def stream(blocks: list[dict]) -> Any:
    """``conditions_of`` has what a block depends on; the field knows nothing of it."""
    bare = [{name: each[name] for name in ("type", "id", "value")} for each in blocks]
    return FeedbackFormPage._meta.get_field("questions").to_python(bare)


def conditions_of(blocks: list[dict]) -> dict[str, dict]:
    return {each["id"]: each["condition"] for each in blocks if "condition" in each}


def draft(home: Any, blocks: list[dict] | None = None, **facts: Any) -> FeedbackFormPage:
    blocks = every_kind() if blocks is None else blocks
    bare = [{name: each[name] for name in ("type", "id", "value")} for each in blocks]
    return make.make_page(home, questions=bare, **{"conditions": conditions_of(blocks)} | facts)


def publish(home: Any, blocks: list[dict] | None = None, **facts: Any) -> FeedbackFormPage:
    page = draft(home, blocks, **facts)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def publish_again(page: FeedbackFormPage, blocks: list[dict], **facts: Any) -> None:
    page.questions, page.conditions = stream(blocks), conditions_of(blocks)
    for name, value in facts.items():
        setattr(page, name, value)
    page.save_revision().publish()
