"""A logistic regression with a normal prior on every coefficient: for small samples, the same figures on every machine.

Owns the fit alone; what the columns mean is its callers' affair. Imports numpy and scipy when first asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TOLERANCE = 1e-9
MOST_STEPS = 500


def fitted(
    features: Floats, outcomes: Floats, centre: Floats, deviation: Floats, lowest: Floats | None = None
) -> Floats:
    """The most likely coefficients (columns,) after seeing the outcomes.

    Args:
        features: (rows, columns); a column of ones is the intercept.
        outcomes: (rows,), 0 or 1, or a share between.
        centre, deviation: (columns,), of the normal prior of each coefficient; a smaller deviation holds it firmer.
        lowest: (columns,), under which no coefficient falls; -inf for none.

    Source: le Cessie & van Houwelingen, Applied Statistics 41, 1992 (ridge estimators in logistic regression).
    """
    import numpy as np
    from scipy.optimize import Bounds, minimize

    def loss(coefficients: Floats) -> tuple[float, Floats]:
        scores = features @ coefficients
        away = (coefficients - centre) / deviation
        value = float((np.logaddexp(0, scores) - outcomes * scores).sum() + (away**2).sum() / 2)
        slope: Floats = features.T @ (chances(scores) - outcomes) + away / deviation
        return value, slope

    least = np.full(len(centre), -np.inf) if lowest is None else lowest
    found: Any = minimize(
        loss,
        centre.copy(),
        args=(),
        jac=True,
        method="L-BFGS-B",
        bounds=Bounds(least, np.full(len(centre), np.inf)),
        options={"maxiter": MOST_STEPS, "ftol": TOLERANCE, "gtol": TOLERANCE**0.5},
    )
    coefficients: Floats = found.x
    return coefficients


def chances(scores: Floats) -> Floats:
    """0..1 from log odds."""
    from scipy.special import expit

    found: Floats = expit(scores)
    return found
