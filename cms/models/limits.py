from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredLimit(models.Model):
    """What a rate limit has counted, or who used a code that works once (cms/web/limits.py).

    The key is a keyed hash: neither an address nor a code can be read from it.
    """

    key = models.CharField(max_length=64, primary_key=True)
    value = models.TextField()
    expires_at = models.BigIntegerField(db_index=True)  # microseconds

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rate limit")
        verbose_name_plural = _("rate limits")

    def __str__(self) -> str:
        return self.key
