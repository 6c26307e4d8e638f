"""What an item is made of, and how likely each topic is. See ``jobs.topics``."""
