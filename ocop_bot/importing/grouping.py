"""Which of the six groups a product belongs to, as far as its name tells."""

from collections import defaultdict
from collections.abc import Sequence

from ocop_bot.catalogue import Group
from ocop_bot.text.reading import own_words

_LONGEST_NOUN = 5


class Grouping:
    """What people call kinds of products, with the group of each."""

    def __init__(self, nouns: Sequence[tuple[str, Group]]) -> None:
        self._marked: dict[tuple[str, ...], Group] = {}
        folded: dict[tuple[str, ...], set[Group]] = defaultdict(set)
        for noun, group in nouns:
            words = own_words(noun)
            self._marked[tuple(word.marked for word in words)] = group
            folded[tuple(word.folded for word in words)].add(group)
        self._folded = {words: min(of) for words, of in folded.items() if len(of) == 1}

    def of(self, name: str) -> Group | None:
        """The group of a product; None when the name does not begin with a noun we know.

        In Vietnamese the first noun says what a thing is: "rượu mật ong" is a drink.
        """
        words = own_words(name)
        bare = not any(word.has_marks for word in words)
        known = self._folded if bare else self._marked
        forms = [word.folded if bare else word.marked for word in words]
        sizes = range(_LONGEST_NOUN, 0, -1)
        return next((known[key] for size in sizes if (key := tuple(forms[:size])) in known), None)
