"""What an archive answers: the record as it was known at a moment."""
