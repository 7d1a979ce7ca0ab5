"""Build the demo content of cms. Idempotent: existing content is unchanged."""

from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.utils import translation

from wagtail.models import Locale, Page

from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from cms import clock, roles
from cms.accessibility import rules as accessibility
from cms.demo import content
from cms.demo.accounts import ACCOUNTS, PASSWORD, Account, totp_secret
from cms.demo.context import DemoContext
from cms.models import (
    AccessibilityCertificate,
    HomePage,
    Milestone,
    NewsIndexPage,
    NewsPage,
    OfficeSettings,
    StandardPage,
    Webhook,
)
from cms.records.history import record
from cms.users.models import User
from cms.webhooks import services as webhooks
from cms.webhooks.services import Subscription

ACTOR = "system:demo"
WEBHOOK_OF = "admin@demo.example"


def build() -> DemoContext:
    """Accounts, office, home and pages in English and Spanish, news, milestones, certificates, a paused webhook."""
    roles.sync()
    for account in ACCOUNTS:
        _account(account)
    _office()
    en, es = Locale.objects.get(language_code="en"), _spanish()
    home = HomePage.objects.get(locale=en)
    _fill(home, content.HOME["en"])
    home_es = _translated(home, es, content.HOME["es"])
    context = DemoContext(home, home_es, en, es, clock.today())
    for slug, texts in content.PAGES.items():
        _page(context, slug, texts)
    _news(context)
    _milestones()
    _certificates()
    _webhook()
    return context


def _account(account: Account) -> None:
    user, created = User.objects.get_or_create(
        email=account.email, defaults={"display_name": account.name, "is_demo": True}
    )
    if created:
        user.set_password(PASSWORD)
        user.save()
    if account.role:
        user.groups.set([Group.objects.get(name=account.role.value)])
    EmailAddress.objects.get_or_create(
        user=user, email=account.email, defaults={"verified": True, "primary": True}
    )
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        secret = get_adapter().encrypt(totp_secret(account.email))
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": secret})


def _office() -> None:
    office = OfficeSettings.objects.first() or OfficeSettings()
    if not office.address:
        for name, value in content.OFFICE.items():
            setattr(office, name, value)
        office.save()


def _spanish() -> Locale:
    locale, _created = Locale.objects.get_or_create(language_code="es")
    return locale


def _fill(page: Page, texts: dict) -> None:
    """Set text on a page and publish it, unless it has text already."""
    same = all(getattr(page, name) == value for name, value in texts.items() if name != "body")
    has_body = "body" not in texts or bool(list(page.body.raw_data))
    if page.live and same and has_body:
        return
    for name, value in texts.items():
        setattr(page, name, value)
    page.save_revision(user=None).publish()


def _translated(page: Page, locale: Locale, texts: dict) -> Page:
    """The page's translation, created once, published with its own text."""
    found = page.get_translation_or_none(locale)
    if found is None:
        found = page.copy_for_translation(locale, copy_parents=True)
    with translation.override(locale.language_code):
        _fill(found.specific, texts)
    return found.specific


def _page(context: DemoContext, slug: str, texts: dict) -> None:
    page = StandardPage.objects.child_of(context.home).filter(slug=slug).first()
    if page is None:
        page = context.home.add_child(
            instance=StandardPage(slug=slug, locale=context.en_locale, **texts["en"])
        )
    _fill(page, texts["en"])
    _translated(page, context.es_locale, texts["es"])


def _news(context: DemoContext) -> None:
    index = NewsIndexPage.objects.child_of(context.home).first()
    if index is None:
        index = context.home.add_child(
            instance=NewsIndexPage(slug="news", locale=context.en_locale, **content.NEWS_INDEX["en"])
        )
    _translated(index, context.es_locale, content.NEWS_INDEX["es"])
    for slug, item in content.NEWS.items():
        page = NewsPage.objects.child_of(index).filter(slug=slug).first()
        if page is None:
            fresh = NewsPage(slug=slug, locale=context.en_locale, published_on=item["on"], **item["en"])
            page = index.add_child(instance=fresh)
        _fill(page, item["en"])
        _translated(page, context.es_locale, item["es"])


def _milestones() -> None:
    if Milestone.objects.exists():
        return
    for when, is_past, when_text, title in content.MILESTONES:
        milestone = Milestone(
            when=date.fromisoformat(when), is_past=is_past, when_text=when_text, title=title
        )
        record(milestone, actor=ACTOR, reason="Demo content")


def _certificates() -> None:
    """Two by invented signers: one for the due date that is past, one for the date before that."""
    if AccessibilityCertificate.objects.exists():
        return
    due = accessibility.due_after(clock.today())
    for facts in content.CERTIFICATES:
        before = due.replace(year=due.year - 2)
        certificate = AccessibilityCertificate(
            is_demo=True, signed_on=before - timedelta(days=13), next_due=due, **facts
        )
        record(certificate, actor=ACTOR, reason="Demo content")
        due = before


def _webhook() -> None:
    """Nobody receives what is sent to it: its host cannot exist (RFC 2606)."""
    if Webhook.objects.exists():
        return
    administrator = User.objects.get(email=WEBHOOK_OF)
    wanted = Subscription("Example archive", "https://archive.example/changes")
    webhooks.pause(actor=administrator, webhook=webhooks.create(actor=administrator, wanted=wanted))
