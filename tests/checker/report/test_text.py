from __future__ import annotations

import os
from dataclasses import replace

import pytest

from fromlogits.checker.report import cases, position, text
from fromlogits.checker.result import Result, Trouble
from fromlogits.vocabulary import Applicability, Case, Confidence, Finding, Fix, Loss, Output, OutputKind, Related, Severity, Where


def printed(result, screen):
    text.render(result, text.console(screen))
    return screen.getvalue()


def last_line(result, screen):
    text.summary(result, text.console(screen))
    return screen.getvalue()


def test_a_finding_with_its_frame_and_its_fix(result, screen):
    assert printed(result, screen) == (
        """\
train.py:11:10 FL101 probabilities-as-logits
error: softmax output reaches a loss that expects logits; the loss cannot fall below 1.461
   |
 6 |     layers.Dense(10, activation="softmax"),
   |     -------------------------------------- the output is softmax here
...
 9 | model.compile(
10 |     optimizer="adam",
11 |     loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
12 |     metrics=["accuracy"],
13 | )
   |
help: write from_logits=False [safe fix]

"""
    )


def test_what_lies_below_the_working_directory_is_named_from_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    inside, outside = Where(str(tmp_path / "a" / "train.py"), 4, 2, 4, 3), Where(str(tmp_path.parent / "train.py"), 4, 2, 4, 3)
    assert position(inside) == f"a{os.sep}train.py:4:2"
    assert position(outside) == f"{tmp_path.parent / 'train.py'}:4:2"
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert position(inside) == f"{inside}:2"


def test_a_hint_of_a_fault_says_that_it_is_not_proven(result, found, screen):
    hint = replace(found, confidence=Confidence.HINT, severity=Severity.WARNING)
    assert "\nwarning (not proven): softmax output reaches" in printed(replace(result, findings=(hint,)), screen)


def test_an_unsafe_fix_is_named_and_advice_is_no_fix(result, found, screen):
    unsafe = replace(found, fix=replace(found.fix, title="drop the activation", applicability=Applicability.UNSAFE))
    advice = replace(found, fix=Fix("look at the labels", Applicability.UNSAFE))
    assert printed(replace(result, findings=(unsafe, advice)), screen).count("fix]") == 1
    assert "help: drop the activation [unsafe fix]\n" in screen.getvalue()
    assert "help: look at the labels\n" in screen.getvalue()


def test_a_span_over_several_lines(program, result, found, screen):
    call = program.text[program.text.index("model.compile(") : program.text.index("\nmodel.fit")]
    whole = replace(found, where=program.at(call), related=(), fix=None, message="whole call")
    assert printed(replace(result, findings=(whole,)), screen) == (
        """\
train.py:9:1 FL101 probabilities-as-logits
error: whole call
   |
 7 |   ])
 8 |
 9 | / model.compile(
10 | |     optimizer="adam",
11 | |     loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
12 | |     metrics=["accuracy"],
13 | | )
   | |_^
14 |   model.fit(x, y)
   |

"""
    )


def test_a_long_span_loses_its_middle(make, found, screen):
    program = make("loss(\n" + "".join(f"    {number},\n" for number in range(30)) + ")\n")
    long = replace(found, where=program.at(program.text.rstrip()), related=(), fix=None, message="long")
    assert printed(Result((long,), documents={"train.py": program.document}), screen) == (
        """\
train.py:1:1 FL101 probabilities-as-logits
error: long
   |
 1 | / loss(
 2 | |     0,
 3 | |     1,
 4 | |     2,
...
31 | |     29,
32 | | )
   | |_^
   |

"""
    )


def test_places_in_other_files_follow_under_their_own_heads(make, result, found, screen):
    other = make('head = Dense(10, activation="softmax")\n', "models/net.py")
    unread = Where("gone.py", 7, 3, 7, 9)
    away = replace(found, related=(Related("softmax here", other.at('"softmax"')), Related("labels here", unread)), fix=None)
    documents = {**result.documents, other.file: other.document}
    assert printed(replace(result, findings=(away,), documents=documents), screen).endswith(
        """\
13 | )
   |
  ::: models/net.py:1:29
  |
1 | head = Dense(10, activation="softmax")
  |                             --------- softmax here
  |
  --> gone.py:7:3 labels here

"""
    )


