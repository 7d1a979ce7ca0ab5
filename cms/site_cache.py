"""Cache in the process what every page needs: the Site of a host, the active Locale, the office's settings; and which
searches the office has a suggestion for.

Wagtail finds the Site with one costly query per request; all of them change a few times a year. Each save invalidates
them in this process; others notice by the versions of their tables (`page_cache/versions.py`), read before a page is
made for everyone, and otherwise at most every 5 seconds.
"""

import time
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.utils.translation import get_language

from wagtail.models import Locale, Page, Site

from cms.models import HomePage, OfficeSettings, SuggestedResult
from cms.page_cache import tracking, versions

MODELS = (Site, Locale, OfficeSettings, HomePage, SuggestedResult)
TABLES = [model._meta.db_table for model in (*MODELS, Page)]
CHECK_SECONDS = 5
MOST_KEPT = 64
_kept: dict[str, Any] = {}
_checked: list[float] = [0.0]
_version: list[Any] = [None]


def _fresh() -> None:
    tracking.depends_on(*TABLES)
    if time.monotonic() - _checked[0] > CHECK_SECONDS:
        refresh()


def refresh() -> None:
    """Invalidate what another process has changed."""
    _checked[0] = time.monotonic()
    version = versions.of(TABLES)
    if version != _version[0]:
        _version[0] = version
        _kept.clear()


def drop(**kwargs: Any) -> None:
    """Invalidate everything in this process."""
    _kept.clear()


def office() -> OfficeSettings:
    """The office's settings, or their defaults if none are saved."""
    _fresh()
    if "office" not in _kept:
        _kept["office"] = OfficeSettings.objects.select_related("mark").first() or OfficeSettings()
    return _kept["office"]


def suggested_digests() -> frozenset[str]:
    """Of the searches for which the office suggests something; all others need not look for it."""
    _fresh()
    if "suggested" not in _kept:
        _kept["suggested"] = frozenset(SuggestedResult.objects.order_by().values_list("digest", flat=True))
    return _kept["suggested"]


def connect() -> None:
    """Serve Site.find_for_request from the process, and invalidate when its rows change."""
    look_up, ask_active = Site._find_for_request, Locale.get_active

    def find_for_request(request: Any) -> Site | None:
        _fresh()
        host = f"site:{request._get_raw_host()}:{request.get_port()}"
        if host not in _kept:
            if len(_kept) > MOST_KEPT:
                _kept.clear()
            _kept[host] = look_up(request)
        return _kept[host]

    def active_locale() -> Locale:
        _fresh()
        key = f"locale:{get_language()}"
        if key not in _kept:
            _kept[key] = ask_active()
        return _kept[key]

    Site._find_for_request = staticmethod(find_for_request)
    Locale.get_active = staticmethod(active_locale)
    for model in MODELS:
        post_save.connect(drop, sender=model, dispatch_uid=f"drop {model}")
        post_delete.connect(drop, sender=model, dispatch_uid=f"drop {model} gone")
    post_save.connect(_page_saved, sender=Page, dispatch_uid="drop page")


def _page_saved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    if instance.depth <= 2:
        drop()
