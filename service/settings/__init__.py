"""The one typed settings object: `load()` reads it from the environment and an optional TOML file."""

from service.settings.loading import load
from service.settings.model import Settings
from service.settings.parts import MailServer
from service.settings.queues import Queue

__all__ = ["MailServer", "Queue", "Settings", "load"]
