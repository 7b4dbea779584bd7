"""The careful tagger: a small transformer, trained on open corpora and run by numpy alone.

`scripts/entities` trains it; `README.md` there tells how, on what, and how well it does.
"""
