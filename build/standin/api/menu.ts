import { host } from '../host.ts';
import { face, options, StandinEmitter, StandinObject } from '../strict-object.ts';
import { focusedWindow, type BrowserWindow } from './browser-window.ts';
import { ElectronEvent } from './electron-event.ts';
import { readAccelerator } from './accelerators.ts';
import { setKeySource, type KeySource } from './menu-keys.ts';
import { readRole, type RoleMeaning } from './menu-roles.ts';

const checkPopup = options<Electron.PopupOptions>()('PopupOptions', [
  'window',
  'x',
  'y',
  'positioningItem',
  'callback',
  'sourceType',
]);
const checkItem = options<Electron.MenuItemConstructorOptions>()('MenuItemConstructorOptions', [
  'accelerator',
  'acceleratorWorksWhenHidden',
  'checked',
  'click',
  'enabled',
  'icon',
  'id',
  'label',
  'registerAccelerator',
  'role',
  'sublabel',
  'submenu',
  'toolTip',
  'type',
  'visible',
]);

let lastCommandId = 0;
let applicationMenu: Menu | null = null;

/** The menu of the application under the stand-in's own type. */
export function currentMenu(): Menu | null {
  return applicationMenu;
}

/** Does what a person's click on the item does. */
export let activate: (
  item: MenuItem,
  window: BrowserWindow | undefined,
  event: Electron.KeyboardEvent,
) => void;

/** The items of a menu under the stand-in's own type. */
export let itemsOf: (menu: Menu) => readonly MenuItem[];

/** Electron's MenuItem. */
export class MenuItem extends StandinObject<Electron.MenuItem> {
  readonly commandId = ++lastCommandId;
  readonly id: string;
  readonly type: Electron.MenuItem['type'];
  readonly role: Electron.MenuItem['role'];
  readonly accelerator: string | null;
  readonly registerAccelerator: boolean;
  readonly submenu: Electron.Menu | undefined;
  readonly click: () => void;
  label: string;
  sublabel: string;
  toolTip: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #wish: Electron.MenuItemConstructorOptions;
  readonly #meaning: RoleMeaning | undefined;

  static {
    activate = (item, window, event) => item.#activate(window, event);
  }

  constructor(wish: Electron.MenuItemConstructorOptions) {
    super();
    checkItem(wish);
    const { role, meaning } = wish.role ? readRole(wish.role) : {};
    this.#wish = wish;
    this.#meaning = meaning;
    const submenu = wish.submenu ?? meaning?.submenu;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu;
    this.id = wish.id ?? '';
    this.role = role;
    this.type = wish.type ?? (submenu ? 'submenu' : 'normal');
    this.accelerator = wish.accelerator ?? meaning?.accelerator ?? null;
    this.registerAccelerator = wish.registerAccelerator ?? !meaning?.isNative;
    this.label = wish.label ?? meaning?.label ?? '';
    this.sublabel = wish.sublabel ?? '';
    this.toolTip = wish.toolTip ?? '';
    this.enabled = wish.enabled ?? true;
    this.visible = wish.visible ?? true;
    this.checked = wish.checked ?? false;
    this.click = () => this.#activate(focusedWindow(), {});
  }

  #activate(window: BrowserWindow | undefined, event: Electron.KeyboardEvent): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    this.#meaning?.act?.(window);
    this.#wish.click?.(face<Electron.MenuItem>(this), window && face<Electron.BrowserWindow>(window), event);
  }
}

/** Electron's Menu. */
export class Menu extends StandinEmitter<Electron.Menu> {
  static override readonly offeredEvents = ['menu-will-show', 'menu-will-close'];
  readonly #items: MenuItem[] = [];

  static {
    itemsOf = (menu) => menu.#items;
  }

  static buildFromTemplate(
    template: (Electron.MenuItemConstructorOptions | Electron.MenuItem)[],
  ): Electron.Menu {
    const menu = new Menu();
    for (const wish of template)
      menu.#items.push(wish instanceof MenuItem ? wish : new MenuItem(asTemplate(wish)));
    return face<Electron.Menu>(menu);
  }

  static setApplicationMenu(menu: Electron.Menu | null): void {
    applicationMenu = menu instanceof Menu ? menu : null;
    setKeySource(applicationKeys);
  }

  static getApplicationMenu(): Electron.Menu | null {
    return applicationMenu && face<Electron.Menu>(applicationMenu);
  }

  get items(): Electron.MenuItem[] {
    return this.#items.map((item) => face<Electron.MenuItem>(item));
  }

  append(item: Electron.MenuItem): void {
    this.insert(this.#items.length, item);
  }

  insert(position: number, item: Electron.MenuItem): void {
    if (!(item instanceof MenuItem)) throw new TypeError('Invalid item');
    this.#items.splice(position, 0, item);
    setKeySource(applicationKeys);
  }

  getMenuItemById(id: string): Electron.MenuItem | null {
    for (const item of allItems(this)) {
      if (item.id === id) return face<Electron.MenuItem>(item);
    }
    return null;
  }

  /** Nothing pops up; a test reads the labels and clicks through the control. */
  popup(wish: Electron.PopupOptions = {}): void {
    checkPopup(wish);
    setPopup(this);
    this.emit('menu-will-show', new ElectronEvent());
    host().journal.record('popup-menu', { labels: this.#items.map((item) => item.label) });
  }

  closePopup(): void {
    if (openPopup !== this) return;
    openPopup = undefined;
    this.emit('menu-will-close', new ElectronEvent());
  }
}

let openPopup: Menu | undefined;
const setPopup = (menu: Menu): void => {
  openPopup = menu;
};

/** The context menu that was opened last and has not been closed. */
export function currentPopup(): Menu | undefined {
  return openPopup;
}

/** The items of a menu with those of its submenus, in their order. */
export function* allItems(menu: Menu): Generator<MenuItem> {
  for (const item of itemsOf(menu)) {
    yield item;
    if (item.submenu instanceof Menu) yield* allItems(item.submenu);
  }
}

/** The keys of the application menu, as it is when they are asked for. */
const applicationKeys: KeySource = {
  keys: () => {
    const items = applicationMenu ? [...allItems(applicationMenu)] : [];
    return items.flatMap((item) => {
      const { commandId, accelerator, registerAccelerator, visible } = item;
      return accelerator && registerAccelerator && visible
        ? [{ commandId, ...readAccelerator(accelerator) }]
        : [];
    });
  },
  run: (commandId) => {
    const items = applicationMenu ? [...allItems(applicationMenu)] : [];
    const item = items.find((candidate) => candidate.commandId === commandId);
    if (item) activate(item, focusedWindow(), { triggeredByAccelerator: true });
  },
};

function asTemplate(
  wish: Electron.MenuItemConstructorOptions | Electron.MenuItem,
): Electron.MenuItemConstructorOptions {
  if ('commandId' in wish) throw new TypeError('Invalid item');
  return wish;
}
