"""Schema.org data of a body: whose it is, and who sits on its seats today."""

from django.utils.translation import gettext as _

from boards.bodies.presenters import TermRow
from boards.models import Appointment
from boards.structured_data import organizer
from cms.sharing.schema_org import Node, filled, moment, office_id
from cms.sharing.structured_data import Shown, Subject


def body_subject(shown: Shown) -> Subject:
    """The body with its members as its page names them; without members where the page shows another day."""
    body, committee = shown["body"], shown["committee"]
    parent = organizer(committee.body.parent) if committee else office_id()
    rows = [] if shown["is_past"] else shown["shown"].terms
    node = organizer(body) | filled(
        parentOrganization=parent,
        member=[_member(row, held) for row in rows if (held := row.place.appointment)],
    )
    return Subject(node, is_demo=body.is_demo or shown["shown"].is_demo)


def _member(row: TermRow, appointment: Appointment) -> Node:
    person = filled(
        type_="Person",
        name=appointment.person_name,
        description=_("Demo") if appointment.is_demo else None,
    )
    return filled(
        type_="OrganizationRole",
        roleName=row.office_label or appointment.get_capacity_display(),
        description=row.place.label,
        startDate=moment(appointment.starts_on),
        endDate=moment(appointment.ends_on),
        member=person,
    )
