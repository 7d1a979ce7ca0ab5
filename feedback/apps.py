from django.apps import AppConfig


def form_page_published(sender, instance, revision=None, **kwargs) -> None:
    """Wagtail tells that a form's page went public: freeze what it says (design 3.4)."""
    from feedback.services.versions import freeze_form_version

    user = getattr(revision, "user", None)
    freeze_form_version(form=instance.form, actor=user or "system:publish")


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = "Feedback"

    def ready(self) -> None:
        from wagtail.signals import page_published

        from feedback.models import FeedbackFormPage

        page_published.connect(form_page_published, sender=FeedbackFormPage, dispatch_uid="feedback.freeze")
