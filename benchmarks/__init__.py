"""What `make bench` runs: how fast the house is, beside the usual way and a bare floor."""
