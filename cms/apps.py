from importlib import import_module
from types import ModuleType

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

from cms.i18n import catalogs

# What an app registers with the apps below it: each is a module of this name in its folder `site`.
SITE_MODULES = (
    "adapters",
    "chain_nodes",
    "desk_search",
    "extension_points",
    "jobs",
    "ledger",
    "mail",
    "open_data",
    "pages",
    "powers",
    "records",
    "redactions",
    "retention",
    "roles",
    "sharing",
    "sources",
    "tasks",
    "wiring",
)
OWN_MODULES = (
    "accessibility.pages",
    "accessibility.powers",
    "accessibility.tasks",
    "checks",
    "desk_search.own_sources",
    "home",
    "jobs.scheduled",
    "machine_translation.jobs",
    "machine_translation.removals",
    "machine_translation.retention",
    "mail.retention",
    "open_data.own_kinds",
    "open_data.own_sources",
    "open_data.scheduled",
    "own_tasks",
    "powers.ledger",
    "powers.registered",
    "practice.extension_points",
    "proofs.key_power",
    "records.redaction",
    "search.indexing",
    "sharing.own_pages",
    "sharing.own_subjects",
    "webhooks.scheduled",
)


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Throughline"

    def __init__(self, app_name: str, app_module: ModuleType) -> None:
        super().__init__(app_name, app_module)
        catalogs.merge()

    def ready(self) -> None:
        if settings.SENTRY_DSN:
            import_module("cms.monitoring.error_reports").start(settings.SENTRY_DSN)
        for module in OWN_MODULES:
            import_module(f"cms.{module}")
        autodiscover_modules(*(f"site.{module}" for module in SITE_MODULES))
        import_module("cms.page_cache.tracking").connect()
        import_module("cms.site_cache").connect()
        import_module("cms.publication.last_line").connect()
        import_module("cms.publication.images").connect()
        import_module("cms.users.limits").connect()
        roles = import_module("cms.roles")
        post_migrate.connect(roles.sync_after_migrate, dispatch_uid="cms.roles")
        triggers = import_module("cms.open_data.triggers")
        post_migrate.connect(triggers.ensure, sender=self, dispatch_uid="cms.open_data")
        search = import_module("cms.search.indexing")
        post_migrate.connect(search.ensure, sender=self, dispatch_uid="cms.search")
        import_module("cms.approvals.emails").connect()
        approvals = import_module("cms.approvals.installation")
        post_migrate.connect(approvals.sync_after_migrate, dispatch_uid="cms.approvals")
