"""What the words of a table mean: toxic or not, nothing measured, a width, a length, a kind."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

KIND_WORDS = (
    "toxique", "toxic", "toxicite", "toxicity", "poisonous", "class", "classe", "kind",
    "espece", "species", "type", "label", "etiquette", "target", "categorie", "category",
    "edible", "comestible", "variety", "variete",
)  # fmt: skip
WIDTH_WORDS = frozenset(("width", "largeur", "larg"))
LENGTH_WORDS = frozenset(("length", "longueur", "long"))
ROW_WORDS = frozenset(
    ("", "id", "index", "unnamed", "n", "no", "nr", "num", "numero", "number", "row", "rownames",
     "ligne", "rang", "obs", "observation", "plant", "plante", "p")
)  # fmt: skip

_NOT_KNOWN = frozenset(
    (
        "nan", "null", "nd", "n d", "ns", "n s", "nr", "n r", "nsp", "tbd", "missing",
        "missing value", "missing data", "no data", "nodata", "unknown", "unk", "unspecified",
        "undetermined", "undefined", "undecided", "uncertain", "unclear", "unsure", "not known",
        "not available", "not applicable", "not measured", "not determined", "not recorded",
        "not tested", "do not know", "don t know", "to be determined", "indeterminate",
        "manquant", "manquante", "manque", "valeur manquante", "donnee manquante", "inconnu",
        "inconnue", "inconnus", "inconnues", "non connu", "non connue", "pas connu", "ne sait pas",
        "je ne sais pas", "non determine", "non determinee", "non identifie", "non identifiee",
        "non renseigne", "non renseignee", "non mesure", "non mesuree", "non precise",
        "non precisee", "non disponible", "non applicable", "non teste", "non testee",
        "indetermine", "indeterminee", "incertain", "incertaine", "indefini", "indefinie",
        "sans objet", "a determiner", "a verifier", "pas de donnee", "vide", "empty", "blank",
        "erreur", "error",
    )
)  # fmt: skip
_PERHAPS_A_KIND = frozenset(
    ("na", "n a", "none", "nil", "nc", "n c", "no value", "aucun", "aucune", "rien", "neant")
)
"""Words for nothing that some tables use for a kind of its own."""

_DANGER = frozenset(
    (
        "toxic", "toxique", "toxiques", "toxicity", "toxicite", "poisonous", "poison", "poisoned",
        "veneneux", "veneneuse", "veneneuses", "venomous", "dangerous", "dangereux", "dangereuse",
        "dangereuses", "harmful", "nocif", "nocive", "nocifs", "nocives", "nuisible", "nuisibles",
        "deadly", "lethal", "mortel", "mortelle", "mortels", "mortelles", "inedible", "unsafe",
        "immangeable", "incomestible", "unhealthy", "malsain", "malsaine", "empoisonne", "danger",
        "dangers", "dangerosite", "nocivite", "toxin", "toxins", "toxine", "toxines", "poisons",
        "venin", "veneneuses", "malade", "malades", "sick", "diseased", "uneatable", "unedible",
        "risk", "risks", "risky", "risque", "risques", "noxious", "letal", "letale", "indigeste",
        "indigestes",
    )
)  # fmt: skip
_HARMLESS = frozenset(
    (
        "nontoxic", "atoxic", "atoxique", "atoxiques", "edible", "eatable", "comestible",
        "comestibles", "mangeable", "mangeables", "consommable", "harmless", "inoffensif",
        "inoffensive", "inoffensifs", "inoffensives", "safe", "sain", "saine", "sains", "saines",
        "edibility", "comestibilite", "safety", "innocuite", "eat", "eaten", "manger", "benign",
        "healthy", "innocuous", "nonpoisonous", "unpoisonous", "nonvenomous", "nondangerous",
        "benin", "benigne", "benins", "benignes", "anodin", "anodine", "anodins", "anodines",
        "digeste", "digestes", "mange", "mangee", "manges", "mangees", "consomme", "consommee",
        "consommes", "consommees", "tolere", "toleree", "toleres", "tolerees", "detoxified",
        "detoxifie", "detoxifiee",
    )
)  # fmt: skip
_NOT = frozenset(
    ("non", "not", "pas", "sans", "ni", "nor", "without", "isn", "never", "jamais", "aucun",
     "aucune", "nul", "nulle", "zero")
)  # fmt: skip
_NO = "no"
_SOMEWHAT = frozenset(("peu", "low", "lowly", "weakly", "faiblement", "less", "moins", "semi"))
_LACK = frozenset(
    ("free", "absence", "absent", "lack", "exempt", "exempte", "exempts", "exemptes", "depourvu",
     "depourvue", "depourvus", "depourvues", "devoid")
)  # fmt: skip
_WELL = frozenset(
    ("good", "bon", "bonne", "bons", "bonnes", "ok", "okay", "bien", "well", "alive", "vivant",
     "vivante", "vivants", "vivantes", "survived", "survives", "survival", "survie", "survecu",
     "sur", "sure", "surs", "sures", "recommended", "recommande", "recommandee", "allowed",
     "permitted", "permis", "permise", "autorise", "autorisee", "accepted", "accepte", "acceptee",
     "usable", "useful", "utile", "utilisable", "tasty", "nutritious", "innocent")
)  # fmt: skip
_FILLERS = frozenset(
    ("is", "est", "a", "the", "la", "le", "plant", "plante", "plants", "plantes", "it", "t", "kind",
     "for", "de", "humans", "one", "fruit", "leaf", "feuille", "si", "if", "cm")
)  # fmt: skip
_NOTHING_MARKS, _DASHES = frozenset("?./*~…"), frozenset("-–—−")
_SIGNS = re.compile(r"[+<>≤≥?!¬~]|^[-–—−]|[-–—−]$")
_DOUBTED = re.compile(r"^\W*\?|\?\W*$")
_SUMMARIES = frozenset(
    ("total", "totals", "totaux", "sum", "sums", "somme", "sommes", "moyenne", "moyennes", "mean",
     "means", "average", "averages", "avg", "mediane", "median", "ecart type", "ecarts types",
     "standard deviation", "std", "std dev", "sd", "variance")
)  # fmt: skip
YES = frozenset(("yes", "oui", "true", "vrai"))
NO = frozenset(("no", "non", "false", "faux"))
_TOXIC = frozenset(("toxic", "toxique", "toxiques", "nontoxic", "atoxic", "atoxique", "atoxiques"))

Danger = Literal["toxic", "harmless", "both", ""]


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Write a text without accents, capitals and marks: `Non-Toxique` as `non toxique`."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    bare = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare.replace("_", " ")))


def spelling(text: str) -> str:
    """Write a kind plainly, but for signs that make another kind of it: `A+`, `< 5`, `!toxic`."""
    return plain(text) + "".join(_SIGNS.findall(text.strip())) or text


def is_nothing(word: str) -> bool:
    """Say whether a cell says that nothing was measured, or shows a spreadsheet's fault."""
    return (
        set(word) <= _NOTHING_MARKS
        or word.startswith("#")
        or _DOUBTED.search(word) is not None
        or word.casefold().startswith("err:")
        or plain(word) in _NOT_KNOWN
        or may_be_a_kind(word)
    )


