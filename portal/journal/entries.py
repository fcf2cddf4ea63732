"""What is an entry, and how is one recorded?

`record` writes the row, runs the projections that portal/wiring.py lists for the
entry's class, and puts its reactions into the outbox, all in the caller's transaction.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypeVar

from django.db import transaction

from portal.journal import privacy
from portal.journal.models import EntryRow, PrivateText, Stream
from portal.kernel import canonical, clock
from portal.outbox.jobs import enqueue


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Subclass per fact, past tense; fields are refs, codes, integers and dates as text.

    `stream` is the ref of the thing it happened to. Free text and personal values
    go to `Private` fields, never to plain ones.
    """

    stream: str
    KINDS: ClassVar[dict[str, type["Entry"]]] = {}

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        Entry.KINDS[cls.__name__] = cls


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Private:
    """Text that can be erased: sealed under the key of `subject` (a ref)."""

    subject: str
    text: str


@dataclass(frozen=True)
class Recorded:
    """A recorded entry as projections and reactions see it."""

    row: EntryRow
    entry: Entry

    def as_a(self, kind: type[E]) -> E:
        """The entry, for what is wired to this kind only."""
        if not isinstance(self.entry, kind):
            msg = f"{type(self.entry).__name__} is not {kind.__name__}: see the wiring."
            raise TypeError(msg)
        return self.entry

    @property
    def key(self) -> str:
        return f"{self.row.stream}#{self.row.number}"

    @property
    def at(self) -> datetime:
        return self.row.recorded_at


Projection = Callable[[Recorded], None]
Reaction = Callable[[Recorded], None]
_projections: Mapping[type[Entry], Sequence[Projection]] = {}
_reactions: Mapping[type[Entry], Sequence[Reaction]] = {}
REACTION_JOB = "journal.reaction"


def install(
    projections: Mapping[type[Entry], Sequence[Projection]],
    reactions: Mapping[type[Entry], Sequence[Reaction]],
) -> None:
    """Called once by portal.apps with the tables of portal.wiring."""
    global _projections, _reactions
    _projections, _reactions = projections, reactions


def record(entry: Entry, *, actor: object) -> Recorded:
    """Append `entry`; `actor` is an accounts Actor (or a ref as text).

    Must run inside a transaction: an entry without its change is a lie.
    """
    if not transaction.get_connection().in_atomic_block:
        msg = "journal.record needs a transaction around it"
        raise RuntimeError(msg)
    public, private = _split(entry)
    head = lock_stream(entry.stream)
    fields = {
        "stream": entry.stream,
        "number": head.last_number + 1,
        "kind": type(entry).__name__,
        "actor": str(getattr(actor, "ref", actor)),
        "recorded_at": clock.now(),
        "body": canonical.dumps(public),
    }
    digest = entry_hash(head.last_hash, fields)
    row = EntryRow.objects.create(**fields, previous_hash=head.last_hash, hash=digest)
    head.last_number, head.last_hash = row.number, digest
    head.save(update_fields=["last_number", "last_hash"])
    for name, value in private.items():
        PrivateText.objects.create(
            entry=row,
            field=name,
            subject=value.subject,
            ciphertext=privacy.seal(value.subject, value.text),
        )
    recorded = Recorded(row=row, entry=entry)
    for projection in _projections.get(type(entry), ()):
        projection(recorded)
    for reaction in _reactions.get(type(entry), ()):
        name = reaction_name(reaction)
        enqueue(
            REACTION_JOB,
            key=f"{recorded.key}:{name}",
            payload={"entry": row.pk, "reaction": name},
        )
    return recorded


def lock_stream(name: str) -> Stream:
    """The stream's head, locked: whoever numbers rows of a stream waits here."""
    locked = Stream.objects.select_for_update()
    head = locked.filter(name=name).order_by().first()
    if head is None:
        Stream.objects.get_or_create(name=name)
        head = locked.get(name=name)
    return head


def reaction_name(reaction: Reaction) -> str:
    return f"{reaction.__module__}.{reaction.__name__}"


def run_reaction(payload: Mapping[str, object]) -> None:
    """The outbox handler: load the entry and call the reaction named in the payload."""
    recorded = load(EntryRow.objects.get(pk=str(payload["entry"])))
    for reaction in _reactions.get(type(recorded.entry), ()):
        if reaction_name(reaction) == payload["reaction"]:
            reaction(recorded)


def load(row: EntryRow) -> Recorded:
    """The entry of a stored row; erased private fields come back with text ''."""
    import json

    body = json.loads(row.body)
    for text in row.private_texts.all():
        body[text.field] = Private(
            text.subject, privacy.unseal(text.subject, text.ciphertext) or ""
        )
    return Recorded(row=row, entry=Entry.KINDS[row.kind](stream=row.stream, **body))


def entry_hash(previous: str, fields: Mapping[str, object]) -> str:
    """Hash of the previous hash and the whole row but the hashes."""
    at = fields["recorded_at"]
    spelled = {**fields, "recorded_at": at.isoformat()}  # type: ignore[attr-defined] # a datetime
    return canonical.chain_hash(previous, canonical.dumps(spelled))


def _split(entry: Entry) -> tuple[dict[str, object], dict[str, Private]]:
    public: dict[str, object] = {}
    private: dict[str, Private] = {}
    for field in dataclasses.fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, Private):
            private[field.name] = value
        elif field.name != "stream":
            public[field.name] = value
    return public, private
