"""Images and documents of the editor: what uses them, whether a document is public, and its virus check."""

import logging
from typing import Any

from django.db.models import F, Model, Q
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.models import CollectionViewRestriction, Page, PageQuerySet, ReferenceIndex

from cms.access import Visitor, is_staff_member
from cms.extension_points import provided
from cms.malware_scan import Verdict, scan
from cms.models import SiteDocument, SiteImage
from cms.publication.gate import Refused

logger = logging.getLogger(__name__)
File = SiteDocument | SiteImage
AT_ONCE = 50
USERS = "publication.file_users"  # file → the pages that show it through a record


def pages_using(file: File) -> PageQuerySet:
    """The live pages that show the file or link to it, also through a record that they show (``USERS``)."""
    references = ReferenceIndex.get_references_to(file)
    pages = references.filter(base_content_type__app_label="wagtailcore", base_content_type__model="page")
    using = Q(pk__in=[int(pk) for pk in pages.values_list("object_id", flat=True)])
    for pages_of in provided(USERS):
        using |= Q(pk__in=pages_of(file).values("pk"))
    return Page.objects.live().filter(using)


def why_file_must_stay(file: File) -> Refused | None:
    """What forbids that a file disappears or is replaced: a live page that uses it."""
    page = pages_using(file).first()
    if page is None:
        return None
    words = _(
        "“%(file)s” is used by the public page “%(page)s”. It cannot be deleted or replaced. Upload a "
        "new file, use it on the page and publish the page; then you can delete this one."
    )
    return Refused(words % {"file": file.title, "page": page.title}, rule="S14", url=_screen_of(file))


def _screen_of(file: File) -> str:
    return reverse(
        "wagtaildocs:edit" if isinstance(file, SiteDocument) else "wagtailimages:edit", args=[file.pk]
    )


def file_is_deleted(sender: type[File], instance: File, **kwargs: Any) -> None:
    if refusal := why_file_must_stay(instance):
        raise refusal


def file_is_saved(sender: type[File], instance: File, raw: bool = False, **kwargs: Any) -> None:
    """Another file under the same link would change what public pages show; it must be scanned again."""
    if raw or instance._state.adding:
        return
    stored = sender._base_manager.filter(pk=instance.pk).values_list("file", flat=True).first()
    if stored == instance.file.name and instance.file._committed:
        return
    if refusal := why_file_must_stay(instance):
        raise refusal
    if isinstance(instance, SiteDocument):
        instance.version += 1


def collection_is_restricted(
    sender: type[Model], instance: CollectionViewRestriction, raw: bool = False, **kwargs: Any
) -> None:
    """A private collection closes the documents that public pages link to."""
    inside = SiteDocument.objects.filter(collection__path__startswith=instance.collection.path)
    for document in () if raw else inside:
        if refusal := why_file_must_stay(document):
            raise refusal


# Who may open a document


def is_public(document: SiteDocument) -> bool:
    """Whether it was found clean and a public page uses it."""
    return document.scan_state == document.Scan.CLEAN and pages_using(document).public().exists()


def may_open(user: Visitor, document: SiteDocument) -> bool:
    """Staff open what is still waiting, to look at it; nobody opens what the scanner refused."""
    if document.scan_state == document.Scan.REFUSED:
        return False
    return is_staff_member(user) or user.is_superuser or is_public(document)


def refuse_document(document: SiteDocument, request: HttpRequest) -> None:
    """Hook ``before_serve_document``: what may not be opened does not exist."""
    if not may_open(request.user, document):
        raise Http404


# The virus check


def scan_waiting_documents() -> int:
    """Scan new and replaced files; return how many were found clean. Without a verdict they wait."""
    waiting = SiteDocument.objects.exclude(scanned_version=F("version"))
    return sum(map(scan_document, waiting.order_by("pk")[:AT_ONCE]))


def scan_document(document: SiteDocument) -> bool:
    try:
        with document.open_file() as stored:
            verdict, words = scan(stored.read())
    except OSError as error:
        verdict, words = Verdict.UNKNOWN, type(error).__name__
    if verdict is Verdict.UNKNOWN:
        logger.warning("document %s could not be checked: %s", document.pk, words)
        return False
    is_clean = verdict is Verdict.CLEAN
    unchanged = SiteDocument.objects.filter(pk=document.pk, version=document.version, file=document.file.name)
    state = SiteDocument.Scan.CLEAN if is_clean else SiteDocument.Scan.REFUSED
    return bool(unchanged.update(scan=state, scanned_version=document.version)) and is_clean
