"""What is not public is in no answer of the API, not even for a moment after it was removed."""

import io
import zipfile

import pytest

from boards.models import Decision
from cms.open_data import sync
from cms.open_data.archive.build import build
from tests.factories import open_data

CANARY = "Quetzalcoatlus"
READ = [
    "/api/v1/", "/api/v1/decisions/", "/api/v1/decisions/?modified_since=2000-01-01T00:00:00Z",
    "/api/v1/decisions/2022-01/", "/api/v1/decisions/2022-31/", "/api/v1/openapi.json", "/data.json",
    "/api/v1/action-items/", "/api/", "/es/api/",
]  # fmt: skip


def answers(api) -> str:
    return "".join(api.get(path).content.decode() for path in READ)


def archive() -> str:
    from cms.open_data.archive.store import latest
    from cms.storage import private_storage

    with private_storage().open(latest().path) as file, zipfile.ZipFile(io.BytesIO(file.read())) as packed:
        return "".join(packed.read(name).decode() for name in packed.namelist())


def test_a_draft_is_nowhere(api, decided, board):
    open_data.decision(board, 31, published_at=None, title={"en": CANARY}, summary={"en": CANARY})
    sync.follow()
    build()

    assert CANARY not in answers(api) + archive()
    assert "2022-31" not in archive()
    assert api.refused("decisions/2022-31/")[0] == 404


def test_words_for_search_are_no_member_of_a_record(api, decided):
    item = api.read("decisions/2022-01/")

    assert not {"texts", "digest", "table", "row"} & item.keys()


@pytest.mark.parametrize(
    "remove",
    [
        pytest.param(lambda row: Decision.objects.filter(pk=row.pk).update(published_at=None), id="hidden"),
        pytest.param(lambda row: Decision.objects.filter(pk=row.pk).delete(), id="deleted"),
        pytest.param(
            lambda row: Decision.objects.filter(pk=row.pk).update(summary={"en": "[removed]"}), id="redacted"
        ),
    ],
)
def test_what_was_removed_is_gone_with_the_next_call(api, decided, remove):
    row = decided[0]
    Decision.objects.filter(pk=row.pk).update(summary={"en": CANARY})
    sync.follow()
    assert CANARY in answers(api)

    remove(row)

    assert CANARY not in answers(api)
    sync.follow()
    assert CANARY not in answers(api)


def test_what_hangs_on_a_hidden_record_is_gone_with_the_next_call(api, decided):
    """Nothing was written to the row of the action item itself."""
    open_data.step(decided[0], CANARY)
    sync.follow()
    assert CANARY in answers(api)

    Decision.objects.filter(pk=decided[0].pk).update(published_at=None)

    assert CANARY not in answers(api)
    sync.follow()
    assert CANARY not in answers(api)
