"""What every route works with: the running service and the pages."""

from dataclasses import dataclass

from litestar.di import NamedDependency
from litestar.params import FromPath, SkipValidation

from service.runtime import Runtime
from web.pages import Pages


@dataclass(frozen=True)
class Site:
    """Handed to the routes by name."""

    runtime: Runtime
    pages: Pages

    @property
    def https(self) -> bool:
        """Whether browsers reach this site through TLS."""
        return self.runtime.settings.public_url.startswith("https://")


InSite = NamedDependency[SkipValidation[Site]]
InPath = FromPath[str]
