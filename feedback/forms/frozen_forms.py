"""A frozen form version as plain data, cached in the process, since it never changes (F05)."""

import hashlib
import json
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from typing import Any

from cms.i18n.fields import text
from feedback.models import TEXT_KINDS, FormVersion, Question


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
    condition: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def is_text(self) -> bool:
        return self.kind in TEXT_KINDS

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of a matrix question."""
        return self.settings.get("rows", [])

    def labels(self) -> dict[str, str]:
        """Choice key → label in the reader's language."""
        return {choice["key"]: text(choice["label"]) for choice in self.choices}


@dataclass(frozen=True)
class FrozenSection:
    """Questions under one heading. The part before the first heading has no title."""

    key: str = ""
    title: dict[str, str] = field(default_factory=dict)
    intro: dict[str, str] = field(default_factory=dict)
    questions: tuple[FrozenQuestion, ...] = ()


@dataclass(frozen=True, eq=False)
class FrozenForm:
    """Equal only to itself, so that what is made of it can be kept for as long as it is."""

    version_id: int
    number: int
    title: dict[str, str]
    intro: dict[str, str]
    notice: dict[str, dict[str, str]]
    questions: tuple[FrozenQuestion, ...]
    layout: tuple = ()
    closed_words: dict[str, str] = field(default_factory=dict)
    invites_youth: bool = False

    def question(self, key: str) -> FrozenQuestion | None:
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, FrozenQuestion]:
        return {each.key: each for each in self.questions}

    @cached_property
    def pages(self) -> tuple[tuple[FrozenSection, ...], ...]:
        """Pages of sections of questions; a form without sections is one page with one section."""
        pages: list[list[dict[str, Any]]] = [[{"key": "", "questions": []}]]
        for question in self.questions:
            for section in self._sections_before(question.key):
                if section["new_page"]:
                    pages.append([])
                pages[-1].append({name: section[name] for name in ("key", "title", "intro")})
                pages[-1][-1]["questions"] = []
            pages[-1][-1]["questions"].append(question)
        built = [
            tuple(
                FrozenSection(**each | {"questions": tuple(each["questions"])})
                for each in page
                if _shows(each)
            )
            for page in pages
        ]
        return tuple(page for page in built if page) or ((),)

    def _sections_before(self, key: str) -> list[dict[str, Any]]:
        return [section for section in self.layout if section["before"] == key]

    def questions_of(self, page: int | None) -> tuple[FrozenQuestion, ...]:
        """All questions, or those of one page, counted from 1."""
        if page is None:
            return self.questions
        return tuple(question for section in self.pages[page - 1] for question in section.questions)


def _shows(section: dict[str, Any]) -> bool:
    return bool(section["key"] or section["questions"])


@lru_cache(maxsize=256)
def frozen_version(version_id: int, sha256: str = "") -> FrozenForm:
    """Load a frozen version by id; ``sha256`` only extends the cache key, so test databases do not share entries."""
    return frozen_of(FormVersion.objects.prefetch_related("questions").get(pk=version_id))


def frozen_of(version: FormVersion) -> FrozenForm:
    """Build a frozen form from a version with its questions prefetched."""
    return FrozenForm(
        version_id=version.pk,
        number=version.number,
        title=version.title,
        intro=version.intro,
        notice=version.notice,
        questions=tuple(_question(each) for each in version.questions.all()),
        layout=tuple(version.layout),
        closed_words=version.closed_words,
        invites_youth=version.invites_youth,
    )


def _question(row: Question) -> FrozenQuestion:
    values = {each.name: getattr(row, each.name) for each in fields(FrozenQuestion)}
    return FrozenQuestion(**values | {"choices": tuple(row.choices)})


def frozen_from(content: dict[str, Any]) -> FrozenForm:
    """Build a frozen form from unpublished content, for previews."""
    questions = tuple(
        FrozenQuestion(**each | {"choices": tuple(each["choices"])}) for each in content["questions"]
    )
    rest = {name: content[name] for name in ("closed_words", "invites_youth") if name in content}
    return FrozenForm(
        0,
        0,
        content["title"],
        content["intro"],
        content["notice"],
        questions,
        layout=tuple(content.get("layout", ())),
        **rest,
    )


def digest_of(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
