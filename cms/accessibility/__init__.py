"""The accessibility certificate of the site: signed, confirmed by a second person, shown, renewed (ACC-01)."""