def test_two_places_on_one_line_each_have_their_own_underline(make, found, screen):
    program = make("loss(softmax(x), y)\n")
    one = replace(found, where=program.at("loss(softmax(x), y)"), related=(Related("softmax", program.at("softmax(x)")),), fix=None)
    assert printed(Result((one,), documents={"train.py": program.document}), screen).endswith(
        """\
  |
1 | loss(softmax(x), y)
  | ^^^^^^^^^^^^^^^^^^^
  |      ---------- softmax
  |

"""
    )


def test_a_place_that_is_the_findings_own_lends_it_its_label(result, found, screen):
    own = replace(found, related=(Related("output and loss in one", found.where),))
    assert "^^^ output and loss in one\n" in printed(replace(result, findings=(own,)), screen)


def test_carets_stand_under_wide_characters_and_tabs(make, found, screen):
    program = make('\tmodel = "输出", loss(x)\n')
    wide = replace(found, where=program.at("loss(x)"), related=(), fix=None)
    assert printed(Result((wide,), documents={"train.py": program.document}), screen).endswith(
        """\
  |
1 |     model = "输出", loss(x)
  |                     ^^^^^^^
  |

"""
    )


def test_a_line_that_does_not_fit_is_cut_round_what_is_marked(make, found, screen):
    program = make("x = [" + "1, " * 3000 + "loss(p), " + "2, " * 3000 + "]\n")
    long = replace(found, where=program.at("loss(p)"), related=(), fix=None)
    frame = printed(Result((long,), documents={"train.py": program.document}), screen).splitlines()[3:5]
    assert len(frame[0]) <= 200
    assert frame[0].startswith("1 | …, 1, 1, ")
    assert frame[0].endswith("…")
    assert frame[0][frame[1].index("^") : frame[1].rindex("^") + 1] == "loss(p)"


def test_a_program_cannot_command_the_terminal(make, found, screen):
    program = make('loss("\x1b[31m\u202e")  # \x07\n', "a\x1b[2Jb.py")
    evil = replace(found, where=program.at("loss"), related=(), fix=None, message="got \x1b]0;title\x07")
    shown = printed(Result((evil,), documents={program.file: program.document}), screen)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert 'loss("␛[31m\ufffd")  # ␇\n' in shown


def test_brackets_in_a_program_are_not_markup(make, found, screen):
    program = make("loss(y[red], a[/bold])\n")
    marked = replace(found, where=program.at("loss"), related=(), fix=Fix("write [/]", Applicability.SAFE), message="[bold]x[/]")
    shown = printed(Result((marked,), documents={"train.py": program.document}), screen)
    assert "error: [bold]x[/]\n" in shown
    assert "loss(y[red], a[/bold])\n" in shown
    assert "help: write [/]\n" in shown


def test_a_cell_of_a_notebook_is_named(found, screen):
    where = Where("nb.ipynb", 2, 1, 2, 5, cell=4)
    assert printed(Result((replace(found, where=where, related=(), fix=None),)), screen).startswith("nb.ipynb:cell 4:2:1 FL101 ")


def test_invalid_syntax_is_named_once(screen):
    broken = Finding(
        "invalid-syntax", "invalid-syntax", Severity.ERROR, Confidence.PROOF, "'(' was never closed", Where("a.py", 1, 2, 1, 3)
    )
    assert printed(Result((broken,)), screen) == "a.py:1:2 invalid-syntax\nerror: '(' was never closed\n\n"


