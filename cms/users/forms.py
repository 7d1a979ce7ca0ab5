"""Sign-up takes as long for an address that has an account as for a new one (security.md S25)."""

import copy
import uuid

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse

from allauth.account.forms import SignupForm as AllauthSignupForm

from cms.users.models import User


class SignupForm(AllauthSignupForm):
    """allauth answers alike, but only a new account costs the hash of a password, two rows and a commit: tens of
    milliseconds that tell whether an address has an account. Here both do the same work.
    """

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        with transaction.atomic():
            if not self.account_already_exists:
                return super().try_save(request)
            self._save_and_undo(request)
            User.objects.filter(email=self.cleaned_data["email"]).update(
                email=F("email")
            )  # a commit that writes
        return super().try_save(request)

    def _save_and_undo(self, request: HttpRequest) -> None:
        """Save the same form under an address that nobody has, and undo it."""
        double = copy.copy(self)
        double.account_already_exists = False
        double.cleaned_data = self.cleaned_data | {"email": f"{uuid.uuid4()}@nobody.invalid"}
        with transaction.atomic():
            double.save(request)
            transaction.set_rollback(True)
