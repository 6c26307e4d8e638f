"""Try parsers for as long as one likes: ``python -m tests.fuzz --help``."""

import argparse
import multiprocessing
import os
import random
import sys

from tests import fuzz

PATIENCE = 120.0
"""Seconds after its time at which a parser counts as hung."""


def main() -> int:
    """Try all parsers, side by side on all cores."""
    wanted = argparse.ArgumentParser(prog="python -m tests.fuzz", description=fuzz.__doc__)
    wanted.add_argument("--minutes", type=float, default=1.0, help="for each parser")
    wanted.add_argument("--only", nargs="*", default=[], help="names of parsers")
    wanted.add_argument("--seed", type=int, default=random.SystemRandom().randint(0, 2**32))
    wanted.add_argument("--cores", type=int, default=os.cpu_count(), help="how many at a time")
    told = wanted.parse_args()
    names = told.only or list(fuzz.parsers())
    print(f"seed {told.seed}", flush=True)
    failed, longest = 0, told.minutes * 60 + PATIENCE
    with multiprocessing.get_context("spawn").Pool(told.cores) as pool:
        works = [
            (name, pool.apply_async(fuzz.run, (name, told.minutes, told.seed))) for name in names
        ]
        for name, work in works:
            try:
                _, count, slowest, fault = work.get(longest)
            except multiprocessing.TimeoutError:
                count, slowest, fault = 0, longest, "it hangs; the seed above brings it back"
            failed += fault is not None
            print(
                f"{name:18} {count:9} tries, slowest {slowest:.2f} s  {fault or 'ok'}", flush=True
            )
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
