"""The MCP server of one session, made with the official SDK, for one exchange.

It is stateless: nothing outlives the request, not even a task. It lists and runs
what the API's own operations list and run, so policy, approvals and log are
theirs. A question to the user goes to the client as an MCP elicitation, which
needs protocol version 2026-07-28; a client that cannot ask gets what the session
says in `experimental.no_elicitation_support_fallback`.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mcp import MCPError
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ClientCapabilities,
    ElicitationCapability,
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    InputRequiredResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)
from starlette.types import Receive, Scope, Send

from composio_kit.emulator.catalogue import VERSION, JsonObject
from composio_kit.emulator.operations import TOO_DEEP, once
from composio_kit.emulator.problems import Refusal, unforeseen
from composio_kit.emulator.routes.session_calls import execute, tools
from composio_kit.emulator.routes.sessions import session_or_refuse
from composio_kit.emulator.security import replay
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

CANNOT_ASK = Text(
    en="This call needs the user's approval, and this MCP client cannot ask for it, so it did not "
    "run. Use a client with elicitation (MCP 2026-07-28), or call session.execute.",
    id="Panggilan ini memerlukan persetujuan user, tetapi client MCP ini tidak dapat memintanya, "
    "jadi panggilan tidak dijalankan. Pakai client dengan elicitation (MCP 2026-07-28), atau "
    "panggil session.execute.",
)
_ELICITATION = ClientCapabilities(elicitation=ElicitationCapability())

_log = logging.getLogger("composio_kit.emulator")


@dataclass(frozen=True)
class Exchange:
    """One JSON-RPC message to a session: an ASGI app that answers it as JSON.

    Parameters
    ----------
    call
        The authenticated request, with the message as its body.
    raw
        The same message in the bytes it came in.
    """

    call: Call
    raw: bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the message."""
        server: Server[Any] = Server(
            "composio-emulator",
            version=VERSION,
            on_list_tools=self.list_tools,
            on_call_tool=self.call_tool,
        )
        manager = StreamableHTTPSessionManager(server, json_response=True, stateless=True)
        async with manager.run():
            await manager.handle_request(scope, replay(self.raw, receive), send)

    async def list_tools(
        self, context: ServerRequestContext[Any], params: PaginatedRequestParams | None
    ) -> ListToolsResult:
        """What `session.tools()` shows."""
        query = {"limit": "500"}
        if params is not None and params.cursor is not None:
            query["cursor"] = params.cursor
        try:
            page = tools(replace(self.call, query=query))
        except Refusal as refusal:
            raise MCPError(INVALID_PARAMS, self._sentence(refusal)) from None
        return ListToolsResult(
            tools=[described(item) for item in page["items"]], next_cursor=page["next_cursor"]
        )

    async def call_tool(
        self, context: ServerRequestContext[Any], params: CallToolRequestParams
    ) -> CallToolResult | InputRequiredResult:
        """Run a tool as `session.execute` does; what goes wrong is a tool error."""
        can_ask = context.session.check_client_capability(_ELICITATION)
        asked: JsonObject = {"tool_slug": params.name, "arguments": params.arguments or {}}
        if params.request_state is not None:
            asked["request_state"] = params.request_state
        if params.input_responses:
            asked["input_responses"] = {
                name: response.model_dump(include={"action", "content"}, exclude_none=True)
                for name, response in params.input_responses.items()
                if isinstance(response, ElicitResult)
            }
        target = f"POST /tool_router/{self.call.path['session_id']}/mcp"
        try:
            with self.call.store.transaction(at_once=True):
                _, answer = once(self.call, target, lambda call: executed(call, asked, can_ask))
        except Refusal as refusal:
            return failure(self._sentence(refusal))
        except RecursionError:
            return failure(TOO_DEEP.say(self.call.language))
        except Exception as error:
            _log.error("MCP tools/call failed", exc_info=error)
            return failure(self._sentence(unforeseen(error)))
        return result_of(json.loads(answer))

    def _sentence(self, refusal: Refusal) -> str:
        error = refusal.envelope(self.call.language, self.call.request_id)["error"]
        return f"{error['message']} {error['suggested_fix']}"


def executed(call: Call, asked: JsonObject, can_ask: bool) -> JsonObject:
    """The API's answer to an execution, asked with `asked`.

    Parameters
    ----------
    can_ask
        Whether the client can put a question to the user. If not, the session's
        own configuration answers.
    """
    answer = execute(replace(call, body=asked))
    if answer["result_type"] != "input_required" or can_ask:
        return answer
    allowed = session_or_refuse(call).elicitation_fallback == "allow"
    decision = {"action": "accept", "content": {"decision": "approve" if allowed else "deny"}}
    decided = {
        **asked,
        "input_responses": dict.fromkeys(answer["input_requests"], decision),
        "request_state": answer["request_state"],
    }
    answer = execute(replace(call, body=decided))
    if allowed or answer["result_type"] != "failed":
        return answer
    return {**answer, "error": CANNOT_ASK.say(call.language)}


def described(item: Mapping[str, Any]) -> Tool:
    """A tool of the API as MCP describes it; the hints are among its tags."""
    tags = item["tags"]
    return Tool(
        name=item["slug"],
        title=item["name"],
        description=item["description"],
        input_schema=item["input_parameters"],
        annotations=ToolAnnotations(
            read_only_hint="readOnlyHint" in tags,
            destructive_hint="destructiveHint" in tags,
            idempotent_hint="idempotentHint" in tags,
            open_world_hint="openWorldHint" in tags,
        ),
    )


def result_of(answer: Mapping[str, Any]) -> CallToolResult | InputRequiredResult:
    """The API's answer to an execution as MCP's: data, a sentence, or a question."""
    if answer["result_type"] == "input_required":
        return InputRequiredResult(
            input_requests={
                name: ElicitRequest(
                    params=ElicitRequestFormParams(
                        message=question["message"], requested_schema=question["requested_schema"]
                    )
                )
                for name, question in answer["input_requests"].items()
            },
            request_state=answer["request_state"],
        )
    data: JsonObject = answer["data"]
    if answer["result_type"] == "failed":
        return failure(answer["error"], data)
    text = json.dumps(data, ensure_ascii=False)
    return CallToolResult(content=[TextContent(text=text)], structured_content=data)


def failure(sentence: str, data: JsonObject | None = None) -> CallToolResult:
    """A tool error: the sentence, and the data there is all the same."""
    texts = [sentence, json.dumps(data, ensure_ascii=False)] if data else [sentence]
    return CallToolResult(
        content=[TextContent(text=text) for text in texts],
        structured_content=data or None,
        is_error=True,
    )
