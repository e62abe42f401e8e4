// A program that uses the official SDK as its documentation shows, and prints what it saw,
// one line of JSON a step. COMPOSIO_BASE_URL and COMPOSIO_API_KEY say where the emulator is.
import { Composio } from "@composio/core";

const user = "user_ayu";
const quiet = { allowTracking: false, disableVersionCheck: true };
const see = (step, seen) => console.log(JSON.stringify({ step, seen }));

const composio = new Composio(quiet);

const session = await composio.create(user, { toolkits: ["github"], mcp: true });
see("create", { id: session.sessionId, version: session.configVersion, mcp: session.mcp });

const tools = await session.tools();
see("tools", tools.map((tool) => tool.function.name));

const before = await session.toolkits();
see("toolkits", before.items.map(({ slug, connection }) => ({ slug, connection })));

const request = await session.authorize("github", { alias: "work" });
see("authorize", { id: request.id, redirectUrl: request.redirectUrl });

const account = await request.waitForConnection(30_000);
see("connected", { id: account.id, status: account.status });

see("execute", await session.execute("GITHUB_GET_THE_AUTHENTICATED_USER", {}));

const again = await composio.use(session.sessionId);
const after = await again.toolkits();
see("use", { id: again.sessionId, connection: after.items[0].connection });

const config = await again.update({ toolkits: ["github", "gmail"] });
see("update", { version: again.configVersion, config });

const accounts = await composio.connectedAccounts.list({ userIds: [user] });
see("list", accounts.items.map(({ id, status, toolkit }) => ({ id, status, toolkit })));

const stranger = new Composio({ ...quiet, apiKey: "ak_of_nobody" });
see("refused", await stranger.create(user).catch((error) => String(error.message)));
