/** The administrator's console: its shell, and what is said before something is done to the school. */
export const ruConsole = {
  'console.title': 'Управление',
  'console.nav': 'Разделы управления',
  'console.pane.overview': 'Обзор',
  'console.pane.people': 'Люди',
  'console.pane.classes': 'Классы',
  'console.pane.invitations': 'Приглашения',
  'console.pane.requests': 'Заявки',
  'console.pane.log': 'Журнал',
  'console.pane.papers': 'Документы',
  'console.pane.settings': 'Настройки',
  'console.closed': 'Этот раздел вам больше не открыт',
  'console.closedHint': 'Управляют школой администраторы и руководство. Ваши чаты на месте.',

  'act.changes': 'Что изменится',
  'act.nobodyChanges': 'Доступ и чаты ни у кого не изменятся.',
  'act.andMore':
    '{count, plural, one {и ещё # человек} few {и ещё # человека} many {и ещё # человек} other {и ещё # человека}}',
  'act.sameFor':
    '{count, plural, one {То же ещё для # записи.} few {То же ещё для # записей.} many {То же ещё для # записей.} other {То же ещё для # записи.}}',
  'act.unknownPerson': 'человек, которого здесь не видно',
  'act.unknownClass': 'класс, которого здесь не видно',
  'act.enters': 'появится в школе',
  'act.leaves': 'уйдёт из школы, вход закроется сразу',
  'act.confirmed': 'будет подтверждён: получит отметку и права по роли',
  'act.unconfirmed': 'останется без подтверждения: отметка и права по роли снимутся',
  'act.roleBegins': 'получит роль: {role}',
  'act.roleEnds': 'потеряет роль: {role}',
  'act.classBegins': 'придёт в {classroom}',
  'act.classEnds': 'уйдёт из {classroom}',
  'act.familyClassBegins': 'как родитель увидит {classroom}',
  'act.familyClassEnds': 'как родитель больше не увидит {classroom}',
  'act.chatsEnd':
    '{count, plural, one {закончится чат {titles}} few {закончатся чаты {titles}} many {закончатся чаты {titles}} other {закончатся чаты {titles}}}',
  'act.chatsOffered':
    '{count, plural, one {будет предложен чат {titles}} few {будут предложены чаты {titles}} many {будут предложены чаты {titles}} other {будут предложены чаты {titles}}}',
  'act.chatsStay':
    '{count, plural, one {останется чат {titles}} few {останутся чаты {titles}} many {останутся чаты {titles}} other {останутся чаты {titles}}}',
  'act.manyChatsStay':
    '{count, plural, one {останется # чат} few {останутся # чата} many {останутся # чатов} other {останется # чата}}',
  'act.reason': 'Причина',
  'act.reasonIfAny': 'Причина, если нужна',
  'act.reasonHint': 'Её прочтут те, кому открыт журнал.',
  'act.offline': 'Связи нет. Запись сохранится здесь и выполнится сама, когда связь вернётся.',
  'act.done': 'Готово',
  'act.doneOffline': 'Записано. Выполнится, когда вернётся связь.',
} as const;
