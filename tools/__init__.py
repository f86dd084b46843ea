"""Tools for those who keep the assistant; the assistant itself needs none of them."""
