"""Materials of items, and the packet."""

from django.urls import path

from boards.views import desk_materials, materials, member_materials, packets

DAY = "boards/<slug:slug>/<day:day>/"
urlpatterns = [
    path("boards/<slug:slug>/records/", materials.records, name="public_records"),
    path(f"{DAY}materials/<int:pk>/", materials.material, name="material"),
    path(f"{DAY}materials/<int:pk>/latest/", materials.latest, name="material_latest"),
    path(f"{DAY}materials/<int:pk>/<int:number>/", materials.version, name="material_version"),
    path(f"{DAY}packet/", packets.packet, name="packet"),
    path(f"{DAY}packet.pdf", packets.packet_pdf, name="packet_pdf"),
    path(f"{DAY}posted/<int:number>/packet.pdf", packets.posted_packet_pdf, name="posted_packet_pdf"),
    # The desk.
    path("desk/meetings/<int:pk>/materials/<str:key>/add/", desk_materials.add, name="desk_add_material"),
    path("desk/materials/<int:pk>/", desk_materials.material, name="desk_material"),
    path("desk/materials/<int:pk>/<int:number>/", desk_materials.version, name="desk_material_version"),
    path("desk/materials/<int:pk>/give/", desk_materials.give, name="desk_give_material"),
    path("desk/materials/<int:pk>/hand-out/", desk_materials.hand_out, name="desk_hand_out"),
    path("desk/materials/<int:pk>/withdraw/", desk_materials.withdraw, name="desk_withdraw_material"),
    path("desk/packets/<int:pk>/again/", desk_materials.packet_again, name="desk_packet_again"),
    # Members.
    path("workspace/materials/<int:pk>/", member_materials.material, name="given_material"),
    path(
        "workspace/materials/<int:pk>/<int:number>/", member_materials.version, name="given_material_version"
    ),
]
