import type { CallAnswer, CallInput, CallName, MenuFacts, TrayFacts, WindowFacts } from './control/calls.ts';
import type { JournalEntry, JournalKind } from './control/journal.ts';

type EntryOf<Kind extends JournalKind> = Extract<JournalEntry, { kind: Kind }>;
type MenuPlace = CallInput<'menu'>['of'];

function isErrorBody(value: unknown): value is { error: string } {
  return typeof value === 'object' && value !== null && 'error' in value;
}

// The two sides are parts of one program, which was compiled against one table of calls.
function isAnswer<Name extends CallName>(_: Name, value: unknown): value is CallAnswer<Name> {
  return !isErrorBody(value);
}

/** A test's hand on a stand-in that was started with `--debug-port-file`. */
export class ControlClient {
  readonly #port: number;

  /** The port is `controlPort` in the file. */
  constructor(controlPort: number) {
    this.#port = controlPort;
  }

  /** Carries out one call; throws what the stand-in says against it. */
  async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallAnswer<Name>> {
    const response = await fetch(`http://127.0.0.1:${this.#port}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const body: unknown = await response.json();
    if (isErrorBody(body)) throw new Error(`${name}: ${body.error}`);
    if (!isAnswer(name, body)) throw new Error(`${name}: strange answer`);
    return body;
  }

  /** The next open dialog chooses these files or folders; none means that it is cancelled. */
  async answerOpenDialog(filePaths: readonly string[]): Promise<void> {
    const answer = { canceled: filePaths.length === 0, filePaths: [...filePaths] };
    await this.call('prepareDialog', { call: 'showOpenDialog', answer });
  }

  /** The next save dialog chooses this file; undefined means that it is cancelled. */
  async answerSaveDialog(filePath: string | undefined): Promise<void> {
    const answer = { canceled: filePath === undefined, filePath: filePath ?? '' };
    await this.call('prepareDialog', { call: 'showSaveDialog', answer });
  }

  /** The next message box is answered with the button of this index. */
  async answerMessageBox(response: number, checkboxChecked = false): Promise<void> {
    await this.call('prepareDialog', { call: 'showMessageBox', answer: { response, checkboxChecked } });
  }

  /** Waits for an entry of the journal of this kind, after the entry with the given number. */
  async waitForEntry<Kind extends JournalKind>(kind: Kind, after = 0, timeoutMs = 10_000): Promise<EntryOf<Kind>> {
    const isWanted = (entry: JournalEntry): entry is EntryOf<Kind> => entry.kind === kind;
    const deadline = Date.now() + timeoutMs;
    let seen = after;
    while (Date.now() < deadline) {
      const entries = await this.call('journal', { after: seen, waitMs: deadline - Date.now() });
      const found = entries.find(isWanted);
      if (found) return found;
      seen = entries.at(-1)?.number ?? seen;
    }
    throw new Error(`no ${kind} within ${timeoutMs} ms`);
  }

  /** All that has happened so far. */
  journal(): Promise<JournalEntry[]> {
    return this.call('journal', { after: 0, waitMs: 0 });
  }

  menu(place: MenuPlace = 'application'): Promise<MenuFacts[]> {
    return this.call('menu', { of: place });
  }

  /** Clicks the first item with this id or label. */
  async clickMenu(item: string, place: MenuPlace = 'application'): Promise<void> {
    await this.call('clickMenu', { of: place, item });
  }

  trays(): Promise<TrayFacts[]> {
    return this.call('trays', {});
  }

  windows(): Promise<WindowFacts[]> {
    return this.call('windows', {});
  }
}
