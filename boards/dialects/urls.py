"""Addresses of the dialects. They have no language of their own: a parameter names it where a format has one."""

from django.urls import path

from boards.dialects.akn import views as akn
from boards.dialects.legistar import views as legistar
from boards.dialects.oparl import views as oparl
from boards.dialects.popolo import views as popolo

app_name = "dialects"
urlpatterns = [
    path("api/legistar/gateway.aspx", legistar.gateway, name="legistar_gateway"),
    path("api/legistar/v1/<path:address>", legistar.legistar, name="legistar"),
    path("api/oparl/", oparl.system, name="oparl"),
    path("api/oparl/<str:type>/", oparl.listed, name="oparl_list"),
    path("api/oparl/<str:type>/<str:record>/", oparl.single, name="oparl_object"),
    path("api/popolo/", popolo.index, name="popolo"),
    path("api/popolo/<str:name>.json", popolo.listed, name="popolo_list"),
    path("api/popolo/<str:name>/<str:record>/", popolo.single, name="popolo_object"),
    path("api/akn/", akn.index, name="akn"),
    path("api/akn/<str:record>/agenda.xml", akn.agenda, name="akn_agenda"),
    path("api/akn/<str:record>/minutes.xml", akn.minutes, name="akn_minutes"),
]
