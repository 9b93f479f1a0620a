"""What a job and its worker process may use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`cpu_seconds` is for one step of a job: a page, an entry, or all of it when it tells no progress;
    `total_cpu_seconds` for all of it. `wall_seconds` counts from asking to answer, waiting included; `memory`
    is in bytes, resident.

    A worker is replaced after `jobs` jobs: what a leak or a hostile input left in it goes with it.
    """

    cpu_seconds: float = 20.0
    total_cpu_seconds: float = 90.0
    wall_seconds: float = 60.0
    memory: int = 1_000_000_000
    jobs: int = 200
