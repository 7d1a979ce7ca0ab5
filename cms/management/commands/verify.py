from django.core.management.base import BaseCommand

from cms.records import ledger


class Command(BaseCommand):
    help = "Check the ledger's chain and the rows and files it seals. Exits 1 and names each break."

    def handle(self, *args, **options) -> None:
        broken = 0
        for sentence in ledger.breaks():
            broken += 1
            self.stderr.write(sentence)
        if broken:
            raise SystemExit(1)
        last = ledger.head()
        self.stdout.write(
            f"{last.number if last else 0} entries, unbroken. Head: {last.hash if last else '-'}"
        )
