"""From what `--target` says to a target."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from corpus.errors import ConfigurationError
from corpus.settings import Settings
from evals.targets.base import Target
from evals.targets.http import HttpTarget
from evals.targets.local import LocalTarget


def open_target(spec: str | None, settings: Callable[[], Settings]) -> Target:
    """Return this assistant (None), the one at a URL, or the adapter `package.module:Class`, built without arguments.

    `settings` is called for this assistant only.

    Raises:
        ConfigurationError: there is no such adapter.
        GidasError: this assistant has no usable index, or the URL is none.
    """
    if spec is None:
        from assistant.service import open_assistant  # noqa: PLC0415 - loads LlamaIndex and Chroma

        return LocalTarget(open_assistant(settings()))
    if "://" in spec:
        return HttpTarget(spec)
    return _adapter(spec)


def _adapter(spec: str) -> Target:
    module, _, attribute = spec.partition(":")
    try:
        target: Target = getattr(import_module(module), attribute)()
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        raise ConfigurationError(
            f"No target {spec!r} ({error})",
            remedy="Give a URL, or 'package.module:Class' of an adapter that is built without arguments.",
        ) from error
    return target
