"""Trains what the assistant has learnt; `make train` runs it. Needs scikit-learn."""
