/**
 * The sentence for every reason why a roster is refused or warned about. `{value}` and the other names
 * in braces are filled from the problem; the place (file, line, column) is put before the sentence.
 */
export const REASONS = {
  'path-missing': {
    ru: 'такой папки или такого файла нет.',
    en: 'there is no such folder or file.',
  },
  'path-unreadable': {
    ru: 'не удалось прочитать ({detail}).',
    en: 'could not be read ({detail}).',
  },
  'not-a-roster': {
    ru: 'здесь нет файлов OneRoster (orgs.csv, users.csv и других).',
    en: 'there are no OneRoster files here (orgs.csv, users.csv and others).',
  },
  'file-too-large': {
    ru: 'файл больше {limit} МБ.',
    en: 'the file is larger than {limit} MB.',
  },
  'file-not-regular': {
    ru: 'это не обычный файл, а ссылка или устройство.',
    en: 'this is a link or a device, not an ordinary file.',
  },
  'file-duplicate': {
    ru: 'файл встречается дважды: имена отличаются только регистром букв или папкой.',
    en: 'the file is there twice: the names differ only in letter case or folder.',
  },
  'several-folders': {
    ru: 'файлы лежат в нескольких папках; нужна одна: {allowed}.',
    en: 'the files lie in several folders; one is needed: {allowed}.',
  },
  'archive-broken': {
    ru: 'архив повреждён, зашифрован или это не zip.',
    en: 'the archive is damaged, encrypted or not a zip.',
  },
  'archive-too-large': {
    ru: 'архив в распакованном или сжатом виде больше {limit} МБ.',
    en: 'the archive, packed or unpacked, is larger than {limit} MB.',
  },
  'archive-too-many-files': {
    ru: 'в архиве больше {limit} файлов.',
    en: 'the archive holds more than {limit} files.',
  },
  'archive-unsafe-name': {
    ru: 'имя «{value}» в архиве указывает за его пределы.',
    en: 'the name “{value}” in the archive points outside of it.',
  },
  'manifest-missing': {
    ru: 'файла manifest.csv нет; прочитаны те файлы, которые найдены.',
    en: 'there is no manifest.csv; the files that were found have been read.',
  },
  'manifest-delta': {
    ru: 'выгрузка частичная (delta). Нужна полная (bulk): частичная не говорит, кто остался.',
    en: 'this export is partial (delta). A full one (bulk) is needed: a partial one does not say who remains.',
  },
  'manifest-mode-unknown': {
    ru: 'неизвестный способ выгрузки «{value}». Допустимы: {allowed}.',
    en: 'unknown processing mode “{value}”. Allowed: {allowed}.',
  },
  'version-unknown': {
    ru: 'версия OneRoster «{value}» не поддерживается. Поддерживаются: {allowed}.',
    en: 'OneRoster version “{value}” is not supported. Supported: {allowed}.',
  },
  'file-missing': {
    ru: 'файла нет, а он нужен.',
    en: 'the file is missing and is needed.',
  },
  'file-not-announced': {
    ru: 'файл есть, но manifest.csv называет его отсутствующим; он не прочитан.',
    en: 'the file is there, but manifest.csv calls it absent; it has not been read.',
  },
  'file-empty': {
    ru: 'в файле нет ни одной действующей строки.',
    en: 'the file has no row in force.',
  },
  'encoding-windows-1251': {
    ru: 'файл не в UTF-8; прочитан как windows-1251. Проверьте имена.',
    en: 'the file is not UTF-8; it was read as windows-1251. Check the names.',
  },
  'header-missing': {
    ru: 'в файле нет строки с названиями столбцов.',
    en: 'the file has no row of column names.',
  },
  'csv-quotes': {
    ru: 'кавычки не на месте: поле с кавычками внутри берётся в кавычки, а внутренние удваиваются.',
    en: 'quotes are out of place: a field with quotes inside is quoted, and the inner ones are doubled.',
  },
  'csv-record-too-long': {
    ru: 'строка длиннее {limit} КБ; вероятно, не закрыта кавычка или это не CSV.',
    en: 'the row is longer than {limit} KB; probably a quote is not closed, or this is not CSV.',
  },
  'too-many-rows': {
    ru: 'строк больше {limit}; столько не бывает ни в одной школе.',
    en: 'there are more than {limit} rows, more than any school has.',
  },
  'column-missing': {
    ru: 'нет обязательного столбца.',
    en: 'this required column is missing.',
  },
  'column-missing-similar': {
    ru: 'нет обязательного столбца. Похоже названный столбец: «{value}».',
    en: 'this required column is missing. A column with a similar name: “{value}”.',
  },
  'column-similar': {
    ru: 'столбец «{value}» не прочитан; если это {column}, исправьте название.',
    en: 'the column “{value}” was not read; if it is {column}, correct its name.',
  },
  'column-duplicate': {
    ru: 'столбец встречается дважды.',
    en: 'the column is there twice.',
  },
  'row-too-long': {
    ru: 'в строке больше полей ({count}), чем столбцов ({limit}); вероятно, запятая без кавычек.',
    en: 'the row has more fields ({count}) than there are columns ({limit}); probably an unquoted comma.',
  },
  'row-too-short': {
    ru: 'в строке меньше полей ({count}), чем столбцов ({limit}); недостающие считаются пустыми.',
    en: 'the row has fewer fields ({count}) than there are columns ({limit}); the missing ones count as empty.',
  },
  'value-missing': {
    ru: 'обязательное значение не указано.',
    en: 'this required value is empty.',
  },
  'value-too-long': {
    ru: 'значение «{value}» длиннее {limit} знаков.',
    en: 'the value “{value}” is longer than {limit} characters.',
  },
  'value-unknown': {
    ru: 'неизвестное значение «{value}». Допустимы: {allowed}.',
    en: 'unknown value “{value}”. Allowed: {allowed}.',
  },
  'role-unknown': {
    ru: 'неизвестная роль «{value}». Допустимы: {allowed}.',
    en: 'unknown role “{value}”. Allowed: {allowed}.',
  },
  'date-invalid': {
    ru: '«{value}» не дата. Дата пишется так: 2026-09-01.',
    en: '“{value}” is not a date. A date is written as 2026-09-01.',
  },
  'dates-reversed': {
    ru: 'окончание «{value}» раньше начала ({begins}).',
    en: 'the end “{value}” is before the beginning ({begins}).',
  },
  'id-duplicate': {
    ru: 'идентификатор «{value}» уже есть в строке {firstLine}.',
    en: 'the id “{value}” is already in line {firstLine}.',
  },
  'email-invalid': {
    ru: '«{value}» не похоже на адрес почты; адрес не взят.',
    en: '“{value}” does not look like an e-mail address; it was left out.',
  },
  'phone-invalid': {
    ru: '«{value}» не похоже на номер телефона; номер не взят.',
    en: '“{value}” does not look like a telephone number; it was left out.',
  },
  'grade-unknown': {
    ru: 'параллель «{value}» неизвестна (нужно число от 1 до 12); не взята.',
    en: 'the grade “{value}” is unknown (a number from 1 to 12 is needed); it was left out.',
  },
  'reference-unknown': {
    ru: 'идентификатора «{value}» нет в {target}.',
    en: 'the id “{value}” is not in {target}.',
  },
  'reference-removed': {
    ru: '«{value}» в {target} удалено или выбыло; строка не взята.',
    en: '“{value}” in {target} is removed or has left; the row was left out.',
  },
  'school-missing': {
    ru: 'нет ни одной организации с типом school.',
    en: 'there is no organisation of type school.',
  },
  'school-ambiguous': {
    ru: 'школ несколько; укажите одну из них: {allowed}.',
    en: 'there are several schools; name one of them: {allowed}.',
  },
  'school-unknown': {
    ru: 'школы «{value}» в файле нет. Есть: {allowed}.',
    en: 'the school “{value}” is not in the file. There are: {allowed}.',
  },
  'class-name-duplicate': {
    ru: 'класс с названием «{value}» уже есть в строке {firstLine}.',
    en: 'a class named “{value}” is already in line {firstLine}.',
  },
  'class-name-repeated': {
    ru: 'предметная группа «{value}» уже есть в строке {firstLine}; их будет трудно различить.',
    en: 'a subject group named “{value}” is already in line {firstLine}; they will be hard to tell apart.',
  },
  'person-without-role': {
    ru: 'у человека «{value}» нет ни одной роли.',
    en: 'the person “{value}” has no role.',
  },
  'roles-conflict': {
    ru: 'ученик не может иметь других ролей («{value}»).',
    en: 'a pupil cannot have other roles (“{value}”).',
  },
  'head-several': {
    ru: 'директоров несколько; первый в строке {firstLine}.',
    en: 'there are several heads; the first is in line {firstLine}.',
  },
  'enrollment-role-mismatch': {
    ru: 'роль «{value}» в классе не подходит человеку с ролями: {roles}.',
    en: 'the role “{value}” in the class does not fit a person with the roles: {roles}.',
  },
  'enrollment-role-ignored': {
    ru: 'роль «{value}» в классе не нужна (семья указывается в users.csv); строка не взята.',
    en: 'the role “{value}” in a class is not needed (families are named in users.csv); the row was left out.',
  },
  'enrollment-duplicate': {
    ru: 'то же зачисление уже есть в строке {firstLine}; строка не взята.',
    en: 'the same enrolment is already in line {firstLine}; the row was left out.',
  },
  'class-teacher-several': {
    ru: 'у класса «{value}» на те же дни уже есть классный руководитель в строке {firstLine}.',
    en: 'the class “{value}” already has a class teacher for the same days in line {firstLine}.',
  },
  'class-teacher-missing': {
    ru: 'у класса «{value}» нет классного руководителя (учитель с primary = true).',
    en: 'the class “{value}” has no class teacher (a teacher with primary = true).',
  },
  'pupil-two-homerooms': {
    ru: 'ученик «{value}» на те же дни уже зачислен в другой класс, строка {firstLine}.',
    en: 'the pupil “{value}” is already in another class for the same days, line {firstLine}.',
  },
  'pupil-without-homeroom': {
    ru: 'ученик «{value}» не зачислен ни в один класс.',
    en: 'the pupil “{value}” is in no class.',
  },
  'agent-not-family': {
    ru: 'связь с «{value}» не соединяет ученика с родителем или законным представителем.',
    en: 'the link to “{value}” does not join a pupil with a parent or guardian.',
  },
  'guardian-without-child': {
    ru: 'у родителя «{value}» нет ни одного ученика.',
    en: 'the parent “{value}” has no pupil.',
  },
  'too-many-problems': {
    ru: 'показаны первые {limit}, всего их {count}.',
    en: 'the first {limit} are shown, there are {count}.',
  },
} as const satisfies Record<string, { readonly ru: string; readonly en: string }>;

export type RosterReason = keyof typeof REASONS;
