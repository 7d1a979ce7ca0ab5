"""Fill in a form as a browser does."""

from cms.web import one_time_keys


def payload(slug: str = "survey", **changes) -> dict:
    """A whole and good answer; a change of None leaves the field out."""
    values = {
        "key": one_time_keys.issue(f"feedback.{slug}"),
        "website": "",
        "q-who": ["red"],
        "q-missing": "Show my county.",
        "q-quote": "yes",
        "q-publish": "no",
        "q-contact": "no",
    }
    values |= {
        name.replace("_", "-") if name.startswith("q_") else name: value for name, value in changes.items()
    }
    return {name: value for name, value in values.items() if value is not None}
