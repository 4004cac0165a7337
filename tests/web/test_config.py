"""The settings: safe as they come, and refused with a sentence when they can't be used."""

from __future__ import annotations

import stat
import sys

import pytest

from service.config import LOOPBACK, Settings, WrongSetting
from service.store import FolderUnusable


def test_without_anything_said_it_is_safe(tmp_path):
    settings = Settings.from_environment({}, data=tmp_path / "gegevens")
    assert settings.hosts == LOOPBACK
    assert settings.database_url is None
    assert len(settings.secret_key) >= 48
    assert settings.secret_key not in repr(settings)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such rights")
def test_the_key_is_made_once_for_the_programs_own_account_alone(tmp_path):
    first = Settings.from_environment({}, data=tmp_path / "gegevens")
    again = Settings.from_environment({"ZORGROUTE_DATA": str(tmp_path / "gegevens")})
    assert again == first
    assert stat.S_IMODE((tmp_path / "gegevens").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "gegevens" / "secret.key").stat().st_mode) == 0o600


def test_what_is_said_is_used(tmp_path):
    settings = Settings.from_environment(
        {
            "ZORGROUTE_DATA": str(tmp_path),
            "ZORGROUTE_SECRET_KEY": "geheim" * 6,
            "ZORGROUTE_HOSTS": "zorg.school.example, zorg2.school.example",
            "ZORGROUTE_HTTPS": "1",
            "ZORGROUTE_PROXIES": "1",
            "DATABASE_URL": "postgresql://user:wachtwoord@db/zorg",
        }
    )
    assert settings.hosts[len(LOOPBACK) :] == ("zorg.school.example", "zorg2.school.example")
    assert (settings.https, settings.proxies, settings.secret_key) == (True, 1, "geheim" * 6)
    assert "wachtwoord" not in repr(settings)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ZORGROUTE_HTTPS": "ja"},
        {"ZORGROUTE_SECRET_KEY": "g3h31m"},
        {"ZORGROUTE_PROXIES": "-1"},
        {"ZORGROUTE_PROXIES": "é"},
    ],
)
def test_a_setting_that_cannot_be_used_is_named_and_its_value_is_not_repeated(tmp_path, wrong):
    with pytest.raises(WrongSetting) as refused:
        Settings.from_environment(wrong, data=tmp_path)
    (name, value), *_ = wrong.items()
    assert name in str(refused.value)
    assert f"{value}." not in str(refused.value)


@pytest.mark.parametrize("kept", [b"", b"half", b"\xff\x00"])
def test_a_key_that_is_not_whole_is_refused(tmp_path, kept):
    (tmp_path / "secret.key").write_bytes(kept)
    with pytest.raises(WrongSetting, match=r"secret\.key"):
        Settings.from_environment({}, data=tmp_path)


def test_a_folder_that_cannot_be_made_or_read_is_named(tmp_path):
    (tmp_path / "file").touch()
    (tmp_path / "folder" / "secret.key").mkdir(parents=True)
    for folder in ("file", "file/below", "folder"):
        with pytest.raises(FolderUnusable, match=folder):
            Settings.from_environment({}, data=tmp_path / folder)
