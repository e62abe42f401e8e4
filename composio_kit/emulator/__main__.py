"""`python -m composio_kit.emulator`: the emulator process that a kernel starts."""

from composio_kit.emulator.server import main

main()
