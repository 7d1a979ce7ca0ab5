"""Every place that takes a file says that linked records about people never belong here (C2C-13)."""

import importlib
import pkgutil

from django import forms
from django.template import Context, Template
from django.urls import reverse

import boards
import engagement
import feedback as feedback_app
from tests.checks import ROOT
from tests.factories import feedback

WARNING = "Do not enter linked records about people here."


def upload_fields() -> list[tuple[type[forms.Form], str, forms.Field]]:
    found = []
    for app in (boards, engagement, feedback_app):
        names = (each.name for each in pkgutil.walk_packages(app.__path__, f"{app.__name__}."))
        for name in (name for name in names if "forms" in name):
            for item in vars(importlib.import_module(name)).values():
                if (
                    isinstance(item, type)
                    and issubclass(item, forms.BaseForm)
                    and hasattr(item, "base_fields")
                ):
                    fields = item.base_fields.items()
                    found += [(item, name, one) for name, one in fields if isinstance(one, forms.FileField)]
    return found


def test_each_upload_field_of_the_desk_carries_the_warning(db):
    found = upload_fields()
    assert len({form for form, _name, _field in found}) >= 5
    for form, name, field in found:
        stub = type("Stub", (forms.Form,), {name: field})()
        html = Template("{% load ui %}{% field bound %}").render(Context({"bound": stub[name]}))
        assert WARNING in html, f"{form.__name__}.{name}"


def test_no_template_draws_an_upload_of_its_own():
    """But the page that asks for a form again when nothing could be saved: the form's own words are gone by then."""
    for path in set(ROOT.glob("*/templates/**/*.html")) - {ROOT / "cms/templates/503.html"}:
        assert 'type="file"' not in path.read_text(), path


def test_the_public_form_with_a_file_says_so_too(home, client):
    form = feedback.open_form(home, questions=[("more", "file", {}), ("words", "long_text", {})])
    assert WARNING in client.get(reverse("feedback:form", args=[form.slug])).content.decode()


def test_no_table_of_agreements_has_a_place_for_a_person(db):
    """The only names are those of agencies and of the staff who recorded something."""
    from boards import models

    allowed = {"recorded_by", "added_by", "added_by_name", "name"}
    for model in (models.Party, models.Agreement, models.Signature, models.AgreementStep, models.PartyStep):
        names = {field.name for field in model._meta.get_fields() if not field.auto_created}
        told = {name for name in names if "person" in name or "name" in name or name.endswith("_by")}
        assert told <= allowed, model
