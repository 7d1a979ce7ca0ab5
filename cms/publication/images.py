"""Who sees an image of the editor: everyone while a public page uses it, staff before (W03)."""

import hashlib
import time
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save

from wagtail.models import Page, PageViewRestriction, ReferenceIndex, get_page_models
from wagtail.signal_handlers import reference_index_auto_update_disabled
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.access import Visitor, is_staff_member
from cms.models import OfficeSettings, SiteImage
from cms.publication.files import pages_using
from cms.site_cache import office

VERSION = "public-images"
SECONDS = 300


def is_public(name: str) -> bool:
    """Whether a public page uses the image of this rendition, or it is the office's mark. A yes is cached until a page
    becomes public or ceases to be; a no is not, so that a page shows its images as soon as it is published.
    """
    key = f"{VERSION}:{cache.get(VERSION)}:{hashlib.sha256(name.encode()).hexdigest()}"
    if cache.get(key):
        return True
    image = SiteImage.objects.filter(renditions__file=name).first()
    found = image is not None and (image.pk == office().mark_id or pages_using(image).public().exists())
    if found:
        cache.set(key, True, SECONDS)
    return found


def may_see(user: Visitor) -> bool:
    """Staff look at images that are not public yet."""
    return is_staff_member(user) or user.is_superuser


def forget(**kwargs: Any) -> None:
    """At once, and again when other processes see the change."""
    _new_version()
    transaction.on_commit(_new_version)


def _new_version() -> None:
    cache.set(VERSION, str(time.time_ns()), None)


def page_is_published(instance: Page, **kwargs: Any) -> None:
    """Wagtail notes what a page uses in the background; the images of a new page are asked for before that."""
    if not getattr(reference_index_auto_update_disabled, "value", False):
        ReferenceIndex.create_or_update_for_object(instance)
    forget()


def connect() -> None:
    page_published.connect(page_is_published, dispatch_uid="images page published")
    page_unpublished.connect(forget, dispatch_uid="images page unpublished")
    post_page_move.connect(forget, dispatch_uid="images page moved")
    for model in {Page, *get_page_models()}:
        post_delete.connect(forget, sender=model, dispatch_uid=f"images {model} deleted")
    for signal in (post_save, post_delete):
        signal.connect(forget, sender=PageViewRestriction, dispatch_uid="images page restricted")
        signal.connect(forget, sender=OfficeSettings, dispatch_uid="images mark changed")
