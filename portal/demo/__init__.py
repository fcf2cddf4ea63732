"""The demo: invented parties, its own clock, a bar to switch role. Never in production."""
