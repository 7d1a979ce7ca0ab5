from django.apps import AppConfig
from django.db.models.signals import post_migrate

from feedback import word_index


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = "Feedback"

    def ready(self) -> None:
        post_migrate.connect(word_index.ensure, sender=self, dispatch_uid="feedback.word_index")
