"""How true and how fast the comparison is, beside its peers. README.md says how to run it."""
