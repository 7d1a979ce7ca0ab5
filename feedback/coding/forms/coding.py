"""Forms for coding: single texts, the grid, suggestions."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.access import Visitor
from cms.cleaning import clean_text
from cms.components.dates import month_year
from feedback.coding.books import BookScope
from feedback.coding.many_texts import open_assignments
from feedback.coding.months import bounds, months_of
from feedback.coding.services import READ
from feedback.models import Channel, Code, Coding, CodingTask, Form, Submission, SubmissionText
from feedback.reference_data.languages import LANGUAGES
from feedback.submissions.attributes import AttributeFilter

ANY = [("", _("Any"))]
MOST_COLUMNS, FIRST_COLUMNS = 12, 8


class ReadForm(forms.Form):
    """The actions on the coding screen: apply a code, remove a coding, or one of ``ACTS``."""

    ACTS = ("save", "done", "flag", "back", "undo")

    do = forms.ChoiceField(choices=[(act, act) for act in ACTS], required=False)
    code = forms.IntegerField(min_value=1, required=False)
    take = forms.IntegerField(min_value=1, required=False)
    start = forms.IntegerField(min_value=0, required=False)
    end = forms.IntegerField(min_value=0, required=False)
    sentence = forms.MultipleChoiceField(required=False)
    stance = forms.ChoiceField(choices=Coding.Stance.choices, required=False)
    note = forms.CharField(max_length=500, required=False)

    def __init__(self, data: QueryDict | None, *, spans: list[tuple[int, int]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["sentence"].choices = [(f"{start}-{end}", "") for start, end in spans]

    def clean(self) -> dict[str, Any]:
        """Prefer the marked passage; otherwise use the range from the first to the last ticked sentence."""
        values = super().clean()
        if values.get("end"):
            values["span"] = (values.get("start") or 0, values["end"])
        else:
            marks = [int(part) for each in values.get("sentence") or [] for part in each.split("-")]
            values["span"] = (min(marks), max(marks)) if marks else (0, 0)
        values["note"] = clean_text(values.get("note") or "")
        return values


class FormField(forms.ModelChoiceField):
    """A form by its slug, as typed in an address: cleaned first, since a database refuses some characters."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(clean_text(value) if isinstance(value, str) else value)


class ScopeForm(forms.Form):
    """GET form that limits the texts to one form."""

    form = FormField(
        label=_("Form"),
        queryset=Form.objects.order_by("slug"),
        required=False,
        to_field_name="slug",
        empty_label=_("All forms"),
    )

    def __init__(self, *args: Any, scope: BookScope | None = None, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.scope = scope
        if scope:
            self.fields["form"].queryset = Form.objects.filter(scope.holds()).order_by("slug")

    @property
    def chosen(self) -> Form | None:
        return self.cleaned_data.get("form") if self.is_valid() else None


class GridForm(AttributeFilter, ScopeForm):
    """GET form for the grid: which texts, in which order, and which codes are columns."""

    SORTS = {
        "new": (_("Newest first"), ("-pk",)),
        "old": (_("Oldest first"), ("pk",)),
        "channel": (_("By channel"), ("submission__channel", "pk")),
        "language": (_("By language"), ("submission__language", "pk")),
    }
    STATES = [
        *ANY,
        ("unread", _("I have not read it")),
        ("read", _("I have read it")),
        ("todo", _("Assigned to me")),
    ]

    channel = forms.ChoiceField(label=_("Channel"), choices=[*ANY, *Channel.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[*ANY, *LANGUAGES], required=False)
    month = forms.ChoiceField(label=_("Month"), required=False)
    state = forms.ChoiceField(label=_("Reading status"), choices=STATES, required=False)
    has = forms.ChoiceField(label=_("Has the code"), required=False)
    words = forms.CharField(label=_("Contains the words"), max_length=100, required=False)
    sort = forms.ChoiceField(
        label=_("Order"), choices=[(key, label) for key, (label, _by) in SORTS.items()], required=False
    )
    code = forms.MultipleChoiceField(
        label=_("Codes as columns"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, codes: list[Code], forms_by_slug: dict[str, Form], scope: BookScope, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.codes, self.scope = codes, scope
        here = {slug: form for slug, form in forms_by_slug.items() if scope.covers(form)}
        self.fields["form"] = forms.TypedChoiceField(
            label=_("Form"),
            choices=[("", _("All forms")), *((slug, str(form)) for slug, form in here.items())],
            coerce=here.__getitem__,
            empty_value=None,
            required=False,
        )
        names = [(code.key, f"{code.number} {code}") for code in codes]
        self.fields["has"].choices = [*ANY, ("-", _("No code yet")), *names]
        self.fields["code"].choices = names
        months = months_of(Submission.objects.all())
        self.fields["month"].choices = [*ANY, *((f"{each:%Y-%m}", month_year(each)) for each in months)]

    @property
    def columns(self) -> list[Code]:
        chosen = self.cleaned_data.get("code") if self.is_valid() else None
        if not chosen:
            return self.codes[:FIRST_COLUMNS]
        return [code for code in self.codes if code.key in chosen][:MOST_COLUMNS]

    def apply(self, user: Visitor) -> QuerySet:
        """Filter and sort the texts; invalid values are ignored."""
        values = self.cleaned_data if self.is_valid() else {}
        texts = SubmissionText.objects.said().not_apart()
        if values.get("words"):
            texts = texts.with_words(clean_text(values["words"]))
        comments = self._comments(values).filter(pk=OuterRef("submission"))
        rows = _by_state(texts.filter(Exists(comments)), user, values.get("state"))
        return _by_code(rows, values.get("has"), self.codes).order_by(
            *self.SORTS[values.get("sort") or "new"][1]
        )

    def _comments(self, values: dict[str, Any]) -> QuerySet[Submission]:
        """The comments whose texts match: looked up text by text, so that a page ends at its last row."""
        found = Submission.objects.counted().filter(self.scope.holds("form")).order_by()
        for name in ("form", "channel", "language"):
            if values.get(name):
                found = found.filter(**{name: values[name]})
        if values.get("month"):
            first, after = bounds(date.fromisoformat(f"{values['month']}-01"))
            found = found.filter(submitted_at__gte=first, submitted_at__lt=after)
        return self.with_attribute(found)


def _by_state(rows: QuerySet, user: Visitor, state: str | None) -> QuerySet:
    mine = Exists(CodingTask.objects.filter(text=OuterRef("pk"), coder=user, state__in=READ))
    if state == "todo":
        return rows.filter(open_assignments(user))
    return {"unread": rows.filter(~mine), "read": rows.filter(mine)}.get(state or "", rows)


def _by_code(rows: QuerySet, key: str | None, codes: list[Code]) -> QuerySet:
    codings = Coding.objects.filter(text=OuterRef("pk"))
    if key == "-":
        return rows.filter(~Exists(codings))
    wanted = [code.pk for code in codes if code.key == key]
    return rows.filter(Exists(codings.filter(code__in=wanted))) if key else rows


class RunForm(forms.Form):
    """Texts of which form; all: every form that uses the codebook of the screen."""

    form = forms.ModelChoiceField(
        label=_("Form"),
        queryset=Form.objects.all(),
        required=False,
        empty_label=_("All forms"),
        error_messages={"invalid_choice": _("Choose a form from the list.")},
    )

    def __init__(self, *args: Any, scope: BookScope, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["form"].queryset = Form.objects.filter(scope.holds())


class StanceForm(forms.Form):
    stance = forms.ChoiceField(choices=Coding.Stance.choices, required=False)
