"""Fitting the weights by which the assistant judges evidence."""
