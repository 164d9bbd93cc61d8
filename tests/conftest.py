"""Triton decides when it is first imported whether it compiles kernels or runs them in its interpreter; without a GPU it must be the second."""

from __future__ import annotations

import os
from pathlib import Path

if not Path("/dev/nvidia0").exists():
    os.environ.setdefault("TRITON_INTERPRET", "1")
