import {
  hearName,
  isFromPage,
  isolatedWorldName,
  sayName,
  type FromPage,
  type ToPage,
} from '../wire/page-messages.ts';
import type { Session } from './connection.ts';
import type { Payload } from './protocol.ts';

/** The messages between Node and the isolated world of one page. */
export class PageWire {
  readonly #session: Session;
  readonly #receive: (message: FromPage) => void;
  #contextId: number | undefined;

  constructor(session: Session, receive: (message: FromPage) => void) {
    this.#session = session;
    this.#receive = receive;
    session.on('Runtime.bindingCalled', (call) => this.#hear(call));
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#contextId) this.#contextId = undefined;
    });
  }

  /**
   * Prepares a page that has not begun yet, and settles when its process has taken everything in: a
   * document that is committed before that would miss the preload. `needsFilePaths` lets the preload
   * stop at its debugger statement, which is how webUtils.getPathForFile asks synchronously.
   */
  async prepare(
    scripts: { mainWorld: string; isolatedWorld: string },
    needsFilePaths: boolean,
  ): Promise<void> {
    const session = this.#session;
    session.tell('Runtime.enable');
    session.tell('Runtime.addBinding', { name: sayName, executionContextName: isolatedWorldName });
    session.tell('Page.addScriptToEvaluateOnNewDocument', { source: scripts.mainWorld });
    if (needsFilePaths) {
      session.on('Debugger.paused', (paused) => void this.#tellFilePath(paused));
      session.tell('DOM.enable');
      session.tell('Debugger.enable');
    }
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: scripts.isolatedWorld,
      worldName: isolatedWorldName,
    });
  }

  /** Speaks to the present document; a page between two documents does not hear it, as under Electron. */
  say(message: ToPage): void {
    if (this.#contextId === undefined) return;
    this.#session
      .send('Runtime.callFunctionOn', {
        executionContextId: this.#contextId,
        functionDeclaration: `function (text) { try { ${hearName}(text); } catch (error) { reportError(error); } }`,
        arguments: [{ value: JSON.stringify(message) }],
        silent: true,
      })
      // The document may have gone meanwhile.
      .catch(() => undefined);
  }

  #hear({ name, payload, executionContextId }: Payload<'Runtime.bindingCalled'>): void {
    if (name !== sayName) return;
    const message: unknown = JSON.parse(payload);
    if (!isFromPage(message)) return;
    if (message.t === 'hello') this.#contextId = executionContextId;
    if (executionContextId === this.#contextId) this.#receive(message);
  }

  async #tellFilePath({ callFrames }: Payload<'Debugger.paused'>): Promise<void> {
    const session = this.#session;
    const callFrameId = callFrames[0]?.callFrameId;
    if (callFrameId && callFrames[0]?.functionName === 'getPathForFile') {
      const file = await session.send('Debugger.evaluateOnCallFrame', {
        callFrameId,
        expression: 'lookup.file',
      });
      const objectId = file.result.objectId;
      const info = objectId
        ? await session.send('DOM.getFileInfo', { objectId }).catch(() => undefined)
        : undefined;
      const expression = `lookup.path = ${JSON.stringify(info?.path ?? '')}`;
      await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression });
    }
    session.tell('Debugger.resume');
  }
}
