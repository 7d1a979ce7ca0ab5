"""Public comment on items, speakers, and requests for an aid."""

urlpatterns: list = []
