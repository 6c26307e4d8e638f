"""Pictures and documents that are on their way."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base


class AttachmentRow(Base):
    """A picture or a document, once, however many chats get it."""

    __tablename__ = "attachments"

    digest: Mapped[str] = mapped_column(primary_key=True, comment="SHA-256 of all that it is")
    key: Mapped[str] = mapped_column(unique=True, comment="under which our door shows it")
    name: Mapped[str]
    media_type: Mapped[str]
    picture: Mapped[bool]
    data: Mapped[bytes]
    used_at: Mapped[datetime] = mapped_column(comment="when it was last entered")
