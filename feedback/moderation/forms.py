"""Forms for moderation: queue filter, bulk actions, personal information, texts, campaigns, redaction."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text, whole_numbers
from cms.web.paging import is_long
from feedback.coding.books import code_groups, codes_in_books
from feedback.coding.code_tree import keys_of_code
from feedback.models import Campaign, Channel, Form, ModerationAct, PrivatePassage, Submission
from feedback.reference_data.languages import LANGUAGES
from feedback.submissions.attributes import AttributeFilter

MOST_AT_ONCE = 200
LONGEST = 20_000
ANY = [("", _("Any"))]
ALL = "all"


class FilterForm(AttributeFilter):
    """GET form for comments; invalid values are ignored."""

    state = forms.ChoiceField(label=_("Status"), choices=[*ANY, *Submission.State.choices], required=False)
    channel = forms.ChoiceField(label=_("Channel"), choices=[*ANY, *Channel.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[*ANY, *LANGUAGES], required=False)
    form = forms.ModelChoiceField(
        label=_("Form"), queryset=Form.objects.all(), required=False, empty_label=_("Any")
    )
    code = forms.ChoiceField(label=_("Code"), required=False)
    words = forms.CharField(label=_("Contains the words"), max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.codes = {code.choice: code for code in codes_in_books()}
        groups = code_groups(self.codes.values())
        self.fields["code"].choices = [*ANY, ("-", _("No code yet")), *groups]

    def apply(self, rows: QuerySet[Any]) -> Any:
        if not self.is_valid():
            return rows
        values = self.cleaned_data
        for name in ("state", "channel", "language", "form"):
            if values.get(name):
                rows = rows.filter(**{name: values[name]})
        if values.get("code") == "-":
            rows = rows.uncoded()
        elif values.get("code"):
            code = self.codes[values["code"]]
            rows = rows.coded_with(keys_of_code(code.key, code.codebook))
        rows = self.with_attribute(rows)
        return rows.with_words(clean_text(values["words"])) if values.get("words") else rows


class ModerateForm(forms.Form):
    act = forms.ChoiceField(choices=ModerationAct.Act.choices)
    reason = forms.ChoiceField(
        label=_("Reason to hide it"),
        choices=[("", _("Choose")), *ModerationAct.Reason.choices],
        required=False,
        help_text=_("Criticism is not a reason. The count by reason is public."),
    )
    note = forms.CharField(label=_("Note for colleagues"), max_length=300, required=False)

    def clean_note(self) -> str:
        return clean_text(self.cleaned_data["note"])


class DeskForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class QueueForm(FilterForm):
    """GET form for the queue; invalid values are ignored."""

    field_order = ("state", "words", "channel", "language", "form", "campaign", "private", "reason", "code")

    reason = forms.ChoiceField(
        label=_("Reason for hiding"), choices=[*ANY, *ModerationAct.Reason.choices], required=False
    )
    private = forms.BooleanField(label=_("With personal information to review"), required=False)
    campaign = forms.ModelChoiceField(
        label=_("Campaign"),
        queryset=Campaign.objects.filter(is_dissolved=False),
        required=False,
        empty_label=_("Any"),
    )

    def apply(self, rows: QuerySet[Any]) -> Any:
        rows = super().apply(rows)
        if not self.is_valid():
            return rows
        values = self.cleaned_data
        if values.get("campaign"):
            rows = rows.filter(campaign=values["campaign"])
        if values.get("private"):
            rows = rows.filter(pk__in=waiting_comments())
        if values.get("reason"):
            hidden = ModerationAct.objects.filter(submission=OuterRef("pk"), act=ModerationAct.Act.HIDE)
            last = Subquery(hidden.order_by("-at", "-pk").values("reason")[:1])
            rows = rows.filter(state=Submission.State.HIDDEN).alias(last_reason=last)
            rows = rows.filter(last_reason=values["reason"])
        return rows


def waiting_comments() -> Any:
    waiting = PrivatePassage.objects.filter(
        state=PrivatePassage.State.WAITING, text__superseded_at=None
    ).exclude(text__submission__state=Submission.State.WITHDRAWN)
    return waiting.order_by().values("text__submission")


class BulkForm(ModerateForm):
    """One action for the ticked comments, for all on the page, or for all that match the filters."""

    which = forms.ChoiceField(
        label=_("Which comments?"),
        choices=[
            ("ticked", _("Those I selected")),
            ("page", _("All on this page")),
            (ALL, _("All that match these filters")),
        ],
        initial="ticked",
        widget=forms.RadioSelect,
    )

    field_order = ("which", "reason", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"label_suffix": "", "auto_id": "b-%s"} | kwargs))

    def offer_all(self, rows: Paginator, *, is_filtered: bool) -> None:
        """Say how many match now, beside the choice of all of them; without it if the filter is not applied."""
        label = ngettext(
            "All that match these filters: %(n)s comment",
            "All that match these filters: %(n)s comments",
            rows.count,
        ) % {"n": rows.count}
        if is_long(rows):
            label = gettext("All that match these filters: more than 500 comments")
        field = self.fields["which"]
        field.choices = [*field.choices[:2], *([(ALL, label)] if is_filtered else [])]

    @property
    def is_for_all(self) -> bool:
        return self["which"].value() == ALL

    def ids(self) -> list[int] | None:
        """Return the chosen ids, or None if one is invalid or there are too many."""
        data: Any = self.data
        chosen = data.getlist("shown" if self.cleaned_data["which"] == "page" else "comment")
        numbers = whole_numbers(chosen)
        return None if len(chosen) > MOST_AT_ONCE or len(numbers) < len(chosen) else numbers


class MarkForm(DeskForm):
    """Mark more personal information: typed text, or whole sentences."""

    text = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Text to redact"),
        max_length=300,
        required=False,
        help_text=_("Exactly as it appears in the text. It is redacted wherever it appears."),
    )
    sentence = forms.MultipleChoiceField(
        label=_("Or whole sentences"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: QueryDict | None = None, *, sentences: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        field: Any = self.fields["sentence"]
        field.choices = sentences

    def clean_words(self) -> str:
        return clean_text(self.cleaned_data["words"])

    def spans(self) -> list[tuple[int, int]]:
        pairs = (each.split("-") for each in self.cleaned_data["sentence"])
        return [(int(start), int(end)) for start, end in pairs]


class TranslationForm(DeskForm):
    language = forms.ChoiceField(label=_("Translate into"), choices=LANGUAGES[:-1], initial="en")
    words = forms.CharField(
        label=_("Translation"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"})
    )
    machine = forms.CharField(
        label=_("Translation program, if any"),
        max_length=40,
        required=False,
        help_text=_("Leave blank if a person translated it."),
    )

    def clean_words(self) -> str:
        return clean_text(self.cleaned_data["words"])

    def clean_machine(self) -> str:
        return clean_text(self.cleaned_data["machine"])


class TranscriptForm(DeskForm):
    question_key = forms.ChoiceField(label=_("Question it answers"))
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    words = forms.CharField(
        label=_("What was said or handwritten"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )

    def __init__(self, *args: Any, questions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["question_key"]
        field.choices = questions

    def clean_words(self) -> str:
        return clean_text(self.cleaned_data["words"])


class LanguageForm(DeskForm):
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    reason = forms.CharField(label=_("Why"), max_length=200, help_text=_("It stays in the history."))

    def clean_reason(self) -> str:
        return clean_text(self.cleaned_data["reason"])


class RemovalForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason for removing the text"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Staff and the person can read this reason. Do not repeat the text in it."),
    )
    number = forms.CharField(
        label=_("Number of the comment"),
        max_length=20,
        help_text=_("Type it again to confirm that it is the right comment."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_reason(self) -> str:
        return clean_text(self.cleaned_data["reason"])
