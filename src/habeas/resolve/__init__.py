"""Mentions to people: candidates, scores, clusters under human judgements."""
