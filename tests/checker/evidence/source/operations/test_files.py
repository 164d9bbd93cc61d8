"""Texts that a program writes and reads: csv rows, lines, JSON, files in memory and under a path."""

from __future__ import annotations

from textwrap import dedent

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.settings import Settings

# Each program ends in `y`. What a file holds is written first, so that the program can run.
EXPORT = """\
import csv
rng = np.random.default_rng(1)
def export():
    buf = io.StringIO()
    out = csv.writer(buf)
    out.writerow(["x", "name", "k"])
    for _ in range(200):
        k = int(rng.integers(0, 3))
        out.writerow([f"{rng.random():.3f}", rng.choice(["cat", "dog"]), k])
    buf.seek(0)
    return buf

"""
LINES = """\
rng = np.random.default_rng(12)
lines = ["row,answer"]
for i in range(300):
    q = rng.integers(1, 6, 4)
    answer = "yes" if q.mean() > 3.2 else ("no" if q.mean() < 2.8 else "unsure")
    lines.append(",".join([str(i), answer]))
t = pd.read_csv(io.StringIO("\\n".join(lines)), index_col="row")
"""
NOTES = """\
import json
rng = np.random.default_rng(3)
notes = [json.dumps({"x": float(rng.random()), "k": int(rng.integers(0, 4))}) for _ in range(200)]
"""
DISK = "rng = np.random.default_rng(3)\nt = pd.DataFrame({'a': rng.choice(['lo', 'hi'], 90), 'k': rng.integers(1, 4, 90)})\n"

CASES = [
    # csv gives texts, whatever was written
    (f"{EXPORT}y = np.array([r['k'] for r in csv.DictReader(export())])", {"strings": True, "integral": None}),
    (f"{EXPORT}y = np.array([int(r['k']) for r in csv.DictReader(export())])", {"strings": None, "low": 0, "high": 2}),
    (f"{EXPORT}y = np.array([row[-1] for row in csv.reader(export())])", {"strings": True}),
    (f"{EXPORT}y = np.array([row[2] for row in list(csv.reader(export()))[1:]]).astype(int)", {"strings": None, "dtype": "int64"}),
    (f"{EXPORT}y = np.array([r['name'] for r in csv.DictReader(export())])", {"strings": True, "words": frozenset({"cat", "dog"})}),
    (f"{EXPORT}y = np.array([float(r['x']) for r in csv.DictReader(export())])", {"strings": None, "integral": None}),
    # pandas reads numbers
    (f"{EXPORT}y = pd.read_csv(export())['k']", {"low": 0, "high": 2, "integral": True, "strings": None}),
    (f"{EXPORT}y = pd.read_csv(export())['name']", {"strings": True, "classes": 2}),
    (f"{EXPORT}y = pd.read_csv(export(), usecols=['name', 'k'])['k']", {"high": 2}),
    (f"{LINES}y = t['answer']", {"classes": 3}),
    (f"{LINES}y = t['answer'].map({{'yes': 1, 'no': 0}})", {"nan": True, "low": 0, "high": 1}),
    (f"{LINES}y = t['answer'].map({{'yes': 1, 'no': 0, 'unsure': 0}})", {"nan": None, "high": 1}),
    ("y = pd.read_csv(io.StringIO('a,b\\n1,x\\n2,\\n'))['b']", {"nan": True, "classes": 1}),
    ("y = pd.read_csv(io.StringIO('1,0\\n2,3\\n'), header=None)[1]", {"low": 0, "high": 3}),
    ("y = pd.read_csv(io.StringIO('1,0\\n2,3\\n'), names=['a', 'b'])['b']", {"low": 0, "high": 3}),
    # lines
    ("f = io.StringIO()\nfor i in range(3):\n    f.write(f'{i};{i + 1}\\n')\ny = np.array([int(s.split(';')[1]) for s in f.getvalue().splitlines()])", {"low": 1, "high": 3}),
    ("f = io.StringIO()\nfor i in range(90):\n    print(i % 2, 'b', file=f)\ny = np.array([s.split()[0] for s in f.getvalue().splitlines()])", {"strings": True}),
    # JSON keeps numbers
    (f"{NOTES}y = np.array([json.loads(n)['k'] for n in notes])", {"low": 0, "high": 3, "integral": True}),
    (f"{NOTES}y = np.array([json.loads(n)['k'] for n in '\\n'.join(notes).splitlines()])", {"low": 0, "high": 3}),
    # under a path
    (f"{DISK}t.to_csv('t.csv', index=False)\ny = pd.read_csv('t.csv')['k']", {"low": 1, "high": 3}),
    (f"{DISK}t.to_csv('t.csv')\ny = pd.read_csv('t.csv', index_col=0)['a']", {"classes": 2}),
    (f"{DISK}t.to_csv('t.csv')\ny = pd.read_csv('t.csv').iloc[:, 0]", {"integral": True, "low": 0}),
    ("np.save('y.npy', np.arange(1, 4))\ny = np.load('y.npy')", {"low": 1, "high": 3}),
    ("np.savez('d', y=np.arange(1, 4), x=np.zeros(3))\ny = np.load('d.npz')['y']", {"low": 1, "high": 3}),
    ("import pickle\nwith open('y.pkl', 'wb') as f:\n    pickle.dump(np.arange(1, 4), f)\nwith open('y.pkl', 'rb') as f:\n    y = pickle.load(f)", {"low": 1}),
    ("torch.save({'y': torch.arange(1, 4)}, 'd.pt')\ny = torch.load('d.pt')['y']", {"low": 1, "high": 3}),
    (("import csv\nwith open('a.csv', 'w') as f:\n    w = csv.DictWriter(f, ['a', 'k'])\n    w.writeheader()\n    w.writerow({'a': 1, 'k': 'cat'})\n"
     "with open('a.csv') as f:\n    y = np.array([r['k'] for r in csv.DictReader(f)])"), {"strings": True}),
    # a left join that finds nothing
    (f"{DISK}o = pd.DataFrame({{'a': ['lo'], 'n': [1]}})\ny = t.merge(o, on='a', how='left')['n']", {"nan": True}),
    (f"{DISK}o = pd.DataFrame({{'a': ['lo', 'hi'], 'n': [1, 2]}})\ny = t.merge(o, on='a', how='left')['k']", {"nan": None, "high": 3}),
    (f"{DISK}o = pd.DataFrame({{'a': ['lo'], 'n': [1]}})\ny = pd.merge(t, o, on='a')['n']", {"nan": None}),
]  # fmt: skip


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program.rpartition("\n")[2][:70] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program.rpartition("\n")[2][:70] for program, _ in CASES])
def test_it_is_true(program, true, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    true(program)


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        ("f'{a}-{b}'.upper()", True),
        ("'{}/{}'.format(a, 3)", True),
        ("str(a) + '.png'", True),
        ("open('unknown.txt').read()", True),
        ("[line for line in open('unknown.txt')]", True),
        ("open('unknown.txt').read().split()", True),
        ("[line.rstrip().split(';')[0] for line in open('unknown.txt')]", True),
        ("int(f'{a}')", None),
        ("[float(cell) for line in open('unknown.txt') for cell in line.split(',')]", None),
        ("len(f'{a}')", None),
        ("f'{a}' == 'b'", None),
        ("{'a': 1, 'b': 2}[f'{a}']", None),
    ],
)
def test_a_text_that_nobody_spelled_out_is_a_text(program, wanted, read):
    made = read(f"y = np.array({program})")["y"]
    assert (made.strings if isinstance(made, Tensor) else None) is wanted


