"""Addresses: cuts. The page of one stands with its exports."""

from django.urls import path

from feedback.cuts import views

urlpatterns = [path("desk/cuts/", views.listing, name="desk_cuts")]
