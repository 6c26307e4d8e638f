"""What a member's words mean: days, documents, topics, wishes. See ``jobs.question``."""
