"""Desk URLs for seats, terms, onboarding and committees; Wagtail serves the body's own page."""

from django.urls import path

from boards.bodies import views
from boards.bodies.committees import views as committees

urlpatterns = [
    path("desk/seats/", views.seats, name="desk_seats"),
    path("desk/seats/<int:pk>/", views.seat, name="desk_seat"),
    path("desk/bodies/<slug:slug>/committees/new/", committees.create, name="desk_committee_new"),
    path("desk/committees/<slug:slug>/disband/", committees.disband, name="desk_committee_disband"),
]
