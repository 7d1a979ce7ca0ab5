"""Minutes and recordings."""

urlpatterns: list = []
