"""Present what surrounds the questions on the pages of a public form."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from cms.components.fields import problems
from cms.components.menu import address
from cms.i18n.fields import text
from feedback.forms.frozen_forms import FrozenForm, frozen_version
from feedback.forms.notice_titles import NOTICE_TITLES
from feedback.models import NOTICE_ELEMENTS, Form
from feedback.submissions.public_form.answer_fields import EMAIL, name_of
from feedback.submissions.public_form.forms import AnswerForm
from feedback.submissions.public_form.sections import sections_of


def frozen_now(record: Form) -> FrozenForm:
    """Return the newest version of a form from ``with_current``."""
    return frozen_version(record.current_version_id, record.current_version_sha256)


def form_context(form: Form, frozen: FrozenForm, asked: AnswerForm | None) -> dict[str, Any]:
    count = sum(question.kind != "consent" for question in frozen.questions)
    title = text(frozen.title)
    return {
        "record": form,
        "form": asked,
        "sections": sections_of(asked) if asked else [],
        "title": title,
        "intro": text(frozen.intro),
        "closed_words": text(frozen.closed_words),
        "question_count": count,
        "minutes": max(1, count),
        "any_needed": any(question.required for question in frozen.questions),
        "notice": [(NOTICE_TITLES[element], text(frozen.notice.get(element))) for element in NOTICE_ELEMENTS],
        "version_number": frozen.number,
        "crumbs": [(_("Tools"), address("tools/")), (title, "")],
    }


def local_name(form: Form) -> str:
    """Name of the browser's local copy of typed values, which is deleted once they are saved."""
    return f"feedback-{form.slug}"


def typed_rows(form: AnswerForm) -> list[tuple[Any, list[Any]]]:
    """Return typed values as text, for a read-only draft."""
    rows = []
    for bound in form.asked_fields:
        value = bound.value()
        values = value if isinstance(value, list) else [value] if value not in (None, "", False) else []
        labels = {str(key): label for key, label in getattr(bound.field, "choices", ())}
        if values:
            rows.append((bound.label, [labels.get(str(each), str(each)) for each in values]))
    return rows


def page_map(frozen: FrozenForm, current: int) -> list[dict[str, Any]]:
    """Return each page with its number and the title of its first heading."""
    rows = []
    for number, sections in enumerate(frozen.pages, 1):
        headings = [text(section.title) for section in sections if section.title]
        named = headings[0] if headings else ""
        rows.append({"number": number, "title": named, "is_current": number == current})
    return rows


def problems_elsewhere(
    whole: AnswerForm, shown: AnswerForm, page_address: Callable[[int], str]
) -> list[tuple[str, str]]:
    """Return problems on other pages as (text, address)."""
    found = []
    for problem in problems(whole):
        page = _page_of(whole.frozen, problem.target)
        if page and page != shown.page:
            found.append((problem.words, f"{page_address(page)}#{problem.target}"))
        elif not problem.target and problem.words not in shown.non_field_errors():
            found.append((problem.words, ""))
    return found


def _page_of(frozen: FrozenForm, target: str) -> int:
    """Return the page with this control, or 0."""
    name = target.removeprefix("id_")
    for number in range(1, len(frozen.pages) + 1):
        for question in frozen.questions_of(number):
            own = name_of(question)
            if (
                name == own
                or name.startswith((f"{own}_", f"{own}--"))
                or (name == EMAIL and question.purpose == "contact")
            ):
                return number
    return 0
