"""Two exports beside the public data: one for the boards, and a records request waiting for a second person."""

from datetime import UTC, datetime

from cms import clock
from cms.users.models import User
from feedback.exports.services import make_file, new_export
from feedback.models import Cut, Export

ASKED = datetime(2022, 11, 3, 17, tzinfo=UTC)


def build_exports(analyst: User) -> None:
    cut = Cut.objects.filter(is_demo=True).order_by("number").first()
    if cut is None or cut.exports.filter(audience=Export.Audience.RECORDS).exists():
        return
    with clock.at(ASKED):
        for_board = new_export(
            actor=analyst,
            cut=cut,
            format=Export.Format.XLSX,
            audience=Export.Audience.BOARD,
            reason="For the packet of the Governing Board",
        )
        make_file(export=for_board)
        new_export(
            actor=analyst,
            cut=cut,
            format=Export.Format.CSV,
            audience=Export.Audience.RECORDS,
            reason="Public records request 22-17",
        )
    # Its retention started in 2022, but the demo may be opened in any year.
    Export.objects.filter(cut__is_demo=True, state=Export.State.READY).update(expires_at=None)
