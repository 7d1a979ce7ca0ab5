"""URLs for data-sharing agreements, parties and documents, public and desk."""

from django.urls import path

from boards.agreements.views import desk, public

urlpatterns = [
    path("agreements/", public.agreements, name="agreements"),
    path("agreements/agreements.csv", public.as_csv, name="agreements_csv"),
    path("agreements/agreements.json", public.as_json, name="agreements_json"),
    path("agreements/<int:pk>/", public.agreement, name="agreement"),
    path("agreements/<int:pk>/documents/<int:number>/", public.document, name="agreement_document"),
    path("agreements/parties/<slug:slug>/", public.party, name="party"),
    path("desk/agreements/", desk.listing, name="desk_agreements"),
    path("desk/agreements/<int:pk>/", desk.agreement, name="desk_agreement"),
    path("desk/agreements/<int:pk>/step/", desk.step, name="desk_agreement_step"),
    path("desk/agreements/<int:pk>/sign/", desk.sign, name="desk_agreement_sign"),
    path("desk/agreements/<int:pk>/documents/", desk.add_document, name="desk_agreement_document"),
    path(
        "desk/agreements/<int:pk>/documents/<int:number>/remove/",
        desk.remove_document,
        name="desk_agreement_remove",
    ),
    path("desk/agreements/parties/<slug:slug>/step/", desk.party_step, name="desk_party_step"),
]
