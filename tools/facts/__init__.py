"""Drafts what the numbers of an answer rest on; `python -m tools.facts FILE …` runs it."""
