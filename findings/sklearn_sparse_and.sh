#!/bin/sh
# scikit-learn's Perceptron learns AND from a dense array, and from the same numbers in a sparse one learns nothing.
# Versions: scikit-learn 1.9.1, SciPy 1.17.1, NumPy 2.4.6. Linux, Python 3.11.
# One would guess: sparse or dense is a way of storing, so one seed gives one model.
# Seen: for sparse input the intercept learns at a hundredth of the rate (an aside in the user guide on SGD, not in
# Perceptron's own page), and the run then stops as one that gets no better, without a warning.
#   dense              w [2, 2]  b -2      10 rounds     right 4 of 4
#   sparse             w [0, 0]  b -0.04   7 rounds      right 3 of 4
#   sparse, tol=None   w [1, 1]  b -1.01   1000 rounds   right 4 of 4
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6 joblib==1.6.0 threadpoolctl==3.8.0 narwhals==2.29.0
"$there/venv/bin/python" - <<'PY'
import sys
import warnings
import numpy as np
from scipy.sparse import csr_array
from sklearn.linear_model import Perceptron

warnings.simplefilter("error")
x = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
y = [0, 0, 0, 1]

def learnt(name, data, **wishes):
    model = Perceptron(random_state=0, **wishes).fit(data, y)
    right = int((model.predict(x) == y).sum())
    print(f"{name}: w {model.coef_[0].round(4)} b {model.intercept_[0]:.4f} rounds {model.n_iter_} right {right} of 4")
    return right

seen = [learnt("dense", x), learnt("sparse", csr_array(x)), learnt("sparse, tol=None", csr_array(x), tol=None)]
sys.exit(0 if seen == [4, 3, 4] else 3)
PY
