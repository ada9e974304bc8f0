import Type from 'typebox';
import type { JournalEntry } from './journal.ts';

/** A menu item as a person sees it; `path` leads to it through the labels of its submenus. */
export interface MenuFacts {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | null;
  readonly isEnabled: boolean;
  readonly isVisible: boolean;
  readonly isChecked: boolean;
  readonly path: readonly string[];
}

export interface TrayFacts {
  readonly toolTip: string;
  readonly menu: readonly MenuFacts[];
}

export interface WindowFacts {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly bounds: { x: number; y: number; width: number; height: number };
  readonly isVisible: boolean;
  readonly isFocused: boolean;
  readonly isMinimized: boolean;
  readonly isMaximized: boolean;
  readonly isFullScreen: boolean;
}

const nothing = Type.Object({});
const window = Type.Object({ id: Type.Number() });
const bounds = Type.Partial(
  Type.Object({ x: Type.Number(), y: Type.Number(), width: Type.Number(), height: Type.Number() }),
);

/** What a test may ask of a running stand-in, by the name of the call: the form of its input. */
export const callInputs = {
  /** Answers the next dialog that main shows by this call of Electron's dialog. */
  prepareDialog: Type.Object({
    call: Type.Union([
      Type.Literal('showMessageBox'),
      Type.Literal('showMessageBoxSync'),
      Type.Literal('showOpenDialog'),
      Type.Literal('showSaveDialog'),
    ]),
    answer: Type.Record(Type.String(), Type.Unknown()),
  }),
  /** The journal after the entry with this number; waits so long for one if there is none yet. */
  journal: Type.Object({ after: Type.Number(), waitMs: Type.Number() }),
  /** The items of the application menu, of the menu that popped up last, or of the first tray icon. */
  menu: Type.Object({
    of: Type.Union([Type.Literal('application'), Type.Literal('popup'), Type.Literal('tray')]),
  }),
  /** Clicks the first item with this id or label. */
  clickMenu: Type.Object({
    of: Type.Union([Type.Literal('application'), Type.Literal('popup'), Type.Literal('tray')]),
    item: Type.String(),
  }),
  trays: nothing,
  clickTray: Type.Object({
    event: Type.Union([Type.Literal('click'), Type.Literal('double-click'), Type.Literal('right-click')]),
  }),
  clickNotification: window,
  closeNotification: window,
  windows: nothing,
  activateWindow: window,
  /** Another program has the keyboard. */
  leaveWindow: window,
  /** As a person's click on the window's cross. */
  closeWindow: window,
  setWindowBounds: Type.Object({ id: Type.Number(), bounds }),
  /** Emits an event of powerMonitor after setting what it would find. */
  power: Type.Object({
    event: Type.Optional(Type.String()),
    isOnBattery: Type.Optional(Type.Boolean()),
    idleSeconds: Type.Optional(Type.Number()),
  }),
  /** What the person has chosen for the whole computer. */
  systemLook: Type.Object({
    isDark: Type.Optional(Type.Boolean()),
    hasHighContrast: Type.Optional(Type.Boolean()),
  }),
  /** A click on the application's icon while it runs. */
  activate: nothing,
  /** Ends the page's process as a fault in it would. */
  crashPage: window,
  clipboard: nothing,
  quit: nothing,
} as const;

export type CallName = keyof typeof callInputs;
export type CallInput<Name extends CallName> = Type.Static<(typeof callInputs)[Name]>;

interface Answers {
  journal: JournalEntry[];
  menu: MenuFacts[];
  trays: TrayFacts[];
  windows: WindowFacts[];
  clipboard: string;
}

/** What the call answers; calls that only do something answer null. */
export type CallAnswer<Name extends CallName> = Name extends keyof Answers ? Answers[Name] : null;
