"""Everything on one machine: what `make run` starts, and how it ends together."""
