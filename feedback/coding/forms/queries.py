"""GET form of the queries: what is counted, of which comments. Values that do not fit count as not given."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from feedback.coding.books import BookScope
from feedback.coding.forms.coding import ScopeForm
from feedback.coding.queries import ALL, BOTH, COMMENT, NEAR, NOT_HIDDEN, ONLY, PASSAGE, TEXT, Codes, Wish
from feedback.coding.query_values import LONGEST, Variable, variables
from feedback.models import Code, Form, Submission

VALUE, TOGETHER, TWO = "value", "together", "two"
WHATS = {
    VALUE: _("Codes by value"),
    TOGETHER: _("Codes that appear together"),
    TWO: _("Two codes"),
}
LEVELS = [
    (COMMENT, _("In the same comment")),
    (TEXT, _("In the same answer")),
    (PASSAGE, _("On overlapping passages")),
]
STATES = [
    (NOT_HIDDEN, _("Not hidden")),
    (ALL, _("All, as in data sets")),
    (Submission.State.PUBLISHED, Submission.State.PUBLISHED.label),
    (Submission.State.RECEIVED, Submission.State.RECEIVED.label),
]
UNITS = [("comments", _("Comments")), ("texts", _("Texts"))]


class QueryForm(ScopeForm):
    FIELDS = {
        VALUE: ("form", "state", "by", "unit"),
        TOGETHER: ("form", "state", "level"),
        TWO: ("form", "state", "one", "other"),
    }

    state = forms.ChoiceField(label=_("Status"), choices=STATES, required=False)
    by = forms.ChoiceField(label=_("Count by"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), choices=UNITS, required=False)
    level = forms.ChoiceField(label=_("Together"), choices=LEVELS, required=False)
    one = forms.ChoiceField(label=_("First code"), required=False)
    other = forms.ChoiceField(label=_("Second code"), required=False)

    def __init__(self, data: QueryDict, *, scope: BookScope, codes: Codes, what: str) -> None:
        super().__init__(data, scope=scope)
        self.books, self.codes, self.what = scope, codes, what
        self.by_key = {code.key: code for code in codes.active}
        self.of = self._form_of(list(self.fields["form"].queryset), data.get("form", ""))
        self.variables = {each.name: each for each in variables(self.of)}
        self.fields["by"].choices = [(name, each.label) for name, each in self.variables.items()]
        names = [(code.key, str(code)) for code in codes.active]
        self.fields["one"].choices = self.fields["other"].choices = names
        self.is_valid()

    def _form_of(self, every: list[Form], slug: str) -> Form | None:
        """The chosen form, or the only one of the codebook."""
        found = next((each for each in every if each.slug == slug), None)
        return found or (every[0] if len(every) == 1 else None)

    @property
    def asked(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FIELDS[self.what]]

    def _value(self, name: str, default: str) -> str:
        return str(self.cleaned_data.get(name) or default)

    @property
    def wish(self) -> Wish:
        return Wish(self.books, self.of, self._value("state", NOT_HIDDEN), self._value("unit", "comments"))

    @property
    def variable(self) -> Variable:
        return self.variables[self._value("by", "channel")]

    @property
    def nearness(self) -> str:
        return self._value("level", COMMENT)

    @property
    def pair(self) -> tuple[Code, Code] | None:
        """The two chosen codes, if they are two."""
        one, other = (self.by_key.get(self._value(name, "")) for name in ("one", "other"))
        return (one, other) if one and other and one != other else None


class CellForm(QueryForm):
    """One cell: the code ``one`` in a value of ``by``, or beside ``other``."""

    FIELDS = QueryForm.FIELDS | {"cell": ()}

    value = forms.CharField(required=False, max_length=LONGEST, strip=False)
    part = forms.ChoiceField(choices=[(each, each) for each in (BOTH, ONLY, NEAR)], required=False)

    @property
    def part_of(self) -> str:
        return self._value("part", BOTH)
