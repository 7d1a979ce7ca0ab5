"""Materials of items, and the packet."""

urlpatterns: list = []
