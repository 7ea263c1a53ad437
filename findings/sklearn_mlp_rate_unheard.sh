#!/bin/sh
# A new learning rate is accepted by MLPClassifier in the middle of partial_fit, shown by get_params, and never used.
# Versions: scikit-learn 1.9.1, SciPy 1.17.1, NumPy 2.4.6. Linux, Python 3.11.
# One would guess: set_params(learning_rate_init=1e-9) before the next partial_fit makes that step a billionth as long,
# as alpha (the penalty) set in the same call is taken from that step on.
# Seen: the optimiser made by the first call keeps its rate and its momentum; no warning, and no page says so.
#   step at 0.1          6.8e-02
#   then at 1e-9         6.4e-02     get_params() says 1e-09
#   the same by fit      6.0e-10     (warm_start, max_iter=1: heard, but any velocity is forgotten)
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6 joblib==1.6.0 threadpoolctl==3.8.0 narwhals==2.29.0
"$there/venv/bin/python" - <<'PY'
import sys
import warnings
import numpy as np
from sklearn.neural_network import MLPClassifier

warnings.simplefilter("ignore")  # fit says that one step has not converged
x, y = [[1.0, 2.0], [2.0, 1.0]], [0, 1]
model = MLPClassifier(
    (), solver="sgd", momentum=0, learning_rate_init=0.1, max_iter=1, warm_start=True, random_state=0
)
model.partial_fit(x, y, classes=[0, 1])

def moved(name, step):
    before = model.coefs_[0].copy()
    step(x, y)
    length = float(np.abs(model.coefs_[0] - before).max())
    print(f"{name}: step {length:.2e}, get_params says {model.get_params()['learning_rate_init']}")
    return length

long = moved("partial_fit", model.partial_fit)
model.set_params(learning_rate_init=1e-9)
unheard = moved("partial_fit after set_params", model.partial_fit)
heard = moved("fit with warm_start", model.fit)
sys.exit(0 if unheard > 0.5 * long and heard < 1e-6 * long else 3)
PY
