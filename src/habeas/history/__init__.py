"""One person's claims to spells on each axis, with bounds."""
