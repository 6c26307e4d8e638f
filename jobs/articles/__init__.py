"""What stands on a page and what of it is the article. See ``jobs.article``."""
