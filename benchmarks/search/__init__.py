"""`python -m benchmarks.search`: metatui's search beside other engines, in one run."""
