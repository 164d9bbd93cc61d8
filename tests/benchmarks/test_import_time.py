from __future__ import annotations

import importlib.util
from pathlib import Path


def test_numpys_own_time_is_taken_away_round_by_round():
    script = Path(__file__).parents[2] / "benchmarks" / "import_time.py"
    specification = importlib.util.spec_from_file_location("import_time", script)
    benchmark = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(benchmark)
    taken = {"import fromlogits": [9.0, 8.0, 70.0], "import numpy": [50.0, 500.0, 60.0], "from fromlogits import *": [70.0, 530.0, 81.0]}
    beyond = {line["statement"]: line["beyond_numpy"] for line in benchmark.lines_of(taken)}
    assert beyond == {"import fromlogits": "9.0", "import numpy": "", "from fromlogits import *": "21.0"}
