"""Months of life under random faults, with everything in use at once.

    python -m tests.months --seed 7 --months 1 [--database postgresql] [--calm] [--first]
                           [--begin 2027-12-20]

A seed says all that happens: what outlets write, what members and admins say and press, which
message fails and how, when the program dies, when the disk is full, when the clock is set, when a
token is no good, when the installation moves to another database. The real house runs with its real
database and real feeds over real HTTP; the platforms are fakes that remember what each chat got. A
month costs under seven minutes of one core.

What is held against it, and where:

* ``watch``, each tick: no part comes twice, no story to one chat twice, nothing in quiet hours,
  nothing to a chat that is not bound, nor to another forum topic than it chose; what is taken back
  is as it was, what is erased is nowhere.
* ``books``, each night: what a chat's ledger calls told has come, or there is a reason; what is
  called sent has arrived; alarms are told once; nothing waits for ever; no row is older than
  ``bot/verbs/privacy.py`` promises.
* ``duties``, each tick: the newest news are found; each night: what outlets wrote is read, chats
  and feeds are served when they are due, what waits for a chat is sent, paused chats are tried
  again, copies are as many as asked.
* ``states``, each night: nothing hangs on a unit that is no more, what acts is what was chosen,
  nothing waits for an hour that a wrong clock wrote, drafts are decided, approved ones are sent.
* ``papers``, two nights later: what was taken back or corrected is so in each chat; nobody is
  reminded twice, nor of what he confirmed.
* ``offices``, at once: a merger, an end, a move, a list, a feed's removal that is taken back leaves
  all as it was; who lost his role has none.
* ``growth``, at the end: tables come to rest after their retention, files do not pile up, and what
  the process holds does not rise from week to week.
* ``stuck``: no tick takes minutes; where one does, each task's place is told.

The clock is set by minutes, hours and days, and outlets go on by their own: for that night nothing
is judged by hours; told once is told once, and what was promised comes, all the same.

``--calm`` lives without faults: the process is never restarted, so what leaks, leaks. ``--first``
stops at the first that is wrong; ``--begin`` lives through another season: a new year, a leap day.

Planted to see whether it is caught, each alone in a copy, with ``--first`` (30 November 2026):

=============================================================  ======  ===========================
planted                                                        caught  by
=============================================================  ======  ===========================
what was being sent at a crash is sent again                   day 5   a part came twice
a bulletin counts as told before it is entered                 day 5   a story is lost
tidying erases no bulletin                                     day 7   a row older than promised
a bulletin's news begins 40 minutes too early                  day 2   a story came twice
what is taken to be read is never due again (a lease for ever) day 3   news never read
a chat with nothing to tell gets no next hour                  day 6   a chat is not served
old copies are never erased                                    day 5   more copies than asked for
nobody keeps quiet hours (secretaries choose more often)       day 2   a part in quiet hours
what a chat chose itself is lost when an end is taken back     day 4   not as it was
the search index is never told of anything                     day 2   an entry is not found
bulletins go to the main topic of every forum                  day 2   came to another topic
that a forum's topic is gone is tried again for ever           day 12  go to a topic no more
a withdrawal forgets the first chat (offices busier, calm)     day 3   nothing is done about it
chats do not come back with their unit (the same)              day 6   not as before
what units had that a list let end stays (the same)            day 3   not as before
=============================================================  ======  ===========================

Times alone that are lost when an end is taken back are no fault: what acts is reckoned anew from
what was chosen. Planted, and not judged yet: a chat that is held for ever once it was told to wait.
"""
