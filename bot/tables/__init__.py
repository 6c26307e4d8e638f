"""The counter's tables; once one of them is imported, all are known to ``Base``.

A row never leaves the stores.
"""

from bot.tables import choices, compilations, counter, files, machines, notices, pictures, zalo

__all__ = [
    "choices",
    "compilations",
    "counter",
    "files",
    "machines",
    "notices",
    "pictures",
    "zalo",
]
