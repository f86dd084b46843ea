"""Benchmarks: how fast, how soon, how large. `make bench` prints the table."""
