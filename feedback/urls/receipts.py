"""Addresses: drafts, files, own data."""

from django.urls import path, register_converter

from cms.onetime import ALPHABET
from feedback.views import answers, entry, files, kept_receipts, own_data, receipts


class CodeConverter:
    """A receipt code as it is printed. Other parts of an address can never look like one."""

    regex = rf"TL(?:-[{ALPHABET}]{{4}}){{4}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "receipt")

urlpatterns = [
    path("feedback/<slug:slug>/<receipt:code>/", answers.draft, name="draft"),
    path("feedback/<slug:slug>/<receipt:code>/saved/", answers.draft_saved, name="draft_saved"),
    path("receipts/mine/", kept_receipts.listing, name="kept_receipts"),
    path("receipts/mine/<int:pk>/remove/", kept_receipts.remove, name="kept_receipt_remove"),
    path("receipts/<receipt:code>/keep/", kept_receipts.keep, name="receipt_keep"),
    path("receipts/<receipt:code>/edit/", receipts.edit, name="receipt_edit"),
    path("receipts/<receipt:code>/copy/", own_data.copy, name="receipt_copy"),
    path("receipts/<receipt:code>/copy.json", own_data.copy_json, name="receipt_copy_json"),
    path("receipts/<receipt:code>/files/<uuid:pk>/", files.own_file, name="receipt_file"),
    path("desk/files/<uuid:pk>/", files.desk_file, name="desk_file"),
    path("desk/comments/new/", entry.new, name="desk_comment_new"),
]
