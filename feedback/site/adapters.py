"""What Wagtail tells this app: a form's page was published."""

from wagtail.signals import page_published

from feedback.forms.services import freeze_form_version
from feedback.models import FeedbackFormPage


def form_page_published(sender, instance, revision=None, **kwargs) -> None:
    """Freeze what the page asks (design 3.4)."""
    user = getattr(revision, "user", None)
    freeze_form_version(form=instance.form, actor=user or "system:publish")


page_published.connect(form_page_published, sender=FeedbackFormPage, dispatch_uid="feedback.freeze")
