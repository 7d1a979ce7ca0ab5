"""Fields of models and forms by their name."""

from django.db.models import Model
from django.forms import Field, Form


def field_label(model: Model | type[Model], name: str) -> str:
    """How people call a field of a model."""
    return str(getattr(model._meta.get_field(name), "verbose_name", name))


def form_field[F: Field](form: Form, name: str, kind: type[F]) -> F:
    """A field of a form, known to be of its kind."""
    found = form.fields[name]
    if not isinstance(found, kind):
        raise TypeError(f"{name} is no {kind.__name__}")
    return found
