"""A frozen form version as plain data, kept in the process: it never changes, so it is read once (F05)."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from cms.translated import text
from feedback.exceptions import KeyChangedMeaning
from feedback.models import NOTICE_ELEMENTS, TEXT_KINDS, FormVersion, Question, QuestionKind


@dataclass(frozen=True)
class FrozenQuestion:
    key: str
    kind: str
    label: dict[str, str]
    help: dict[str, str] = field(default_factory=dict)
    choices: tuple = ()
    required: bool = False
    about_you: bool = False
    purpose: str = ""

    @property
    def is_text(self) -> bool:
        return self.kind in TEXT_KINDS

    def labels(self) -> dict[str, str]:
        """Choice key → words, in the reader's language."""
        return {choice["key"]: text(choice["label"]) for choice in self.choices}


@dataclass(frozen=True)
class FrozenForm:
    version_id: int
    number: int
    title: dict[str, str]
    intro: dict[str, str]
    notice: dict[str, dict[str, str]]
    questions: tuple[FrozenQuestion, ...]

    def question(self, key: str) -> FrozenQuestion | None:
        return next((each for each in self.questions if each.key == key), None)


@lru_cache(maxsize=256)
def frozen_version(version_id: int, sha256: str = "") -> FrozenForm:
    """``sha256`` is part of the key only, so that a test's next database does not find the last one's rows."""
    version = FormVersion.objects.prefetch_related("questions").get(pk=version_id)
    questions = tuple(
        FrozenQuestion(
            each.key,
            each.kind,
            each.label,
            each.help,
            tuple(each.choices),
            each.required,
            each.about_you,
            each.purpose,
        )
        for each in version.questions.all()
    )
    return FrozenForm(version.pk, version.number, version.title, version.intro, version.notice, questions)


def content_of(pages: list[Any]) -> dict:
    """What all language pages of a form say, with the first page's structure. Language → text in each place."""
    first = pages[0]
    codes = [page.locale.language_code for page in pages]
    blocks_of = [{block.id: block.value for block in page.questions} for page in pages]

    def words(key: str, name: str) -> dict[str, str]:
        found = {}
        for code, blocks in zip(codes, blocks_of, strict=True):
            value = blocks.get(key)
            if value is not None and value.get(name):
                found[code] = value[name]
        return found

    return {
        "title": {code: page.title for code, page in zip(codes, pages, strict=True)},
        "intro": {code: page.intro for code, page in zip(codes, pages, strict=True) if page.intro},
        "notice": {
            element: {code: page.notice[element] for code, page in zip(codes, pages, strict=True)}
            for element in NOTICE_ELEMENTS
        },
        "questions": [
            {
                "key": block.id,
                "kind": block.block_type,
                "label": words(block.id, "label"),
                "help": words(block.id, "help"),
                "choices": _choices(block, codes, blocks_of, words),
                "required": bool(block.value.get("required")),
                "about_you": bool(block.value.get("about_you")),
                "purpose": block.value.get("purpose") or "",
            }
            for block in first.questions
        ],
    }


def _choices(block: Any, codes: list[str], blocks_of: list[dict], words: Any) -> list[dict]:
    if block.block_type == QuestionKind.SCALE:
        low, high = words(block.id, "low"), words(block.id, "high")
        ends = {"1": low, "5": high}
        return [{"key": str(n), "label": _scale_words(n, ends.get(str(n), {}))} for n in range(1, 6)]
    if block.block_type == QuestionKind.CONSENT:
        return [{"key": name, "label": words(block.id, name)} for name in ("yes", "no")]
    if "choices" not in block.value:
        return []
    by_language = [
        {item.id: item.value for item in blocks[block.id]["choices"].bound_blocks}
        if block.id in blocks
        else {}
        for blocks in blocks_of
    ]
    return [
        {
            "key": item.id,
            "label": {
                code: found[item.id]
                for code, found in zip(codes, by_language, strict=True)
                if item.id in found
            },
        }
        for item in block.value["choices"].bound_blocks
    ]


def _scale_words(number: int, ends: dict[str, str]) -> dict[str, str]:
    return {code: f"{number}: {words}" for code, words in ends.items()} or {"en": str(number)}


def digest_of(content: dict) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def preview_of(page: Any) -> FrozenForm:
    """A draft as it would be frozen, for the editor's preview."""
    content = content_of([page])
    questions = tuple(
        FrozenQuestion(**{**each, "choices": tuple(each["choices"])}) for each in content["questions"]
    )
    return FrozenForm(0, 0, content["title"], content["intro"], content["notice"], questions)


def check_keys(page: Any) -> None:
    """A key that was published as one kind of question cannot come back as another."""
    known = dict(Question.objects.filter(version__form=page.form_id).values_list("key", "kind"))
    for block in page.questions:
        if block.id in known and known[block.id] != block.block_type:
            from django.core.exceptions import ValidationError
            from django.utils.translation import gettext as _

            error = KeyChangedMeaning(
                _("A question that was answered cannot become another kind of question. Add a new one."),
                rule="design 3.4",
            )
            raise ValidationError({"questions": str(error)})
