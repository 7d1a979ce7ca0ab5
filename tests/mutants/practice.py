"""Mutants of the practice site: who gets in, and what keeps it apart."""

from tests.mutants.mutant import Mutant

TESTS = "tests/cms/practice/"

MUTANTS = (
    Mutant(
        "practice.key_works_twice",
        "cms/practice/keys.py",
        "by=secrets.token_hex(8)",
        'by="anybody"',
        TESTS + "test_entering.py::test_a_key_is_used_once",
    ),
    Mutant(
        "practice.key_never_expires",
        "cms/practice/keys.py",
        "max_age=SECONDS",
        "max_age=None",
        TESTS + "test_entering.py::test_a_key_expires",
    ),
    Mutant(
        "practice.keys_open_the_real_site",
        "cms/practice/views.py",
        "    if not settings.PRACTICE:\n        raise Http404\n    try:",
        "    try:",
        TESTS + "test_entering.py::test_no_key_lets_anybody_into_a_site_that_is_not_for_practice",
    ),
    Mutant(
        "practice.account_pages_are_open",
        "cms/practice/middleware.py",
        "if path.startswith(ACCOUNTS) and path != SIGN_OUT:",
        'if path == f"{ACCOUNTS}login/":',
        TESTS + "test_entering.py::test_no_account_page_does_more_than_say_how_to_get_in",
    ),
    Mutant(
        "practice.clock_goes_back",
        "cms/practice/services.py",
        "if moment <= clock.now():",
        "if moment is None:",
        TESTS + "test_clock_page.py::test_it_never_goes_back",
    ),
    Mutant(
        "practice.any_account_makes_a_demo",
        "cms/practice/prepare.py",
        "return kinds == {True}",
        "return True in kinds",
        TESTS + "test_apart.py::test_only_the_database_of_a_demo_is_copied",
    ),
    Mutant(
        "practice.error_reports_leave_it",
        "cms/settings/practice.py",
        'SENTRY_DSN = METRICS_TOKEN = ""',
        'METRICS_TOKEN = ""',
        TESTS + "test_apart.py::test_nothing_leads_from_it_to_what_the_real_site_uses",
    ),
)
