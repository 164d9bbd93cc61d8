"""The live sensor: what a model that stands in memory gives. The looking itself is shared with the losses (`fromlogits.provenance`)."""

from __future__ import annotations

from fromlogits.provenance.models import outputs_of

__all__ = ["outputs_of"]
