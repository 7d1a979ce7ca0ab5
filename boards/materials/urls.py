"""URLs for materials and packets."""

from django.urls import path

from boards.materials.packets import views
from boards.materials.views import bulk, desk, members, public, two_people

DAY = "boards/<slug:slug>/<day:day>/"
urlpatterns = [
    path("boards/<slug:slug>/records/", public.records, name="public_records"),
    path(f"{DAY}materials/<int:pk>/", public.material, name="material"),
    path(f"{DAY}materials/<int:pk>/latest/", public.latest, name="material_latest"),
    path(f"{DAY}materials/<int:pk>/<int:number>/", public.version, name="material_version"),
    path(f"{DAY}packet/", views.packet, name="packet"),
    path(f"{DAY}packet.pdf", views.packet_pdf, name="packet_pdf"),
    path(f"{DAY}posted/<int:number>/packet.pdf", views.posted_packet_pdf, name="posted_packet_pdf"),
    # Staff desk.
    path("desk/meetings/<int:pk>/materials/<str:key>/add/", desk.add, name="desk_add_material"),
    path("desk/meetings/<int:pk>/materials/", bulk.add_many, name="desk_add_many"),
    path("desk/materials/<int:pk>/", desk.material, name="desk_material"),
    path("desk/materials/<int:pk>/<int:number>/", desk.version, name="desk_material_version"),
    path("desk/materials/<int:pk>/give/", desk.give, name="desk_give_material"),
    path("desk/materials/<int:pk>/hand-out/", desk.hand_out, name="desk_hand_out"),
    path("desk/materials/<int:pk>/withdraw/", desk.withdraw, name="desk_withdraw_material"),
    path("desk/materials/<int:pk>/open/", two_people.opening, name="desk_open_material"),
    path("desk/materials/<int:pk>/remove/", two_people.removal, name="desk_remove_material"),
    path("desk/packets/<int:pk>/again/", desk.packet_again, name="desk_packet_again"),
    # Members.
    path("workspace/materials/<int:pk>/", members.material, name="given_material"),
    path("workspace/materials/<int:pk>/<int:number>/", members.version, name="given_material_version"),
]
