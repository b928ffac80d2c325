"""Files of evidence and of deliverables; the internal ones only for those who may see them."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from actionplan.evidence import CONTENT_TYPES
from actionplan.models import Action, Delivery, Evidence


@require_safe
def evidence_file(request: HttpRequest, evidence_id: int) -> HttpResponseBase:
    """A public file for anybody, another one for those who may see the action."""
    files = Evidence.objects.exclude(file="")
    found = files.public().filter(pk=evidence_id).first()
    if found is None and request.user.is_authenticated:
        visible = Action.objects.visible_to(request.user, timezone.localdate())
        found = files.filter(pk=evidence_id, update__action__in=visible).first()
    return _download(found.file if found else None, found.title if found else "")


@require_safe
def delivery_file(request: HttpRequest, delivery_id: int) -> HttpResponseBase:
    """What proves a deliverable, where it is public; the portal has an address for the others."""
    found = Delivery.objects.public().exclude(file="").filter(pk=delivery_id).first()
    return _download(found.file if found else None, str(found.deliverable) if found else "")


def _download(file: FieldFile | None, title: str) -> HttpResponseBase:
    if file is None or not file.storage.exists(str(file.name)):
        raise Http404
    ending = str(file.name).rsplit(".", 1)[-1]
    response = FileResponse(
        file.open("rb"),
        as_attachment=True,
        filename=f"{slugify(title)[:60] or 'evidence'}.{ending}",
        content_type=CONTENT_TYPES.get(ending, "application/octet-stream"),
    )
    response["Cache-Control"] = "private, no-store"
    return response
