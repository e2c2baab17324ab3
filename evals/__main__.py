"""`python -m evals`: run, compare and write evaluation suites."""

from evals.cli import main

if __name__ == "__main__":
    main()
