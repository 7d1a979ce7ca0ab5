from django.apps import AppConfig


class PeerConfig(AppConfig):
    name = "tests.bench.peer"
    label = "peer"
    default_auto_field = "django.db.models.AutoField"
