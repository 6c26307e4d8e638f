"""A form with a file in it, as ``multipart/form-data`` (RFC 7578)."""

import secrets
from collections.abc import Mapping
from typing import Any

from bot.errors import RefusedError
from bot.messages import Attachment
from bot.platforms.wire import as_json


def multipart(fields: Mapping[str, Any], name: str, attachment: Attachment) -> tuple[bytes, str]:
    """Return the body of a form, and its content type.

    Args:
        fields: Text as it is, all else as JSON.
        name: The field that the file is.
        attachment: The file; its name is sent without what would end the line or the quotation.

    Raises:
        RefusedError: A text is no valid Unicode.
    """
    boundary = secrets.token_hex(16)
    pieces = [_field(boundary, each, _text(value)) for each, value in fields.items()]
    called = "".join(c for c in attachment.name if c.isprintable() and c not in '"\\')
    media = attachment.media_type if attachment.media_type.isascii() else ""
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{called}"\r\n'
        f"Content-Type: {''.join(media.split()) or 'application/octet-stream'}\r\n\r\n"
    )
    end = f"\r\n--{boundary}--\r\n".encode()
    body = b"".join([*pieces, head.encode("utf-8", "replace"), attachment.data, end])
    return body, f"multipart/form-data; boundary={boundary}"


def _field(boundary: str, name: str, value: bytes) -> bytes:
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
    return head.encode() + value + b"\r\n"


def _text(value: Any) -> bytes:
    try:
        return value.encode() if isinstance(value, str) else as_json(value)
    except UnicodeEncodeError as error:
        raise RefusedError("the text is no valid Unicode") from error
