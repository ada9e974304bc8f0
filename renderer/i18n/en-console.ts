export const enConsole = {
  'console.title': 'Management',
  'console.nav': 'Parts of management',
  'console.pane.overview': 'Overview',
  'console.pane.people': 'People',
  'console.pane.classes': 'Classes',
  'console.pane.invitations': 'Invitations',
  'console.pane.requests': 'Requests',
  'console.pane.log': 'Log',
  'console.pane.papers': 'Papers',
  'console.pane.settings': 'Settings',
  'console.closed': 'This part is no longer open to you',
  'console.closedHint': 'Administrators and the head run the school here. Your chats are where they were.',
} as const;
