import type { Preferences } from '../../shared/ipc/values.ts';

export type Language = Preferences['language'];

/** What a person wrote or did and what is not on a hub yet. */
export interface UnsentWork {
  readonly count: number;
  /** How many of it are messages. */
  readonly messageCount: number;
}

/** What main itself shows: menus, the tray and the system's dialogs. The window has translations of its own. */
export interface MainTexts {
  readonly appName: string;
  readonly menu: {
    readonly file: string;
    readonly edit: string;
    readonly view: string;
    readonly go: string;
    readonly help: string;
    readonly settings: string;
    readonly lock: string;
    readonly quit: string;
    readonly undo: string;
    readonly redo: string;
    readonly cut: string;
    readonly copy: string;
    readonly paste: string;
    readonly selectAll: string;
    readonly reload: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly zoomReset: string;
    readonly fullScreen: string;
    readonly developerTools: string;
    readonly chats: string;
    readonly people: string;
    readonly search: string;
    readonly instructions: string;
    readonly about: string;
    readonly window: string;
    readonly minimize: string;
    readonly close: string;
    readonly hide: string;
    readonly hideOthers: string;
    readonly showAll: string;
  };
  readonly tray: { readonly open: string; readonly quit: string };
  readonly newMessages: (count: number) => string;
  readonly missedCall: string;
  readonly callsYou: string;
  readonly callsAll: (chat: string) => string;
  /** @param at milliseconds */
  readonly beginsAt: (title: string, at: number) => string;
  readonly staysRunning: { readonly title: string; readonly body: string };
  readonly unsent: {
    readonly message: (work: UnsentWork) => string;
    readonly detail: (count: number, why: 'quit' | 'leave') => string;
    readonly stay: string;
    readonly quit: string;
    readonly leave: string;
  };
  readonly paper: {
    readonly pick: string;
    readonly files: string;
    readonly save: string;
    readonly pageFolder: string;
  };
  readonly roster: { readonly folder: string; readonly zip: string; readonly zipFiles: string };
  readonly pdf: { readonly title: string; readonly files: string };
}

const RU_PLURAL = new Intl.PluralRules('ru');

function ruUnsent({ count, messageCount }: UnsentWork): string {
  const form = RU_PLURAL.select(count);
  const isMessages = count === messageCount;
  if (form === 'one') {
    return `${count} ${isMessages ? 'сообщение ещё не отправлено' : 'запись ещё не отправлена'}`;
  }
  const few = isMessages ? 'сообщения' : 'записи';
  const many = isMessages ? 'сообщений' : 'записей';
  return form === 'few' ? `${count} ${few} ещё не отправлены` : `${count} ${many} ещё не отправлено`;
}

function ruKept(count: number, why: 'quit' | 'leave'): string {
  const when = why === 'quit' ? 'когда приложение откроют снова' : 'когда вы войдёте снова';
  return count === 1
    ? `Это сохранено на этом компьютере и уйдёт, ${when}.`
    : `Они сохранены на этом компьютере и уйдут, ${when}.`;
}

function ruNew(count: number): string {
  const form = RU_PLURAL.select(count);
  if (form === 'one') return `${count} новое сообщение`;
  return `${count} ${form === 'few' ? 'новых сообщения' : 'новых сообщений'}`;
}

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const RU_TIME = new Intl.DateTimeFormat('ru', CLOCK);
const EN_TIME = new Intl.DateTimeFormat('en-GB', CLOCK);

