"""Addresses: what the public opens."""

from django.urls import path

from feedback.views import answers, findings, receipts

urlpatterns = [
    path("feedback/<slug:slug>/", answers.answer, name="form"),
    path("receipts/", receipts.find, name="receipts"),
    path("receipts/<str:code>/", receipts.receipt, name="receipt"),
    path("findings/", findings.listing, name="findings"),
    path("findings/<str:reference>/", findings.finding, name="finding"),
]
