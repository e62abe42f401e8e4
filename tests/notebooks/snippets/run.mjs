// Runs snippets as they were written, with the official SDK, and prints what came of each, one
// line of JSON a snippet. What a snippet takes for granted (a user, a session, a web framework)
// is given to it; the import lines are left out, because the packages stand here under their names.
// COMPOSIO_BASE_URL and COMPOSIO_API_KEY say where the emulator is; the snippets come on stdin.
import { readFileSync } from "node:fs";
import { Composio as Client, OpenAIProvider } from "@composio/core";
import ts from "typescript";

const quiet = { allowTracking: false, disableVersionCheck: true };
const user = { id: "550e8400-e29b-41d4-a716-446655440000", username: "john_doe_123" };
const names = (tools) => tools.map((tool) => tool.function.name);

// The SDK with a key of one's own, whatever placeholder the snippet holds.
class Composio extends Client {
  constructor() {
    super(quiet);
  }
}

class StateGraph {
  addNode = () => this;
  addEdge = () => this;
  addConditionalEdges = () => this;
  compile = () => ({ invoke: async () => ({}) });
}

class ChatCerebras {
  bindTools = (tools) => ({ tools });
}

class ToolNode {}

const routes = {};
const express = () => ({
  get: (path, handler) => (routes.get = handler),
  post: (path, handler) => (routes.post = handler),
  listen: () => {},
});

// Calls a route and gives its status and answer.
const answer = async (handler) => {
  const seen = { status: 200 };
  const response = {
    status: (code) => ((seen.status = code), response),
    json: (body) => (seen.body = body),
  };
  await handler({ params: { userId: "user_123", toolkit: "github" } }, response);
  return seen;
};

const aliases = async (composio) => {
  const page = await composio.connectedAccounts.list({ userIds: ["user_of_G5"] });
  return page.items.map((account) => account.alias ?? null);
};

// What is asked of a snippet after it has run, in its own scope.
const asks = {
  G5: "return await aliases(composio)",
  G8: "return [tools, githubTools, specificTools].map(names)",
  G19: "return [await answer(routes.get), await answer(routes.post)]",
  G20: "return [workTools, personalTools].map(names)",
  G22: "return session.config.toolkits ?? null",
  G23: "return await composio.connectedAccounts.get(auth.id)",
  R1: "await new AgentService().handleMessage('user_123', '')",
  R5: "await handleConversation('user_123', 'chat_1', config)",
  R15: "await handleAgentRequest('user_123', '', ['gmail'])",
  R16: `const chat = new ConversationSession(); await chat.start('user_123', config);
    await chat.handleMessage(''); await chat.end()`,
};

// Where a snippet is about errors, something it calls fails.
const fails = (message) => async () => {
  throw new Error(message);
};
const troubles = {
  G28: { composio: { create: fails("authentication") } },
  R14: { runAgent: fails("the agent") },
};

const given = async (number, code) => {
  const composio = new Composio();
  const session = await composio.create("user_123");
  const silent = { info: () => {}, error: () => {} };
  const scope = {
    Composio,
    LangchainProvider: OpenAIProvider,
    VercelProvider: OpenAIProvider,
    StateGraph,
    MessagesAnnotation: {},
    ChatCerebras,
    ToolNode,
    express,
    routes,
    answer,
    aliases,
    names,
    user,
    userId: "user_123",
    userConnectedSlack: true,
    config: { toolkits: ["gmail"] },
    conversationStream: [""],
    runAgent: async () => "",
    agent: { run: async () => "" },
    logger: silent,
    console: { log: () => {}, error: () => {} },
    composio,
  };
  if (!/\b(const|let) toolkits\b/.test(code)) scope.toolkits = await session.toolkits();
  if (!/\b(const|let) session\b/.test(code)) scope.session = session;
  return { ...scope, ...troubles[number] };
};

const AsyncFunction = (async () => {}).constructor;

for (const { number, language, text } of JSON.parse(readFileSync(0, "utf8"))) {
  const typed = language === "typescript";
  const options = { compilerOptions: { target: "ESNext", module: "ESNext" } };
  const plain = (typed ? ts.transpileModule(text, options).outputText : text)
    .replace(/^import .*$/gm, "")
    .replace(/^export (?=async|class|\{)/gm, "")
    .replaceAll("{};", "");
  const code = number === "G5" ? plain.replaceAll("user_123", "user_of_G5") : plain;
  const scope = await given(number, code);
  let seen = { error: null, value: null };
  try {
    const run = new AsyncFunction(...Object.keys(scope), `{ ${code}\n${asks[number] ?? ""} }`);
    seen.value = (await run(...Object.values(scope))) ?? null;
  } catch (error) {
    seen.error = `${error.name}: ${error.message}`;
  }
  console.log(JSON.stringify({ number, ...seen }));
}
