"""Files of evidence: public ones for anybody, others for those who may see the action."""

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from actionplan.evidence import CONTENT_TYPES
from actionplan.models import Action, Evidence


@require_safe
def evidence_file(request: HttpRequest, evidence_id: int) -> HttpResponseBase:
    """A public file for anybody, another one for those who may see the action."""
    files = Evidence.objects.exclude(file="")
    found = files.public().filter(pk=evidence_id).first()
    if found is None and request.user.is_authenticated:
        visible = Action.objects.visible_to(request.user, timezone.localdate())
        found = files.filter(pk=evidence_id, update__action__in=visible).first()
    if found is None or not found.file.storage.exists(found.file.name):
        raise Http404
    ending = found.file.name.rsplit(".", 1)[-1]
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=f"{slugify(found.title)[:60] or 'evidence'}.{ending}",
        content_type=CONTENT_TYPES.get(ending, "application/octet-stream"),
    )
    response["Cache-Control"] = "private, no-store"
    return response
