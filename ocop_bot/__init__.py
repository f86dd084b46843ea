"""The OCOP assistant: text → understanding → answer → channel."""
