"""What the bot does for each command and question: a request in, a reply out. No platform here."""
