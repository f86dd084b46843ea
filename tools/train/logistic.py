"""Small logistic models, fitted by scikit-learn."""

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from ocop_bot.understanding.calibration import Doubles, Logistic

FOLDS = 10
STRENGTH = 0.1
"""scikit-learn's C: the smaller, the more cautious the weights."""

Bools = npt.NDArray[np.bool_]


def fit(inputs: Doubles, wanted: Bools) -> Logistic:
    """Fit a logistic model on standardised features for each outcome."""
    mean, scale = inputs.mean(axis=0), inputs.std(axis=0) + 1e-6
    models = [
        LogisticRegression(C=STRENGTH, max_iter=1000).fit((inputs - mean) / scale, outcome)
        for outcome in wanted.T
    ]
    weights = np.array([model.coef_[0] for model in models])
    return Logistic(mean, scale, weights, np.array([model.intercept_[0] for model in models]))


def cross_validated(inputs: Doubles, wanted: Bools, groups: npt.NDArray[np.intp]) -> Doubles:
    """Probabilities of each question by models that have not seen it.

    Args:
        inputs: questions × features.
        wanted: questions × outcomes.
        groups: a number per question; those of one group (a question and its noisy copies) are
            held out together.
    """
    names = np.random.default_rng(0).permutation(np.unique(groups))
    chances = np.zeros(wanted.shape)
    for fold in range(FOLDS):
        held = np.isin(groups, names[fold::FOLDS])
        model = fit(inputs[~held], wanted[~held])
        chances[held] = [model.probabilities(row) for row in inputs[held]]
    return chances
