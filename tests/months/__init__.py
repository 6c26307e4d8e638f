"""Months of life under random faults, with everything in use at once.

    python -m tests.months --seed 7 --months 3 [--database postgresql]

A seed says all that happens: what outlets write, what members and admins say and press, which
message fails and how, when the program dies, when the disk is full, when the clock is set. The real
house runs with its real database and real feeds over real HTTP; the platforms are fakes that
remember what each chat got. ``watch`` holds what they saw against what the ledger says.
"""
