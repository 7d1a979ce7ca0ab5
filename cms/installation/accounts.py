"""The first two administrators: critical actions need a second person, so one is not enough."""

import secrets
from argparse import ArgumentParser
from collections.abc import Iterator
from email.utils import parseaddr
from pathlib import Path

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from cms.access import Role
from cms.installation.app_parts import Options, Part, Questions, Setup
from cms.users.models import User

FEWEST = 2


class AdministratorsPart(Part):
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--administrator",
            action="append",
            dest="administrators",
            metavar="EMAIL",
            help='an administrator, as EMAIL or "NAME <EMAIL>"; give it twice, for two people',
        )
        parser.add_argument(
            "--password-file",
            metavar="FILE",
            default="",
            help="one line for each administrator: EMAIL PASSWORD; who is not in it gets a random password",
        )

    def ask(self, options: Options, questions: Questions) -> None:
        given = options["administrators"] = list(options["administrators"] or [])
        while len(_emails(given) | _known()) < FEWEST:
            which = "First" if not given else "Second"
            question = f"{which} administrator, such as Ana Ruiz <ana.ruiz@example.gov>"
            problem = lambda answer: " ".join(_wrong_addresses([*given, answer]))  # noqa: E731
            given.append(questions.ask(question, problem=problem))

    def problems(self, options: Options) -> Iterator[str]:
        given = options["administrators"] or []
        yield from _wrong_addresses(given)
        if len(_emails(given) | _known()) < FEWEST:
            yield (
                "--administrator: name two people with different addresses. Roles, seats and retention "
                "take two people to change."
            )
        if options["password_file"]:
            yield from _wrong_passwords(Path(options["password_file"]), given)

    def build(self, setup: Setup) -> None:
        file = setup.options["password_file"]
        passwords = dict(_password_lines(Path(file))) if file else {}
        for text in setup.options["administrators"] or []:
            name, email = _parse(text)
            if not User.objects.filter(email=email).exists():
                _add(setup, name, email, passwords.get(email, ""))


def _parse(text: str) -> tuple[str, str]:
    name, email = parseaddr(text)
    return name.strip(), email.strip().lower()


def _emails(given: list[str]) -> set[str]:
    return {_parse(text)[1] for text in given}


def _known() -> set[str]:
    """Administrators who can sign in, without demo accounts."""
    rows = User.objects.filter(is_active=True, is_demo=False, groups__name=Role.ADMINISTRATOR.value)
    return set(rows.values_list("email", flat=True))


def _wrong_addresses(given: list[str]) -> Iterator[str]:
    emails = [_parse(text)[1] for text in given]
    for text, email in zip(given, emails, strict=True):
        try:
            validate_email(email)
        except ValidationError:
            yield f"--administrator {text}: this is not an email address."
    for email in sorted({email for email in emails if emails.count(email) > 1}):
        yield f"--administrator {email}: this address is given twice. Name two different people."
    others = User.objects.filter(email__in=set(emails) - _known()).values_list("email", flat=True)
    for email in sorted(others):
        # Someone may have signed up with it: that account must not become an administrator's.
        yield f"--administrator {email}: this account exists and is not an administrator’s. Use another address."


def _password_lines(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            email, _space, password = line.strip().partition(" ")
            yield email.lower(), password.strip()


def _wrong_passwords(file: Path, given: list[str]) -> Iterator[str]:
    try:
        lines = list(_password_lines(file))
    except (OSError, UnicodeDecodeError) as error:
        yield f"--password-file {file}: this file cannot be read ({error})."
        return
    for email, password in lines:
        if email not in _emails(given):
            yield f"--password-file {file}: {email} is not one of the administrators."
            continue
        try:
            validate_password(password, User(email=email))
        except ValidationError as error:
            yield f"--password-file {file}: {email}: {' '.join(error.messages)}"


def _add(setup: Setup, name: str, email: str, password: str) -> None:
    """Create an account with a confirmed address, the role and an authenticator."""
    chosen = password or secrets.token_urlsafe(18)
    user = User.objects.create_user(email, chosen, display_name=name)
    user.groups.set([Group.objects.get(name=Role.ADMINISTRATOR.value)])
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    setup.added.append(f"administrator {email}")
    setup.secrets += [
        f"Administrator {email}",
        f"  password       {'as in the file' if password else chosen}",
        f"  authenticator  {get_adapter().build_totp_url(user, secret)}",
    ]
