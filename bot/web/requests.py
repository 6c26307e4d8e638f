"""What is asked of any request: its body, bounded, and what kind of body it is."""

from starlette.requests import Request


async def bounded(request: Request, most: int) -> bytes | None:
    """Return the body; None where it is larger than ``most`` bytes."""
    if int(request.headers.get("content-length", 0)) > most:
        return None
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            return None
    return bytes(body)


def media_type(told: str) -> str:
    """Return a media type without its parameters, in lower case: "image/jpeg"."""
    return told.partition(";")[0].strip().lower()
