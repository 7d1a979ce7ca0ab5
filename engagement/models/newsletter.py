"""Email updates: subscribers (double opt-in), bulletins, and which bulletin went to whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import Rhythm, SubscriberState


class Subscriber(DemoMarked):
    """A subscriber's address. Nothing is sent until its owner confirms (double opt-in)."""

    wagtail_reference_index_ignore = True

    email = models.EmailField(_("email"), unique=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    rhythm = models.CharField(_("how often"), max_length=8, choices=Rhythm, default=Rhythm.WEEKLY)
    state = models.CharField(
        _("state"), max_length=10, choices=SubscriberState, default=SubscriberState.PENDING
    )
    key = models.CharField(max_length=40, unique=True, editable=False)
    link_digest = models.CharField(max_length=64, unique=True, editable=False)
    asked_at = models.DateTimeField(_("asked"), default=clock.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    bounces = models.PositiveSmallIntegerField(_("bounced emails"), default=0)
    sent_until = models.DateTimeField(_("news sent through"), null=True, blank=True, editable=False)

    history = History(excluded_fields=["email", "key", "link_digest"])

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["state", "rhythm"], name="subscriber_due")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def language_label(self) -> str:
        return dict(settings.LANGUAGES).get(self.language, self.language)

    @property
    def is_pending(self) -> bool:
        return self.state == SubscriberState.PENDING

    @property
    def gets_news(self) -> bool:
        return self.state == SubscriberState.CONFIRMED


class SubscriberTopic(models.Model):
    wagtail_reference_index_ignore = True

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="topics")
    topic = models.SlugField(_("topic"), max_length=40)

    class Meta:
        verbose_name = _("subscriber topic")
        verbose_name_plural = _("subscriber topics")
        constraints = [models.UniqueConstraint(fields=["subscriber", "topic"], name="one_wish_of_a_topic")]

    def __str__(self) -> str:
        return self.topic


class FollowedRecord(models.Model):
    """A public record whose changes are mailed to a subscriber. Nobody but its owner is shown it.

    ``told_until``: the number of the last change of public records (``RecordChange``) that the mails covered.
    """

    wagtail_reference_index_ignore = True

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="followed")
    kind = models.SlugField(_("kind"), max_length=40)
    key = models.CharField(_("record"), max_length=160)
    since = models.DateTimeField(_("since"), default=clock.now)
    told_until = models.BigIntegerField(editable=False)

    class Meta:
        verbose_name = _("followed record")
        verbose_name_plural = _("followed records")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "kind", "key"], name="follows_a_record_once")
        ]
        indexes = [models.Index(fields=["kind", "key"], name="followers_of_a_record")]

    def __str__(self) -> str:
        return str(self.pk)


class Bulletin(DemoMarked):
    """One piece of news in each language. The unique ``key`` prevents duplicates."""

    topic_label: str  # set for display

    wagtail_reference_index_ignore = True

    topic = models.SlugField(_("topic"), max_length=40)
    key = models.CharField(max_length=80, unique=True)
    title = TranslatedField(_("title"), text_length=160)
    summary = TranslatedField(_("summary"), blank=True, text_length=400)
    path = models.CharField(_("address"), max_length=200)
    at = models.DateTimeField(_("when"), default=clock.now)

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["topic", "at"], name="bulletin_of_a_topic")]

    def __str__(self) -> str:
        return text(self.title)


class Mailing(models.Model):
    """A bulletin sent to a subscriber, once."""

    wagtail_reference_index_ignore = True

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="mailings")
    bulletin = models.ForeignKey(Bulletin, on_delete=models.CASCADE, related_name="mailings")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("news items sent")
        verbose_name_plural = _("news items sent")
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "bulletin"], name="one_mailing_of_a_bulletin")
        ]

    def __str__(self) -> str:
        return f"{self.subscriber_id}: {self.bulletin_id}"
