"""One file a tab: what stands in it, and what its controls do."""
