"""What stands behind ``jobs.answer``."""
