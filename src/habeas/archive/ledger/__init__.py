"""What is kept for good: entries one after another, their seals, and the proofs about them."""
