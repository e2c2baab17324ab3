"""Documents of the web: fetched within bounds, kept beside the index, and read like files."""
