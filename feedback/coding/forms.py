"""Forms of coding: one text, many texts, the codebook, samples, suggestions."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, Max, Min, OuterRef, QuerySet
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext_lazy as _

from cms.access import Role
from cms.cleaning import clean_text
from cms.clock import PACIFIC
from cms.components.dates import in_pacific, month_year
from cms.i18n.fields import text as in_words
from feedback import access
from feedback.coding.code_tree import in_order, parts_of
from feedback.coding.services import READ
from feedback.models import Channel, Code, Coding, CodingTask, Form
from feedback.reference_data.languages import LANGUAGES

ANY = [("", _("Any"))]
MOST_COLUMNS, FIRST_COLUMNS = 12, 8


class ReadForm(forms.Form):
    """What one does on the coding screen: a button of a code, one to take a code away, or one of the others."""

    ACTS = ("save", "done", "flag", "back", "undo")

    do = forms.ChoiceField(choices=[(act, act) for act in ACTS], required=False)
    code = forms.IntegerField(min_value=1, required=False)
    take = forms.IntegerField(min_value=1, required=False)
    start = forms.IntegerField(min_value=0, required=False)
    end = forms.IntegerField(min_value=0, required=False)
    sentence = forms.MultipleChoiceField(required=False)
    stance = forms.ChoiceField(choices=Coding.Stance.choices, required=False)
    note = forms.CharField(max_length=500, required=False)

    def __init__(self, data: Any, *, spans: list[tuple[int, int]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["sentence"].choices = [(f"{start}-{end}", "") for start, end in spans]

    def clean(self) -> dict[str, Any]:
        """Words that were marked win; else from the first ticked sentence to the last."""
        values = super().clean()
        if values.get("end"):
            values["span"] = (values.get("start") or 0, values["end"])
        else:
            marks = [int(part) for each in values.get("sentence") or [] for part in each.split("-")]
            values["span"] = (min(marks), max(marks)) if marks else (0, 0)
        values["note"] = clean_text(values.get("note") or "")
        return values


class ScopeForm(forms.Form):
    """Which form's texts; a plain GET form."""

    form = forms.ModelChoiceField(
        label=_("Form"),
        queryset=Form.objects.order_by("slug"),
        required=False,
        to_field_name="slug",
        empty_label=_("All forms"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    @property
    def chosen(self) -> Form | None:
        return self.cleaned_data.get("form") if self.is_valid() else None


class GridForm(ScopeForm):
    """Which texts stand in the grid, in which order, and which codes are its columns."""

    SORTS = {
        "new": (_("Newest first"), ("-pk",)),
        "old": (_("Oldest first"), ("pk",)),
        "channel": (_("By channel"), ("submission__channel", "pk")),
        "language": (_("By language"), ("submission__language", "pk")),
    }
    STATES = [*ANY, ("unread", _("I have not read it")), ("read", _("I have read it"))]

    channel = forms.ChoiceField(label=_("Channel"), choices=[*ANY, *Channel.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[*ANY, *LANGUAGES], required=False)
    month = forms.ChoiceField(label=_("Month"), required=False)
    state = forms.ChoiceField(label=_("Read"), choices=STATES, required=False)
    has = forms.ChoiceField(label=_("Has the code"), required=False)
    words = forms.CharField(label=_("Contains the words"), max_length=100, required=False)
    sort = forms.ChoiceField(
        label=_("Order"), choices=[(key, label) for key, (label, _by) in SORTS.items()], required=False
    )
    code = forms.MultipleChoiceField(
        label=_("Codes as columns"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, codes: list[Code], texts: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes, self.texts = codes, texts
        names = [(code.key, f"{code.number} {code}") for code in codes]
        self.fields["has"].choices = [*ANY, ("-", _("No code yet")), *names]
        self.fields["code"].choices = names
        self.fields["month"].choices = [*ANY, *_months(texts)]

    @property
    def columns(self) -> list[Code]:
        chosen = self.cleaned_data.get("code") if self.is_valid() else None
        if not chosen:
            return self.codes[:FIRST_COLUMNS]
        return [code for code in self.codes if code.key in chosen][:MOST_COLUMNS]

    def apply(self, user: Any) -> QuerySet:
        """A value that makes no sense filters nothing out."""
        rows, values = self.texts, self.cleaned_data if self.is_valid() else {}
        if values.get("form"):
            rows = rows.filter(submission__form=values["form"])
        for name in ("channel", "language"):
            if values.get(name):
                rows = rows.filter(**{f"submission__{name}": values[name]})
        if values.get("month"):
            first, after = _bounds(values["month"])
            rows = rows.filter(submission__submitted_at__gte=first, submission__submitted_at__lt=after)
        if values.get("words"):
            rows = rows.filter(text__icontains=clean_text(values["words"]))
        rows = _by_state(rows, user, values.get("state"))
        return _by_code(rows, values.get("has")).order_by(*self.SORTS[values.get("sort") or "new"][1])


def _by_state(rows: QuerySet, user: Any, state: str | None) -> QuerySet:
    mine = Exists(CodingTask.objects.filter(text=OuterRef("pk"), coder=user, state__in=READ))
    return {"unread": rows.filter(~mine), "read": rows.filter(mine)}.get(state or "", rows)


def _by_code(rows: QuerySet, key: str | None) -> QuerySet:
    codings = Coding.objects.filter(text=OuterRef("pk"))
    if key == "-":
        return rows.filter(~Exists(codings))
    return rows.filter(Exists(codings.filter(code__key=key))) if key else rows


def _months(texts: QuerySet) -> list[tuple[str, str]]:
    ends = texts.order_by().aggregate(
        first=Min("submission__submitted_at"), last=Max("submission__submitted_at")
    )
    if ends["first"] is None:
        return []
    last, first = in_pacific(ends["last"]), in_pacific(ends["first"])
    month, found = date(last.year, last.month, 1), []
    while month >= date(first.year, first.month, 1):
        found.append((f"{month:%Y-%m}", month_year(month)))
        month = date(month.year - (month.month == 1), month.month - 1 or 12, 1)
    return found


def _bounds(month: str) -> tuple[datetime, datetime]:
    year, number = map(int, month.split("-"))
    after = (year + number // 12, number % 12 + 1)
    return datetime(year, number, 1, tzinfo=PACIFIC), datetime(*after, 1, tzinfo=PACIFIC)


class CodeTextForm(forms.ModelForm):
    """A code, added or edited. Its key is made once, from its name."""

    class Meta:
        model = Code
        fields = ["name", "definition", "include", "exclude", "example", "parent", "order"]
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("include", "exclude", "example")}

    def __init__(self, *args: Any, codes: list[Code], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.codes = codes
        below = parts_of(self.instance, codes) if self.instance.pk else set()
        possible = [code.pk for code in codes if code.status == Code.Status.ACTIVE and code.pk not in below]
        if self.instance.parent_id:
            possible.append(self.instance.parent_id)
        self.fields["parent"].queryset = Code.objects.filter(pk__in=possible).order_by("order", "pk")
        self.fields["parent"].empty_label = _("A code of its own")
        self.fields["order"].required = False
        for field in self.fields.values():
            field.label = capfirst(field.label)

    def clean_order(self) -> int:
        return self.cleaned_data["order"] or max((code.order for code in self.codes), default=0) + 1

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for name in ("include", "exclude", "example"):
            values[name] = clean_text(values.get(name) or "")
        if not self.instance.pk and values.get("name"):
            self.instance.key = self._new_key(in_words(values["name"], "en"))
        return values

    def _new_key(self, name: str) -> str:
        taken = {code.key for code in self.codes}
        base = slugify(name.split(":")[0])[:36].strip("-") or "code"
        return next(key for n in range(1, 10_000) if (key := base if n == 1 else f"{base}-{n}") not in taken)


class OtherCodeForm(forms.Form):
    """Another code in use: to merge into, or to use instead."""

    other = forms.ModelChoiceField(label=_("Code"), queryset=Code.objects.none())

    def __init__(self, *args: Any, code: Code, label: Any, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        active = Code.objects.filter(codebook=code.codebook_id, status=Code.Status.ACTIVE)
        field = self.fields["other"]
        field.queryset, field.label = active.exclude(pk=code.pk), label
        field.required, field.empty_label = required, _("Choose") if required else _("None")


class SampleForm(ScopeForm):
    """What to draw, and for whom."""

    size = forms.IntegerField(label=_("Number of texts"), min_value=1, max_value=1000, initial=20)
    coders = forms.ModelMultipleChoiceField(
        label=_("Who codes them"),
        queryset=get_user_model().objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Two or more people. None of them can see the others’ codes until it is closed."),
    )
    seed = forms.CharField(
        label=_("Random seed"),
        max_length=64,
        required=False,
        help_text=_("Leave blank for a new one. The same seed over the same texts draws the same sample."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].required, self.fields["form"].empty_label = True, _("Choose")
        self.fields["coders"].queryset = possible_coders()

    def clean_seed(self) -> str:
        return clean_text(self.cleaned_data["seed"])


def possible_coders() -> QuerySet:
    roles = [Role(role).value for role in access.CODE_ROLES]
    people = get_user_model().objects.filter(is_active=True, groups__name__in=roles)
    return people.distinct().order_by("display_name", "email")


def tree_of(book: Any) -> list[Code]:
    return in_order(book.codes.select_related("merged_into", "parent")) if book else []


class SuggestForm(forms.Form):
    form = forms.ModelChoiceField(
        label=_("Form"), queryset=Form.objects.all(), required=False, empty_label=_("All forms")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class StanceForm(forms.Form):
    stance = forms.ChoiceField(choices=Coding.Stance.choices, required=False)