def test_no_line_is_wrapped(result, found, screen):
    long = replace(found, message="word " * 100 + "end")
    assert ("word " * 100 + "end\n") in printed(replace(result, findings=(long,)), screen)


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ((Severity.ERROR,), "Found 1 error in 1 file (1 fixable with --fix).\n"),
        ((Severity.ERROR, Severity.ERROR, Severity.WARNING), "Found 2 errors and 1 warning in 1 file (3 fixable with --fix).\n"),
        ((Severity.HINT, Severity.ERROR, Severity.WARNING), "Found 1 error, 1 warning and 1 hint in 1 file (3 fixable with --fix).\n"),
    ],
)
def test_the_last_line_counts(found, screen, severities, said):
    assert last_line(Result(tuple(replace(found, severity=severity) for severity in severities)), screen) == said


def test_the_last_line_tells_safe_fixes_from_unsafe_ones(found, screen):
    unsafe = replace(found, fix=replace(found.fix, applicability=Applicability.UNSAFE), where=replace(found.where, file="b.py"))
    none = replace(found, fix=None)
    assert last_line(Result((found, unsafe, none)), screen) == (
        "Found 3 errors in 2 files (1 fixable with --fix, 1 more with --unsafe-fixes).\n"
    )
    screen.truncate(screen.seek(0))
    assert last_line(Result((unsafe,)), screen) == "Found 1 error in 1 file (1 fixable with --fix --unsafe-fixes).\n"
    screen.truncate(screen.seek(0))
    assert last_line(Result((none,)), screen) == "Found 1 error in 1 file.\n"


def test_silence_says_how_much_was_understood(clean, found, screen):
    assert last_line(clean, screen) == "All checks passed: 3 files, 0 agreements understood.\n"
    screen.truncate(screen.seek(0))
    assert last_line(Result(files=1, cases=(found.case,)), screen) == "All checks passed: 1 file, 1 agreement understood.\n"


def test_nothing_passed_where_a_file_could_not_be_read(screen):
    assert last_line(Result(files=2, troubles=(Trouble("a.py", "permission denied"),)), screen) == (
        "Nothing found in 2 files, 0 agreements understood; 1 path could not be checked.\n"
    )


def test_statistics_count_by_rule(found, screen):
    other = replace(found, code="FL501", name="metric-thresholds-logits", fix=None)
    text.statistics(Result((found,) * 9 + (other,) * 12), text.console(screen))
    assert screen.getvalue() == "12  FL501  metric-thresholds-logits\n 9  FL101  probabilities-as-logits  [9 fixable]\n"


def test_cases_show_what_was_understood(result, screen):
    cases.render(result, text.console(screen))
    assert screen.getvalue() == (
        """\
train.py:11:10  disagree: FL101
  output  probabilities (softmax), 10 units: Dense(10, activation="softmax") at train.py:6:5
  loss    SparseCategoricalCrossentropy, expects logits, multiclass, labels as class ids
  labels  class ids, 10 classes, values 0 to 9
  metric  accuracy

"""
    )


@pytest.mark.parametrize(
    ("case", "verdict"),
    [
        (Case(Output(OutputKind.LOGITS), Loss("l", OutputKind.LOGITS, None)), "agree"),
        (Case(Output(OutputKind.LOG_PROBABILITIES), Loss("l", OutputKind.LOGITS, None)), "differ, nothing reported"),
        (Case(Output(), Loss("l", OutputKind.LOGITS, None)), "cannot tell: the output is not known"),
        (Case(None, Loss("l", OutputKind.LOGITS, None)), "cannot tell: the output is not known"),
        (Case(Output(OutputKind.LOGITS), Loss("l", None, None)), "cannot tell: what is expected is not known"),
    ],
)
def test_cases_say_whether_they_agree(case, verdict, screen):
    cases.render(Result(cases=(case,)), text.console(screen))
    assert screen.getvalue().splitlines()[0] == f"somewhere  {verdict}"


def test_colour_on_a_terminal_only(result, screen, monkeypatch):
    assert "\x1b" not in printed(result, screen)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31mFL101" in printed(result, screen)


def test_no_color_leaves_no_escape_at_all(result, screen, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in printed(result, screen)
