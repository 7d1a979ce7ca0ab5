"""SECRET_KEY is changed as the operator's guide says: nobody is locked out, no receipt stops working."""

import re
from io import StringIO

from django.core.management import CommandError, call_command

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import InvalidToken

from boards.models import MemberNote
from boards.workspace.note_selectors import opened, seal
from cms.users.models import User
from cms.web import one_time_keys
from feedback.models import SavedReceipt
from tests.factories import feedback
from tests.factories.boards import body
from tests.factories.boards import meeting as meeting_of

pytestmark = pytest.mark.django_db
OLD, NEW = "old" * 20, "new" * 20
TOTP_SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def rotating(settings):
    """With what the old key encrypted; gives a function that changes the key, and one more that forgets the old."""
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS, settings.RECORD_KEY = OLD, [], OLD

    def change(*, keep_old: bool = True) -> None:
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD] if keep_old else []

    return change


@pytest.fixture
def ana():
    return User.objects.create_user("ana@example.org", "correct horse battery")


def reencrypt(**options) -> str:
    output = StringIO()
    call_command("reencrypt", stdout=output, stderr=output, **options)
    return output.getvalue()


def test_second_factors_outlive_the_old_key(rotating, ana):
    TOTP.activate(ana, TOTP_SECRET)
    codes = RecoveryCodes.activate(ana).generate_codes()
    rotating()
    said = reencrypt()
    rotating(keep_old=False)
    factor = Authenticator.objects.get(user=ana, type=Authenticator.Type.TOTP)

    assert said == "2 encrypted again.\n"
    assert get_adapter().decrypt(factor.data["secret"]) == TOTP_SECRET
    assert RecoveryCodes.activate(ana).generate_codes() == codes


def test_without_the_command_they_would_be_lost(rotating, ana):
    factor = TOTP.activate(ana, TOTP_SECRET).instance
    rotating(keep_old=False)

    with pytest.raises(InvalidToken):
        get_adapter().decrypt(factor.data["secret"])


def test_private_notes_are_encrypted_again(rotating, ana):
    meeting = meeting_of(body(3))
    note = MemberNote.objects.create(
        owner=ana, meeting=meeting, key="1", sealed=seal(ana, words="Ask about costs")
    )
    rotating()
    reencrypt()
    rotating(keep_old=False)
    note.refresh_from_db()

    assert [each.words for each in opened(ana, [note])] == ["Ask about costs"]


def test_the_check_says_what_is_left_and_changes_nothing(rotating, ana):
    TOTP.activate(ana, TOTP_SECRET)
    rotating()
    for _time in range(2):
        with pytest.raises(CommandError, match="1 still need the old key"):
            reencrypt(check=True)
    reencrypt()

    assert reencrypt(check=True) == reencrypt() == "Everything is under the new key.\n"


def test_what_no_key_opens_is_counted_and_stays_as_it_is(rotating, ana):
    TOTP.activate(ana, TOTP_SECRET)
    rotating(keep_old=False)

    assert reencrypt().startswith("1 cannot be opened with any key")


def test_a_receipt_works_before_during_and_after(rotating):
    code = one_time_keys.receipt_code("nonce")
    rotating()
    assert one_time_keys.receipt_code("nonce") == code
    rotating(keep_old=False)
    assert one_time_keys.receipt_code("nonce") == code


def test_with_another_record_key_the_check_says_so_and_no_code_is_invented(
    rotating, ana, client_for, settings
):
    """Receipts go on naming the code that works, or none; the first key makes all whole again."""
    made = feedback.make_submission(feedback.make_form(), "My words.")
    SavedReceipt.objects.create(user=ana, submission=made)
    code = one_time_keys.receipt_code(made.key)
    rotating(keep_old=False)
    browser = client_for(ana)
    pages = [f"/receipts/{code}/{name}" for name in ("", "copy/", "copy.json", "verify/")]
    settings.RECORD_KEY = "other" * 20

    with pytest.raises(CommandError, match="1 receipts were made with another RECORD_KEY"):
        reencrypt(check=True)
    assert [codes(browser, page) for page in pages] == [{code}] * 4
    assert codes(browser, "/receipts/mine/") == set()
    settings.RECORD_KEY = OLD
    assert codes(browser, "/receipts/mine/") == {code}
    assert reencrypt(check=True).endswith("Everything is under the new key.\n")


def codes(browser, page: str) -> set[str]:
    answer = browser.get(page)
    assert answer.status_code == 200, page
    return set(re.findall(r"TL(?:-[0-9A-Z]{4}){4}", answer.content.decode()))


def test_a_form_that_was_open_while_the_key_changed_can_be_sent(rotating):
    key = one_time_keys.issue("comment")
    rotating()

    assert one_time_keys.read("comment", key, may_be_quick=True)
