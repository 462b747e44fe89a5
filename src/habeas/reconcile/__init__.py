"""Which published figures cannot all be true, the smallest proof, and what would mend it.

``reconcile(figures, relations)`` is the front door; ``suppose(claims)`` makes claims ready
for it, ``infer_relations(figures)`` says how figures hang together, ``Reconciler`` re-checks
after each figure added, and ``compare_with_tally`` sets a figure beside our own count.
Everything here is pure.
"""

from habeas.reconcile.comparison import Beside, Standing, compare_with_tally
from habeas.reconcile.infer import infer_relations
from habeas.reconcile.live import Added, Reconciler
from habeas.reconcile.report import reconcile
from habeas.reconcile.suppose import Supposed, suppose

__all__ = [
    "Added",
    "Beside",
    "Reconciler",
    "Standing",
    "Supposed",
    "compare_with_tally",
    "infer_relations",
    "reconcile",
    "suppose",
]
