from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser

import numpy as np
import pytest
import torch

import fromlogits as fl
from fromlogits.checker.check import check
from fromlogits.checker.evidence.pictures import Bars
from fromlogits.checker.live.report import Report
from fromlogits.checker.report import charts, page
from fromlogits.checker.settings import Settings
from fromlogits.vocabulary import Applicability, Case, Confidence, Finding, Fix, Labels, Loss, Output, OutputKind, Severity, Where

HOSTILE = [
    "</script><script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    "javascript:document.title='owned'",
    "</style><script>document.title='owned'</script>",
    "{{ 7*7 }}{% raw %}",
    "<svg/onload=document.title='owned'>",
    "]]>--><script>document.title='owned'</script>",
    "</pre><iframe src=http://example.com>",
]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen: list[tuple[str, dict]] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


def tags(text):
    parser = Tags()
    parser.feed(text)
    return parser.seen


def hostile_report(tmp_path):
    """Whatever a program names, named as badly as can be."""
    evil = "".join(HOSTILE)
    file = tmp_path / "<img src=x onerror=alert(1)>.py"
    file.write_text(f"# {evil}\nloss(z, y)  # {evil}\n", encoding="utf-8")
    where = Where(str(file), 2, 1, 2, 5)
    output = Output(OutputKind.PROBABILITIES, evil, 3, text=evil, where=where, evidence=evil, dtype=evil)
    case = Case(output, Loss(evil, OutputKind.LOGITS, None, where=where, text=evil), Labels(text=evil, evidence=evil, dtype=evil))
    finding = Finding("FL101", evil, Severity.ERROR, Confidence.HINT, evil, where, fix=Fix(evil, Applicability.SAFE), case=case)
    from fromlogits.checker.evidence.pictures import Numbers

    bars = Bars((1, 2), names=(evil, evil))
    return Report((finding,), (case,), (evil,), numbers=(Numbers(bars, bars, bars),))


@pytest.fixture
def report():
    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Linear(8, 5), torch.nn.Softmax(1))
    x, y = torch.randn(64, 8), torch.randint(0, 5, (64,))
    return fl.check(model, torch.nn.CrossEntropyLoss(), (x, y), train=True)


def test_a_page_stands_alone(report, tmp_path):
    page.write(report, tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert {tag for tag, _ in tags(text)} <= set(
        "html head meta title style body main div p section h2 h3 table tr th td dl dt dd figure figcaption svg line rect polyline text article pre span strong".split()
    )
    assert not re.search(r"https?://|<script|<link|<img|@import|url\(", text)
    assert "prefers-color-scheme: dark" in text
    for expected in (
        "they disagree: FL101",
        "what rows sum to",
        "the labels",
        "one batch learned by heart",
        "cannot fall below 0.9048",
        "a guess 1.609",
    ):
        assert expected in text
    assert "fl.check(model, torch.nn.CrossEntropyLoss(), (x, y), train=True)" in text


def test_nothing_that_a_program_names_becomes_markup(tmp_path):
    report = hostile_report(tmp_path)
    page.write(report, tmp_path / "page.html")
    for text in ((tmp_path / "page.html").read_text(encoding="utf-8"), report._repr_html_()):
        found = tags(text)
        assert {tag for tag, _ in found} & {"script", "img", "iframe"} == set()
        assert not any(
            name.startswith("on") or str(value).startswith("javascript:") for _, attributes in found for name, value in attributes.items()
        )
        assert "&lt;/script&gt;&lt;script&gt;" in text
        assert "{{ 7*7 }}" in text


def test_a_notebook_shows_the_table_and_the_findings(report):
    text = report._repr_html_()
    assert "<html" not in text
    assert "<rect" not in text
    assert text.count("<article") == 1
    assert "nn.Softmax(dim=1) &#39;1&#39;" in text


def test_a_watched_run(tmp_path):
    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Linear(8, 5), torch.nn.Softmax(1))
    optimizer = torch.optim.Adam(model.parameters())
    x, y = torch.randn(64, 8), torch.randint(0, 5, (64,))
    with pytest.warns(fl.ContractWarning, match="FL101"), fl.guard(on_finding="warn") as watch:  # noqa: PT031 a run is many steps
        for _ in range(20):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model(x), y).backward()
            optimizer.step()
    page.write(watch, tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    for expected in ("1 finding: 1 loss looked at", "the loss", "20 values", "cannot fall below 0.9048", "what rows sum to", "FL101"):
        assert expected in text


def test_a_check_of_source(tmp_path):
    (tmp_path / "a.py").write_text(
        "import torch\nfrom torch.nn import functional as F\nloss = F.cross_entropy(torch.softmax(z, 1), y)\n", encoding="utf-8"
    )
    text = page.render(check([str(tmp_path)], Settings()))
    assert text.startswith("<!DOCTYPE html>")
    assert "1 finding: 1 file, 1 agreement understood" in text
    assert "loss = F.cross_entropy(torch.softmax(z, 1), y)" in text
    assert "nothing found: 0 files, 0 agreements understood" in page.render(check([], Settings()))


def test_charts_are_numbers():
    drawn = charts.bars("labels", Bars((1, 2, 4), names=("0", "1", "2")))
    assert [(bar.height, bar.title) for bar in drawn.bars] == [(30.0, "0: 1"), (60.0, "1: 2"), (120.0, "2: 4")]
    assert (drawn.low, drawn.high, drawn.top) == ("0", "2", "4")
    line = charts.curve("loss", [2.0, 1.0, float("nan")], [(0.0, "floor", "floor"), (None, "a guess", "guess")])
    assert [level.text for level in line.levels] == ["floor 0"]
    assert line.note == "1 of 3 values are not finite"
    assert charts.curve("loss", [1.0], []) is None
    assert charts.bars("labels", None) is None


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: the page is not opened in a browser")
def test_a_browser_shows_it_and_runs_nothing(report, tmp_path):
    page.write(hostile_report(tmp_path), tmp_path / "hostile.html")
    page.write(report, tmp_path / "page.html")

    def opened(file, *more):
        command = [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--window-size=1000,1600",
            *more,
        ]
        return subprocess.run([*command, (tmp_path / file).as_uri()], capture_output=True, text=True, timeout=120, check=True).stdout

    dumped = opened("hostile.html", "--dump-dom")
    assert "<title>fromlogits: they disagree: FL101</title>" in dumped  # no script has renamed it
    assert {tag for tag, _ in tags(dumped)} & {"script", "img", "iframe"} == set()
    shades = {}
    for look, scheme in (("light", 1), ("dark", 0)):
        opened("page.html", f"--blink-settings=preferredColorScheme={scheme}", f"--screenshot={tmp_path / look}.png")
        shades[look] = brightness(tmp_path / f"{look}.png")
    assert shades["light"] > 200
    assert shades["dark"] < 80


def brightness(file):
    from matplotlib import image

    pixels = image.imread(file)[..., :3]
    return float(np.median(pixels) * 255)
