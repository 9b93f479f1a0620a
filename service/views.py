"""What the web shows, under the service's name: web doesn't know storage."""

from storage.codes import Channel, Delivery, EventKind, MessageKind, ReportKind, Status, View
from storage.errors import StorageError
from storage.mail_views import Failed, MailState
from storage.views import (
    Agent,
    EventView,
    FileRequest,
    FindingView,
    Message,
    ReportView,
    StoredAttachment,
    Ticket,
    TicketRow,
    WithheldView,
)

__all__ = [
    "Agent",
    "Channel",
    "Delivery",
    "EventKind",
    "EventView",
    "Failed",
    "FileRequest",
    "FindingView",
    "MailState",
    "Message",
    "MessageKind",
    "ReportKind",
    "ReportView",
    "Status",
    "StorageError",
    "StoredAttachment",
    "Ticket",
    "TicketRow",
    "View",
    "WithheldView",
]
