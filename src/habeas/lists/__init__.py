"""Lists of people: what their columns hold, and what their cells claim.

In the order of a list's way in: `words` (folding), `header` (which rows name the
columns), `values` (one cell's value), `propose` (what each column holds), `mapping` (that,
as a file), `people` and `facts` (rows to claims), `row_matches` (rows and people already
known). No archive is known here.
"""
