"""Kernels that are ready at once: the SDK's import, which takes seconds, is paid once for all.

`ready.ready_kernels()` puts a kernelspec in front whose `python3` is launched by
`provisioner.ReadyProvisioner`. On Linux the kernel is forked from a process that has imported
everything (`server`); elsewhere a plain kernel that has imported already waits (`spare`).
Whatever is in doubt is the plain launch of jupyter_client. Notebooks know nothing of it.
"""
