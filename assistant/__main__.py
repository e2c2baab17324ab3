"""`python -m assistant`: ask questions in the terminal."""

import atexit
import gc

# A command loads much, uses it to its end, and is gone: looking for garbage costs time, at the end most of all.
gc.set_threshold(100_000, 20, 20)
atexit.register(gc.freeze)

from assistant.cli import main  # noqa: E402 - loading is what should go undisturbed

if __name__ == "__main__":
    main()
