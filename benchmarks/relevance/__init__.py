"""`python -m benchmarks.relevance`: whether the right article comes first, beside other engines."""
