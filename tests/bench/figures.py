"""How figures are said: always with how many there were, and what was inside the clock."""

import statistics
import time
from collections.abc import Callable, Sequence


def say(what: str, milliseconds: Sequence[float]) -> None:
    """Print the median, the 95th percentile and the number of measurements."""
    ordered = sorted(milliseconds)
    high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    print(f"{what}: median {statistics.median(ordered):.1f} ms, p95 {high:.1f} ms, n={len(ordered)}", flush=True)


def timed(do: Callable[[], object], times: int) -> list[float]:
    """Return how many milliseconds each of a number of calls took."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        do()
        taken.append((time.perf_counter() - start) * 1000)
    return taken
