"""`python -m ingest`: build or update the index."""

from ingest.cli import main

if __name__ == "__main__":
    main()
