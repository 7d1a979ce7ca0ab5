"""URLs for saved filters."""

from django.urls import path

from feedback.saved_filters import views

urlpatterns = [
    path("desk/filters/", views.listing, name="desk_filters"),
    path("desk/filters/save/", views.save, name="desk_filter_save"),
    path("desk/filters/<int:pk>/", views.change, name="desk_filter_change"),
    path("desk/filters/<int:pk>/remove/", views.remove, name="desk_filter_remove"),
]
