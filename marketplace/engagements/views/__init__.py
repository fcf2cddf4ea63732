"""Pages of engagements: a GET reads through queries, a POST calls one action."""
