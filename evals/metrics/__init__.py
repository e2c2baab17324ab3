"""What is measured: pure functions from one judged question to a number, and what a set of such numbers says."""
