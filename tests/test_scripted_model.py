"""The scripted chat model: real calls of tools, and answers made of what they returned."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from composio_langchain import LangchainProvider
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage
from langgraph.graph import START, MessagesState, StateGraph
from langgraph.prebuilt import ToolNode, tools_condition

from composio_kit.messages import LANGUAGES, messages, set_language
from composio_kit.scripted_model import ScriptedChatModel, next_message
from tests.doors import KEY
from tests.processes import undone

SCRIPT = {
    "inbox": [("GMAIL_FETCH_EMAILS", {"max_results": 1}), ("GMAIL_GET_PROFILE", {})],
    "forward": [
        ("GMAIL_FETCH_EMAILS", {"max_results": 1}),
        lambda said: (
            "GMAIL_SEND_EMAIL",
            {
                "recipient_email": "garden@melati-school.example",
                "subject": json.loads(said[-1].text)["data"]["messages"][0]["subject"],
            },
        ),
    ],
    "issue": [("GITHUB_GET_AN_ISSUE", {"owner": "ayu", "repo": "none", "issue_number": 1})],
}
DIRECT = {"toolkits": ["gmail"], "session_preset": "direct_tools"}
GMAIL = ["GMAIL_FETCH_EMAILS", "GMAIL_GET_PROFILE", "GMAIL_SEND_EMAIL"]
META = ["COMPOSIO_SEARCH_TOOLS", "COMPOSIO_MANAGE_CONNECTIONS", "COMPOSIO_MULTI_EXECUTE_TOOL"]


@pytest.fixture(autouse=True)
def _in_english():
    with undone():
        set_language("en")
        yield


@pytest.fixture
def langchain(door):
    """The SDK with tools for LangChain in front of the emulator."""
    from composio import Composio

    return Composio(
        provider=LangchainProvider(),
        api_key=KEY,
        base_url=door.base_url,
        http_client=door.http,
        allow_tracking=False,
    )


def agent_of(session, model=None):
    """The guide's agent, with a scripted model in place of a real one."""
    tools = session.tools()
    model = (model or ScriptedChatModel(script=SCRIPT)).bind_tools(tools)
    graph = StateGraph(MessagesState)
    graph.add_node("agent", lambda state: {"messages": [model.invoke(state["messages"])]})
    graph.add_node("tools", ToolNode(tools))
    graph.add_edge(START, "agent")
    graph.add_conditional_edges("agent", tools_condition)
    graph.add_edge("tools", "agent")
    return graph.compile()


def ask(agent, *texts):
    said = []
    for text in texts:
        said = agent.invoke({"messages": [*said, HumanMessage(text)]})["messages"]
    return said


def called(said):
    return [call["name"] for one in said if isinstance(one, AIMessage) for call in one.tool_calls]


def result(name, data, error=None):
    content = json.dumps({"data": data, "error": error, "successful": error is None})
    return ToolMessage(content, name=name, tool_call_id="call_1")


def test_it_calls_the_tools_of_the_script_in_order_and_answers_with_what_they_returned(
    door, langchain
):
    session = langchain.create(
        user_id="user_ayu", toolkits=["gmail"], session_preset="direct_tools"
    )
    door.connect(session, "gmail")

    said = ask(agent_of(session), "What is new in my Inbox?")

    assert called(said) == ["GMAIL_FETCH_EMAILS", "GMAIL_GET_PROFILE"]
    assert "Question about the science homework" in said[-1].text
    assert "ayu@melati-school.example" in said[-1].text


def test_with_meta_tools_it_goes_the_way_of_the_guide(door, langchain):
    session = langchain.create(user_id="user_ayu", toolkits=["gmail"])
    door.connect(session, "gmail")

    said = ask(agent_of(session), "inbox")

    assert called(said) == META * 2
    assert "Question about the science homework" in said[-1].text
    workflow = json.loads(said[2].text)["data"]["session"]["id"]
    assert said[3].tool_calls[0]["args"]["session_id"] == workflow


