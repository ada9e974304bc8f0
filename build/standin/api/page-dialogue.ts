import { host } from '../host.ts';
import { face } from '../strict-object.ts';
import { codec } from '../wire/node-codec.ts';
import type { AcceleratorKey, FromPage } from '../wire/page-messages.ts';
import { eventWith } from './electron-event.ts';
import { takeHandler, type IpcMain } from './ipc-main.ts';
import { detachPort, MessagePortMain } from './message-ports.ts';
import type { PageCore } from './page-core.ts';
import type { SessionRules } from './session-rules.ts';

/** What the owner of a page does with what the page says. */
export interface DialogueOwner {
  readonly core: PageCore;
  readonly rules: SessionRules;
  readonly sender: Electron.WebContents;
  readonly frame: Electron.WebFrameMain;
  /** The channels to look at, the most particular first. */
  readonly channels: readonly IpcMain[];
  began(url: string): void;
  accelerators(): readonly AcceleratorKey[];
  runCommand(commandId: number): void;
  openWindow(wish: { url: string; frameName: string; features: string }): void;
  closeWindow(): void;
  titleChanged(title: string): void;
  resized(width: number, height: number): void;
  preloadFailed(error: Error): void;
}

/** Carries out one message of a page. */
export function answerPage(message: FromPage, owner: DialogueOwner): void {
  const { core } = owner;
  switch (message.t) {
    case 'hello':
      core.ports.closeAll();
      owner.began(message.url);
      core.say({ t: 'accelerators', keys: owner.accelerators() });
      return;
    case 'invoke':
      void answerInvoke(message, owner);
      return;
    case 'send':
      emitMessage(owner, message.channel, list(codec.decode(message.args)), []);
      return;
    case 'post':
      emitMessage(owner, message.channel, [codec.decode(message.data)], message.ports);
      return;
    case 'port':
      core.ports.deliver(message.id, codec.decode(message.data), message.ports);
      return;
    case 'port-closed':
      core.ports.close(message.id);
      return;
    case 'permission':
    case 'check':
    case 'display':
      void answerPermission(message, owner);
      return;
    case 'open-window':
      owner.openWindow({ ...message, url: host().schemes.toApp(message.url) });
      return;
    case 'close-window':
      owner.closeWindow();
      return;
    case 'title':
      owner.titleChanged(message.title);
      return;
    case 'accelerator':
      owner.runCommand(message.commandId);
      return;
    case 'resized':
      owner.resized(message.width, message.height);
      return;
    case 'preload-failed': {
      const error = new Error(message.message);
      error.stack = message.stack;
      owner.preloadFailed(error);
    }
  }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function senderFields({ sender, frame }: DialogueOwner) {
  return {
    type: 'frame' as const,
    sender,
    senderFrame: frame,
    frameId: frame.routingId,
    processId: frame.processId,
  };
}

async function answerInvoke(
  message: Extract<FromPage, { t: 'invoke' }>,
  owner: DialogueOwner,
): Promise<void> {
  const { id, channel } = message;
  const { core } = owner;
  try {
    const handler = findHandler(owner.channels, channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const result: unknown = await handler(
      eventWith(senderFields(owner)),
      ...list(codec.decode(message.args)),
    );
    core.say({ t: 'answer', id, data: codec.encode(result) });
  } catch (error) {
    process.stderr.write(`Error occurred in handler for '${channel}': ${stackOf(error)}\n`);
    core.say({ t: 'failure', id, message: String(error) });
  }
}

function findHandler(channels: readonly IpcMain[], channel: string): ReturnType<typeof takeHandler> {
  for (const candidate of channels) {
    const handler = takeHandler(candidate, channel);
    if (handler) return handler;
  }
  return undefined;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? String(error)) : String(error);
}

function emitMessage(
  owner: DialogueOwner,
  channel: string,
  args: unknown[],
  portIds: readonly string[],
): void {
  const { core } = owner;
  const ports = portIds.map((id) =>
    face<Electron.MessagePortMain>(new MessagePortMain(core.ports.receive(id))),
  );
  const reply = (replyChannel: string, ...replyArgs: unknown[]): void =>
    sendToPage(core, replyChannel, replyArgs);
  const event = eventWith({ ...senderFields(owner), ports, reply });
  for (const ipc of owner.channels) ipc.emit(channel, event, ...args);
}

/** Sends to the page's ipcRenderer; throws where an argument cannot be cloned. */
export function sendToPage(core: PageCore, channel: string, args: readonly unknown[]): void {
  core.say({ t: 'message', channel, args: codec.encode(args), ports: [] });
}

/** Sends one message with ports to the page's ipcRenderer. */
export function postToPage(
  core: PageCore,
  channel: string,
  data: unknown,
  transfer: readonly unknown[],
): void {
  const args = codec.encode([data]);
  core.say({ t: 'message', channel, args, ports: transfer.map((port) => core.ports.send(detachPort(port))) });
}

type PermissionMessage = Extract<FromPage, { t: 'permission' | 'check' | 'display' }>;

async function answerPermission(message: PermissionMessage, owner: DialogueOwner): Promise<void> {
  const isAllowed = await judge(message, owner);
  owner.core.say({ t: 'answer', id: message.id, data: codec.encode(isAllowed) });
}

async function judge(message: PermissionMessage, { rules, sender, frame }: DialogueOwner): Promise<boolean> {
  const securityOrigin = `${frame.origin}/`;
  switch (message.t) {
    case 'permission': {
      const { mediaTypes } = message.details;
      return await rules.mayHave(sender, message.permission, {
        isMainFrame: true,
        requestingUrl: frame.url,
        ...(mediaTypes && { mediaTypes: [...mediaTypes], securityOrigin }),
      });
    }
    case 'check':
      return rules.isGranted(sender, message.permission, frame.url, message.mediaType ?? undefined);
    case 'display': {
      const { video: videoRequested, audio: audioRequested } = message;
      return await rules.mayCaptureDisplay({
        frame,
        securityOrigin,
        videoRequested,
        audioRequested,
        userGesture: true,
      });
    }
  }
}
