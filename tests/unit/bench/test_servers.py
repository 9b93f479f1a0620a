"""The measured servers take what is sent to them, and differ in redaction alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.load import Channel, Job, run
from bench.servers import PROGRAMS, Variant
from tests.support.server import VeilboxServer
from tests.support.visitors import signed_in

SECONDS = 0.05
CARD = "4242 4242 4242 4242"  # in the first form that is sent


def send(server: VeilboxServer, channel: Channel) -> None:
    port = server.smtp_port if channel is Channel.MAIL else server.http_port
    assert run(Job(channel, port, (server.pid,), connections=2, seconds=SECONDS)).tickets >= 2


def test_the_yardstick_takes_the_form(tmp_path: Path) -> None:
    with VeilboxServer(tmp_path, program=PROGRAMS[Variant.BARE]) as server:
        send(server, Channel.POST)


@pytest.mark.parametrize("variant", [Variant.ON, Variant.OFF])
def test_veilbox_takes_every_channel_and_redacts_unless_replaced(tmp_path: Path, variant: Variant) -> None:
    with VeilboxServer(tmp_path, program=PROGRAMS[variant]) as server:
        for channel in Channel:
            send(server, channel)
        with signed_in(server) as agent:
            pages = "".join(agent.get(f"/desk/tickets/{number}").text for number in (1, 2))
    assert (CARD in pages) == (variant is Variant.OFF)
