"""What tests of several rooms share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import Cluster
from tests.tools import need

# No deadline: a timing is not a behaviour. `make test` tries the same examples each time; `make prove` looks much longer,
# and elsewhere each time.
settings.register_profile(
    "test", deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("prove", settings.get_profile("test"), max_examples=2000, derandomize=False)
settings.load_profile(os.environ.get("ZORGROUTE_HYPOTHESIS", "test"))


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """A PostgreSQL of this test process alone, in a temporary folder, gone afterwards."""
    with Cluster(need("postgres").parent) as cluster:
        yield cluster


@pytest.fixture(scope="session")
def postgres_url(postgres_cluster: Cluster) -> str:
    """The address of one empty database for the whole run of this test process."""
    return postgres_cluster.new_database()


@pytest.fixture
def fresh_postgres_url(postgres_cluster: Cluster) -> str:
    """The address of an empty database for this test alone."""
    return postgres_cluster.new_database()
