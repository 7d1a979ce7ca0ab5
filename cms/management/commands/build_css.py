from django.core.management.base import BaseCommand

from cms.components import bundle


class Command(BaseCommand):
    help = "Join the style sheets into cms/static/cms/build/site.css."
    requires_system_checks = []

    def handle(self, *args, **options):
        path = bundle.write()
        self.stdout.write(f"{path.name}: {path.stat().st_size} bytes")
