"""The scripts in examples/: the checker finds every wrong one, and each of them prints the numbers that it is there for.

Those of one backend run one after the other in one process, since to import TensorFlow takes longer than to train any of them.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from fromlogits import cli

EXAMPLES = Path(__file__).parent.parent / "examples"
MISTAKES = {
    "wrong/jax_broadcast_labels.py": ["FL301"],
    "wrong/jax_softmax_optax.py": ["FL101"],
    "wrong/keras_accuracy_on_logits.py": ["FL501", "FL501"],
    "wrong/keras_double_softmax.py": ["FL101"],
    "wrong/keras_forgot_from_logits.py": ["FL102"],
    "wrong/keras_mixed_labels.py": ["FL203"],
    "wrong/keras_one_hot_sparse.py": ["FL201"],
    "wrong/keras_scores_as_probabilities.py": ["FL102"],
    "wrong/keras_sigmoid_twice.py": ["FL101"],
    "wrong/keras_softmax_in_loop.py": ["FL101"],
    "wrong/labels_one_hot_sparse.ipynb": ["FL201"],
    "wrong/tf_nn_double_softmax.py": ["FL101"],
    "wrong/torch_sigmoid_bcewithlogits/train.py": ["FL101"],
    "wrong/torch_softmax_nll.py": ["FL103"],
}
JAX = [
    "wrong/jax_broadcast_labels.py",
    "right/jax_labels_one_shape.py",
    "wrong/jax_softmax_optax.py",
    "right/jax_logits_optax.py",
    "wrong/keras_double_softmax.py",
    "right/keras_softmax_once.py",
]
TENSORFLOW = [
    "wrong/keras_accuracy_on_logits.py",
    "right/keras_accuracy_at_zero.py",
    "wrong/keras_forgot_from_logits.py",
    "right/keras_from_logits.py",
    "wrong/keras_mixed_labels.py",
    "right/keras_labels_of_one_form.py",
    "wrong/keras_one_hot_sparse.py",
    "right/keras_one_hot_dense.py",
    "wrong/keras_softmax_in_loop.py",
    "right/keras_logits_in_loop.py",
    "wrong/tf_nn_double_softmax.py",
    "right/tf_nn_logits.py",
]
TORCH = [
    "wrong/keras_scores_as_probabilities.py",
    "right/keras_scores_as_logits.py",
    "wrong/keras_sigmoid_twice.py",
    "right/keras_sigmoid_once.py",
    "wrong/torch_sigmoid_bcewithlogits/train.py",
    "right/torch_logits_bcewithlogits/train.py",
    "wrong/torch_softmax_nll.py",
    "right/torch_log_softmax_nll.py",
]
WRITES = "characters/generate.py"  # trains for minutes, unless it is told not to
RUNNER = """
import contextlib, io, json, os, runpy, sys
said = {}
for script in sys.argv[1:]:
    sys.path.insert(0, os.path.dirname(os.path.abspath(script)))
    with contextlib.redirect_stdout(io.StringIO()) as out:
        runpy.run_path(script, run_name="__main__")
    said[script] = out.getvalue()
    sys.modules.pop("model", None)  # of the script's own folder
    del sys.path[0]
