"""Text to proposed claims, the account of every number, and the verifier."""
