"""What `make faults` runs: everything that can break breaks while digests go out."""
