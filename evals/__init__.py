"""Suites, metrics, thresholds, reports."""
