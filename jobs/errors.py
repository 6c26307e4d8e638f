"""What can go wrong in the newsroom, and what the one who meets it does about it.

* FetchError              one HTTP GET brought nothing to read     -> try again later, tell why
  - RefusedAddressError   an address we must not visit             -> never try; tell the admin
  - UnreachableError      no connection, or it broke, or too slow  -> later, waiting longer
  - AnswerError           the server answered, but not with the thing (``status``)
    - RestingError        it asked for a pause before: not asked   -> when that is over
  - MovedAwayError        it leads to a host that is not the source's -> tell the admin
  - TooLargeError         more than we read                        -> later; tell the admin
  - TooSlowError          reading the body took too long           -> later; tell the admin
* NotAFeedError           the body is no feed                      -> later; tell the admin
  - WallError             it is a page that only browsers get past -> later; tell the admin
* UnreadableError         no article could be found in the page    -> the entry keeps its teaser
  - KeptOutError          robots.txt asks not to read the page     -> likewise; proves nothing
* DatabaseError           the database cannot be used              -> one line on stderr, exit 1
  - BusyDatabaseError     another program holds it               -> try again
  - DiskError             its disk is full, or fails             -> nothing is to be restored
  - NewerDatabaseError    a newer bantin made it                   -> say so, touch nothing
* TakenError              what must be unique is there already     -> tell who asked
* NotMadeError            a document cannot be made in this form   -> give another form, tell why
"""

from datetime import timedelta


class FetchError(Exception):
    """One HTTP GET brought nothing to read."""


class RefusedAddressError(FetchError):
    """The address is not public, not http(s), not on a usual port, or not a host we may visit."""


class UnreachableError(FetchError):
    """There was no connection, or it broke off, or it was too slow."""


class AnswerError(FetchError):
    """The server answered, but not with what was asked for.

    Attributes:
        status: The HTTP status.
        retry_after: The wait that the server asked for; None where it asked for none.
        walled: Whether it says that only browsers get past.
    """

    def __init__(
        self, status: int, retry_after: timedelta | None = None, *, walled: bool = False
    ) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.retry_after = retry_after
        self.walled = walled


class RestingError(AnswerError):
    """The host asked to be left alone when something else was wanted of it, and was not asked.

    ``status`` is what it said then, ``retry_after`` how long its pause goes on. Of the address
    itself it says nothing.
    """

    def __init__(self, status: int, retry_after: timedelta) -> None:
        super().__init__(status, retry_after)
        self.retry_after: timedelta = retry_after


class MovedAwayError(FetchError):
    """The address leads to a host that is not one of the source's.

    Attributes:
        url: Where it leads.
    """

    def __init__(self, url: str) -> None:
        super().__init__(f"it leads to another host: {url[:200]}")
        self.url = url


class TooLargeError(FetchError):
    """The body is larger than we read."""


class TooSlowError(FetchError):
    """Reading the body took too long; whoever read it was stopped."""


class NotAFeedError(Exception):
    """The body is no feed; the text says what it looks like instead."""


class WallError(NotAFeedError):
    """The body is a page that only browsers get past (a cookie or script challenge)."""


class UnreadableError(Exception):
    """No article could be found in the page."""


class KeptOutError(UnreadableError):
    """The site asks robots not to read the page; it may well be there."""


class DatabaseError(Exception):
    """The database cannot be used; the text says why and what to do."""


class BusyDatabaseError(DatabaseError):
    """Another program holds the database; it may be sound."""


class DiskError(DatabaseError):
    """The disk is full, or fails; the database may be sound."""


class NewerDatabaseError(DatabaseError):
    """A newer bantin made this database."""


class TakenError(Exception):
    """What must be unique is there already."""


class NotMadeError(Exception):
    """A document cannot be made in this form here; the text says why."""
