"""Unvalidated values of one page: saved in a draft, rendered again, and merged for submission."""

from typing import Any

from django.http import QueryDict

from cms.cleaning import clean_text
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.models import QuestionKind
from feedback.submissions.public_form.answer_fields import EMAIL, name_of
from feedback.submissions.public_form.forms import AnswerForm
from feedback.submissions.public_form.screening import may_name

Values = dict[str, list[str]]


def typed_on(form: AnswerForm, data: QueryDict) -> tuple[Values, set[str]]:
    """Return (name → typed values, names of this page's fields), so empty fields replace earlier values."""
    names: set[str] = set()
    values: Values = {}
    for question in form.on_page:
        names |= {name_of(question), may_name(question)} | (
            {EMAIL} if question.purpose == "contact" else set()
        )
        names |= {name for name in data if name.startswith(f"{name_of(question)}--")}
        names |= {name for name in form.fields if name.startswith(f"{name_of(question)}--")}
    for name in names:
        if some := [clean_text(each) for each in data.getlist(name) if isinstance(each, str)]:
            values[name] = [each for each in some if each]
    return values, names


def initial_from(frozen: FrozenForm, values: Values) -> dict[str, Any]:
    """Return field name → initial value: a list where several can be chosen, else one value."""
    lists = {name_of(each) for each in frozen.questions if is_list(each)}
    return {name: some if name in lists else some[0] for name, some in values.items() if some}


def is_list(question: FrozenQuestion) -> bool:
    return question.kind in (QuestionKind.MANY_CHOICES, QuestionKind.ETHNICITY)


def as_sent(values: Values, key: str, trap: str = "") -> QueryDict:
    """Merge all pages as if they were posted in one form."""
    data = QueryDict(mutable=True)
    for name, some in values.items():
        data.setlist(name, some)
    data["key"], data["website"] = key, trap
    return data