print(json.dumps(said))
"""

# Probabilities taken for logits lie in [0, 1]. At best the right one of C classes has 1 and the others 0, so that the loss of the row is
# log(e^1 + (C - 1) e^0) - 1 = log(1 + (C - 1) / e); for C = 10 that is log(4.310915).
FLOOR_OF_TEN = 1.4611
ROUNDED = 2e-4  # numbers are printed with four decimals, and summed by Keras in single precision
A_SOFTMAX = (
    "fromlogits: logits were expected, but this tensor is the output of softmax: the loss would apply it a second time. "
    "Pass the tensor before softmax, or set from_logits=False."
)


def test_every_mistake_is_found_and_nothing_else(capsys):
    cli.main(["check", str(EXAMPLES), "--output-format", "json"])
    out, err = capsys.readouterr()
    found: dict[str, list[str]] = {}
    for finding in json.loads(out):
        found.setdefault(Path(finding["filename"]).resolve().relative_to(EXAMPLES).as_posix(), []).append(finding["code"])
    assert found == MISTAKES
    assert not err  # every script was read to its end


def test_every_script_is_run():
    scripts = {path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.py") if path.name != "model.py"}
    assert scripts == {*JAX, *TENSORFLOW, *TORCH, WRITES}


def test_the_table_names_every_pair_and_its_rule():
    rows = [line for line in (EXAMPLES / "README.md").read_text(encoding="utf-8").splitlines() if "](wrong/" in line]
    named = {script: re.search(r"FL\d+", row)[0] for row in rows for script in re.findall(r"\((wrong/\S+?)\)", row)}
    assert named == {script: codes[0] for script, codes in MISTAKES.items()}
    assert all((EXAMPLES / script).is_file() for row in rows for script in re.findall(r"\(((?:wrong|right)/\S+?)\)", row))


def run(scripts, backend):
    """What each script prints."""
    environment = {**os.environ, "KERAS_BACKEND": backend, "TF_CPP_MIN_LOG_LEVEL": "3"}
    command = [sys.executable, "-c", RUNNER, *scripts]
    done = subprocess.run(command, cwd=EXAMPLES, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout.splitlines()[-1])


def number(printed, name):
    return float(re.findall(rf"{name} (-?\d+\.\d+)", printed)[-1])


def loss_and_truth(printed, name="loss by Keras"):
    return number(printed, name), number(printed, "cross-entropy of its predictions")


def by_keras_and_true(printed, name):
    return map(float, re.findall(rf"{name} by Keras (\S+), of its predictions (\S+)\n", printed)[0])


@pytest.mark.slow
def test_on_jax():
    said = run(JAX, "jax")

    wrong, right = said["wrong/keras_double_softmax.py"], said["right/keras_softmax_once.py"]
    loss, truth = loss_and_truth(wrong)
    assert FLOOR_OF_TEN < loss < truth  # 1.69 for 2.02: it is no bound of the truth, and looks like a model that has learned something
    assert 0.6 < number(wrong, "accuracy") < 0.93  # 0.776
    assert (
        "fromlogits: logits were expected, but the 450 rows sum to 1 and nothing is negative in this batch of shape (450, 10) (FL101)"
        in wrong
    )
    loss, truth = loss_and_truth(right)
    assert loss == pytest.approx(truth, abs=ROUNDED)
    assert number(right, "accuracy") > 0.94  # 0.971

    wrong, right = said["wrong/jax_softmax_optax.py"], said["right/jax_logits_optax.py"]
    assert number(wrong, "loss") > FLOOR_OF_TEN
    assert number(right, "loss") < 0.6
    # Half of the 512 points lie on each side. A score that meets every label meets as many 1 as 0, and costs
    # (softplus(z) + softplus(-z)) / 2 >= log 2 = 0.693147, which is reached at 0: nothing is learned.
    assert number(said["wrong/jax_broadcast_labels.py"], "loss") == pytest.approx(0.6931, abs=5e-3)
    assert number(said["right/jax_labels_one_shape.py"], "loss") < 0.1


@pytest.mark.slow
def test_on_tensorflow():
    said = run(TENSORFLOW, "tensorflow")

    wrong, right = said["wrong/keras_forgot_from_logits.py"], said["right/keras_from_logits.py"]
    loss, truth = loss_and_truth(wrong)
    assert abs(loss - truth) > 0.5  # 5.56 for 1.19
    assert number(wrong, "accuracy") < 0.8  # 0.444
    assert re.search(
        r"fromlogits: probabilities were expected \(from_logits=False\), but y_pred\[\d+, \d\] is -\d\S*\. "
        r"These look like raw scores: set from_logits=True\.\n",
        wrong,
    )
    loss, truth = loss_and_truth(right)
    assert loss == pytest.approx(truth, abs=ROUNDED)
    assert number(right, "accuracy") > 0.85  # 0.956

    wrong, right = said["wrong/tf_nn_double_softmax.py"], said["right/tf_nn_logits.py"]
    loss, truth = loss_and_truth(wrong, "loss by tf.nn")
    assert loss > FLOOR_OF_TEN
    assert loss > truth + 0.5  # 1.82 for 0.89
    assert "fromlogits: logits were expected, but this tensor is the output of softmax: the loss would apply it a second time. " in wrong
    loss, truth = loss_and_truth(right, "loss by tf.nn")
    assert loss == pytest.approx(truth, abs=ROUNDED)
    assert number(right, "loss by Keras") == pytest.approx(truth, abs=ROUNDED)
    assert number(right, "accuracy") > number(wrong, "accuracy") + 0.05  # 0.953 and 0.805
    # Where all logits are 0, p is 1/C in both softmaxes, and the gradient (1/C - y) of the second goes through the first, whose
    # derivative (1/C) I - (1/C^2) 11^T leaves of a vector that sums to zero the C-th part: a tenth here.
    assert number(wrong, "first gradient") == pytest.approx(number(right, "first gradient") / 10, abs=ROUNDED / 2)

    wrong, right = said["wrong/keras_softmax_in_loop.py"], said["right/keras_logits_in_loop.py"]
    loss, truth = loss_and_truth(wrong)
    assert loss == pytest.approx(truth, abs=ROUNDED)  # Keras on TensorFlow goes back to the logits that it finds on the tensor
    assert number(wrong, "as an array") > FLOOR_OF_TEN  # and knows of none where there is an array
    assert A_SOFTMAX in wrong
    loss, truth = loss_and_truth(right)
    assert loss == pytest.approx(truth, abs=ROUNDED)
    assert number(right, "as an array") == pytest.approx(truth, abs=ROUNDED)

    wrong, right = said["wrong/keras_one_hot_sparse.py"], said["right/keras_one_hot_dense.py"]
    assert "Keras: Argument `output` must have rank (ndim) `target.ndim - 1`." in wrong  # the other way round, and not a word of one-hot
    assert wrong.endswith(
        "fromlogits: y_true of shape (112, 3) have one number for each class (one-hot rows or distributions), but this loss takes class ids, "
        "one a row. Use CategoricalCrossentropy, or pass y_true.argmax(-1) where the rows are one-hot.\n"
    )
    loss, truth = loss_and_truth(right)
    assert loss == pytest.approx(truth, abs=ROUNDED)
    assert number(right, "of class ids") == pytest.approx(truth, abs=ROUNDED)

    wrong, right = said["wrong/keras_mixed_labels.py"], said["right/keras_labels_of_one_form.py"]
    assert wrong == (
        "Keras: Invalid dtype: object\n"
        "fromlogits: labels mix two forms: labels[0] is one value (0), labels[2] a row ([0, 0, 1]). Two sources may have been joined. If both "
        "count the classes in the same order, write fromlogits.labels.to_class_ids(labels, mixed=True); otherwise mend one of them.\n"
    )
    assert right.startswith("labels [0, 1, 2, 2], ")
    loss, truth = loss_and_truth(right)
    assert loss == pytest.approx(truth, abs=ROUNDED)

    wrong, right = said["wrong/keras_accuracy_on_logits.py"], said["right/keras_accuracy_at_zero.py"]
    for name in ("accuracy", "recall"):
        shown, true = by_keras_and_true(right, name)
        assert shown == pytest.approx(true, abs=ROUNDED)
    shown, true = by_keras_and_true(wrong, "recall")
    assert shown < true - 0.02  # 0.833 for 0.917: a score between 0 and 0.5 is a yes that is not counted


@pytest.mark.slow
def test_on_torch():
    said = run(TORCH, "torch")

    wrong, right = said["wrong/keras_sigmoid_twice.py"], said["right/keras_sigmoid_once.py"]
    loss, truth = loss_and_truth(wrong)
    # A probability taken for a logit costs at least log(1 + e^-1) = 0.313262 where the label is 1, and log(1 + e^0) = 0.693147 where
    # it is 0; 90 of the 143 labels are 1, so that no model comes below 0.4541.
    assert loss > 0.4540
    assert loss > truth + 0.3  # 0.47 for 0.08
    assert wrong.endswith(A_SOFTMAX.replace("softmax", "sigmoid") + "\n")
    loss, truth = loss_and_truth(right)
    assert loss == pytest.approx(truth, abs=ROUNDED)

    wrong, right = said["wrong/keras_scores_as_probabilities.py"], said["right/keras_scores_as_logits.py"]
    loss, truth = loss_and_truth(wrong)
    assert abs(loss - truth) > 0.1  # 0.44 for 0.14
    assert wrong.endswith(
        "fromlogits: probabilities were expected (from_logits=False), but this tensor is the output of a linear layer: raw scores. "
        "Set from_logits=True, or end the model in sigmoid.\n"
    )
    loss, truth = loss_and_truth(right)
    assert loss == pytest.approx(truth, abs=ROUNDED)
    # The same model, and the same loss of it: it does not matter on which side the sigmoid is taken.
    assert loss_and_truth(right) == pytest.approx(loss_and_truth(said["right/keras_sigmoid_once.py"]), abs=5e-3)

    wrong, right = said["wrong/torch_softmax_nll.py"], said["right/torch_log_softmax_nll.py"]
    assert -1.0 <= number(wrong, "loss of the last batch") < 0.0  # minus a probability
    assert number(wrong, "cross-entropy of all predictions") > 0.0
    assert (
        "fromlogits: log-probabilities were expected, but this tensor is the output of softmax: the loss would be minus a probability"
        in wrong
    )
    assert number(right, "cross-entropy of all predictions") < 0.3

    wrong, right = said["wrong/torch_sigmoid_bcewithlogits/train.py"], said["right/torch_logits_bcewithlogits/train.py"]
    assert number(wrong, "epoch 19: loss") > 0.3132  # log(1 + e^-1), were every label 1
    assert number(wrong, "test accuracy:") < number(right, "test accuracy:") + 0.02


@pytest.mark.slow
def test_what_a_language_model_writes():
    environment = {**os.environ, "KERAS_BACKEND": "jax", "TF_CPP_MIN_LOG_LEVEL": "3"}
    command = [sys.executable, str(EXAMPLES / WRITES), "--epochs", "2", "--length", "300"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    assert "output, loss and labels agree" in done.stdout
    rows = re.findall(r"^(.+?) +repetition (\d\.\d+)  perplexity (\d+\.\d+)$", done.stdout, re.MULTILINE)
    repetition, perplexity = ({name: float(row[place]) for name, *row in rows} for place in (0, 1))
    assert list(repetition) == ["Shakespeare", "greedy", "top-k 10", "top-p 0.9"]
    assert repetition["greedy"] > 0.2
    assert max(repetition["top-k 10"], repetition["top-p 0.9"], repetition["Shakespeare"]) < 0.05
    assert perplexity["greedy"] < min(perplexity["top-k 10"], perplexity["top-p 0.9"])
    assert perplexity["Shakespeare"] < 59  # what guessing has: it has learned something
