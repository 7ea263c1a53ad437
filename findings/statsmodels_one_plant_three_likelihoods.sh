#!/bin/sh
# The same logistic model, the same row, the same weight: Logit says that its log likelihood is -inf, GLM says -46, and it is -1000.
# Versions: statsmodels 0.15.0, SciPy 1.17.1, NumPy 2.4.6. Linux, Python 3.11.
# One would guess: one number from both classes, -log(1 + exp(1000)) = -1000, which floating point holds exactly.
# Seen: both go by the probability. Logit takes the logarithm of 0 (two RuntimeWarnings, then -inf); GLM adds
# 1e-20 to the probability first (so that its deviance stops at 92.1 for any row, however wrong), and is off at z = -50.
#   z = -30      Logit   -30.0000   GLM  -30.0000   exact  -30.0000
#   z = -50      Logit   -50.0000   GLM  -46.0326   exact  -50.0000
#   z = -1000    Logit       -inf   GLM  -46.0517   exact -1000.0000
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check statsmodels==0.15.0 formulaic==1.2.2 patsy==1.0.3 pandas==3.1.1 scipy==1.17.1 numpy==2.4.6 packaging==26.4 python-dateutil==4.0.0 wrapt==2.5.2 typing-extensions==4.16.0 interface-meta==2.0.1 narwhals==2.29.0 tzdata==2026.6
"$there/venv/bin/python" - <<'PY'
import sys
import warnings
import numpy as np
import statsmodels.api as sm

warnings.simplefilter("ignore")  # Logit warns of exp and log
x, y = [[-30.0], [-50.0], [-1000.0], [1.0]], [1.0, 1.0, 1.0, 0.0]
weight = np.array([1.0])
by_logit = sm.Logit(y, x).loglikeobs(weight)
family = sm.families.Binomial()
model = sm.GLM(y, x, family=family)
by_glm = [family.loglike_obs(np.array([k]), model.predict(weight, [row]))[0] for row, k in zip(x, y)]
exact = -np.logaddexp(0, -np.array(x)[:, 0])
for (z,), *values in list(zip(x, by_logit, by_glm, exact))[:3]:
    print(f"z = {z:<8g} Logit {values[0]:10.4f}   GLM {values[1]:9.4f}   exact {values[2]:10.4f}")
stands = (
    np.allclose([by_logit[0], by_glm[0]], exact[0], rtol=1e-6)
    and np.isclose(by_logit[1], exact[1]) and -46.06 < by_glm[1] < -46.02
    and by_logit[2] == -np.inf and np.isclose(by_glm[2], -46.0517) and exact[2] == -1000
)
sys.exit(0 if stands else 3)
PY
