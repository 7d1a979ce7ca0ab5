"""What was typed on one page of a form, before anything is checked: kept in a draft, shown again, put together."""

from typing import Any

from django.http import QueryDict

from cms.cleaning import clean_text
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.models import QuestionKind
from feedback.submissions.public_form.answer_fields import name_of
from feedback.submissions.public_form.forms import EMAIL, AnswerForm
from feedback.submissions.public_form.screening import may_name

Values = dict[str, list[str]]


def typed_on(form: AnswerForm, data: QueryDict) -> tuple[Values, set[str]]:
    """(name → what was typed, the names that this page is about). What is empty now replaces what was not."""
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
    """Field name → value for showing: a list where many may be chosen, one value elsewhere."""
    lists = {name_of(each) for each in frozen.questions if is_list(each)}
    return {name: some if name in lists else some[0] for name, some in values.items() if some}


def is_list(question: FrozenQuestion) -> bool:
    return question.kind in (QuestionKind.MANY_CHOICES, QuestionKind.ETHNICITY)


def as_sent(values: Values, key: str, trap: str = "") -> QueryDict:
    """All pages put together as if they had come in one form."""
    data = QueryDict(mutable=True)
    for name, some in values.items():
        data.setlist(name, some)
    data["key"], data["website"] = key, trap
    return data