def may_be_a_kind(word: str) -> bool:
    """Say whether a word for nothing, such as `none`, may be the name of a kind all the same."""
    if word.startswith("#"):
        return False
    return plain(word) in _PERHAPS_A_KIND or (bool(word) and set(word) <= _DASHES)


def danger_named(text: str) -> Danger:
    """Say which kind a text speaks of: `non toxique` and `safe` are harmless; "" of neither.

    "both" where it names the two, or a little of one.
    """
    found: set[Danger] = set()
    words = plain(text).split()
    for index, word in enumerate(words):
        if word not in _DANGER and word not in _HARMLESS:
            continue
        before = words[max(index - 3, 0) : index]
        if _SOMEWHAT & set(before):
            return "both"
        negated = bool(_NOT & set(before)) or before[-1:] == [_NO]
        lacking = bool(_LACK & set(before)) or words[index + 1 : index + 2] == ["free"]
        turned = negated != lacking
        found.add("toxic" if (word in _DANGER) != turned else "harmless")
    if len(found) == 2:
        return "both"
    return next(iter(found), "")


def is_summary(word: str) -> bool:
    """Say whether a row so called sums up others: `Total`, `Moyenne`, `Mean of the toxic ones`."""
    words = plain(word).split()
    return bool({" ".join(words[:1]), " ".join(words[:2])} & _SUMMARIES)


def names_what_is_well(name: str) -> bool:
    """Say whether a column speaks well of its plants, `good` or `alive`: 1 is hardly toxic then."""
    return bool(_WELL & set(plain(name).split()))


def kind_meant(word: str) -> Danger:
    """Say which kind an entry means; "" where it holds more than words of danger."""
    if _SIGNS.search(word.strip()):
        return ""
    others = set(plain(word).split()) - _DANGER - _HARMLESS - _NOT - {_NO} - _LACK - _FILLERS
    return "" if others else danger_named(word)


def is_usual_kind(word: str) -> bool:
    """Say whether an entry names no kind of its own: toxic, non toxique, yes, faux, 0, 1."""
    meant = plain(word)
    if meant in YES | NO | {"0", "1"}:
        return True
    rest = set(meant.split()) - _NOT - {_NO} - _FILLERS
    return bool(rest) and rest <= _TOXIC
