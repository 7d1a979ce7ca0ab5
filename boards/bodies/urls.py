"""Seats, terms and onboarding: the desk’s side. The body’s own page is Wagtail’s."""

from django.urls import path

from boards.bodies import views

urlpatterns = [
    path("desk/seats/", views.seats, name="desk_seats"),
    path("desk/seats/<int:pk>/", views.seat, name="desk_seat"),
]
