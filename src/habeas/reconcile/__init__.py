"""Published figures to verdict, smallest conflicts, repairs and implied bounds."""
