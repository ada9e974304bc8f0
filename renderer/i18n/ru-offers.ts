/** Chats that are offered, joined and left; channels. */
export const ruOffers = {
  'offers.title': 'Предложенные чаты',
  'offers.open':
    '{count, plural, one {Вам предложен # чат} few {Вам предложены # чата} many {Вам предложено # чатов} other {Вам предложено # чата}}',
  'offers.putOffOnly':
    '{count, plural, one {Отложен # чат} few {Отложены # чата} many {Отложено # чатов} other {Отложено # чата}}',
  'offers.rules':
    'В чат входят только по своему желанию. Пишите вежливо и по делу, чужие сообщения и фото за пределы школы не выносите. За порядком следит учитель чата. Выйти можно в любой момент.',
  'offers.none': 'Больше ничего не предложено.',
  'offers.join': 'Вступить',
  'offers.putOff': 'Отложить',
  'offers.takeUp': 'Вернуть в список',
  'offers.leave': 'Выйти из чата',
  'offers.left': 'Вы вышли из чата «{title}»',
  'offers.why.pupils': 'Для учеников',
  'offers.why.parents': 'Для родителей',
  'offers.why.subject': 'Предмет',
  'offers.why.club': 'Кружок',
  'offers.why.staffroom': 'Для учителей школы',
  'offers.why.management': 'Для администрации школы',
  'offers.why.group': 'Группа',
  'offers.why.wholeSchool': 'Для всей школы',
  'offers.why.staffNews': 'Для сотрудников',
  'chats.past': 'прежний',
  'chat.past': 'Вы больше не в этом чате. Здесь то, что было сказано до вашего перевода.',
  'chat.audience.wholeSchool': 'Канал, читают все в школе',
  'chat.audience.staffNews': 'Канал, читают сотрудники',
} as const;
