"""Vietnamese as people type it, and Vietnamese as we print it. Knows nothing of OCOP."""
