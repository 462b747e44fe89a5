"""Names in, folded keys, comparison and evidence out."""
