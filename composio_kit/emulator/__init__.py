"""A local Composio: its HTTP API with real state behind it, and a consent page.

The emulator imports nothing of the rest of the kit, so everything in this
package could be a package of its own. Data flows one way: a route reads the
request, `policy` decides, `execution` acts, `store` keeps.
"""
