"""Draw form controls. A select has one template of ours: Django's includes two more for each of its options, which is
most of the time that a page with filters takes.
"""

from typing import Any

from django.forms.renderers import DjangoTemplates

OURS = {"django/forms/widgets/select.html": "components/select.html"}


class FormRenderer(DjangoTemplates):
    def get_template(self, template_name: str) -> Any:
        return super().get_template(OURS.get(template_name, template_name))
