"""The ASGI door of the counter: the preview chat, health, later webhooks."""
