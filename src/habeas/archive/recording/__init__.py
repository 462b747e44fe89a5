"""What becomes an entry: checked, and put into one form."""
