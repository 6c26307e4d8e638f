"""Deliveries of the ledger → chats: one lane a bot, on one machine at a time."""
