"""A question becomes an `Intent`: kind, topic or slots, confidence, alternatives, why."""
