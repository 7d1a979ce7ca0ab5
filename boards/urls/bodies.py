"""Seats, terms and onboarding: the desk’s side. The body’s own page is Wagtail’s."""

from django.urls import path

from boards.views import bodies

urlpatterns = [
    path("desk/seats/", bodies.seats, name="desk_seats"),
    path("desk/seats/<int:pk>/", bodies.seat, name="desk_seat"),
]
