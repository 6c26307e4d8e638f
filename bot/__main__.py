"""``python -m bot``, the same as the console script ``bantin``."""

import sys

# httpx would load a command line of its own, with rich and pygments: 4 MB of an idle bot.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]

from bot.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