const RU: MainTexts = {
  appName: 'Звонок',
  newMessages: ruNew,
  missedCall: 'пропущенный звонок',
  callsYou: 'Звонит вам. Откройте окно, чтобы ответить.',
  callsAll: (chat) => `Звонит всем в чате «${chat}».`,
  beginsAt: (title, at) => `В ${RU_TIME.format(at)} начнётся «${title}».`,
  menu: {
    file: 'Файл',
    edit: 'Правка',
    view: 'Вид',
    go: 'Переход',
    help: 'Справка',
    settings: 'Настройки…',
    lock: 'Заблокировать',
    quit: 'Закрыть Звонок',
    undo: 'Отменить',
    redo: 'Повторить',
    cut: 'Вырезать',
    copy: 'Копировать',
    paste: 'Вставить',
    selectAll: 'Выделить всё',
    reload: 'Обновить окно',
    zoomIn: 'Крупнее',
    zoomOut: 'Мельче',
    zoomReset: 'Обычный размер',
    fullScreen: 'Во весь экран',
    developerTools: 'Инструменты разработчика',
    chats: 'Чаты',
    people: 'Люди',
    search: 'Поиск',
    instructions: 'Инструкции',
    about: 'О программе',
    window: 'Окно',
    minimize: 'Свернуть',
    close: 'Закрыть окно',
    hide: 'Скрыть Звонок',
    hideOthers: 'Скрыть остальные',
    showAll: 'Показать все',
  },
  tray: { open: 'Открыть Звонок', quit: 'Закрыть Звонок' },
  staysRunning: {
    title: 'Звонок продолжает работать',
    body: 'Этот компьютер — узел школы. Закрыть программу совсем можно из значка возле часов.',
  },
  unsent: {
    message: ruUnsent,
    detail: ruKept,
    stay: 'Остаться',
    quit: 'Закрыть',
    leave: 'Выйти',
  },
  pdf: { title: 'Сохранить PDF', files: 'Файлы PDF' },
  paper: {
    pick: 'Файл документа',
    files: 'PDF, JPEG и PNG',
    save: 'Сохранить документ',
    pageFolder: 'Папка для страницы документов',
  },
  roster: {
    folder: 'Папка со списками школы',
    zip: 'Архив со списками школы',
    zipFiles: 'Архивы ZIP',
  },
};

function enUnsent({ count, messageCount }: UnsentWork): string {
  const isMessages = count === messageCount;
  if (count === 1) return `1 ${isMessages ? 'message' : 'entry'} has not been sent yet`;
  return `${count} ${isMessages ? 'messages' : 'entries'} have not been sent yet`;
}

function enKept(count: number, why: 'quit' | 'leave'): string {
  const when = why === 'quit' ? 'when the application is opened again' : 'when you enter again';
  return count === 1
    ? `It is kept on this computer and will go ${when}.`
    : `They are kept on this computer and will go ${when}.`;
}

const EN: MainTexts = {
  appName: 'Zvonok',
  newMessages: (count) => `${count} new ${count === 1 ? 'message' : 'messages'}`,
  missedCall: 'missed call',
  callsYou: 'Is calling you. Open the window to answer.',
  callsAll: (chat) => `Is calling everyone in “${chat}”.`,
  beginsAt: (title, at) => `“${title}” begins at ${EN_TIME.format(at)}.`,
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    go: 'Go',
    help: 'Help',
    settings: 'Settings…',
    lock: 'Lock',
    quit: 'Quit Zvonok',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    reload: 'Reload Window',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    zoomReset: 'Actual Size',
    fullScreen: 'Full Screen',
    developerTools: 'Developer Tools',
    chats: 'Chats',
    people: 'People',
    search: 'Search',
    instructions: 'Instructions',
    about: 'About Zvonok',
    window: 'Window',
    minimize: 'Minimize',
    close: 'Close Window',
    hide: 'Hide Zvonok',
    hideOthers: 'Hide Others',
    showAll: 'Show All',
  },
  tray: { open: 'Open Zvonok', quit: 'Quit Zvonok' },
  staysRunning: {
    title: 'Zvonok keeps running',
    body: "This computer is the school's hub. Quit from the icon near the clock.",
  },
  unsent: {
    message: enUnsent,
    detail: enKept,
    stay: 'Stay',
    quit: 'Quit',
    leave: 'Leave',
  },
  pdf: { title: 'Save PDF', files: 'PDF files' },
  paper: {
    pick: 'File of the document',
    files: 'PDF, JPEG and PNG',
    save: 'Save the document',
    pageFolder: 'Folder for the page of documents',
  },
  roster: {
    folder: 'Folder with the school lists',
    zip: 'Archive with the school lists',
    zipFiles: 'ZIP archives',
  },
};

export function mainTexts(language: Language): MainTexts {
  return language === 'ru' ? RU : EN;
}
