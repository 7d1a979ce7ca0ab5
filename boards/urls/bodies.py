"""Bodies and seats: beside the body’s own page."""

urlpatterns: list = []
