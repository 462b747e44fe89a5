"""The gate: whatever proposes a claim, only the words of its text let it pass."""
