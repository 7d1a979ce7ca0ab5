"""Route ledger: the record, its checkpoints and proofs."""

from tests.routes.ledger import EVERYONE, rows

RECORD = [
    *rows(
        EVERYONE, "verify/", "record/", "record/checkpoint", "record/checkpoints.atom", "record/record.zip"
    ),
    *rows(EVERYONE, "record/checkpoint.txt"),
    *rows(EVERYONE, "record/checkpoint.tsr", per_object=True, note="once an authority has confirmed it"),
    *rows(EVERYONE, "record/verify_record.py", "record/witness.pyz"),
    *rows(EVERYONE, "record/tile/<path:path>", per_object=True),
    *rows(
        EVERYONE, "record/<slug:kind>/<int:pk>/", "record/<slug:kind>/<int:pk>/proof.json", per_object=True
    ),
]
