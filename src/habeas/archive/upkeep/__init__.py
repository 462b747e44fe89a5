"""What keeps an archive whole: verify, back up, erase, rebuild."""
