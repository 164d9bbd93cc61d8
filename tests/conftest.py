"""Triton decides when it is first imported whether it compiles kernels or runs them in its interpreter; without a GPU it must be the second.

It comes before everything else: where TensorFlow has been loaded first, loading Triton ends the process (TensorFlow 2.21, Triton 3.9).
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

if not Path("/dev/nvidia0").exists():
    os.environ.setdefault("TRITON_INTERPRET", "1")
with suppress(ImportError):
    import triton  # noqa: F401
