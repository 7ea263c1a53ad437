r"""LaTeX in a lesson: what can be typeset passes, the rest is refused with what is wrong."""

import pytest

from engine.errors import UserError
from engine.files.lessons.lesson_words import (
    LONGEST_FORMULA,
    check_formula,
    plain_faults,
    rich_faults,
)
from engine.files.lessons.tex_check import check_tex
from engine.files.lessons.tex_commands import ARGUMENTS


@pytest.mark.parametrize(
    "tex",
    [
        r"\frac{1}{m}\sum_{i=1}^{m} (a_i - y_i) x_i", r"\sqrt[3]{x}", r"\sqrt x", r"\frac12",
        r"\left( \frac{a}{b} \right)", r"e^{-z}", r"w_1\,x_1 \; + \! b \: \{ \}",
        r"\parameter{w_1}", r"\%\&\#\_\|", r"x'^\prime", "", r"{{a}}",
        r"\frac \alpha {b}", r"a\ b",
        r"\text{about } 50\%", r"\text {a}", r"x_a^b", r"f''", r"f'^2", r"f'_a", r"{x_1}_2",
        r"x_{a_b}", r"x_1y_2", r"x_\frac12 y_1", r"\sum\limits_{i=1}^m x_i",
        r"\left\lfloor a \right)", r"\underbrace{a}_b",
        r"\operatorname{arg max}_x", r"\text{it's (so) = 1}",
    ],
)  # fmt: skip
def test_what_can_be_typeset_passes(tex):
    check_tex(tex)


@pytest.mark.parametrize(
    ("tex", "code", "text"),
    [
        ("a}", "tex_braces", "}"),
        ("{a", "tex_braces", "{a"),
        ("}{", "tex_braces", "}{"),
        (r"\frac{a}{b", "tex_braces", "{b"),
        (r"\right) x", "tex_pairs", r"\right) x"),
        (r"\left( x", "tex_pairs", r"\left( x"),
        ("x^", "tex_argument", "^"),
        ("x_ }", "tex_argument", "_"),
        ("x_{i}^_", "tex_argument", "^"),
        (r"\frac{a}", "tex_argument", r"\frac"),
        (r"\frac", "tex_argument", r"\frac"),
        (r"\sqrt[3]", "tex_argument", r"\sqrt"),
        (r"\toxic w", "tex_argument", r"\toxic"),
        (r"\toxic {w}", "tex_argument", r"\toxic"),
        (r"\frac a'", "tex_argument", r"\frac"),
        (r"\1", "tex_command", r"\1"),
        ("\\", "tex_command", "\\"),
        (r"\fract{a}{b}", "tex_command", r"\fract"),
        ("50% of", "tex_sign", "% of"),
        ("a & b", "tex_sign", "& b"),
        (r"\text{}", "tex_argument", r"\text"),
        (r"\text{ }", "tex_argument", r"\text"),
        (r"\text\alpha", "tex_argument", r"\text"),
        (r"\mathcal L", "tex_argument", r"\mathcal"),
        (r"x \text{50\%}", "tex_text", r"\text{50\%}"),
        (r"\text{50%}", "tex_text", r"\text{50%}"),
        (r"\text{a & b}", "tex_text", r"\text{a & b}"),
        (r"\text{x<y}", "tex_text", r"\text{x<y}"),
        (r"\text{a{b}c}", "tex_text", r"\text{a{b}c}"),
        (r"\operatorname{arg\,max}", "tex_operator", r"\operatorname{arg\,max}"),
        (r"\left( a \right", "tex_bracket", r"\right"),
        (r"\sum\limits x", "tex_limits", r"\limits x"),
        (r"a + x_1_2", "tex_scripts", "x_1_2"),
        (r"{a + x^1^2}", "tex_scripts", "x^1^2}"),
        (r"x_a^b_c", "tex_scripts", "x_a^b_c"),
        (r"x^2'", "tex_scripts", "x^2'"),
        (r"x_\text{a}_b", "tex_scripts", r"x_\text{a}_b"),
        (r"x_\frac12_b", "tex_scripts", r"x_\frac12_b"),
    ],
)
def test_what_can_not_is_refused_with_the_place(tex, code, text):
    with pytest.raises(UserError) as refused:
        check_tex(tex)
    assert (refused.value.code, refused.value.facts["text"]) == (code, text)


