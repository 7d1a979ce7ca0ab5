"""System checks of this project."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection

from cms.machine_translation import engines
from cms.users.models import User

Apps = Sequence[AppConfig] | None


@register(Tags.security, deploy=True)
def demo_is_off(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    if settings.DEMO:
        return [Error("The demonstration must not run in production.", id="cms.E001")]
    return []


@register(Tags.security, deploy=True)
def mail_leaves_the_site(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    if settings.MAIL_DELIVERY != "send":
        return [Warning("Mail stays in the outbox.", hint="Set MAIL_DELIVERY to 'send'.", id="cms.W001")]
    return []


@register()
def every_language_is_known(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    return [
        Error(f"Django does not know the language {code}.", id="cms.E002")
        for code, _name in settings.LANGUAGES
        if code not in LANG_INFO
    ]


@register(Tags.database, deploy=True)
def no_demo_accounts(
    app_configs: Apps, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Run by ``check --deploy --database default``."""
    if settings.DEMO or not databases or User._meta.db_table not in connection.introspection.table_names():
        return []
    found = list(User.objects.filter(is_demo=True).order_by("email").values_list("email", flat=True))
    if not found:
        return []
    hint = "They cannot sign in here. Begin a site of your own with an empty database."
    return [Warning(f"The database has demo accounts: {', '.join(found)}.", hint=hint, id="cms.W002")]


@register()
def machine_translation_is_complete(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    if settings.MACHINE_TRANSLATION is None or engines.installed():
        return []
    hint = "Install ctranslate2 and sentencepiece, and unpack models of Argos Translate in that folder."
    return [Warning("MACHINE_TRANSLATION is set, but no engine is complete.", hint=hint, id="cms.W003")]
