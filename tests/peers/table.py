"""The answers as the guide's two tables, in English and French."""

from __future__ import annotations

from typing import Any, Literal

from tests.peers.plants import SAMPLE

Row = dict[str, Any]
Code = Literal["en", "fr"]

_UNPENALISED = 0.99
"""From here on |w| is that of the least loss."""

_HEADS = {
    "en": ("program", "z > 0 speaks for", "the bias", "a penalty unasked", "the six plants",
           "its loss", "sure and wrong"),
    "fr": ("programme", "z > 0 parle pour", "le biais", "une pénalité d’office", "les six plantes",
           "son coût", "sûre et fausse"),
}  # fmt: skip

_SPEAKS_FOR = {
    "en": {
        "one": "1", "zero": "0", "first_line": "the first line’s kind",
        "second_line": "the kind met second", "last_in_alphabet": "the last in the alphabet",
        "first_in_alphabet": "the first in the alphabet",
        "first_declared": "the first that the file declares",
    },
    "fr": {
        "one": "1", "zero": "0", "first_line": "l’espèce de la première ligne",
        "second_line": "l’espèce rencontrée en second",
        "last_in_alphabet": "le dernier dans l’alphabet",
        "first_in_alphabet": "le premier dans l’alphabet",
        "first_declared": "la première que le fichier déclare",
    },
}  # fmt: skip

_BIAS = {
    "en": {
        "first": "first: `{0}`", "last": "last: `{0}`", "apart": "apart: `{0}`",
        "asked_first": "first, only if asked for: `{0}`",
        "asked_last": "last, only if asked for: `{0}`",
        "hidden": "as one more input of every plant: `{0}`", "unseen": "not to be seen in Python",
    },
    "fr": {
        "first": "en premier : `{0}`", "last": "en dernier : `{0}`", "apart": "à part : `{0}`",
        "asked_first": "en premier, si on le demande : `{0}`",
        "asked_last": "en dernier, si on le demande : `{0}`",
        "hidden": "une entrée de plus pour chaque plante : `{0}`",
        "unseen": "invisible depuis Python",
    },
}  # fmt: skip

_WORDS = {
    "en": {
        "words": "{0}; of words, {1}", "no_words": "{0}; takes no words", "none": "no",
        "shrinks": "yes: w {0} times as long",
        "online": "no; it learns plant after plant: w {0} times as long",
        "refuses": "refuses: “{0}”", "says": "w {0} long; says “{1}”",
        "silent": "w {0} long; says nothing", "no_loss": "tells none",
        "unknown_loss": "`{0}`, not compared", "mean": "`{0}`: the mean", "sum": "`{0}`: the sum",
        "minus": "`{0}`: minus the sum", "twice": "`{0}`: twice the sum", "not_asked": "–",
    },
    "fr": {
        "words": "{0} ; parmi des mots, {1}", "no_words": "{0} ; ne prend pas de mots",
        "none": "non", "shrinks": "oui : w est {0} fois aussi long",
        "online": "non ; il apprend plante après plante : w est {0} fois aussi long",
        "refuses": "refuse : « {0} »", "says": "w de longueur {0} ; dit « {1} »",
        "silent": "w de longueur {0} ; ne dit rien", "no_loss": "n’en donne pas",
        "unknown_loss": "`{0}`, non comparé", "mean": "`{0}` : la moyenne",
        "sum": "`{0}` : la somme", "minus": "`{0}` : moins la somme",
        "twice": "`{0}` : deux fois la somme", "not_asked": "–",
    },
}  # fmt: skip


def tables(results: Row, code: Code) -> tuple[str, str]:
    """Return the tables in Markdown: of the weights, and of the losses."""
    peers = [(_title(peer), peer) for peer in results["peers"]]
    weights = [
        (title, _speaks_for(p, code), _bias(p, code), _penalty(p, code)) for title, p in peers
    ]
    losses = [(title, _separated(p, code), _loss(p, code), _sure(p, code)) for title, p in peers]
    program, *heads = _HEADS[code]
    return _table((program, *heads[:3]), weights), _table((program, *heads[3:]), losses)


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _title(peer: Row) -> str:
    return f"{peer['name']} {peer['version'].partition('+')[0]}"


def _bias(peer: Row, code: Code) -> str:
    return _BIAS[code][peer["bias"]].format(peer["bias_name"])


def _speaks_for(peer: Row, code: Code) -> str:
    numbers, words = peer["with_numbers"], peer["with_words"]
    said = _SPEAKS_FOR[code]
    if words == "not_taken":
        return _WORDS[code]["no_words"].format(said[numbers])
    return said[numbers] if words == numbers else _said(code, "words", said[numbers], said[words])


def _penalty(peer: Row, code: Code) -> str:
    share = _number(round(peer["length_share"], 2), code)
    if peer["learns_online"]:
        return _said(code, "online", share)
    return _said(code, "none" if peer["length_share"] > _UNPENALISED else "shrinks", share)


def _separated(peer: Row, code: Code) -> str:
    length, said = peer["separated_length"], peer["separated_said"]
    if length is None:
        return _said(code, "refuses", said)
    return _said(code, "says" if said else "silent", _number(length, code), said)


def _loss(peer: Row, code: Code) -> str:
    name, times = peer["loss_name"], peer["loss_times"]
    if not name:
        return _said(code, "no_loss")
    if times is None:
        return _said(code, "unknown_loss", name)
    count = SAMPLE[0]
    by_times = {1: "mean", count: "sum", -count: "minus", 2 * count: "twice"}
    return _said(code, by_times[round(times)], name)


def _sure(peer: Row, code: Code) -> str:
    value = peer["sure_and_wrong"]
    if value is None:
        return _said(code, "not_asked")
    return _number(float(value), code)


def _said(code: Code, name: str, *facts: str) -> str:
    return _WORDS[code][name].format(*facts)


def _number(value: float, code: Code) -> str:
    if value in (float("inf"), float("-inf")):
        return "∞" if value > 0 else "−∞"
    text = f"{value:g}".replace("-", "−")
    return text.replace(".", ",") if code == "fr" else text
