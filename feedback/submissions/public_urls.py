"""Addresses: what the public opens."""

from django.urls import path

from feedback.findings import public_views
from feedback.receipts import views as receipts
from feedback.submissions.public_form import views

urlpatterns = [
    path("feedback/<slug:slug>/", views.answer, name="form"),
    path("receipts/", receipts.find, name="receipts"),
    path("receipts/<str:code>/", receipts.receipt, name="receipt"),
    path("findings/", public_views.listing, name="findings"),
    path("findings/<str:reference>/", public_views.finding, name="finding"),
]
