"""What every answer says to the browser: what may run, what may be kept, who may look."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dash.fingerprint import check_fingerprint

FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
NEVER = "no-store"

FIXED: Mapping[str, str] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(
            f"{feature}=()"
            for feature in (
                "accelerometer",
                "browsing-topics",
                "camera",
                "display-capture",
                "geolocation",
                "gyroscope",
                "hid",
                "magnetometer",
                "microphone",
                "midi",
                "payment",
                "publickey-credentials-get",
                "serial",
                "usb",
                "xr-spatial-tracking",
            )
        ),
    }
)

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_VERSIONED = re.compile(r"[-@.]\d+\.\d+(\.\d+)?[^/]*$")


def content_security_policy(script_hashes: Iterable[str] = ()) -> str:
    """The policy: everything from this server, no inline script but those hashed, no frames, no forms.

    Inline styles are allowed because Dash and Cytoscape set `style` attributes; they cannot run anything.

    >>> "script-src 'self' 'sha256-abc='" in content_security_policy(["'sha256-abc='"])
    True
    """
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *script_hashes],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in rules.items())


def inline_script_hashes(page: str) -> tuple[str, ...]:
    """The hashes of the scripts written into a page of our own.

    >>> inline_script_hashes("<p><script>1</script>")
    ("'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='",)
    """
    return tuple(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(page)
    )


def cache_control(path: str, *, modified: bool, status: int) -> str:
    """How long an answer may be kept: for good when its address changes with its content, else only after asking again.

    Args:
        path: the path below the start page, such as `assets/look.css`.
        modified: whether the query names the time of the last change, as Dash does for assets (`?m=…`).
        status: the HTTP status of the answer.

    >>> cache_control("assets/fonts/inter-4.1.1.woff2", modified=False, status=200) == FOR_GOOD
    True
    >>> cache_control("", modified=False, status=200)
    'no-cache'
    """
    if status not in (200, 304):
        return NEVER
    if path.startswith("assets/"):
        return FOR_GOOD if modified or _VERSIONED.search(path) else ASK_AGAIN
    if path.startswith("_dash-component-suites/"):
        return FOR_GOOD if check_fingerprint(path)[1] else ASK_AGAIN
    return ASK_AGAIN
