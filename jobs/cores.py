"""How many cores the small networks take: one."""

from threadpoolctl import threadpool_limits


def on_one_core() -> None:
    """Let this process multiply matrices on one core from now on.

    BLAS's other threads wait for work at full speed: on two cores a summary cost 6.4 ms of a core
    where 2.6 do, and came no sooner (numpy 2.4, OpenBLAS).
    """
    threadpool_limits(limits=1, user_api="blas")
