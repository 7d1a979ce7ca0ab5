"""Mutants: small faults put into the product, to check that the everyday tests detect each of them.

``python -m tests.mutants`` tries all, ``python -m tests.mutants ledger guard.answers`` those whose name contains an
argument. Each mutant is one row in a module of this package:

    Mutant(
        "answers.outsider",             # <module>.<name>; unique
        "boards/guard/answers.py",      # the file that is changed in a scratch copy, never here
        "if not allowed:",              # text that occurs in it exactly once
        "if False:",                    # its replacement: a real fault, as small as possible
        "tests/boards/test_x.py::test_an_outsider_is_refused",  # tests that fail then; as few as needed
    )

To add one: write the row in the module of its subject, and run it by name. "Survived" means that the suite has a
gap: write the missing test. "Does not fit" means that the source has changed: fix the text, or find an equal fault.
The tests must be everyday tests (not ``deep``), so that `make test` detects the mutant. Name single tests: a
mutant should cost less than ten CPU seconds. Mutants that only the permission matrix detects are in
``tests/permissions/test_policies.py``.
"""
