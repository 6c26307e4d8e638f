"""How long a test waits for what must come before it says that it never came."""

import os


def patient(seconds: float) -> float:
    """Return what ``seconds`` of a machine of one's own are here, where others compute as well.

    What does come is not waited for longer; only what is too late here is judged by this machine.
    """
    return seconds * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
