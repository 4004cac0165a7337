"""A PostgreSQL server for tests: own folder, a Unix socket and no port, no fsync, stopped at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg

SUPERUSER = "zorgroute"


class Cluster:
    """`with Cluster(bin_folder) as cluster: cluster.new_database()` -> an SQLAlchemy URL.

    PostgreSQL refuses to run as root; under root it runs as the system's user postgres.
    """

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._numbers = count(1)

    def __enter__(self) -> Cluster:
        # Not pytest's own temporary folder: a socket's path may be at most 107 bytes long.
        self._folder = Path(tempfile.mkdtemp(prefix="zr-pg-"))
        self._as_user: list[str] = []
        if os.geteuid() == 0:
            self._as_user = ["runuser", "-u", "postgres", "--"]
            os.chown(self._folder, pwd.getpwnam("postgres").pw_uid, -1)
        data = str(self._folder / "data")
        self._run("initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C", "-U", SUPERUSER, "-D", data)
        options = (
            f"-c listen_addresses='' -k {self._folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        )
        log = str(self._folder / "log")
        try:
            self._run("pg_ctl", "start", "--wait", "--silent", "-D", data, "-l", log, "-o", options)
        except RuntimeError as error:
            raise RuntimeError(f"{error}\n{Path(log).read_text(encoding='utf-8')}") from error
        return self

    def __exit__(self, *_: object) -> None:
        self._run("pg_ctl", "stop", "--wait", "--silent", "--mode=immediate", "-D", str(self._folder / "data"))
        shutil.rmtree(self._folder)

    def new_database(self) -> str:
        """Makes an empty database; its URL, for SQLAlchemy with psycopg 3."""
        name = f"test_{next(self._numbers)}"
        with psycopg.connect(host=str(self._folder), user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return f"postgresql+psycopg://{SUPERUSER}@/{name}?host={self._folder}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as_user, str(self._programs / program), *arguments]
        # Output to a file, not a pipe: the server started by pg_ctl would keep a pipe open for ever.
        with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
            done = subprocess.run(command, cwd=self._folder, stdout=output, stderr=output, check=False)
            if done.returncode != 0:
                output.seek(0)
                raise RuntimeError(f"{program} failed with {done.returncode}:\n{output.read()}")
