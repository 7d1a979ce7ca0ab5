"""What codes are counted by: the channel, the language, a category from an imported file, or a closed answer."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from cms.i18n.fields import text
from feedback.models import (
    DEMOGRAPHIC_KINDS,
    ONE_ANSWER_KINDS,
    Attribute,
    Channel,
    Form,
    Question,
    QuestionKind,
)
from feedback.reference_data.languages import language_name

CLOSED = (ONE_ANSWER_KINDS | DEMOGRAPHIC_KINDS) - {QuestionKind.ETHNICITY}  # one answer each
LONGEST = 1000  # of a value that comments are chosen by
ABOUT_YOU = Q(about_you=True) | Q(kind__in=DEMOGRAPHIC_KINDS)


@dataclass(frozen=True)
class Variable:
    """``path`` leads from a comment to the value, ``key`` into its JSON. ``filters``: its name in a data set."""

    name: str
    label: str
    path: str
    key: str = ""
    filters: str = ""
    pk: int = 0
    labels: dict[str, str] = field(default_factory=dict, hash=False)
    is_about_you: bool = False

    def label_of(self, value: str) -> str:
        if not value:
            return _("not provided")
        if self.name == "channel":
            return str(Channel(value).label) if value in Channel.values else value
        if self.name == "language":
            return language_name(value)
        return self.labels.get(value, value)


def variables(form: Form | None) -> list[Variable]:
    """Those of every comment, and those of a form; in two queries."""
    found = [
        Variable("channel", _("Channel"), "channel", filters="channel"),
        Variable("language", _("Language"), "language", filters="language"),
    ]
    if form is None:
        return found
    for each in Attribute.objects.filter(form=form, kind=Attribute.Kind.CATEGORY):
        name = f"attribute-{each.pk}"
        found.append(Variable(name, each.label, "attributes", each.key, "attribute", each.pk))
    return found + _questions(form)


def questions_to_filter_by() -> QuerySet[Question]:
    """Closed questions that are about the person in no version of their form: what a data set may be limited by."""
    person = Question.objects.filter(ABOUT_YOU, version__form=OuterRef("version__form"), key=OuterRef("key"))
    return Question.objects.filter(~Exists(person), kind__in=ONE_ANSWER_KINDS)


def _questions(form: Form) -> list[Variable]:
    """The newest words of each question; choices of older versions stay. Once about the person, it is so for good."""
    found: dict[str, Variable] = {}
    order = ("-version__number", "position")
    rows = list(Question.objects.filter(version__form=form, kind__in=CLOSED).order_by(*order))
    person = {each.key for each in rows if each.about_you or each.kind in DEMOGRAPHIC_KINDS}
    for each in rows:
        is_about_you = each.key in person
        is_apart = each.about_you or each.kind in DEMOGRAPHIC_KINDS
        path = "demographics__answers" if is_apart else "answers"
        filters = "" if is_about_you else "answer"
        made = Variable(f"answer-{each.key}", text(each.label), path, each.key, filters, 0, {}, is_about_you)
        known = found.setdefault(each.key, made)
        for choice in each.choices:
            known.labels.setdefault(choice["key"], text(choice["label"]))
    return list(found.values())
