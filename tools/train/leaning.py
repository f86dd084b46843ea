"""Fits when a message leans on the question before it."""

import dataclasses
import random
from collections.abc import Iterator, Sequence

import numpy as np

from ocop_bot.evaluation import Question
from ocop_bot.understanding.calibration import Calibration
from ocop_bot.understanding.intent import Kind
from ocop_bot.understanding.phrasings import Phrasings
from ocop_bot.understanding.understanding import LEANS_FROM, Understanding
from tools.train.calibration import THIS_YEAR
from tools.train.logistic import cross_validated, fit

EACH = 200
"""Turns made of phrasings, of each sort: they teach, but are not counted."""

LONGEST = 6
"""Words of a phrasing that is made a turn."""

Turn = tuple[str, str, bool]
"""A message, the question before it, and whether it leans on that."""


def fit_leaning(
    understanding: Understanding,
    phrasings: Phrasings,
    *,
    follow_ups: Sequence[Question],
    after_another: Sequence[Question],
    products: Sequence[str],
) -> Calibration:
    """Add the model of leaning to a calibration.

    Args:
        understanding: calibrated but for leaning.
        phrasings: of which further turns are made.
        follow_ups: questions that lean on the one before.
        after_another: questions that come after another and stand by themselves.
        products: names of products, asked for before a turn that is made.
    """
    turns: list[Turn] = [(q.q, q.prev or "", True) for q in follow_ups]
    turns += [(q.q, q.prev or "", False) for q in after_another]
    real = len(turns)
    turns += made(phrasings, products, [q.prev or "" for q in after_another])
    features = [understanding.leaning_features(q, prev, THIS_YEAR) for q, prev, _ in turns]
    possible = [at for at, found in enumerate(features) if found is not None]
    inputs = np.array([features[at] for at in possible])
    wanted = np.array([[turns[at][2]] for at in possible])
    counted = np.array(possible) < real
    chances = cross_validated(inputs, wanted, np.arange(len(possible)))
    leant, found = wanted[:, 0], chances[:, 0] >= LEANS_FROM
    print(
        f"leaning: {found[counted & leant].mean():.3f} of {(counted & leant).sum()} follow-ups "
        f"found, {found[counted & ~leant].mean():.3f} of {(counted & ~leant).sum()} others taken "
        f"for one (cross-validated, with {(~counted).sum()} turns made of phrasings)"
    )
    return dataclasses.replace(understanding.calibration, leaning=fit(inputs, wanted))


def made(phrasings: Phrasings, products: Sequence[str], before: Sequence[str]) -> Iterator[Turn]:
    """Turns made of phrasings: what is asked of a product without its name; small talk; decoys."""
    chance = random.Random(0)  # noqa: S311 - no secret
    texts: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for phrasing in phrasings.phrasings:
        text = phrasing.text.replace("<sp>", "").strip()
        named = "<" in text or (phrasing.is_masked and "<sp>" not in phrasing.text)
        if not named and text and len(text.split()) <= LONGEST:
            kind = phrasings.labels[phrasing.label].kind
            if kind is not Kind.PRODUCT or phrasing.is_masked:
                texts[kind].append(text)
    for text in chance.sample(texts[Kind.PRODUCT], min(EACH, len(texts[Kind.PRODUCT]))):
        yield text, f"{chance.choice(products)} mấy sao", True
    for kind in (Kind.SMALLTALK, Kind.OUT_OF_SCOPE):
        for text in chance.sample(texts[kind], EACH):
            yield text, chance.choice(before), False
