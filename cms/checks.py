"""System checks of this site."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


@register(Tags.security, deploy=True)
def demo_is_off(app_configs, **kwargs) -> list:
    if settings.DEMO:
        return [Error("The demonstration must not run in production.", id="cms.E001")]
    return []


@register(Tags.security, deploy=True)
def mail_leaves_the_house(app_configs, **kwargs) -> list:
    if settings.MAIL_DELIVERY != "send":
        return [Warning("Mail stays in the outbox.", hint="Set MAIL_DELIVERY to 'send'.", id="cms.W001")]
    return []


@register()
def every_language_is_known(app_configs, **kwargs) -> list:
    from django.conf.locale import LANG_INFO

    return [
        Error(f"Django does not know the language {code}.", id="cms.E002")
        for code, _name in settings.LANGUAGES
        if code not in LANG_INFO
    ]
