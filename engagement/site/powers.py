"""Powers of engagement: what the privacy notice of registrations says about the law (PRV-04)."""

from django.utils.translation import gettext_lazy as _

from cms.access import Role
from cms.powers.definitions import SettingPower, define
from engagement.models import RegistrationNotice

define(
    SettingPower(
        kind="registration-notice",
        title=_("The privacy notice for registrations"),
        model=RegistrationNotice,
        fields=("authority", "disclosures", "more_url"),
        hint=_("The legal authority, and to whom the information people provide may be disclosed."),
        proposers=(Role.PUBLISHER, Role.ADMINISTRATOR),
        order=82,
    )
)
