import pytest

from corpus.errors import ConfigurationError
from corpus.settings import load_settings


def test_defaults_need_no_environment() -> None:
    settings = load_settings()
    assert settings.llm == "none"
    assert settings.data_dir.name == ".gidas"


def test_an_unknown_setting_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIDAS_TOPK", "3")
    with pytest.raises(ConfigurationError, match="GIDAS_TOPK"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"), [("GIDAS_DENSE_WEIGHT", "2"), ("GIDAS_TOP_K", "many"), ("GIDAS_AS_OF", "x")]
)
def test_a_value_out_of_bounds_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=name):
        load_settings()


def test_command_line_values_win_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIDAS_AS_OF", "2020-01-01")
    assert load_settings(as_of="2021-02-03").today.year == 2021


def test_keys_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIDAS_LLM_API_KEY", "s3cret")
    assert "s3cret" not in repr(load_settings())
