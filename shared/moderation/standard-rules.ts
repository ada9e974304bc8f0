interface RulesText {
  readonly title: string;
  readonly intro: string;
  readonly rules: readonly string[];
}

/**
 * The rules with which every school begins, until it adopts its own. Both texts have the same rules under the same
 * numbers, so that a rule that is named means the same to everyone.
 */
export const STANDARD_RULES = {
  ru: {
    title: 'Правила общения в школьных чатах',
    intro:
      'Чат нужен, чтобы учиться, договариваться и помогать друг другу. Здесь пишут ученики, родители и учителя, поэтому каждый отвечает за свои слова. За порядком следит учитель-модератор: он напоминает правила, записывает нарушения и действует только по этим правилам.',
    rules: [
      'Мы обращаемся друг к другу уважительно: без оскорблений, насмешек и обидных прозвищ.',
      'Мы никому не угрожаем, никого не травим и не подговариваем других против человека.',
      'Мы не пишем брань, в том числе с пропущенными или заменёнными буквами.',
      'Мы пишем по делу чата: личные споры, шутки не для всех и чужая реклама остаются за его пределами.',
      'Мы не шлём одно и то же много раз и не засыпаем чат пустыми сообщениями.',
      'Мы не выкладываем чужие фотографии, записи, переписку, телефоны и адреса без согласия человека.',
      'Мы не сообщаем то, чего не проверили, и не выдаём себя за другого.',
      'Мы не присылаем того, что нельзя показывать детям: жестокость, непристойности, призывы нарушать закон.',
      'Мы уважаем чужое время: с вечера до утра пишем только о том, что не может ждать.',
      'Мы не обсуждаем при всех оценки, здоровье и семью другого человека.',
      'Мы спорим с мыслью, а не с человеком, и признаём ошибку, если были неправы.',
      'Мы слушаем напоминания модератора, а несогласие с ним сообщаем директору, а не спорим в чате.',
    ],
  },
  en: {
    title: 'Rules of communication in school chats',
    intro:
      'A chat is there for learning, agreeing on things and helping each other. Pupils, parents and teachers write here, so everyone answers for their own words. A teacher keeps order as the moderator: reminds of the rules, records violations, and acts by these rules alone.',
    rules: [
      'We speak to each other with respect: no insults, no mockery, no hurtful nicknames.',
      'We threaten nobody, bully nobody and set nobody against another person.',
      'We do not swear, not even with letters left out or replaced.',
      'We write about what the chat is for: private quarrels, jokes that are not for everyone and advertising stay outside.',
      'We do not send the same thing many times and do not flood the chat with empty messages.',
      'We do not share pictures, recordings, letters, phone numbers or addresses of others without their consent.',
      'We do not pass on what we have not checked, and do not pretend to be somebody else.',
      'We send nothing that must not be shown to children: cruelty, indecency, calls to break the law.',
      'We respect the time of others: from evening to morning we write only what cannot wait.',
      'We do not discuss marks, health or family of another person before everybody.',
      'We argue with the thought and not with the person, and admit when we were wrong.',
      'We heed the reminders of the moderator, and take disagreement to the head instead of arguing in the chat.',
    ],
  },
} as const satisfies Record<'ru' | 'en', RulesText>;
