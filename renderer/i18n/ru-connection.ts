/** The connection, what waits for it, and what came of it. */
export const ruConnection = {
  'refusal.retry': 'Отправить снова',
  'refusal.copy': 'Скопировать',
  'refusal.discard': 'Удалить',
  'refusal.discarded': 'Удалено',
  'refusal.aside': 'Этот чат вам больше не доступен, сообщение сохранено здесь.',
  'refusal.asideBack': 'Чат был вам недоступен, сообщение сохранено здесь. Его можно отправить снова.',
  'refusal.asideAct': 'Этот чат вам больше не доступен, поэтому школьный сервер этого не принял.',
  'refusal.asideDraft': 'Этот чат вам больше не доступен, недописанное сохранено здесь.',

  'connection.title': 'Связь',
  'connection.live': 'На связи',
  'connection.syncing': 'Догоняем',
  'connection.connecting': 'Ищем связь',
  'connection.offline': 'Без связи',
  'connection.needsLogin': 'Нужен вход',
  'connection.tooOld': 'Нужно обновление',
  'connection.failed': 'Связь прервана',
  'connection.worksOffline': 'всё работает',
  'connection.progress':
    '{done, number} из {total, number} {total, plural, one {сообщения} other {сообщений}}, {size}',
  'connection.waiting':
    '{count, plural, one {# ваше сообщение ждёт} few {# ваших сообщения ждут} many {# ваших сообщений ждут} other {# вашего сообщения ждут}}',
  'connection.waitingMixed':
    '{count, plural, one {# ваша запись ждёт} few {# ваши записи ждут} many {# ваших записей ждут} other {# вашей записи ждут}}',
  'connection.leaving':
    '{count, plural, one {# сообщение уходит} few {# сообщения уходят} many {# сообщений уходят} other {# сообщения уходят}}',
  'connection.leavingMixed':
    '{count, plural, one {# запись уходит} few {# записи уходят} many {# записей уходят} other {# записи уходят}}',
  'connection.refused':
    '{count, plural, one {# не принято} few {# не приняты} many {# не принято} other {# не приняты}}',
  'connection.aside':
    '{count, plural, one {# сохранено отдельно} few {# сохранены отдельно} many {# сохранено отдельно} other {# сохранены отдельно}}',
  'connection.clockShort': 'часы {direction, select, behind {отстают} other {спешат}} на {span}',
  'connection.askSlip': 'нужно новое приглашение',
  'connection.updateClient': 'обновите эту программу',
  'connection.updateHub': 'обновите школьный сервер',
  'connection.otherHub': 'отвечает чужой сервер',
  'connection.heldBack':
    'Сообщений очень много, школьный сервер принимает их по одному в секунду, чтобы никто не рассылал их потоком. Остальные ждут здесь и уйдут сами, ничего не пропадёт.',
  'connection.heldBackShort': 'принимает по очереди',
  'connection.liveText': 'Компьютер на связи со школьным сервером. Новое приходит сразу.',
  'connection.syncingText':
    'Получено {done, number} из {total, number} {total, plural, one {сообщения} other {сообщений}}, осталось {size}. Читать и писать можно уже сейчас.',
  'connection.connectingText': 'Подключаемся к школьному серверу. Читать и писать можно уже сейчас.',
  'connection.attempt': 'Попытка {attempt, number}.',
  'connection.offlineText': 'Связи со школьным сервером нет. Всё работает, написанное уйдёт само.',
  'connection.offlineSinceText':
    'Связи со школьным сервером нет с {when}. Всё работает, написанное уйдёт само.',
  'connection.retryAt': 'Следующая попытка: {when}.',
  'connection.needsLoginText':
    'Школьный сервер больше не узнаёт этот компьютер. Написанное пока здесь. Попросите новое приглашение и войдите снова.',
  'connection.syncedUpTo': 'Получено всё до: {when}',
  'connection.syncedNever': 'Пока ничего не получено.',
  'connection.now': 'Подключиться сейчас',
  'connection.progressBar': 'Получение сообщений',
  'connection.clock':
    'Часы этого компьютера {direction, select, behind {отстают} other {спешат}} на {span}. Сообщения идут по времени школы, исправлять срочно не нужно; скажите тому, кто следит за компьютером.',
  'connection.clockHide': 'Понятно',

  'outbox.title': 'Что ещё не ушло с этого компьютера',
  'outbox.empty': 'Всё, что вы написали, уже на школьном сервере.',
  'outbox.section.waiting': 'Ждёт отправки, {count, number}',
  'outbox.section.refused': 'Не принято, {count, number}',
  'outbox.section.aside': 'Сохранено отдельно, {count, number}',
  'outbox.chatGone': 'чат недоступен',
  'outbox.ofSchool': 'Школа',
  'outbox.act.slip': 'Выданное приглашение',
  'outbox.where': '{chat}, {when}',
  'outbox.draft': '{chat}, черновик',
  'outbox.act.lesson': 'Урок начат: {text}',
  'outbox.act.lessonEnd': 'Урок закончен: {text}',
  'outbox.act.session': 'Запланировано: {text}',
  'outbox.act.booking': 'Запись на консультацию',
  'outbox.act.minutes': 'Протокол: {text}',
  'outbox.act.join': 'Вы вошли в чат',
  'outbox.act.decline': 'Вы отказались от чата',
  'outbox.act.leave': 'Вы вышли из чата',
  'outbox.act.other': 'Изменение в чате',
  'outbox.openChat': 'Открыть чат',
} as const;
