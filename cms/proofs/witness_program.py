"""``witness.pyz``: the program of a witness as one file that Python runs."""

import zipfile
from io import BytesIO

from cms.proofs import witness
from cms.proofs.archive import verifier

STARTER = b"#!/usr/bin/env python3\n"
MAIN = b"import sys\n\nfrom cms.proofs.witness import main\n\nsys.exit(main())\n"


def witness_program() -> bytes:
    """A zipapp, in which modules have the names that they have here. The same version gives the same bytes."""
    source = witness.__loader__.get_data(witness.__file__)  # type: ignore[union-attr]
    files = {
        "__main__.py": MAIN,
        "cms/__init__.py": b"",
        "cms/proofs/__init__.py": b"",
        "cms/proofs/verify_record.py": verifier(),
        "cms/proofs/witness.py": bytes(source),
    }
    made = BytesIO()
    made.write(STARTER)
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()
