"""Reading YAML, by the parser written in C where there is one: ten times as fast, and safe as well."""

from __future__ import annotations

import yaml

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(content: str | bytes) -> object:
    """Return what `content` holds: plain values, lists and dictionaries.

    Raises:
        yaml.YAMLError: it is not YAML.
    """
    return yaml.load(content, Loader=_Loader)  # noqa: S506 - a safe loader, see above
