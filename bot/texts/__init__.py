"""Every word that the bot says, in one place. Members are "đồng chí"; the bot is "bot".

Functions take what varies and return rich text; nothing here decides anything.
"""
