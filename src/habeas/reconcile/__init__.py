"""Which published figures cannot all be true, the smallest proof, and what would mend it.

``reconcile(figures, relations)`` is the front door; everything here is pure.
"""

from habeas.reconcile.report import reconcile

__all__ = ["reconcile"]
