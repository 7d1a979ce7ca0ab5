"""Views for codebooks: which there are, which form uses which, and starting one."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.web.paging import page_of
from feedback import access
from feedback.coding.books import create_codebook
from feedback.coding.forms.codebook import BookForm
from feedback.models import Code, Codebook, Form

coders = role_required(*access.CODE_ROLES)


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    form = BookForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = create_codebook(actor=request.user, name=form.cleaned_data["name"])
        messages.success(request, _("Started: %(book)s") % {"book": made})
        return redirect(f"{reverse('feedback:desk_codebook')}?book={made.slug}")
    active = Count("codes", filter=Q(codes__status=Code.Status.ACTIVE))
    books = list(Codebook.objects.annotate(active=active).order_by("slug"))
    users = list(Form.objects.exclude(codebook=None).order_by("slug"))
    context = {
        "form": form,
        "books": [
            {"book": book, "forms": [each for each in users if each.codebook_id == book.pk]} for book in books
        ],
        "forms": page_of(request, Form.objects.select_related("codebook").order_by("slug")),
        "shared": access.current_codebook(),
    }
    return render(request, "feedback/coding/desk_books.html", context, status=422 if form.errors else 200)
