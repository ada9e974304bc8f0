import type { ruHelp } from './ru-help.ts';

export const enHelp: Record<keyof typeof ruHelp, string> = {
  'help.title': 'Help',
  'help.search': 'Search the help',
  'help.list': 'Pages of the help',
  'help.none': 'The help has nothing on this',
  'help.noneHint': 'Try another word, or ask the administrator of your school.',
  'help.showAll': 'Show all pages',
  'help.forYou': 'For you',
  'help.forOthers': 'For other roles',
  'help.clause': 'Rests on: {clause}',
  'help.topics': 'How it is done',
  'help.can': 'What this role may do',
  'help.canHint':
    'This list is made from the very table of permissions that the hub asks. It speaks to whoever has this role.',
  'help.offlineNote': 'The help is kept on this computer and opens without a link.',

  'help.role.administrator': 'For administrators',
  'help.role.head': 'For the head',
  'help.role.deputy': 'For deputies of the head',
  'help.role.classTeacher': 'For class teachers',
  'help.role.teacher': 'For teachers',
  'help.role.staff': 'For staff',
  'help.role.pupil': 'For pupils',
  'help.role.parent': 'For parents',

  'help.of.administrator':
    'You look after the space of the school: classes, people, invitations, rules. Nobody can be put into a chat: a chat is offered, and people join by themselves.',
  'help.of.head':
    'You see how the order is carried out: who has not come in yet, who is not confirmed, what the log says. The functions of the head open once the administrator has confirmed you.',
  'help.of.deputy':
    'You help the head to look after the space of the school. The functions open once the administrator has confirmed you, for the term of the order.',
  'help.of.classTeacher':
    'You lead the chats of your class with pupils and parents, invite them, and help those in who have forgotten their PIN.',
  'help.of.teacher':
    'You lead the chats of subjects and clubs, hold lessons, and invite the pupils of the classes that you teach.',
  'help.of.staff': 'You read the channel of the staff and write in the chats that you have joined.',
  'help.of.pupil':
    'You read and write in the chats of your class and subjects, and take part in lessons. Everything works without the internet, too.',
  'help.of.parent':
    'You read and write in the chats of parents, and write to the teachers of your child. Whether you join a chat is your own decision.',

  'help.offline.title': 'Working without a link',
  'help.offline.text': `Zvonok opens and works at any hour, even without the internet and with the school hub switched off. All of your chats are on this computer.
- Read, search and write as always. A message is kept at once, and leaves by itself when there is a link.
- At the bottom left you always see whether there is a link, and how many of your messages wait. Press it to see them all.
- What the hub has not accepted is not lost: the same place says why, and what you can do.
The school needs no internet: a network in which the hub is seen is enough.`,

  'help.chats.title': 'Chats and messages',
  'help.chats.text': `Choose a chat on the left, type, and press Enter. A new line: Shift+Enter.
- What you have not finished is kept as a draft in each chat.
- You can answer a message, put a sign to it, or forward it to where you may write.
- Your own message can be changed, or deleted for all.
- The tick beside your message says where it is: kept here, on the hub, read.
- A chat opens where you stopped reading. The date at the top leads to any day.
A channel works in the same way, but only those write in it whose task it is.`,

  'help.join.title': 'Joining and leaving a chat',
  'help.join.text': `Nobody is put into a chat. It is offered to you, and you decide by yourself whether to join. Only whoever invited you learns of a refusal.
- Chats that are offered stand above the list of chats.
- You may leave at any moment, without anybody's leave and without a link: the button at the top of the chat.
- When you move to another class or leave the school, the chats of the former class end by themselves.`,

  'help.order.title': 'Rules of communication and reports',
  'help.order.text': `The button with the scales at the top of a chat, “Rules and order”, shows the rules, who keeps order and what is recorded about you.
- The rules are read and accepted before one joins, usually at the first entry. If you put that off, you can read the chats, and the button “Read the rules” stands in the place of the message field.
- When the school adopts a new edition, it is accepted anew before one writes.
- To report a message, open its menu “More”; this works without a link, too. The person it is about is not told who sent the report.
- Nobody can be blocked from writing before the fourth violation, nor for longer than a month. The chat can be read meanwhile, unless the school has decided otherwise; then everything said comes afterwards. The block ends by itself.
- A blocked person may apologise to the members once. If nobody objects, the moderator may end the block early.
- If you do not agree with a decision, choose “Ask for a review”. A leader of the school answers; about a child’s record the parents may ask, too.`,

  'help.search.title': 'Finding a message, a file or a person',
  'help.search.text': `Press Ctrl+K, or the magnifier above the list of chats, and type a word. What is on this computer is searched, so no link is needed.
- Other forms of a word are found as well: “lesson” finds “lessons”.
- Words in quotes are looked for side by side: “home work”.
- The filter beside the field leaves one chat, one person or some days.
- Press what was found, and its chat opens at that place.
Deleted messages are found no more.`,

  'help.lesson.title': 'Lessons and calls',
  'help.lesson.text': `A lesson is held within a chat. Once it has begun, a bar at the top of the chat says so: press it to come in.
- Microphone and camera are off at first; you switch them on yourself.
- The button “Hand” asks for the word. Whoever leads gives it, mutes microphones and marks in the roll who came, also without a link.
- On a weak link the voice stays, and the picture becomes more modest. It is meant to be so. With the button “Link” you can choose yourself: video, slides and voice, voice, or text.
- Whoever leads shows slides of a PDF, pictures, films, a screen or a window with the button “Show”, and draws with “Board”. They can let others draw, too.
- “Class here” says that a class sits at this computer: how many, and whose hand is up.
- Signs, the pointer, the recording and the sound settings are behind “More”. In the menu beside a name, a second host is named or the lesson is handed over. When whoever leads has lost the link, the lesson waits for them.
- “Divide into groups” is there, too: by chance or as you wish, for a time or without a limit. A group hears only itself and everybody in it speaks; the chat and what is shown stay common; groups are not recorded. You can enter a group, and “Bring everyone back” gathers the class.
- While a lesson is recorded, everyone sees it. Whoever missed it opens the recording from the chat, listens without a link, and asks at the place in question.
- What is planned stands in the section “Plan” and at the top of the chat. You can come in ten minutes before.
- Whoever leads writes the minutes or a report. Who was there, the recording and the minutes stay together: “What was held” in the plan, “Meetings and minutes” at the top of the chat.
- Call with the button with the receiver at the top of a chat. A missed call stays in the chat.
- Chats open as always during a lesson; it goes on behind them.
Confirmed teachers of the chat and the management can begin a lesson: the button at the top.`,

  'help.materials.title': 'Study materials',
  'help.materials.text': `The section “Materials” gathers what teachers and the pupils of your class have placed. What has come once opens without a link, too.
- Materials are found by class, subject, topic and the words in them.
- Beside each you see who placed it, where it was taken from, and whether a teacher has checked it.
- Teachers can place materials, and on the shelf of the own class pupils, too. A teacher can take a material off; its author sees the reason.
- Parents have a shelf of their own, which the parents of that class see.`,

  'help.orders.title': 'Orders and acknowledging them',
  'help.orders.text': `Orders and documents of the school lie in the section “Materials”. The number on its button says how many you are asked to acknowledge.
1. Open the document and read it.
2. Press the button that acknowledges it. The date is kept, and your mark leaves by itself when there is a link.
When the document is changed, you are asked again. Those who signed on paper are entered by the management.`,

  'help.enter.title': 'Entering, PIN and your devices',
  'help.enter.text': `The first time, one enters with an invitation: seven words on paper, a link or a QR square. Neither telephone nor e-mail is needed.
- The PIN shuts your chats on this computer. Nobody knows it, and neither does the hub.
- After some mistakes trying becomes slow, and after ten only a reset code opens. The class teacher or the administrator gives it, and your history stays.
- Ctrl+L shuts your chats at once. Do so on a shared computer whenever you go away.
- “My devices” in your own menu shows where you have entered. Sign out there what should not be.`,

  'help.whoReads.title': 'Who can read what is written',
  'help.whoReads.text': `Plainly, so that you know where you write.
- The messages of a chat are seen by its members. A stranger with the address or an old link sees nothing.
- Whatever goes through the hub of the school, the hub can read: there is no end-to-end encryption. Otherwise the school could not keep order in the chats, which the regulation on ethics demands.
- So whoever controls the very computer of the hub can read it, too.
- Without that computer, the administrator and the head read only the chats of which they are members. Private messages are seen by two.
What is protected:
- The link between your computer and the hub is encrypted, and the hub is known by its key.
- The database of the hub, your chats, files and the index for searching are encrypted on the disk. On your computer the PIN opens them.
- The key of the hub's database lies beside it. That is why the hub's computer is kept locked away.
Only what the school has set up itself leaves it, such as letters with codes for parents.`,

  'help.safety.title': 'Keeping yourself and your page safe',
  'help.safety.text': `- Tell nobody your PIN, and do not show the paper with your invitation: until it is used, it is a key.
- Teachers and the administrator never ask for a PIN.
- Do not write telephone numbers, addresses and passwords into a chat.
- A confirmed teacher is known by the badge beside the name. A name can be made up, the badge cannot.
- On a shared computer, shut your chats: Ctrl+L.
- If somebody was rude or asks for strange things, show it to a teacher or to your parents.
- You have lost a computer or a telephone: “My devices”, “Sign out”. Or tell the administrator.`,

  'help.confirm.title': 'Being confirmed as a teacher',
  'help.confirm.text': `Working with pupils and parents needs a confirmation. The administrator of the school gives it, and nobody confirms themself.
1. Enter with an invitation for staff. You are in the list of people at once, as not confirmed.
2. The administrator checks and confirms you; the reason stays in the log.
3. A badge appears beside your name. From then on, chats, lessons and invitations are open.
Until then the program says what is waiting for it.`,

  'help.tend.title': 'Order in a chat',
  'help.tend.text': `The teacher of a chat answers for the order in it.
- Pin what is important: everyone sees it at the top.
- Take out what should not be there, with a reason. The message goes from all copies when they next have a link, and the reason stays.
- Your own messages can be changed, and deleted for all.
- What pupils and parents wrote can be taken out. What staff wrote is taken out by the administrator and the head.
All of this works without a link, too.`,

  'help.moderate.title': 'Keeping order in a chat',
  'help.moderate.text': `Every confirmed teacher in a chat is its moderator. Everything is done in “Rules and order” and in the menu of a message.
- Reports wait for an answer. One that is left for a day is shown to the administrator, too.
- A violation is recorded about a message and by a rule that was in force on its day. The person sees the record.
- A removed message disappears for everyone but its author. The school server keeps the original; leaders may open it, and the author learns of that.
- From the fourth violation on, you may block the person from writing in the chat, for a month at most. The person sees why, and until which day.
- After an apology the members may object, usually for three days. If nobody does, you may end the block early.
- Nobody decides about themselves. A head or an administrator in the chat decides about those who work at the school.
- If you were mistaken, choose “This is a mistake”. The record stays, but does not count.
- When you leave a chat, name the teacher who keeps order from then on. Where no teacher is left, the chat is offered to a deputy head or an administrator.`,

  'help.invite.title': 'Inviting pupils, parents, staff',
  'help.invite.text': `An invitation is good for whom it was made: one for a pupil of 5A makes a pupil of 5A and nothing else. It works once, and ends by itself after the days that the school has set.
1. Administrators open “Administration”, “Invitations”; teachers “People” and the button that invites into their own class.
2. Choose the class and the role, or a person by name.
3. Print the slips, save them, or send the link. A slip works in the network of the school without the internet.
An invitation that nobody has used can be annulled in the same list. A link can be forwarded, so it lets nobody in by itself: it makes a request, and the administrator decides.`,

  'help.forgotten.title': 'A pupil has forgotten the PIN',
  'help.forgotten.text': `Nobody can look up a PIN, but a new one can be set.
1. Find the person among “People”.
2. Press “Reset the PIN”. The program shows a code, good for an hour and once.
3. The person types the code on their own computer, at “Forgot the PIN?”, and thinks of a new one.
Chats and what was not sent stay. The code is good only on the computer on which the person has entered before.`,

  'help.structure.title': 'Classes, subjects, teachers',
  'help.structure.text': `“Administration”, “Classes”.
- Type the list of classes in one line, or load rosters. A second class with one name is refused.
- Within a class, add subjects, pupils, the class teacher and teachers. The rights of a teacher hold only where the teacher is attached.
- Clubs gather pupils of several classes and have a chat of their own.
- Associations of teachers are made by the administrator or the head. Each has a chat, a shelf of materials and meetings in the plan of its own.
- A new school year moves all classes in one action, and everything is shown before.`,

  'help.movements.title': 'Arrival, move, departure',
  'help.movements.text': `Open a person's card in the administration and choose what happens. Before you confirm, you see what changes: class, subjects, chats, family.
- With a move, the chats of the former class end, and those of the new one are offered.
- A pupil who leaves and the parents leave the chats by one action. A parent stays where another own child is.
- Staff who leave lose access at once, and their computer is locked at the first link.
What was done can be turned back by another action. All of it stays in the log.`,

  'help.requests.title': 'Requests, and confirming people',
  'help.requests.text': `Requests come from those who opened a link or know the address of the school. The number beside “Administration” says how many wait.
1. Open “Administration”, “Requests”.
2. Compare name and class with your lists.
3. Accept with role and class, or refuse. The answer comes to the device that asked.
Teachers are confirmed in their cards, with a reason. You cannot confirm yourself.`,

  'help.appoint.title': 'Appointing administrators, the head, deputies',
  'help.appoint.text': `An appointment always rests on an order: number, date, file. It cannot be saved without them.
- Only confirmed staff who have entered already can become administrators.
- Whoever acts for somebody has the rights from the first to the last day of the order.
- If the administrator cannot be reached, the head appoints another by a new order.
The log says who, when and by which order.`,

  'help.rules.title': 'The rules of the school',
  'help.rules.text': `In “Administration”, “Settings” the school decides whether pupils write to each other, whether teachers make invitations, for how many days an invitation is good, and more.
- A change holds at once in all chats that have no exception of their own.
- The hub checks the rules itself, so a changed program cannot get around them.`,

  'help.control.title': 'Seeing how the order is carried out',
  'help.control.text': `- “Administration”, “Overview”: who has not come in, who is not confirmed, which chats of the regulation are missing. Nobody is shown who declined a chat.
- “Log”: who did what, when, and on what ground. It cannot be rewritten afterwards.
- “Documents”: the order and the regulations. They can be saved as a page for the site of the school.`,

  'help.lists.title': 'Loading rosters, exporting data',
  'help.lists.text': `- “Administration”, “Data exchange”. Rosters are loaded as a folder or an archive of OneRoster. All changes are shown first, and are then carried out as a whole or not at all.
- The school, the log and the data of one person can be exported in open formats. Exports are not encrypted; keep them with care.
- The data of somebody who has left can be erased: names and texts go, numbers and dates stay in the log.`,

  'help.diary.title': 'The electronic diary and journal',
  'help.diary.text': `If the school has given an address, there is a button for the diary or the journal on the left. It opens in your browser. Without the internet the program says so instead of failing.`,

  'help.free.title': 'Free, and without advertising',
  'help.free.text': `Zvonok costs neither the school nor you anything: nothing in it is paid for, and there is no way to pay. It is free software under the AGPL-3.0: you may study, change and share it.
- There is no advertising. The program loads nothing foreign and speaks to nobody but the hub of the school.
- When very many messages are sent in a row, the hub does not take them all at once. They wait and leave in turn, and nothing is lost.`,
};
