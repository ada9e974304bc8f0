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
  'console.pane.lessons': 'Уроки',
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
  'act.confirmed': 'получит отметку о подтверждении и права по роли',
  'act.unconfirmed': 'потеряет отметку о подтверждении и права по роли',
  'act.roleBegins': 'получит роль: {role}',
  'act.roleEnds': 'потеряет роль: {role}',
  'act.classBegins': 'придёт в: {classroom}',
  'act.classEnds': 'уйдёт из: {classroom}',
  'act.familyClassBegins': 'как родитель увидит: {classroom}',
  'act.familyClassEnds': 'как родитель больше не увидит: {classroom}',
  'act.chatsEnd':
    '{count, plural, one {закончится чат {titles}} few {закончатся чаты {titles}} many {закончатся чаты {titles}} other {закончатся чаты {titles}}}',
  'act.chatsOffered':
    '{count, plural, one {будет предложен чат {titles}} few {будут предложены чаты {titles}} many {будут предложены чаты {titles}} other {будут предложены чаты {titles}}}',
  'act.chatsStay':
    '{count, plural, one {останется чат {titles}} few {останутся чаты {titles}} many {останутся чаты {titles}} other {останутся чаты {titles}}}',
  'act.subjects': '{count, plural, one {# предмет} few {# предмета} many {# предметов} other {# предмета}}',
  'act.andChats': '{titles} и ещё {count}',
  'act.reason': 'Причина',
  'act.reasonIfAny': 'Причина, если нужна',
  'act.reasonHint': 'Её прочтут те, кому открыт журнал.',
  'act.offline': 'Связи нет. Запись сохранится здесь и выполнится сама, когда связь вернётся.',
  'act.done': 'Готово',
  'act.doneOffline': 'Записано. Выполнится, когда вернётся связь.',

  'overview.title': 'Обзор',
  'overview.todo': 'Что ещё сделать',
  'overview.pupils': '{count, plural, one {# ученик} few {# ученика} many {# учеников} other {# ученика}}',
  'overview.parents':
    '{count, plural, one {# родитель} few {# родителя} many {# родителей} other {# родителя}}',
  'overview.staff':
    '{count, plural, one {# сотрудник} few {# сотрудника} many {# сотрудников} other {# сотрудника}}',
  'overview.classes': '{count, plural, one {# класс} few {# класса} many {# классов} other {# класса}}',
  'overview.needsLink': 'Кто ещё не вошёл, знает школьный сервер: нужна связь',
  'overview.none.noEntry': 'Все вошли',
  'overview.tile.noEntry':
    '{count, plural, one {ещё не вошёл} few {ещё не вошли} many {ещё не вошли} other {ещё не вошли}}',
  'overview.none.unconfirmed': 'Никто не ждёт подтверждения',
  'overview.tile.unconfirmed':
    '{count, plural, one {сотрудник ждёт подтверждения} few {сотрудника ждут подтверждения} many {сотрудников ждут подтверждения} other {сотрудника ждут подтверждения}}',
  'overview.none.requests': 'Новых заявок нет',
  'overview.tile.requests':
    '{count, plural, one {заявка ждёт ответа} few {заявки ждут ответа} many {заявок ждут ответа} other {заявки ждут ответа}}',
  'overview.none.slipsSoonOver': 'Скоро не истекает ни одно приглашение',
  'overview.tile.slipsSoonOver':
    '{count, plural, one {приглашение истекает за 3 дня} few {приглашения истекают за 3 дня} many {приглашений истекают за 3 дня} other {приглашения истекают за 3 дня}}',
  'overview.none.slipsOver': 'Неиспользованных истёкших приглашений нет',
  'overview.tile.slipsOver':
    '{count, plural, one {приглашение истекло без входа} few {приглашения истекли без входа} many {приглашений истекли без входа} other {приглашения истекли без входа}}',
  'overview.none.noTeacher': 'У каждого класса есть классный руководитель',
  'overview.tile.noTeacher':
    '{count, plural, one {класс без классного руководителя} few {класса без классного руководителя} many {классов без классного руководителя} other {класса без классного руководителя}}',
  'overview.none.noPaper': 'У каждого назначения есть файл приказа',
  'overview.tile.noPaper':
    '{count, plural, one {назначение без файла приказа} few {назначения без файла приказа} many {назначений без файла приказа} other {назначения без файла приказа}}',
  'overview.none.waiting': 'Ничего не ждёт связи',
  'overview.tile.waiting':
    '{count, plural, one {ваше действие ждёт связи} few {ваших действия ждут связи} many {ваших действий ждут связи} other {ваших действия ждут связи}}',
  'overview.none.refused': 'Отказов нет',
  'overview.tile.refused':
    '{count, plural, one {ваше действие отклонено} few {ваших действия отклонены} many {ваших действий отклонены} other {ваших действия отклонены}}',
  'overview.chats': 'Рабочие чаты',
  'overview.chatsHint':
    'Чаты, которые должны быть по положению, и сколько в них человек. Вступает каждый сам.',
  'overview.chatsOffline':
    'Чаты, которые должны быть по положению. Сколько в них человек, скажет школьный сервер, когда будет связь.',
  'overview.where': 'Где',
  'overview.forPupils': 'Ученики',
  'overview.forParents': 'Родители',
  'overview.subjects': 'Предметы',
  'overview.forTeachers': 'Учителя',
  'overview.school.staffroom': 'Учительская',
  'overview.school.management': 'Директор и заместители',
  'overview.school.headStaff': 'Директор и учителя',
  'overview.school.headParents': 'Директор и актив родителей',
  'overview.school.headPupils': 'Директор и актив учеников',
  'overview.allThere':
    '{count, plural, one {# чат создан и предложен} few {Все # чата созданы и предложены} many {Все # чатов созданы и предложены} other {Все # чата созданы и предложены}}.',
  'overview.notAll':
    '{count, plural, one {Не хватает # чата} few {Не хватает # чатов} many {Не хватает # чатов} other {Не хватает # чатов}}. Создайте их по одному или все сразу: тем, для кого они, чаты будут предложены сами.',
  'overview.asked': 'будет создан',
  'overview.askedFor': 'Будет создан: {titles}',
  'overview.notThere': 'чата нет',
  'overview.offered': 'создан и предложен',
  'overview.nobodyYet': 'предложен, пока никого',
  'overview.members': '{count, plural, one {# человек} few {# человека} many {# человек} other {# человека}}',
  'overview.noSubjects': 'предметов нет',
  'overview.subjectChats': '{done} из {all}',
  'overview.inEach':
    'в каждом чате {count, plural, one {# человек} few {# человека} many {# человек} other {# человека}}',
  'overview.range': 'в чатах от {least} до {most} человек',
  'overview.without': 'Нет чата: {titles}',
} as const;
