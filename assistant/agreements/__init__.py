"""The agreement desk: agreements side by side, one question to all of them, their definitions and obligations."""
