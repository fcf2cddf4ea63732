"""The rulebooks shipped with the portal: every number of the grade and the forecast."""
