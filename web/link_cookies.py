"""The token of a link, once it is out of the address: in a cookie that goes to its pages alone."""

from litestar.datastructures import Cookie

from web.site import Site


def link_cookie(site: Site, name: str, page: str, token: str, seconds: int) -> Cookie:
    """A cookie for `page` and what lies below it; an empty `token` ends it."""
    return Cookie(
        name,
        path=page,
        value=token,
        max_age=seconds if token else 0,
        secure=site.https,
        httponly=True,
        samesite="lax",  # a click on the link in a mail comes from another site
    )
