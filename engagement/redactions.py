"""Where the words of a registration live (PRV-06)."""

from cms.redaction import scrubs
from engagement.models import Accommodation, Registration


@scrubs("registration")
def scrub_registration(id_: int, mark: str) -> list[str]:
    """The name gives way to the mark; address and need go. History never held them."""
    row = Registration.objects.get(pk=id_)
    Registration.objects.filter(pk=id_).update(name=mark[:120], email="")
    places = [f"{row._meta.label} {row.pk}"]
    gone, _detail = Accommodation.objects.filter(registration=row).delete()
    return [*places, f"accommodation × {gone}"] if gone else places
