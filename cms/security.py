"""The content security policy: strict, with inline scripts only in Wagtail's back office."""

from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase

BACK_OFFICE = {
    "frame-ancestors": ["'self'"],  # an editor sees the preview of a page in a frame
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
}


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if request.path.startswith("/admin/"):
            # A preview has been through here before, as the public page that it shows.
            response.headers.pop("Content-Security-Policy", None)
            vars(response)["_csp_replace"] = BACK_OFFICE
        return super().process_response(request, response)
