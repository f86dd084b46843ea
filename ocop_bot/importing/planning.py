"""Compares a file with the data, row by row: who it is, what it adds, what it contradicts."""

from collections.abc import Callable, Mapping, Sequence

from ocop_bot.catalogue import Group
from ocop_bot.catalogue.rows import ProductRow
from ocop_bot.importing.contradictions import without_contradictions
from ocop_bot.importing.grouping import Grouping
from ocop_bot.importing.identity import Producers, Products
from ocop_bot.importing.incoming import Incoming, Remark
from ocop_bot.importing.names import known_by, new_id
from ocop_bot.importing.places import agree, finer_place
from ocop_bot.importing.plan import Asked, Change, Plan
from ocop_bot.importing.reading import ReadFile
from ocop_bot.importing.recognising import ContradictionError, Effect, with_recognition
from ocop_bot.importing.tables import Tables
from ocop_bot.texts import say

PROGRESS_EVERY = 5000


def plan(
    before: Tables,
    ids: Mapping[str, str],
    file: ReadFile,
    asked: Asked,
    groups: Sequence[tuple[str, Group]],
    tell: Callable[[str], None] = lambda _: None,
) -> Plan:
    """Compare a file with the data.

    Args:
        before: the data as they stand.
        ids: every id ever given → what it is known by; none is given to another product.
        file: what was read.
        asked: how to import.
        groups: what people call kinds of products, with the group of each.
        tell: called with a line for people now and then.
    """
    products, contradicting, repeated = without_contradictions(file.products)
    planning = _Planning(before, ids, asked, Grouping(groups))
    for number, row in enumerate(products, 1):
        planning.take(row)
        if number % PROGRESS_EVERY == 0:
            tell(say("import.progress_planned", done=number, all=len(products)))
    complaints = sorted([*file.complaints, *contradicting, *planning.complaints])
    warnings = sorted([*file.warnings, *repeated, *planning.warnings])
    return planning.finished(tuple(complaints), tuple(warnings))


