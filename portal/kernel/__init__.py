"""Plain Python that everyone stands on: no Django in here."""
