"""Finds the product or the producer we know already that a row means."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from ocop_bot.catalogue import ProducerType
from ocop_bot.catalogue.rows import ProducerRow
from ocop_bot.importing.cells import producer_type
from ocop_bot.importing.names import maker_key, new_id, producer_key, product_key, same_maker
from ocop_bot.text.letters import folded_words

NEARLY_THE_SAME = 92.0
"""Likeness (0–100) of two names of one producer from which a person should look."""


class Producers:
    """The producers known, those of the file too as they come."""

    def __init__(self, known: Mapping[str, ProducerRow]) -> None:
        self.rows = dict(known)
        self._by_name: dict[str, str] = {}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._by_maker: dict[str, list[str]] = defaultdict(list)
        for row in known.values():
            self._index(row)

    def id_of(self, name: str, kind: ProducerType | None) -> str:
        """The id of a producer; one not known is added."""
        found = self._by_name.get(folded_words(name)) or self._of_key(name, kind)
        if found:
            return found
        row = ProducerRow(id=new_id(name, self.rows), name=name, type=kind)
        self.rows[row.id] = row
        self._index(row)
        return row.id

    def key(self, id_: str | None) -> str:
        """By what a producer is compared; empty when it is not known."""
        return maker_key(self.rows[id_].name) if id_ else ""

    def _of_key(self, name: str, kind: ProducerType | None) -> str | None:
        """A producer of the same name whose legal form is the same, or one of them unknown.

        A bare name such as "Lê Gia" means the only producer there is of that name.
        """
        for id_ in self._by_key.get(producer_key(name), ()):
            known = self.rows[id_].type or producer_type(self.rows[id_].name)
            if kind is None or known is None or kind is known:
                return id_
        bare = self._by_maker.get(folded_words(name), ())
        return bare[0] if kind is None and len(bare) == 1 else None

    def _index(self, row: ProducerRow) -> None:
        self._by_name.setdefault(folded_words(row.name), row.id)
        self._by_key[producer_key(row.name)].append(row.id)
        self._by_maker[maker_key(row.name)].append(row.id)


class Products:
    """The names of products with the keys of their producers, to be found again."""

    def __init__(self, known: Iterable[tuple[str, str, str]]) -> None:
        self._named: dict[str, dict[str, str]] = defaultdict(dict)
        self._blocks: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for id_, name, producer in known:
            self.add(id_, name, producer)

    def add(self, id_: str, name: str, producer: str) -> None:
        """Remember a product under its name and its producer's key."""
        words = product_key(name)
        self._named[words][id_] = producer
        if producer:
            for word in {words.partition(" ")[0], words.rpartition(" ")[2]}:
                self._blocks[producer, word][id_] = words

    def find(self, name: str, producer: str) -> Sequence[str]:
        """Products of the name whose producer is the same (`same_maker`), or one is unknown.

        Where the producer is known, products of that very producer go before.
        """
        named = self._named.get(product_key(name), {})
        very = [id_ for id_, other in named.items() if same_maker(other, producer)]
        return very or [id_ for id_, other in named.items() if not (other and producer)]

    def namesakes(self, name: str) -> Sequence[str]:
        """All products of the name, whoever makes them."""
        return list(self._named.get(product_key(name), {}))

    def nearly(self, name: str, producer: str) -> str | None:
        """A product of the same producer by nearly the same name."""
        words = product_key(name)
        for word in {words.partition(" ")[0], words.rpartition(" ")[2]}:
            block = self._blocks.get((producer, word)) if producer else None
            near = block and process.extractOne(
                words, block, scorer=fuzz.ratio, score_cutoff=NEARLY_THE_SAME
            )
            if near and near[0] != words:
                return str(near[2])
        return None