class _Planning:
    """The tables while rows are put into them one by one."""

    def __init__(
        self, before: Tables, ids: Mapping[str, str], asked: Asked, grouping: Grouping
    ) -> None:
        self._before = before
        self._asked = asked
        self._grouping = grouping
        self._producers = Producers(before.producers)
        self._products = dict(before.products)
        self._histories = dict(before.recognitions)
        self._index = Products(
            (row.id, row.name, self._producers.key(row.producer))
            for row in before.products.values()
        )
        own = {row.id: self._known_by(row) for row in before.products.values()}
        self._ids = {**ids, **own}
        self._id_of = {known: id_ for id_, known in ids.items()}
        self._added: dict[str, str] = {}
        self._told: dict[str, list[str]] = {}
        self._seen: set[str] = set()
        self.complaints: list[Remark] = []
        self.warnings: list[Remark] = []

    def take(self, row: Incoming) -> None:
        """Put a row into the tables, or complain."""
        producer = self._producers.id_of(row.producer, row.producer_type) if row.producer else None
        key = self._producers.key(producer)
        found = self._index.find(row.name, key)
        if len(found) > 1:
            found = [id_ for id_ in found if self._same_place(id_, row)] or found
        if len(found) > 1:
            names = [self._maker(id_) for id_ in found]
            self._complain(row, say("import.ambiguous", makers=", ".join(names)))
            return
        id_ = found[0] if found else None
        source = self._asked.source(row).replace("; ", ", ")
        try:
            outcome = with_recognition(
                self._histories.get(id_, ()) if id_ else (), row, id_ or "new", source
            )
        except ContradictionError as error:
            self._seen.add(id_ or "")
            self._complain(row, str(error))
            return
        if id_ is None:
            id_ = self._add(row, producer, key, source)
        else:
            told = self._fill(id_, row, producer)
            if outcome.effect is not Effect.NOTHING:
                told.append(outcome.told)
            self._change(id_, told, source)
        self._seen.add(id_)
        self._histories[id_] = tuple(
            one.model_copy(update={"product": id_}) for one in outcome.history
        )

    def finished(self, complaints: tuple[Remark, ...], warnings: tuple[Remark, ...]) -> Plan:
        """The plan, once all rows are taken."""
        absent = [id_ for id_ in self._before.products if id_ not in self._seen]
        removed = absent if self._asked.complete else []
        for id_ in removed:
            del self._products[id_]
            self._histories.pop(id_, None)
        used = {row.producer for row in self._products.values()}
        kept = self._before.producers if not removed else {}
        producers = {id_: row for id_, row in self._producers.rows.items()
                     if id_ in used or id_ in kept}  # fmt: skip
        changed = {id_: told for id_, told in self._told.items() if told and id_ not in self._added}
        return Plan(
            tables=Tables(producers, self._products, self._histories),
            ids={id_: self._ids.get(id_) or self._known_by(row)
                 for id_, row in self._products.items()},
            added=tuple(Change(id_, self._products[id_].name, told)
                        for id_, told in self._added.items()),
            changed=tuple(Change(id_, self._products[id_].name, "; ".join(dict.fromkeys(told)))
                          for id_, told in changed.items()),
            removed=tuple(Change(id_, self._before.products[id_].name, self._maker(id_))
                          for id_ in removed),
            absent=len(absent),
            unchanged=len(self._seen & set(self._before.products)) - len(changed),
            complaints=complaints,
            warnings=warnings,
        )  # fmt: skip

    def _add(self, row: Incoming, producer: str | None, key: str, source: str) -> str:
        self._warn_of_likeness(row, key)
        known = known_by(row.name, row.producer)
        earlier = self._id_of.get(known)
        id_ = earlier if earlier and earlier not in self._products else new_id(row.name, self._ids)
        self._products[id_] = ProductRow(
            id=id_,
            name=row.name,
            producer=producer,
            group=row.group or self._grouping.of(row.name),
            former_district=row.address.former_district,
            former_commune=row.address.former_commune,
            commune=row.address.commune,
            place_as_named=row.place_as_named,
            source_url=source,
            source_date=self._asked.day.isoformat(),
            more_sources="",
            note=row.note if row.stars is None else None,
        )
        self._ids[id_] = known
        self._index.add(id_, row.name, key)
        parts = [say("import.stars", stars=row.stars) if row.stars else say("import.stars_unknown"),
                 row.producer or "", row.place_as_named]  # fmt: skip
        self._added[id_] = ", ".join(part for part in parts if part)
        return id_

    def _fill(self, id_: str, row: Incoming, producer: str | None) -> list[str]:
        """Fill in what was not known of a product; what was known stays."""
        known = self._products[id_]
        filled: dict[str, object] = {}
        told: list[str] = []
        if known.producer is None and producer:
            filled["producer"] = producer
            told.append(say("import.filled_producer", value=row.producer))
            self._index.add(id_, known.name, self._producers.key(producer))
        places = finer_place(known, row)
        if places:
            filled |= places
            told.append(say("import.filled_place", value=row.place_as_named))
        if known.group is None and row.group:
            filled["group"] = row.group
            told.append(say("import.filled_group", value=say(f"group.{row.group.value}")))
        if filled:
            self._products[id_] = known.model_copy(update=filled)
        if row.address.is_known and not places and not agree(known, row):
            self._warn(row, say("import.other_place", known=known.place_as_named))
        return told

    def _change(self, id_: str, told: list[str], source: str) -> None:
        """Note a change; the new source goes first, those before are kept."""
        if not told:
            return
        known = self._products[id_]
        if known.source_url != source:
            earlier = [known.source_url, *([known.more_sources] if known.more_sources else [])]
            self._products[id_] = known.model_copy(
                update={
                    "source_url": source,
                    "source_date": self._asked.day.isoformat(),
                    "more_sources": "; ".join(earlier),
                }
            )
        self._told.setdefault(id_, []).extend(told)

    def _warn_of_likeness(self, row: Incoming, key: str) -> None:
        near = self._index.nearly(row.name, key)
        if near:
            self._warn(row, say("import.nearly", name=self._products[near].name))
            return
        others = self._index.namesakes(row.name)
        if others:
            makers = ", ".join(self._maker(id_) for id_ in others[:3])
            self._warn(row, say("import.namesake", makers=makers))

    def _same_place(self, id_: str, row: Incoming) -> bool:
        known = self._products[id_]
        return row.address.is_known and agree(known, row) and bool(known.former_district)

    def _maker(self, id_: str) -> str:
        row = (self._products.get(id_) or self._before.products[id_]).producer
        return self._producers.rows[row].name if row else say("import.no_producer")

    def _known_by(self, row: ProductRow) -> str:
        maker = self._producers.rows[row.producer].name if row.producer else None
        return known_by(row.name, maker)

    def _complain(self, row: Incoming, reason: str) -> None:
        self.complaints.append(Remark(row.sheet, row.line, reason))

    def _warn(self, row: Incoming, reason: str) -> None:
        self.warnings.append(Remark(row.sheet, row.line, reason))
