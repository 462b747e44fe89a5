"""The judge of counts: a slow, small, exact evaluator that shares no code with the engine."""
