"""Templates, drawings, pages and exports."""
