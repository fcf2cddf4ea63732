"""What may an action refuse, and with which answer?

Every message is a whole sentence for the person: what was refused, why, and what
to do. `field` names the form field that it belongs to, if one does.
"""


class PortalError(Exception):
    status = 400

    def __init__(self, message: object, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message  # a str or a lazy translation
        self.field = field


class Invalid(PortalError):
    """The input is wrong; the person can mend it."""

    status = 422


class NotAllowed(PortalError):
    """The person may see the thing but not do this with it."""

    status = 403


class NotFound(PortalError):
    """There is no such thing for this person."""

    status = 404


class WrongState(PortalError):
    """The thing has moved on; the step no longer fits."""

    status = 409


class Conflict(PortalError):
    """Somebody else was first, or the same thing exists already."""

    status = 409


class TooMany(PortalError):
    """The same address asks too often; later it may again."""

    status = 429
