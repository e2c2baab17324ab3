"""Question -> standalone question -> evidence -> answer -> verified answer; programme fit; agreement comparison."""
