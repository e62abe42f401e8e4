"""A ready kernel is a kernel like any other: whatever it is asked about itself is the same."""

import json
from functools import cache

import pytest

FACTS = {
    "arguments": "sys.argv[1:2], Path(sys.argv[0]).name, len(sys.argv)",
    "original arguments": "sys.orig_argv[:4], len(sys.orig_argv)",
    "path of imports": "sys.path",
    "interpreter": "str(sys.flags), sys.executable, sys.prefix, sys.getrecursionlimit()",
    "names in the environment": "names",
    "environment": "os.environ['COLOUR'], os.environ['MPLBACKEND'], os.environ['JPY_PARENT_PID']",
    "working folder": "os.getcwd()",
    "group and session": "os.getpgrp() == os.getpid() == os.getsid(0)",
    "signals": "[str(signal.getsignal(number)) for number in (2, 13, 15, 17, 29)]",
    "main module": "type(sys.modules['__main__']).__name__, __name__, '__file__' in globals()",
    "main thread": "threading.current_thread() is threading.main_thread()",
    "event loop": "type(asyncio.get_event_loop()).__name__",
    "standard streams": "[type(stream).__name__ for stream in (sys.stdin, sys.stdout, sys.stderr)]",
    "standard input": "os.read(0, 1).decode()",
    "history": "get_ipython().history_manager.enabled, get_ipython().execution_count",
    "backend of matplotlib": "matplotlib.get_backend()",
    "threads of NumPy": "[pool['num_threads'] for pool in threadpoolctl.threadpool_info()]",
    "comm targets": "sorted(comm.get_comm_manager().targets)",
    "garbage collection": "gc.isenabled(), gc.get_threshold()",
    "log": "log_handlers()",
    "filters of warnings": "sorted(str(filter) for filter in warnings.filters)",
    "options of pandas": "str(pandas._config.config._global_config).lower()",
    "settings of matplotlib": "str(dict(matplotlib.rcParams))",
    "environment as the SDK calls it": "composio.client._detect_runtime_environment()",
    "language of the kit": "composio_kit.messages.messages().language",
}
ASK = """
import asyncio, gc, json, logging, os, signal, sys, threading, warnings
names = sorted(os.environ.keys() - {{"JUPYTER_PATH"}})
from pathlib import Path
import comm, composio, ipywidgets, ipykernel.debugger, matplotlib.pyplot, pandas, threadpoolctl
import composio_kit.messages, composio_langchain
def log_handlers():
    loggers = [logging.getLogger(), *logging.root.manager.loggerDict.values()]
    return sorted(
        (getattr(logger, "name", ""), logger.level, type(handler).__name__, handler.level,
         type(getattr(handler, "stream", None)).__name__)
        for logger in loggers for handler in getattr(logger, "handlers", [])
        if not isinstance(handler, logging.NullHandler)
    )
print(json.dumps({{{questions}}}))
"""


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("way", ["fork", "spare"])
def test_what_a_kernel_says_of_itself_is_what_a_plain_one_says(kernels, way, fact):
    assert of_itself(kernels(way))[fact] == of_itself(kernels("plain"))[fact]


@cache
def of_itself(kernel):
    """What a kernel says of itself, by fact."""
    questions = ", ".join(f"{name!r}: [{question}]" for name, question in FACTS.items())
    return json.loads(kernel.run(ASK.format(questions=questions)))
