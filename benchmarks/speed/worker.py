"""One way in a process of its own: it computes once for each line it is sent, and says how long that took; at the end, what memory it took.

    python benchmarks/speed/worker.py cross_entropy "fl.cross_entropy" "4096 x 32000"

The first answer is about a run after which everything is compiled. Memory is the peak of one more run, beyond what the process held before it.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
import time
import warnings
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.simplefilter("ignore")

WARM = 4  # runs before any counts: a call site is looked at three times


def resident(name: str) -> int:
    """Bytes of memory, by the name that the kernel gives them."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith(name))


def memory(step: Any) -> int:
    """The peak of a run beyond what was held before."""
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
    before = resident("VmRSS")
    step()
    return resident("VmHWM") - before


def main() -> None:
    """Set up, warm up, answer."""
    operation, name, shape = sys.argv[1:]
    from speed import shapes

    if operation == "cross_entropy":
        from speed.cross_entropy_ways import WAYS

        sizes: Any = shapes.LOGITS[shape]
    else:
        from speed.linear_ways import WAYS

        sizes = {**shapes.HEADS, **shapes.BY_ROWS, **shapes.BY_CLASSES}[shape]
    answers, sys.stdout = sys.stdout, sys.stderr
    step = WAYS[name].setup(sizes)
    for _ in range(WARM):
        step()
    print(json.dumps("ready"), file=answers, flush=True)
    for line in sys.stdin:
        if line.strip() == "memory":
            print(json.dumps(memory(step)), file=answers, flush=True)
            continue
        begin = time.perf_counter()
        found = step()
        print(json.dumps(time.perf_counter() - begin), file=answers, flush=True)
        del found


if __name__ == "__main__":
    main()
