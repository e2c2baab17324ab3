"""How well the verification step tells true sentences from false ones."""
