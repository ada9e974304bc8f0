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
} as const;
