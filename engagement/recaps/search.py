"""Search finds the text of a posted recap, never of a draft (S14)."""

from django.conf import settings
from django.db.models import Case, OuterRef, Subquery, TextField, Value, When
from django.db.models.fields.json import KT

from wagtail.search import index

from engagement.models import Conversation, RecapText


def posted_summary() -> Case:
    """Of a page: the two sentences of the newest posted edition in its language; "" without any."""
    each = [When(locale__language_code=code, then=_summary(code)) for code, _name in settings.SITE_LANGUAGES]
    return Case(*each, default=Value(""), output_field=TextField())


def _summary(code: str) -> Subquery:
    rows = RecapText.objects.filter(recap__conversation=OuterRef("conversation")).order_by("-recap__edition")
    return Subquery(rows.annotate(said=KT(f"texts__{code}__summary")).values("said")[:1])


def index_pages(conversation: Conversation) -> None:
    """Bring the search index up to the edition that was posted."""
    for page in conversation.pages.filter(live=True):
        index.insert_or_update_object(page)
