"""Pages of organizations, practitioners and institutes, one file per reader."""
