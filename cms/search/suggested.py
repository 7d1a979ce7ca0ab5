"""Records that the office puts first for what people search for. Only what is public now is suggested."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from cms.i18n.languages import bare
from cms.models import PublishedRecord, SuggestedResult
from cms.open_data.registry import kinds
from cms.search.normalize import words_of
from cms.search.queries import title_digest
from cms.site_cache import suggested_digests

MOST = 3


def suggested(words: str) -> list[PublishedRecord]:
    """Copies of the records that the office suggests for these words. One statement; none if it suggests nothing."""
    digest = title_digest(words) if any(words_of(words)) else ""
    if digest not in suggested_digests():
        return []
    of_record = SuggestedResult.objects.filter(digest=digest, kind=OuterRef("kind"), key=OuterRef("key"))
    found = PublishedRecord.objects.present().annotate(place=Subquery(of_record.values("place")[:1]))
    return list(found.exclude(place=None).order_by("place", "pk").defer("attributes")[:MOST])


def prepare(row: SuggestedResult, words: str, address: str) -> None:
    """Note what searches are compared with, and the public record at the address; ValidationError if there is none."""
    if not any(words_of(words)):
        raise ValidationError({"words": _("Enter at least one word.")})
    copy = public_record_at(address)
    if copy is None:
        message = _("There is no public page at this address. Only public pages can be suggested.")
        raise ValidationError({"address": message})
    row.digest, row.kind, row.key = title_digest(words), copy.kind, copy.key
    same = SuggestedResult.objects.filter(digest=row.digest, kind=row.kind, key=row.key)
    if same.exclude(pk=row.pk).exists():
        raise ValidationError({"address": _("This page is already suggested for this search.")})


def public_record_at(address: str) -> PublishedRecord | None:
    """The record whose page, in any language, has this address of our site."""
    parts, own = urlsplit(address.strip()), urlsplit(settings.SITE_URL)
    if parts.netloc and parts.netloc != own.netloc:
        return None
    path = f"{parts.path}#{parts.fragment}" if parts.fragment else parts.path
    if not path.startswith("/"):
        return None
    at = Q(
        **{f"paths__{settings.LANGUAGE_CODE}": bare(path)[1]}
    )  # read in any language, it is the same record
    for code, _name in settings.LANGUAGES:
        at |= Q(**{f"paths__{code}": path})
    searched = [kind.name for kind in kinds() if kind.is_searched]
    return PublishedRecord.objects.present().filter(at, kind__in=searched).order_by("pk").first()
