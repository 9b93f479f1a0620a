"""Digs a number out of a file wherever it may hide. It looks for what it knows; it detects nothing."""

from bench.attachments.deep.find import holds, places, spelled
from bench.attachments.deep.layers import Layer, layers

__all__ = ["Layer", "holds", "layers", "places", "spelled"]
