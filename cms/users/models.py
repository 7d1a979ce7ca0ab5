"""The only account model. Roles are groups; membership of a body comes from its seats."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    _roles: frozenset[str]  # read once, see cms/access.py

    username = None  # type: ignore[assignment]  # as Django asks of a model without it
    email = models.EmailField(_("email"), unique=True)
    display_name = models.CharField(
        _("display name"),
        max_length=120,
        blank=True,
        help_text=_("The name others see next to this person’s actions."),
    )
    is_demo = models.BooleanField(_("demo account"), default=False)

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.display_name or self.get_full_name() or self.email

    @property
    def can_sign_in(self) -> bool:
        """The password of demo accounts is in the README: it works with demo settings only."""
        return self.is_active and (settings.DEMO or not self.is_demo)
