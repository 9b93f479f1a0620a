"""The web application: every route on one page, and the layers around them."""

from pathlib import Path

from litestar import Litestar, Router
from litestar.di import Provide
from litestar.types import ASGIApp

from service.runtime import Runtime
from web.access import AccessLog
from web.answers import Answers, Boundary, let_through
from web.desk import entry, files, inbox, mail, reports, requests
from web.desk import ticket as desk_ticket
from web.desk.sessions import session_cookie_name, signed_in
from web.draining import Draining
from web.guards import Guards
from web.headers import SecurityHeaders
from web.heads import Heads
from web.health import health
from web.hooks import take_mail
from web.pages import Pages
from web.problem_page import show_problem
from web.public import form, handover, progress, ticket
from web.rendering import environment, read_manifest
from web.site import Site
from web.statics import read_assets, static_route

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
TEMPLATES = _HERE / "templates"

PUBLIC = [
    form.show_form,
    form.open_ticket,
    ticket.follow_link,
    ticket.show_ticket,
    ticket.reply,
    ticket.get_file,
    ticket.get_picture,
    handover.follow_link,
    handover.show_handover,
    handover.hand_over,
    progress.show_progress,
    show_problem,
    health,
    take_mail,
]
ENTRY = [
    entry.show_sign_in,
    entry.sign_in,
    entry.sign_out,
    entry.follow_welcome,
    entry.show_welcome,
    entry.welcome,
]
DESK = [
    inbox.show_inbox,
    desk_ticket.show_ticket,
    desk_ticket.reply,
    desk_ticket.note,
    desk_ticket.assign,
    desk_ticket.set_status,
    desk_ticket.accept,
    desk_ticket.confirm,
    desk_ticket.dismiss,
    desk_ticket.move,
    desk_ticket.get_file,
    desk_ticket.get_picture,
    requests.ask,
    requests.withdraw,
    files.show_file,
    files.remove,
    files.black_out,
    mail.show_mail,
    mail.send_again,
    reports.show_reports,
    reports.show_placeholder,
    reports.report_miss,
    reports.report_mistake,
]


def create_app(runtime: Runtime) -> ASGIApp:
    """The application over an open runtime. Raises AssetsMissing when the front end has not been built."""
    settings = runtime.settings
    by_mail = settings.outgoing is not None
    pages = Pages(environment(TEMPLATES, read_manifest(STATIC)), settings.company, by_mail=by_mail)
    site = Site(runtime, pages)
    cookies = frozenset(
        {
            session_cookie_name(https=site.https),
            ticket.TICKET_COOKIE,
            handover.HANDOVER_COOKIE,
            entry.WELCOME_COOKIE,
        }
    )
    app: ASGIApp = Guards(
        Heads(_routes(site)),
        hosts=settings.allowed_hosts,
        public_url=settings.public_url,
        credentials=cookies,
    )
    app = Draining(Boundary(app, Answers(pages, settings.max_request_mb)))
    return AccessLog(SecurityHeaders(app, https=site.https))


def _routes(site: Site) -> Litestar:
    desk = Router("", route_handlers=DESK, dependencies={"agent": Provide(signed_in)})
    return Litestar(
        [*PUBLIC, *ENTRY, desk, static_route(read_assets(STATIC))],
        dependencies={"site": Provide(lambda: site, sync_to_thread=False)},
        exception_handlers={Exception: let_through},
        debug=False,  # said aloud, because LITESTAR_DEBUG in the environment would turn it on
        pdb_on_exception=False,
        logging_config=None,
        openapi_config=None,
        request_max_body_size=None,  # web.uploads counts
    )
