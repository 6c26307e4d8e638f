"""What one HTTP GET needs: whom to ask, how politely, and what came back. See ``jobs.fetch``."""
