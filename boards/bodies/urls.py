"""Desk URLs for seats, terms and onboarding; Wagtail serves the body's own page."""

from django.urls import path

from boards.bodies import views

urlpatterns = [
    path("desk/seats/", views.seats, name="desk_seats"),
    path("desk/seats/<int:pk>/", views.seat, name="desk_seat"),
]
