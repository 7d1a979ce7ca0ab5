from allauth.account.auth_backends import AuthenticationBackend

from cms.users.models import User


class AccountBackend(AuthenticationBackend):
    def user_can_authenticate(self, user: User | None) -> bool:
        """Called by Django for a password and for each request of a session."""
        return user is not None and user.can_sign_in
