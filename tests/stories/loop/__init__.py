"""The whole loop as people walk it: one chapter a file, played by `test_loop.py`."""
