"""Lists of units and chats, as offices keep them: read, compared, kept."""
