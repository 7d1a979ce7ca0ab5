"""Agreements on sharing data, their parties and documents; and the same on the desk."""

from django.urls import path

from boards.views import agreements, desk_agreements

urlpatterns = [
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/agreements.csv", agreements.as_csv, name="agreements_csv"),
    path("agreements/agreements.json", agreements.as_json, name="agreements_json"),
    path("agreements/<int:pk>/", agreements.agreement, name="agreement"),
    path("agreements/<int:pk>/documents/<int:number>/", agreements.document, name="agreement_document"),
    path("agreements/parties/<slug:slug>/", agreements.party, name="party"),
    path("desk/agreements/", desk_agreements.listing, name="desk_agreements"),
    path("desk/agreements/<int:pk>/", desk_agreements.agreement, name="desk_agreement"),
    path("desk/agreements/<int:pk>/step/", desk_agreements.step, name="desk_agreement_step"),
    path("desk/agreements/<int:pk>/sign/", desk_agreements.sign, name="desk_agreement_sign"),
    path("desk/agreements/<int:pk>/documents/", desk_agreements.add_document, name="desk_agreement_document"),
    path(
        "desk/agreements/<int:pk>/documents/<int:number>/remove/",
        desk_agreements.remove_document,
        name="desk_agreement_remove",
    ),
    path("desk/agreements/parties/<slug:slug>/step/", desk_agreements.party_step, name="desk_party_step"),
]
