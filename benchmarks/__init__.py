"""What `make bench` runs: each benchmark compares side by side in one run, for the machines are shared."""
