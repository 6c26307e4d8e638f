"""``bantin run`` whose event loop hangs for good at SIGUSR1, while all its other threads go on."""

import os
import signal
import sys
import time


def hang(*_: object) -> None:
    os.write(2, b"hangs\n")
    time.sleep(3600)


def main() -> None:
    signal.signal(signal.SIGUSR1, hang)
    sys.argv[1:] = ["run"]
    from bot.__main__ import main as run

    run()


if __name__ == "__main__":
    main()
