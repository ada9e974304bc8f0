import { host } from '../host.ts';
import { options, StandinObject } from '../strict-object.ts';

const checkMessage = options<Electron.MessageBoxOptions>()('MessageBoxOptions', [
  'message',
  'type',
  'buttons',
  'defaultId',
  'title',
  'detail',
  'checkboxLabel',
  'checkboxChecked',
  'icon',
  'cancelId',
  'noLink',
  'normalizeAccessKeys',
]);
const checkOpen = options<Electron.OpenDialogOptions>()('OpenDialogOptions', [
  'title',
  'defaultPath',
  'buttonLabel',
  'filters',
  'properties',
  'message',
]);
const checkSave = options<Electron.SaveDialogOptions>()('SaveDialogOptions', [
  'title',
  'defaultPath',
  'buttonLabel',
  'filters',
  'properties',
  'message',
  'nameFieldLabel',
]);

type WithWindow<Options> = [Electron.BaseWindow, Options] | [Options];

function optionsOf<Options>(args: WithWindow<Options>): Options {
  return args.length === 1 ? args[0] : args[1];
}

/** The prepared answer if there is one and it has the right form; otherwise what cancelling gives. */
function answerTo<Answer extends object>(call: string, wish: object, cancelled: Answer): Answer {
  const { journal, dialogAnswers } = host();
  const prepared = dialogAnswers.take(call);
  const answer =
    typeof prepared === 'object' && prepared !== null ? { ...cancelled, ...prepared } : cancelled;
  journal.record('dialog', { call, options: wish, answer, wasPrepared: prepared !== undefined });
  if (prepared === undefined) {
    process.stderr.write(`[standin] dialog.${call} was cancelled: ${JSON.stringify(wish)}\n`);
  }
  return answer;
}

/** Electron's dialog: answered by what a test has prepared, cancelled otherwise. */
class Dialog extends StandinObject<Electron.Dialog> {
  static readonly apiName = 'dialog';

  showMessageBox(...args: WithWindow<Electron.MessageBoxOptions>): Promise<Electron.MessageBoxReturnValue> {
    return Promise.resolve(messageBox('showMessageBox', optionsOf(args)));
  }

  showMessageBoxSync(...args: WithWindow<Electron.MessageBoxSyncOptions>): number {
    return messageBox('showMessageBoxSync', optionsOf(args)).response;
  }

  showErrorBox(title: string, content: string): void {
    host().journal.record('error-box', { title, content });
    process.stderr.write(`${title}\n${content}\n`);
  }

  showOpenDialog(...args: WithWindow<Electron.OpenDialogOptions>): Promise<Electron.OpenDialogReturnValue> {
    const wish = optionsOf(args);
    checkOpen(wish);
    return Promise.resolve(answerTo('showOpenDialog', wish, { canceled: true, filePaths: noPaths() }));
  }

  showSaveDialog(...args: WithWindow<Electron.SaveDialogOptions>): Promise<Electron.SaveDialogReturnValue> {
    const wish = optionsOf(args);
    checkSave(wish);
    return Promise.resolve(answerTo('showSaveDialog', wish, { canceled: true, filePath: '' }));
  }
}

function noPaths(): string[] {
  return [];
}

function messageBox(
  call: string,
  wish: Electron.MessageBoxOptions | Electron.MessageBoxSyncOptions,
): Electron.MessageBoxReturnValue {
  checkMessage(wish);
  const cancelId =
    wish.cancelId ?? Math.max(wish.buttons?.findIndex((button) => /^(cancel|no)$/i.test(button)) ?? 0, 0);
  const checkboxChecked = 'checkboxChecked' in wish ? (wish.checkboxChecked ?? false) : false;
  return answerTo(call, wish, { response: cancelId, checkboxChecked });
}

export const dialog = new Dialog();
