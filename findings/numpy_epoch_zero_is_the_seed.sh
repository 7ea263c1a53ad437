#!/bin/sh
# default_rng([seed, 0]) draws the numbers of default_rng(seed): "a stream for each epoch" repeats the data's own in epoch 0.
# Version: numpy 2.4.6. Linux, Python 3.11.
# One would guess: a list of two numbers seeds another stream than the first of them, as [seed, 1] does.
# Seen: zeros at the end of a seed are no seed at all, up to four numbers: 7, [7, 0] and [7, 0, 0, 0] are one stream,
# [7, 0, 0, 0, 0] is another. (What is shorter than the pool of SeedSequence, four words, is filled up with zeros.)
# What it does: two half moons are drawn by default_rng(0), their angles first; a test set is drawn by
# default_rng([0, 0]).random(m) < 0.3, as "seed and number of the split" would be. The 30 % held out are then no sample: every
# one lies at the beginning of its half circle, below an angle of 0.3 pi, and none of the others does.
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check numpy==2.4.6
cat > "$there/draw.py" <<'PY'
import sys

import numpy as np


def drawn(seed):
    return np.random.default_rng(seed).random(3).tolist()


same = [drawn(7) == drawn(seed) for seed in ([7, 0], [7, 0, 0, 0], [7, 0, 0, 0, 0], [7, 1])]
print("as 7 draws: [7, 0], [7, 0, 0, 0], [7, 0, 0, 0, 0], [7, 1]:", *same)

m = 100
angles = np.random.default_rng(0).uniform(0, np.pi, m)
held_out = np.random.default_rng([0, 0]).random(m) < 0.3
largest, least = angles[held_out].max() / np.pi, angles[~held_out].min() / np.pi
print(f"held out: angles up to {largest:.2f} pi; learnt from: from {least:.2f} pi on")
stands = same == [True, True, False, False] and largest < 0.3 <= least
sys.exit(0 if stands else 3)
PY
"$there/venv/bin/python" "$there/draw.py"