def test_it_ends_where_an_account_is_missing_and_keeps_the_link_out_of_its_answer(langchain):
    session = langchain.create(user_id="user_chris", toolkits=["gmail"])

    said = ask(agent_of(session), "inbox")

    assert called(said) == META[:2]
    assert said[-1].text.endswith("Not connected yet: gmail. Please connect it and ask me again.")
    assert "/link/" not in said[-1].text


def test_it_says_why_a_toolkit_cannot_be_connected(langchain):
    session = langchain.create(user_id="user_chris", toolkits=["slack"])

    assert "gmail is not enabled" in ask(agent_of(session), "inbox")[-1].text


def test_a_step_can_be_made_of_what_was_said_before(door, langchain):
    session = langchain.create(
        user_id="user_ayu", toolkits=["gmail"], session_preset="direct_tools"
    )
    door.connect(session, "gmail")

    ask(agent_of(session), "forward")

    sent = session.execute("GMAIL_FETCH_EMAILS", arguments={"query": "in:sent"}).data
    assert sent["messages"][0]["subject"] == "Question about the science homework"


def test_each_message_of_a_conversation_begins_its_script_anew(door, langchain):
    session = langchain.create(
        user_id="user_ayu", toolkits=["gmail"], session_preset="direct_tools"
    )
    door.connect(session, "gmail")

    said = ask(agent_of(session), "inbox", "inbox")

    assert called(said) == ["GMAIL_FETCH_EMAILS", "GMAIL_GET_PROFILE"] * 2
    ids = [call["id"] for one in said if isinstance(one, AIMessage) for call in one.tool_calls]
    assert len(set(ids)) == 4


def test_one_model_serves_many_people_at_once(door, langchain):
    people = [f"user_{number}" for number in range(6)]
    sessions = [langchain.create(user_id=one, toolkits=["gmail"]) for one in people]
    for session in sessions:
        door.connect(session, "gmail")
    model = ScriptedChatModel(script=SCRIPT)
    agents = [agent_of(session, model) for session in sessions]
    alone = [ask(agent, "inbox")[-1].text for agent in agents]

    with ThreadPoolExecutor() as pool:
        together = list(pool.map(lambda agent: ask(agent, "inbox")[-1].text, agents))

    assert together == alone
    assert len(set(together)) == len(people)


@pytest.mark.parametrize("error", ["no such mail", "3 of 3 failed"])
def test_a_failed_call_ends_the_turn_and_is_told(error):
    said = [HumanMessage("inbox"), result("GMAIL_FETCH_EMAILS", {}, error)]

    answer = next_message(SCRIPT, GMAIL, said)

    assert not answer.tool_calls
    assert answer.text == f"[scripted model] GMAIL_FETCH_EMAILS failed: {error}"


def test_a_tool_that_broke_is_told_with_its_own_text():
    broken = ToolMessage("bad input", name="GMAIL_FETCH_EMAILS", tool_call_id="1", status="error")

    answer = next_message(SCRIPT, GMAIL, [HumanMessage("inbox"), broken])

    assert answer.text == "[scripted model] GMAIL_FETCH_EMAILS failed: bad input"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("asked", "offered", "then"),
    [
        ("weather", GMAIL, []),
        ("issue", GMAIL, []),
        ("inbox", GMAIL, [result("GMAIL_FETCH_EMAILS", {}), result("GMAIL_GET_PROFILE", {})]),
        ("inbox", META, [result(META[1], {"results": {"gmail": {"status": "initiated"}}})]),
    ],
    ids=["unknown", "no tool", "done", "not connected"],
)
def test_every_answer_bears_the_mark_of_a_script(language, asked, offered, then):
    set_language(language)

    answer = next_message(SCRIPT, offered, [HumanMessage(asked), *then])

    assert not answer.tool_calls
    assert answer.text.startswith(messages(language).models.scripted_mark)


def test_a_long_result_is_told_in_a_few_phrases():
    data = {"messages": [{"id": "1", "text": f"{number} " + "long " * 50} for number in range(9)]}
    script = {"inbox": SCRIPT["inbox"][:1]}

    answer = next_message(script, GMAIL, [HumanMessage("inbox"), result(GMAIL[0], data)])

    assert answer.text.count("…") == 3
    assert len(answer.text) < 250
