"""Which products a message names: by name, by maker, by both, by half of either, with slips.

Two steps. A soft index over the words of names and makers gives the few dozen products that share
most with what was said. Each of these is then laid beside the message word by word, and judged by
how much of what was said it explains, and how much of its name was said.
"""

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from ocop_bot.catalogue.alignment import Message, Role, Said, side_by_side
from ocop_bot.text.reading import Token, Tokens, own_words
from ocop_bot.text.soft_index import Floats, SoftIndex

CANDIDATES = 32
"""Products laid beside the message: so many that share most, and a few that are said most fully."""

FULLY = 12

_OTHER_KIND = 0.3
"""What the rest of a kind tells against a product that is partly of it: "rượu trắng" is rượu."""

PLACED = 16
"""Products whose places are looked at too."""

TIE = 0.02
"""Products that explain the message as well as the best one up to this are named by it too."""


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """A product a message may name.

    Attributes:
        id: the product.
        explained: share (0–1) of what was said that its name, maker and places explain.
        said: the weight of the words it explains.
        cover: share (0–1) of its name that was said.
        whole: whether all words of its name were said.
        lacks_last: whether all were but the last.
        run: the places of the words that stand side by side as in the name or the maker.
        words: the places of the words of the message that it explains.
        name_words: the words of its name that were said, in its order.
        maker_words: the words of its maker that were said and are not in its name.
    """

    id: str
    explained: float
    said: float
    cover: float
    whole: bool
    lacks_last: bool
    run: frozenset[int]
    words: frozenset[int]
    name_words: Tokens
    maker_words: Tokens


@dataclasses.dataclass(frozen=True, slots=True)
class Listed:
    """What a product is found by: its name, its maker, and the places it belongs to."""

    id: str
    name: Tokens
    maker: Tokens = ()
    places: tuple[Tokens, ...] = ()


_GENERIC = frozenset(
    word.marked
    for word in own_words(
        """
        công ty tnhh cp cổ phần mtv tm dv sx thương mại dịch vụ sản xuất chế biến kinh doanh xuất
        nhập khẩu hợp tác xã htx nông nghiệp hộ cơ sở sxkd xk và chi nhánh thực phẩm xây dựng
        vận tải làng nghề truyền thống doanh nghiệp
        """
    )
)
"""Words in makers' names that hardly tell one from another."""


_LONGEST_KIND = 2
"""Words of a name that tell the kind of product, if more follow."""


class ProductSearch:
    """Product names and makers, found as people say them. Built once, never changed."""

    def __init__(self, products: Sequence[Listed]) -> None:
        self._products = [
            dataclasses.replace(one, maker=tuple(w for w in one.maker if w.marked not in _GENERIC))
            for one in products
        ]
        self._index = SoftIndex([one.name + one.maker for one in self._products])
        self.first_words = frozenset(one.name[0].folded for one in self._products if one.name)
        self.openings = frozenset(
            (one.name[0].folded, one.name[1].folded)
            for one in self._products
            if len(one.name) > _LONGEST_KIND
        )

    def find(self, said: Sequence[Said]) -> Sequence[Hit]:
        """The products a message may name, best first: by what they explain, then by cover."""
        if not self._products or all(one.role is Role.ASKS for one in said):
            return ()
        message = Message(said)
        judged = [
            (hit, product)
            for product in map(self._products.__getitem__, self._candidates(said))
            if (hit := self._judge(product, message, (product.name, product.maker)))
        ]
        judged.sort(key=lambda pair: _rank(pair[0]))
        # places tell apart what names and makers leave equal
        best = [
            self._judge(product, message, (product.name, product.maker, *product.places)) or hit
            for hit, product in judged[:PLACED]
        ]
        return (*sorted(best, key=_rank), *(hit for hit, _ in judged[PLACED:]))

    def _candidates(self, said: Sequence[Said]) -> Iterator[int]:
        words = tuple(one.word for one in said if one.role is not Role.ASKS)
        likeness = self._index.compare(words)
        likely = _highest(likeness.shared, CANDIDATES)
        fully = _highest(likeness.covers_text, FULLY)
        for at in np.union1d(likely, fully):
            if likeness.shared[at]:
                yield int(at)

    def _judge(self, product: Listed, message: Message, fields: Sequence[Tokens]) -> Hit | None:
        laid = message.lay_beside(fields)
        if not laid:
            return None
        explained = told = 0.0
        head = next((laid.get(one.at) for one in message.said if one.role is Role.KIND), None)
        kind_said = head is not None and head.field == 0
        for one in message.said:
            match = laid.get(one.at)
            if match:
                weight = self._weight(match.word)
                explained += weight * match.likeness
            elif one.role is Role.NAMES or one.role is Role.KIND:
                weight = self._weight(one.word) * one.counts
                weight *= _OTHER_KIND if one.role is Role.KIND and kind_said else 1.0
            else:
                continue
            told += weight
        named = {at: match for at, match in laid.items() if match.field == 0}
        if not named and not any(match.field == 1 for match in laid.values()):
            return None
        best: dict[int, float] = {}
        for match in named.values():
            best[match.at] = max(match.likeness, best.get(match.at, 0.0))
        weights = [self._weight(word) for word in product.name]
        return Hit(
            id=product.id,
            explained=explained / told,
            said=explained,
            cover=sum(weights[at] * like for at, like in best.items()) / (sum(weights) or 1.0),
            whole=len(best) == len(product.name),
            lacks_last=sorted(best) == list(range(len(product.name) - 1)),
            run=frozenset(itertools.chain(*side_by_side(laid))),
            words=frozenset(laid),
            name_words=tuple(product.name[at] for at in sorted(best)),
            maker_words=tuple(
                product.maker[at]
                for at in sorted({match.at for match in laid.values() if match.field == 1})
            ),
        )

    def _weight(self, word: Token) -> float:
        return self._index.weight(Token(word.folded, word.folded))


def _rank(hit: Hit) -> tuple[int, int, int, float, str]:
    """What explains most comes first; of these what says most, then side by side, then fully."""
    return (-round(hit.explained / TIE), -round(hit.said), -bool(hit.run), -hit.cover, hit.id)


def _highest(values: Floats, count: int) -> npt.NDArray[np.intp]:
    """The places of the highest values."""
    count = min(count, len(values))
    return np.argpartition(-values, count - 1)[:count]
