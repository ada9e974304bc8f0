/** What stands in an export for whoever finds it without this program. */
export const SCHOOL_README = `ВЫГРУЗКА ШКОЛЫ ИЗ «ЗВОНКА»

Здесь всё, что школьный узел хранит о школе: люди, классы, чаты, сообщения, назначения, журнал действий,
документы. В архиве личные данные: храните его так же бережно, как классные журналы. Ключей и паролей в нём нет.

  about.json          формат, время, узел и его журналы приёма
  schemas/*.json      описание каждого вида записей (JSON Schema); document.json — общая оболочка
  documents/*.jsonl   записи по видам: одна строка — одна запись в JSON, кодировка UTF-8
  papers/*            файлы с полки документов; имя файла — его SHA-256, название — в documents/paper.jsonl

Подробно: docs/export.md в исходном коде программы.


EXPORT OF A SCHOOL FROM ZVONOK

This is everything that the school's hub keeps of the school: people, classes, chats, messages, appointments, the
log, papers. It is full of personal data: keep it as you keep class registers. There are no keys or passwords in it.

  about.json          format, time, the hub and its logs
  schemas/*.json      what each kind of record is (JSON Schema); document.json is the envelope of all
  documents/*.jsonl   records by kind: one line is one record in JSON, UTF-8
  papers/*            the files of the paper shelf, named by their SHA-256; documents/paper.jsonl has their titles

In full: docs/export.md in the program's source.
`;

export const PERSON_README = `ДАННЫЕ ОДНОГО ЧЕЛОВЕКА ИЗ «ЗВОНКА»

  person.html      то же для чтения: откройте в браузере
  data/*.jsonl     записи по видам: одна строка — одна запись в JSON, кодировка UTF-8

Здесь карточка, контакты, роли, классы, чаты, собственные сообщения и действия, устройства, согласия и строки
журнала об этом человеке. Того, что написали другие, здесь нет.


ONE PERSON'S DATA FROM ZVONOK

  person.html      the same for reading: open it in a browser
  data/*.jsonl     records by kind: one line is one record in JSON, UTF-8

These are the card, contacts, roles, classes, chats, own messages and acts, devices, consents, and the lines of the
log about this person. What other people wrote is not here.
`;

export const AUDIT_README = `ЖУРНАЛ ДЕЙСТВИЙ ИЗ «ЗВОНКА»

  log.csv          для таблиц; перед ячейкой, похожей на формулу, стоит апостроф
  log.jsonl        те же строки как они хранятся: одна строка — одна запись в JSON
  check.json       проверка цепочки: brokenAt — номер первой испорченной строки, 0 — цепочка цела

Каждая строка содержит хеш предыдущей: hash = SHA-256 от «zvonok audit», перевода строки и строки журнала без поля
hash в виде JSON по RFC 8785.


THE LOG OF WHAT WAS DONE, FROM ZVONOK

  log.csv          for spreadsheets; an apostrophe stands before a cell that looks like a formula
  log.jsonl        the same lines as they are kept: one line is one record in JSON
  check.json       the check of the chain: brokenAt is the number of the first broken line, 0 is none

Each line holds the hash of the one before: hash = SHA-256 of "zvonok audit", a line break, and the line without its
field hash as JSON after RFC 8785.
`;

export const LESSONS_README = `УРОКИ И СОБРАНИЯ

lessons.csv: каждая строка — один урок или собрание: начало и конец (UTC), чат, название, кто вёл, сколько было и
сколько могло быть, кто был. Кто был, видно по компьютерам и по отметкам переклички; отметка главнее.
state: planned — по плану, goesOn — идёт, held — проведено, notHeld — не проведено, cancelled — отменено; у того, что
не начинали на компьютере, начало и конец взяты из плана. type — что это было, minutes — сколько минут длилось,
papers — подписанные протоколы и отчёты, results — итоги из отчётов.


LESSONS AND MEETINGS

lessons.csv: one lesson or meeting a line: beginning and end (UTC), chat, title, who led it, how many were there and
could have been, and who was. That is known from computers and from the roll; a mark of the roll counts more.
state: planned, goesOn, held, notHeld or cancelled; what was not begun with a computer has the times of its plan.
type is what it was, minutes how long it lasted, papers the minutes and reports that are signed, results what the
reports say came of it.
`;
