"""The score as pure functions: events, rulebook, model and a time in; a result out.

No Django, no clock, no database. What is equal on the way in is equal, to the last
bit, on the way out, whatever the order of the events.
"""
