"""Trains the linear model on the phrasings."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from ocop_bot.catalogue import Catalogue
from ocop_bot.text.reading import Token, Tokens
from ocop_bot.understanding.evidence import build_reading
from ocop_bot.understanding.linear import LinearModel, features, label_name
from ocop_bot.understanding.phrasings import Phrasings

FEWEST_TEXTS = 3
"""Texts a feature must occur in."""

STRENGTH = 10.0
"""scikit-learn's C. 3 to 40 were tried: within a point of each other."""


def texts_of(phrasings: Phrasings, catalogue: Catalogue, year: int) -> Sequence[tuple[Tokens, int]]:
    """Masked phrasings with the place of their label, each as written and without marks."""
    _, finder = build_reading(phrasings, catalogue)
    texts: dict[tuple[Tokens, int], None] = {}
    for phrasing in phrasings.phrasings:
        masked = phrasing.tokens
        if not phrasing.is_masked:
            masked = finder.find(phrasing.text, phrasing.tokens, year)[1]
        bare = tuple(Token(token.folded, token.folded) for token in masked)
        texts |= {(masked, phrasing.label): None, (bare, phrasing.label): None}
    return list(texts)


def train_linear(phrasings: Phrasings, texts: Sequence[tuple[Tokens, int]]) -> LinearModel:
    """Train a softmax regression on the features of texts and keep it in bytes.

    Args:
        phrasings: names the labels.
        texts: masked texts, each with the place of its label.
    """
    vectorizer = TfidfVectorizer(
        analyzer=lambda tokens: list(features(tokens)),
        min_df=FEWEST_TEXTS,
        sublinear_tf=True,
        dtype=np.float32,
    )
    inputs = vectorizer.fit_transform([tokens for tokens, _ in texts])
    model = LogisticRegression(C=STRENGTH, max_iter=300)
    model.fit(inputs, [label for _, label in texts])
    weights = model.coef_.T
    scales = np.abs(weights).max(axis=0) / 127 + 1e-9
    print(f"linear model: {len(texts)} texts, {len(weights)} features, {len(scales)} labels")
    return LinearModel(
        features=dict(vectorizer.vocabulary_),
        rarities=vectorizer.idf_.astype(np.float32),
        weights=np.round(weights / scales).astype(np.int8),
        scales=scales.astype(np.float32),
        bias=model.intercept_.astype(np.float32),
        labels=[label_name(phrasings.labels[at]) for at in model.classes_],
        digest=phrasings.digest,
    )
