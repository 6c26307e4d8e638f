"""What can go wrong at the counter, and what the one who meets it does about it.

* SendError
  - ChatGoneError         the bot was removed, or the chat deleted -> pause the chat only
  - ChatClosedError       the bot is there but may not write       -> pause the chat, try daily
  - ChatMissingError      the platform does not know the chat      -> three strikes, then pause
  - ChatMovedError        the chat has a new id                    -> note it, send there at once
  - ThreadGoneError       the forum topic is no more               -> forget it, send to the main
  - ThrottledError        too many messages                        -> send again after ``wait``
  - SpentError            no messages are left for now             -> wait, tell the admins
  - UnreachableError      the platform was never reached           -> send again, later each time
    - TokenRefusedError   it does not know our token any more      -> stop the platform, alarm
  - OutcomeUnknownError   it was reached, and did not answer       -> ledger it, never resend
  - RefusedError          the platform will not have this message  -> a fault of ours: log, drop
    - TooLateError        an old message cannot be changed         -> send a correction instead
    - MessageGoneError    somebody deleted it                      -> there is nothing to change
* ForbiddenError          the sender may not do this to that unit  -> refuse, note it in the audit
* EndedError              a unit that is no more cannot do this    -> tell who asked
* PlatformError           a whole platform cannot be used          -> stop it, tell why in one line
* UsageError              a command line or a setting is wrong     -> one line on stderr, exit 2
"""

from datetime import timedelta

from bot.messages import RichText


class SendError(Exception):
    """One message was not (or not surely) delivered."""


class ChatGoneError(SendError):
    """The bot was removed from the chat, or the chat is no more; nothing was delivered."""


class ChatClosedError(SendError):
    """The bot is in the chat but may not write there now; nothing was delivered."""


class ChatMissingError(SendError):
    """The platform says that there is no such chat, which it sometimes says for a while only."""


class ThreadGoneError(SendError):
    """The forum topic is no more, the chat is; nothing was delivered."""


class ChatMovedError(SendError):
    """The chat has a new id.

    Attributes:
        to: The platform's new id of the chat.
    """

    def __init__(self, to: str) -> None:
        super().__init__("the chat has a new id")
        self.to = to


class ThrottledError(SendError):
    """The platform asks for a pause in this chat; nothing was delivered.

    Attributes:
        wait: How long it asks to wait.
    """

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"told to wait {wait.total_seconds():.0f} s")
        self.wait = wait


class SpentError(SendError):
    """The messages that we may send are spent, or the rest is kept; nothing was delivered.

    Attributes:
        reason: Why, as ``bot.texts.alarms.SPENT`` knows it.
        wait: After how long it is worth trying again.
    """

    def __init__(self, reason: str, wait: timedelta) -> None:
        super().__init__(f"no messages left: {reason}")
        self.reason = reason
        self.wait = wait


class UnreachableError(SendError):
    """The platform was certainly not reached; nothing was delivered."""


class TokenRefusedError(UnreachableError):
    """The platform does not accept our credentials: nothing can be delivered any more."""


class OutcomeUnknownError(SendError):
    """The message left us, and no answer came: it may or may not have been delivered."""


class RefusedError(SendError):
    """The platform read the message and will never have it as it is; nothing was delivered."""


class TooLateError(RefusedError):
    """The platform no longer lets this message be changed or taken back; it stands as it was."""


class MessageGoneError(RefusedError):
    """The message that was to be changed is no longer there."""


class ForbiddenError(Exception):
    """A command that its sender may use was not for him to use so; nothing was done.

    Attributes:
        words: What he is told.
        unit: The unit that it was about; None where it was about none.
    """

    def __init__(self, words: RichText, unit: int | None = None) -> None:
        super().__init__("forbidden")
        self.words = words
        self.unit = unit


class EndedError(Exception):
    """A unit that is no more was to change, or to take something in; the text is its path."""


class PlatformError(Exception):
    """A platform cannot be used at all: wrong token, a second instance, a port that is taken."""


class UsageError(Exception):
    """What was asked on the command line, or set, cannot be done; the text says what to do."""
