#!/bin/sh
# A column of True and False turns every sign of a binomial GLM round if it comes by a formula, and not if it comes as an array.
# Versions: statsmodels 0.15.0, formulaic 1.2.2, pandas 3.1.1, NumPy 2.4.6. Linux, Python 3.11.
# One would guess: True counts as 1 everywhere, so that one column gives one model however it is handed over.
# Seen: by a formula "y ~ x" the column is coded into two, y[False] and y[True], and the first of two columns is the one of
# successes. So True is the failure. A categorical column of 0 and 1 turns round as well; no warning in any case.
#   array 0/1             w = +0.59     array True/False      w = +0.59
#   formula 0/1           w = +0.59     formula True/False    w = -0.59     formula category 0/1  w = -0.59
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check statsmodels==0.15.0 formulaic==1.2.2 patsy==1.0.3 pandas==3.1.1 scipy==1.17.1 numpy==2.4.6 packaging==26.4 python-dateutil==4.0.0 wrapt==2.5.2 typing-extensions==4.16.0 interface-meta==2.0.1 narwhals==2.29.0 tzdata==2026.6
"$there/venv/bin/python" - <<'PY'
import sys
import warnings
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf

warnings.simplefilter("error")  # so that a warning would be seen
x, y = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], pd.Series([0, 0, 1, 0, 1, 0, 1, 1])
family = sm.families.Binomial()
columns = {"0/1": y, "True/False": y == 1, "category 0/1": y.astype("category")}
by_array = {
    name: sm.GLM(y, sm.add_constant(x), family=family).fit().params.iloc[1]
    for name, y in columns.items() if name != "category 0/1"
}
by_formula = {
    name: smf.glm("y ~ x", pd.DataFrame({"x": x, "y": y}), family=family).fit().params["x"]
    for name, y in columns.items()
}
for way, weights in (("array", by_array), ("formula", by_formula)):
    for name, weight in weights.items():
        print(f"{way:8} {name:13} w = {weight:+.2f}")
signs = [w > 0 for w in (*by_array.values(), *by_formula.values())]
sys.exit(0 if signs == [True, True, True, False, False] else 3)
PY
