"""``verify`` names every power changed, added or removed around the register: each kind, each field (design 3.13)."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import BooleanField, DateField, Field, ForeignKey, IntegerField, JSONField

from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import GroupPagePermission, Page

import pytest

from boards.models import Committee, Party, TeleconferenceMode
from cms.access import Role
from cms.models import (
    AccessibilityCertificate,
    OfficeSettings,
    PowerChange,
    RecordKey,
    RetentionRule,
    SiteDocument,
    SiteImage,
)
from cms.powers import register
from cms.powers.definitions import all_powers, find_power
from cms.powers.ledger import differences, wrong_permissions
from cms.records import verification
from cms.users.models import User
from engagement.models import RegistrationNotice
from feedback.models import Codebook, Form, Tool
from tests.factories import boards as make
from tests.furniture import furnished

DAY = date(2022, 5, 1)


@furnished
def everything(people, home):
    """One of each power at least, as the register found it."""
    make.body(0, slug="advisory", kind="advisory")
    body = make.body(2, slug="zz-board", vacant=(1,))
    make.seat_user(body, people["member"], position=2)
    vote = make.held(home)
    meeting = vote.item.meeting
    again = make.motion(meeting, make.action_item(meeting), comment=False)
    make.officer(meeting.body, 1)
    outreach = make.body(0, slug="outreach", kind="committee", parent=meeting.body)
    made = {"created_by": vote, "charge": {"en": "Listen"}, "disbanded_by": again, "disbanded_on": DAY}
    Committee.objects.create(body=outreach, **made)
    SiteImage.objects.create(title="Mark", file=get_test_image_file(filename="mark.png"))
    Party.objects.create(slug="county", name={"en": "County"}, effective_on=DAY)
    TeleconferenceMode.objects.get_or_create(code="extra", defaults={"name": {"en": "Extra"}, "section": "1"})
    tools = [Tool.objects.create(slug=f"tool-{n}", name={"en": "Tool"}, family="dashboard") for n in (1, 2)]
    book = Codebook.objects.create(slug="book", name={"en": "Book"}, is_current=True)
    Form.objects.create(slug="survey", name={"en": "Survey"}, tool=tools[0], codebook=book)
    RetentionRule.objects.create(record_class="feedback.contacts", days=365, basis="STD 73")
    OfficeSettings.objects.get_or_create(defaults={"name": "Office"})
    RegistrationNotice.objects.get_or_create()
    RecordKey.objects.create(vkey="example.org/record+2", previous="example.org/record+1")
    dates = {"signed_on": DAY, "next_due": date(2023, 7, 1)}
    AccessibilityCertificate.objects.create(signer_name="Dana", **dates)
    SiteDocument.objects.create(title="Signed copy", file="documents/signed.pdf")
    register.record_as_found(actor="system:setup", reason="As set up")
    return [power.kind for power in all_powers()]


def other(field: Field, value: Any) -> Any:
    if isinstance(field, BooleanField):
        return not value
    if isinstance(field, IntegerField):
        return (value or 0) + (100 if field.name == "position" else 1)
    if isinstance(field, DateField):
        return date(2031, 1, 1) if value is None else value.replace(year=value.year - 1)
    if isinstance(field, JSONField):
        return {"en": "Another"}
    if isinstance(field, ForeignKey):
        found = field.related_model._base_manager.exclude(pk=value).order_by("pk").first()
        return found.pk if found else None
    if field.choices:
        return next(key for key, _label in field.flatchoices if key not in (value, ""))
    return f"{value}x"[-field.max_length :]


def test_nothing_is_named_before_something_changed(everything):
    assert len(everything) >= 11 and not list(differences()) and not list(wrong_permissions())


def test_every_field_of_every_power_is_watched(everything):
    tried, unseen = 0, []
    for power in all_powers():
        row = next(iter(power.rows()))
        for name in power.fields if power.kind != "account" else ("is_active", "is_superuser", "is_staff"):
            field = power.model._meta.get_field(name)
            was = field.value_from_object(row)
            rows = power.model._base_manager.filter(pk=row.pk)
            rows.update(**{field.attname: other(field, was)})
            tried += 1
            if not any(str(power.title) in words for words in differences()):
                unseen.append(f"{power.kind}.{name}")
            rows.update(**{field.attname: was})
    assert tried >= 60 and not unseen, unseen


@pytest.mark.parametrize("kind", ["appointment", "teleconference", "party", "retention"])
def test_a_row_removed_around_the_register_is_named(everything, kind):
    power = find_power(kind)
    row = list(power.rows())[-1]
    power.model._base_manager.filter(pk=row.pk)._raw_delete("default")
    assert any("no longer exists" in words for words in differences())


def test_a_row_added_around_the_register_is_named(everything):
    Party.objects.create(slug="ghost", name={"en": "Ghost"}, effective_on=DAY)
    assert any("Ghost is not in the register" in words for words in differences())


def test_an_account_raised_around_the_register_is_named(everything):
    resident = User.objects.get(email="rosa@example.org")
    resident.groups.add(Group.objects.get(name=Role.PUBLISHER))
    assert any("Rosa" in words and "not in the register" in words for words in differences())


def test_a_register_emptied_around_the_services_is_named_by_its_seals(everything):
    PowerChange.objects.all()._raw_delete("default")
    assert len([words for words in verification.breaks() if words.startswith("power ")]) >= 11


def test_rights_on_pages_given_around_the_code_are_named(everything):
    right = Permission.objects.get(codename="publish_page")
    group = Group.objects.get(name=Role.EDITOR)
    GroupPagePermission.objects.create(group=group, permission=right, page=Page.objects.get(depth=1))
    assert list(wrong_permissions()) == [
        "The permissions of the group editor do not match those in the code: wagtailcore.publish_page."
    ]
