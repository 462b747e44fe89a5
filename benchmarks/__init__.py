"""Measurements that print ratios against a named peer in the same run; never timed tests."""
