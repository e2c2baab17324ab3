"""What a run found, for the terminal, for CI, for a pull request and for reading."""
