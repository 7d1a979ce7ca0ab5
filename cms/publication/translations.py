"""The translation add-on publishes whole sets of pages: each of them must pass the gate."""

from typing import Any

from django.core.exceptions import ValidationError

from wagtail.models import Page

from wagtail_localize.models import TranslationSource
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView

from cms.exceptions import RuleBroken
from cms.publication import gate
from cms.records.history import Actor


def why_not_all_public(actor: Actor, source: TranslationSource) -> RuleBroken | None:
    for translation in source.translations.filter(enabled=True).select_related("source", "target_locale"):
        target = translation.get_target_instance()
        if isinstance(target, Page) and (refusal := gate.why_not_public(actor, target)):
            return refusal
    return None


class UpdateForm(UpdateTranslationsForm):
    """The reason why the box must stay empty stands beside it, where the add-on's template shows its help."""

    def __init__(self, *args: Any, refusal: RuleBroken | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refusal = refusal
        if refusal:
            self.fields["publish_translations"].help_text = str(refusal)

    def clean_publish_translations(self) -> bool:
        wanted = self.cleaned_data["publish_translations"]
        if wanted and self.refusal:
            raise ValidationError(str(self.refusal))
        return wanted


class UpdateView(UpdateTranslationsView):
    def get_form(self) -> UpdateForm:
        sent = self.request.POST if self.request.method == "POST" else None
        return UpdateForm(sent, refusal=why_not_all_public(self.request.user, self.object))
