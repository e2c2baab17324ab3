"""From what `--target` says to a target."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from corpus.errors import ConfigurationError
from corpus.settings import Settings
from evals.targets.base import Target


def open_target(spec: str | None, settings: Callable[[], Settings]) -> Target:
    """Return this assistant (None), the one at a URL, or the adapter `package.module:Class`, built without arguments.

    `settings` is called for this assistant only.

    Raises:
        ConfigurationError: there is no such adapter.
        GidasError: this assistant has no usable index, or the URL is none.
    """
    if spec is None:
        from assistant.service import open_assistant  # loads LlamaIndex and Chroma
        from evals.targets.local import LocalTarget

        return LocalTarget(open_assistant(settings()))
    if "://" in spec:
        from evals.targets.http import HttpTarget

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
