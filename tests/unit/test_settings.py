"""Settings: what production refuses to start without, and where secrets are kept."""

import stat

import pytest

from config import SettingRefused, read_settings
from events_app.sealing import SealingKeys, new_key

SECRETS = {"SECRET_KEY": "s", "SEALING_KEYS": new_key()}


def test_production_does_not_start_without_its_own_secrets(tmp_path):
    for missing in SECRETS:
        given = {name: value for name, value in SECRETS.items() if name != missing}
        with pytest.raises(SettingRefused, match=missing):
            read_settings(tmp_path, {"APP_ENV": "production", **given})
    assert list(tmp_path.iterdir()) == []


def test_elsewhere_secrets_are_made_once_and_for_our_eyes_only(tmp_path):
    first, second = read_settings(tmp_path, {}), read_settings(tmp_path, {})
    assert [first[name] for name in SECRETS] == [second[name] for name in SECRETS]
    modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert modes == {0o600}
    assert SealingKeys.from_setting(first["SEALING_KEYS"], "anything")


@pytest.mark.parametrize(
    ("app_env", "secure"), [("demo", False), ("test", True), ("production", True)]
)
def test_the_cookie_is_secure_outside_the_demonstration(tmp_path, app_env, secure):
    settings = read_settings(tmp_path, {"APP_ENV": app_env, **SECRETS})
    assert settings["SESSION_COOKIE_SECURE"] is secure


def test_production_takes_no_clock(tmp_path):
    given = {"APP_ENV": "production", "APP_CLOCK": "2022-08-01T09:00", **SECRETS}
    assert read_settings(tmp_path, given)["APP_CLOCK"] == ""


@pytest.mark.parametrize(
    "address", ["", "events", "Body <a@b.example>", "a@b@c", "a b@c", "a@b,c@d"]
)
def test_the_sender_is_one_address_alone(tmp_path, address):
    with pytest.raises(SettingRefused, match="MAIL_FROM"):
        read_settings(tmp_path, {"MAIL_FROM": address})


def test_an_unknown_environment_is_refused(tmp_path):
    with pytest.raises(SettingRefused, match="APP_ENV"):
        read_settings(tmp_path, {"APP_ENV": "staging"})


def test_a_clock_that_is_no_time_is_refused(tmp_path):
    with pytest.raises(SettingRefused, match="APP_CLOCK must be a time"):
        read_settings(tmp_path, {"APP_CLOCK": "yesterday"})


@pytest.mark.parametrize(
    ("name", "value"),
    [("SEALING_KEYS", "nonsense"), ("SEALING_KEYS", ","), ("DATABASE_URL", "nonsense")],
)
def test_a_setting_that_cannot_be_used_is_refused_at_the_start(tmp_path, name, value):
    with pytest.raises(SettingRefused, match=name):
        read_settings(tmp_path, {name: value})
