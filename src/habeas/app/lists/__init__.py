"""Lists of people: what their columns hold, what their cells claim, how versions differ.

In the order of a list's way in: `words` (folding), `header` (which rows name the
columns), `values` (one cell's value), `propose` (what each column holds), `mapping` (that,
as a file), `people` and `facts` (rows to claims), `versions` (this list and the one
before), `matching` (rows and people already known).
"""
