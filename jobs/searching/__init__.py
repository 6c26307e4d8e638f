"""The index beside the database, and what fits a query best. See ``jobs.search``."""
