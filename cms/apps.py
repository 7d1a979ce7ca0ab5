from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

# What the rooms hang into cms, each in a module of this name.
ROOM_MODULES = ("kinds", "slots", "jobs", "seals", "redactions", "retention", "roles")


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Throughline"

    def ready(self) -> None:
        from simple_history.signals import pre_create_historical_record

        if settings.SENTRY_DSN:
            import_module("cms.error_reports").start(settings.SENTRY_DSN)
        from cms import checks, chores, history, home, redaction, roles, site_cache  # noqa: F401

        autodiscover_modules(*ROOM_MODULES)
        site_cache.connect()
        pre_create_historical_record.connect(history.fill_in_facts, dispatch_uid="cms.history")
        post_migrate.connect(roles.sync_after_migrate, dispatch_uid="cms.roles")
