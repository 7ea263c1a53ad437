#!/bin/sh
# MLPClassifier given one kind alone is sure that a sample is of that kind, and puts the certainty where none is named.
# Versions: scikit-learn 1.9.1, SciPy 1.17.1, NumPy 2.4.6. Linux, Python 3.11.
# One would guess: an error, as LogisticRegression gives ("needs samples of at least 2 classes"); or one column of 1, as
# a tree has it: predict_proba is "(n_samples, n_classes), ordered as in classes_", and classes_ is [1].
# Seen: two columns for one class. With y = 1 throughout, column 1 (what code for 0 and 1 reads as P(y = 1)) falls to 0
# as it learns, while predict says 1 and score says 1.0.
#   MLPClassifier     classes_ [1]   predict_proba [[0.960, 0.040]]   predict [1]
#   decision tree     classes_ [1]   predict_proba [[1.0]]            predict [1]
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6 joblib==1.6.0 threadpoolctl==3.8.0 narwhals==2.29.0
"$there/venv/bin/python" - <<'PY'
import sys
from sklearn.neural_network import MLPClassifier
from sklearn.tree import DecisionTreeClassifier

x, y = [[1.0, 2.0], [2.0, 1.0]], [1, 1]
network = MLPClassifier((2,), max_iter=2000, random_state=0).fit(x, y)
tree = DecisionTreeClassifier().fit(x, y)
for model in (network, tree):
    chances = model.predict_proba(x[:1])
    print(type(model).__name__, model.classes_, chances.round(3), model.predict(x[:1]), model.score(x, y))
shape, chance = network.predict_proba(x).shape, network.predict_proba(x)[0, 1]
sys.exit(0 if shape == (2, 2) and len(network.classes_) == 1 and chance < 0.1 else 3)
PY
