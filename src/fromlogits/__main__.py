"""`python -m fromlogits` is `fromlogits`."""

from __future__ import annotations

import sys

from fromlogits.cli import main

if __name__ == "__main__":  # several processes import this module again on some systems
    sys.exit(main())
