"""The one typed settings object: `load()` reads it from the environment and an optional TOML file."""

from service.settings.loading import load
from service.settings.model import Settings
from service.settings.parts import MailServer

__all__ = ["MailServer", "Settings", "load"]
