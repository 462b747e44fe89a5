"""What is worked out from the entries, and can be dropped and made again."""
