"""Select the pages that anybody may read."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef

from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet


def open_to_all(page_model: type[Page]) -> PageQuerySet:
    """Live pages without a view restriction on them or above them, as one condition of one query."""
    above = PageViewRestriction.objects.alias(child=ExpressionWrapper(OuterRef("path"), CharField()))
    return page_model.objects.live().exclude(Exists(above.filter(child__startswith=F("page__path"))))