def test_a_dollar_within_a_formula_is_refused():
    with pytest.raises(UserError, match="tex_dollar"):
        check_tex("a $ b")


def test_a_command_that_is_nearly_one_is_told_which_was_meant():
    with pytest.raises(UserError) as near:
        check_tex(r"\alhpa")
    assert r"\alpha" in near.value.facts["meant"].split(", ")
    with pytest.raises(UserError) as far:
        check_tex(r"\qqqqqqqq")
    assert far.value.facts["meant"] == r"\frac, \sqrt, \alpha"


def test_only_the_beginning_of_a_long_line_is_shown():
    with pytest.raises(UserError) as refused:
        check_tex("{" + "a" * 99 + "\nb")
    assert refused.value.facts["text"] == "{" + "a" * 23


def test_a_formula_has_something_in_it_and_is_not_endless():
    check_formula("a" * LONGEST_FORMULA)
    for tex, code in (("  \n", "tex_empty"), ("a" * (LONGEST_FORMULA + 1), "tex_long")):
        with pytest.raises(UserError, match=code):
            check_formula(tex)


def test_a_title_has_no_formula_and_no_live_number():
    for text in ("Costs 5 $, and {unknown} braces", r"From 5 \$ to 6 \$", "A {{loss}}"):
        assert list(plain_faults(text)) == []
    for text in ("Learn $a$", "Loss {loss} now"):
        assert [fault.code for fault in plain_faults(text)] == ["plain_words"]


@pytest.mark.parametrize("command", ARGUMENTS)
def test_a_fraction_takes_two_arguments_and_other_commands_one(command):
    wanted = 2 if command.endswith(("frac", "binom")) else 1
    check_tex(f"\\{command}" + "{x}" * wanted)
    with pytest.raises(UserError, match="tex_argument"):
        check_tex(f"\\{command}" + "{x}" * (wanted - 1))


@pytest.mark.parametrize(("text", "sign"), [("a { b", "{"), ("a {b}} c", "}"), ("{ {loss} }", "{")])
def test_a_brace_that_holds_no_live_number_is_named(text, sign):
    faults = [(fault.code, fault.facts["text"]) for fault in rich_faults(text)]
    assert faults[0] == ("live_braces", sign)


@pytest.mark.parametrize(
    "text",
    [
        r"5 \$ and 6 \$", r"\$", "{{", "}}", "{{loss}}", "{{{loss}}}", r"$a$ for 5 \$", r"\{x\}",
        "`{x}` and `$`", r"\\ $a$", r"`\alpha` {{alpha}}", "{loss} {{ {w1} }}",
    ],
)  # fmt: skip
def test_signs_are_written_where_they_would_have_a_meaning(text):
    assert list(rich_faults(text)) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{alpha} and {los} and $x", ["live_number", "live_number", "dollar_alone"]),
        (r"$\fraq{1}{2}$ then $\alfa$", ["tex_command", "tex_command"]),
        (r"\$ $", ["dollar_alone"]),
        ("{{ }", ["live_braces"]),
        (r"$a\$", ["dollar_alone"]),
    ],
)
def test_every_fault_of_a_text_is_given(text, codes):
    assert [fault.code for fault in rich_faults(text)] == codes


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("alpha", "learning_rate"), ("α", "learning_rate"), (r"\alpha", "learning_rate"),
        ("Loss", "loss"), (" loss ", "loss"), ("cost", "loss"), ("coût", "loss"), ("w_1", "w1"),
        ("w₂", "w2"), ("epoch", "step"), ("bias", "b"), ("slope_w", "slope_w2"), ("m", "plants"),
    ],
)  # fmt: skip
def test_a_live_number_by_another_name_is_told_which_it_is(name, meant):
    (fault,) = rich_faults(f"see {{{name}}}")
    assert f"{{{meant}}}" in fault.facts["meant"].split(", ")
