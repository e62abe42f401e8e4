"""Forbids a Python process every connection that leaves this computer, and notes each attempt.

`test_offline` puts this file on PYTHONPATH as `sitecustomize.py`, so that every
Python started from there on obeys: a kernel, its threads, and the emulator.
Names are looked up elsewhere too, so a lookup counts as a connection.
"""

import ipaddress
import os
import sys
from typing import Any

NOTES = os.environ["LOOPBACK_ONLY_NOTES"]
HOST_IN = {
    "socket.connect": lambda sock, address: address,
    "socket.sendto": lambda sock, address: address,
    "socket.sendmsg": lambda sock, address: address,
    "socket.getaddrinfo": lambda host, *more: (host,),
    "socket.gethostbyname": lambda host: (host,),
    "socket.gethostbyaddr": lambda host: (host,),
    "socket.getnameinfo": lambda address: address,
}
"""The audit events of a connection, and how to find the address in their arguments."""


class ConnectionForbidden(OSError):
    """The process was about to leave this computer."""


def forbid(event: str, arguments: tuple[Any, ...]) -> None:
    """Let an audit event pass unless it is a connection to elsewhere."""
    if event not in HOST_IN:
        return
    address = HOST_IN[event](*arguments)
    if isinstance(address, tuple) and not is_here(address[0]):
        with open(NOTES, "a", encoding="utf-8") as notes:
            notes.write(f"{address[0]}\n")
        raise ConnectionForbidden(f"{address[0]} is not this computer")


def is_here(host: object) -> bool:
    """Whether a host, or no host at all, means this computer."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


sys.addaudithook(forbid)
