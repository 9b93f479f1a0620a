"""The neural networks: PP-OCRv6 as ONNX files, which RapidOCR's wheel carries."""

import importlib.util
import os
from pathlib import Path
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

DETECTION: Final = "PP-OCRv6_det_small.onnx"
RECOGNITION: Final = "PP-OCRv6_rec_small.onnx"
_QUIET: Final = 4  # fatal errors alone: messages may quote what is read


class Model(Protocol):
    """A network that is ready to run."""

    def __call__(self, values: Floats) -> Floats:
        """What it makes of the values."""


def folder() -> Path:
    """Where the files are. Nothing of RapidOCR is imported: it would look for downloads."""
    found = importlib.util.find_spec("rapidocr")
    if found is None or found.origin is None:
        raise FileNotFoundError("rapidocr is not installed")
    return Path(found.origin).parent / "models"


class Network:
    """One network, run in the thread that calls it and in no other: a worker can't make threads."""

    def __init__(self, name: str) -> None:
        # Without this the library writes a file and looks up a vendor's host as soon as it is imported.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = _QUIET
        options.enable_mem_pattern = False  # it would keep a plan for every size of picture
        self._session = InferenceSession(str(folder() / name), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name

    def __call__(self, values: Floats) -> Floats:
        result: Floats = self._session.run(None, {self._input: values})[0]
        return result

    def text(self, key: str) -> str:
        """Something that is written down in the file. Raises KeyError."""
        return str(self._session.get_modelmeta().custom_metadata_map[key])
