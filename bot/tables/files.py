"""The table of pictures and documents. See ``bot.tables``."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base


class AttachmentRow(Base):
    """A picture or a document, once, however many chats get it."""

    __tablename__ = "attachments"

    digest: Mapped[str] = mapped_column(primary_key=True, comment="SHA-256 of all that it is")
    key: Mapped[str] = mapped_column(unique=True, comment="under which our door shows it")
    name: Mapped[str] = mapped_column(comment="as its sender called it")
    media_type: Mapped[str] = mapped_column(comment="what kind of file it is")
    picture: Mapped[bool] = mapped_column(comment="whether it is shown as a picture")
    data: Mapped[bytes] = mapped_column(comment="the file itself")
    used_at: Mapped[datetime] = mapped_column(comment="when it was last entered")
