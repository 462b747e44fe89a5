"""Quality as a floor: gold of our own, scores, and the gate that keeps them from falling."""
