// The agent that the lesson's server talks to: a message names a toolkit, and its one tool runs.
import { Composio } from "@composio/core";

type Session = Awaited<ReturnType<Composio["use"]>>;
type Link = Awaited<ReturnType<Session["authorize"]>>;

const TOOLS = { github: "GITHUB_GET_THE_AUTHENTICATED_USER", gmail: "GMAIL_GET_PROFILE" };

export class NotConnected extends Error {
  constructor(
    readonly toolkit: string,
    readonly link: Link,
  ) {
    super(toolkit);
  }
}

export async function answer(session: Session, message: string): Promise<string> {
  const toolkit = message.toLowerCase().includes("gmail") ? "gmail" : "github";
  const result = await session.execute(TOOLS[toolkit], {});
  const { items } = await session.toolkits({ toolkits: [toolkit] });
  if (!items[0]?.connection?.isActive) {
    throw new NotConnected(toolkit, await session.authorize(toolkit));
  }
  return JSON.stringify(result.data);
}