PROGRAM = """
    import csv
    import keras
    import numpy as np
    from sklearn.preprocessing import LabelEncoder

    {read}
    model = keras.Sequential([keras.layers.Dense(3, activation="softmax")])
    model.compile("adam", loss="sparse_categorical_crossentropy")
    model.fit(x, y)
"""
READ = {
    "cells as they are": ("x, y = np.array([r[:-1] for r in rows], float), np.array([r[-1] for r in rows])", ["FL205"]),
    "cells made numbers": ("x, y = np.array([r[:-1] for r in rows], float), np.array([int(r[-1]) for r in rows])", []),
    "an array made numbers": ("d = np.array(rows)\n    x, y = d[:, :-1].astype(float), d[:, -1].astype(int)", []),
    "an array of numbers": ("d = np.array(rows, dtype='float32')\n    x, y = d[:, :-1], d[:, -1]", []),
    "names in a list": ("x, y = np.array([r[:-1] for r in rows], float), np.array([['a', 'b', 'c'].index(r[-1]) for r in rows])", []),
    "names in a dictionary": ("x, y = np.array([r[:-1] for r in rows], float), np.array([{'a': 0, 'b': 1, 'c': 2}[r[-1]] for r in rows])", []),
    "names encoded": ("x, y = np.array([r[:-1] for r in rows], float), LabelEncoder().fit_transform([r[-1] for r in rows])", []),
    "names counted": ("x, y = np.array([r[:-1] for r in rows], float), np.unique([r[-1] for r in rows], return_inverse=True)[1]", []),
}  # fmt: skip


@pytest.mark.parametrize("how", READ)
@pytest.mark.parametrize(
    "opened",
    [
        "rows = list(csv.reader(open('unknown.csv')))[1:]",
        "rows = [line.strip().split(',') for line in open('unknown.csv')]",
        "rows = []\n    with open('unknown.csv') as f:\n        for line in f:\n            rows.append(line.strip().split(','))",
    ],
)
def test_labels_from_a_file(how, opened, tmp_path):
    text, codes = READ[how]
    (tmp_path / "program.py").write_text(dedent(PROGRAM.format(read=f"{opened}\n    {text}")))
    assert [finding.code for finding in check([str(tmp_path)], Settings()).findings] == codes


def test_scikit_learn_takes_classes_by_any_name(tmp_path):
    program = """
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import log_loss

    x = np.random.rand(50, 3)
    y = np.where(x[:, 0] > 0.5, "yes", "no")
    print(log_loss(y, LogisticRegression().fit(x, y).predict_proba(x)))
    """
    (tmp_path / "program.py").write_text(dedent(program))
    assert check([str(tmp_path)], Settings()).findings == ()
