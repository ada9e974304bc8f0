import type { ruErrors } from './ru-errors.ts';

export const enErrors = {
  'error.badRequest':
    'The program could not do this. Nothing has changed. Try again, and if it happens again show the details to the school’s administrator.',
  'error.notAllowed':
    'You may not do this. Nothing has changed or been lost. If you need to, ask the school’s administrator.',
  'error.notFound':
    'This is no longer here: it was removed or closed to you. Your own records are safe. Go back to the list and choose something else.',
  'error.idTaken':
    'The school already knows this entry with other content, so it was not accepted a second time. Your text is kept here. Copy it and send it as a new message.',
  'error.hubUnreachable':
    'The school server does not answer. What you wrote waits here and will go by itself. Check that this computer is on the school network.',
  'error.hubOtherKey':
    'A different server answers at this address, not the one this computer trusts. Nothing was sent to it, and your records are safe. Show this to the school’s administrator.',
  'error.hubPortInUse':
    'Another program uses the network port of the school server. The school’s data are safe. Close the second copy of the program and try again.',
  'error.hubStoreDamaged':
    'The school’s store is damaged, and the program did not open it so as not to spoil the rest. The files are in place. Restore the school from a backup or call the administrator.',
  'error.hubStoreForeign':
    'This folder holds the data of another school or of a newer program. They are untouched. Choose another folder or update the program.',
  'error.hubStoreBusy':
    'The school’s store is in use: another copy of the program holds it or is still closing. The data are safe. Wait a little and try again.',
  'error.hubDiskFull':
    'The school server’s disk is full. Accepted messages are safe, new ones wait here. Free some space on that computer and they will go by themselves.',
  'error.hubStopped':
    'The school server has stopped. Accepted messages are safe, new ones wait here. Close the program and open it again.',
  'error.protocolTooOld':
    'This program is older than the school server, and they do not understand each other. Your records are safe. Update the program.',
  'error.protocolTooNew':
    'The school server is older than this program, and they do not understand each other. Your records are safe. Ask the administrator to update the server.',
  'error.slipUnknown':
    'The school does not know this invitation. Nothing has changed. Compare all seven words and the address with the printed ones: the invitation of another school does not fit here.',
  'error.slipExpired':
    'This invitation has run out. Nothing has changed. Ask for a new one from whoever gave it to you.',
  'error.slipUsed':
    'Someone has already entered with this invitation, and it works only once. Nothing has changed. Ask for a new one from whoever gave it to you.',
  'error.deviceSignedOut':
    'You were signed out on this computer. What you wrote here is kept and goes out once you enter with a new invitation and the same PIN or phrase.',
  'error.leftSchool':
    'The school has noted that you have left it. What you wrote here is kept, and goes out if you enter again with a new invitation and the same PIN or phrase.',
  'error.credentialExpired':
    'This school server does not know this computer yet, and its pass has ended. What you wrote is kept. Connect to the server on which you entered, or ask for a new invitation.',
  'error.slipAnnulled':
    'This invitation was withdrawn. Nothing has changed. Ask for a new one from whoever gave it to you.',
  'error.slipVoid':
    'This invitation does not hold any more: whoever made it may no longer invite, or the person it names is no longer in the school. Nothing has changed. Ask the school for a new one.',
  'error.slipIsLink':
    'This link does not let you in at once: it sends a request, and the school decides whom to let in. Nothing has changed. Send a request.',
  'error.entryStale':
    'The check of this invitation began elsewhere or too long ago. Nothing has changed. Check the invitation once more.',
  'error.mailCodeNeeded':
    'Pupils of grades 1 to 4 enter with a code that comes to a parent by e-mail. Nothing has changed. Give the address and type in the code from the letter.',
  'error.mailCodeWrong':
    'The code from the letter does not fit, or its ten minutes have passed. What you typed is still there. Compare the digits or ask for a new code.',
  'error.requestsClosed':
    'This school takes no requests without an invitation at the moment. Nothing has changed. Ask the class teacher or the administrator for an invitation.',
  'error.requestWithoutClass':
    'The school asks for the class, and the request names none. Nothing has changed. Take the request back and write it again while the server answers: then you can choose the class.',
  'error.requestUnknown': 'The school does not know this request. It may have been removed. Send a new one.',
  'error.addressInvalid':
    'The address is not written as on the invitation. What you typed is still there. Compare the digits, dots and colon.',
  'error.codeInvalid':
    'The code is incomplete or has a slip of the pen. What you typed is still there. Compare it with the invitation.',
  'error.needsConnection':
    'This needs a link to the school server, and there is none now. Nothing is lost. Try again when the bottom left says “Connected”.',
  'error.callOffline':
    'There is no link to the school server now, so you cannot call. You can write: the message leaves as soon as the link is back.',
  'error.rosterUnreadable':
    'These lists could not be read. Nothing has changed in the school. Choose a folder or a ZIP archive with CSV files.',
  'error.rosterBroken':
    'The lists have errors, so nothing was loaded. Correct the named lines and choose the lists again.',
  'error.schoolExists':
    'There is already a school on this computer. It is untouched. Enter it, or choose another computer.',
  'error.sourceChanged':
    'The message you are passing on has been changed or deleted since. Your copy is still with you; pass it on again if it is still needed.',
  'error.messageEmpty':
    'The message is empty, so there is nothing to send. Nothing is lost. Write something and send it again.',
  'error.messageTooLong':
    'The message is longer than 8,000 characters. You still have the text. Split it into two messages.',
  'error.mediaPreparing':
    'Sound and video on the school server are still being prepared; the first time takes several minutes. The lesson and the chat already work. Try to enter a little later.',
  'error.mediaUnavailable':
    'The school server cannot carry sound and video. The lesson and the chat work without them. Show the details to the school’s administrator.',
  'error.lessonEnded': 'This lesson is already over. The messages are safe. Go back to the chat.',
  'error.tooMany':
    'Too many actions in a row; the server asks you to wait. Nothing is lost. Try again in a minute.',
  'error.diskFull':
    'This computer’s disk is full. What is already stored is safe. Free some space and try again.',
  'error.deviceStoreLost':
    'This computer can no longer open the store of its keys. Everyone’s data are in place, nothing was deleted. Sign in to the system with the same account or call the school’s administrator.',
  'error.vaultWrongKey':
    'The key does not fit this person’s data on this computer. The data are untouched, and what was sent is safe on the school server. Call the school’s administrator.',
  'error.vaultForeign':
    'In the place of this person’s data lies a foreign file or one of a newer program. It is untouched. Update the program or call the school’s administrator.',
  'error.vaultDamaged':
    'This person’s data on this computer are damaged, and the program did not open them so as not to spoil the rest. What was sent is safe on the school server. Call the school’s administrator.',
  'error.vaultBusy':
    'This person’s data are in use: another copy of the program holds them or is still closing. They are safe. Wait a little and try again.',
  'error.vaultHasUnsent':
    'This person has messages that have not left this computer yet. Nothing was deleted. Check how many and confirm once more.',
  'error.secretWrong':
    'That did not fit. Nothing is lost. Check the keyboard layout and Caps Lock and try again.',
  'error.secretWait':
    'Too many wrong tries, so you have to wait. Nothing is lost. You can try again when the time is over.',
  'error.secretLockedOut':
    'It was wrong ten times, and the way in is closed. The data are safe. Ask the class teacher or the administrator to reset the PIN.',
  'error.secretTooShort':
    'Too short. Nothing has changed. A PIN has 4 to 8 digits, a pass phrase at least 10 letters.',
  'error.secretTooSimple':
    'Anyone would guess this PIN at once. Nothing has changed. Think of another, neither a row nor one digit only.',
  'error.resetUnknown':
    'The school does not know this code. Nothing has changed. Compare it with what you were shown: letters and digits that look alike are easily mixed up.',
  'error.resetUsed': 'This code was used already, and it works once. Nothing has changed. Ask for a new one.',
  'error.resetExpired':
    'The code was good for one hour, and the hour is over. Nothing has changed. Ask for a new one.',
  'error.resetOtherPerson':
    'This code is for somebody else. Nothing has changed. Choose yourself in the list or ask for a code of your own.',
  'error.resetNeedsConnection':
    'To reset the PIN the school server is needed, and there is no link to it now. The data are safe, and the code stays good until its hour is over. Check the network and try again.',
  'error.resetImpossible':
    'The school server has no spare key for these data, so a code cannot help. The data are safe. Try to remember the PIN or ask for a new slip.',
  'error.needsConfirmation':
    'This can be done once your role as a teacher is confirmed. Nothing has changed. The school’s administrator confirms it; please ask.',
  'error.switchedOff':
    'The rules of your school have this switched off. Nothing has changed. The administrator and the head change the rules.',
  'error.actOutdated':
    'Something has changed in the school meanwhile, and this no longer fits. Nothing was done. Look at how it is now and do it again if it is still needed.',
  'error.actTwice': 'This has been done already; there is no need to do it again.',
  'error.reasonMissing': 'Say why: the reason stays in the log of actions. Nothing has changed yet.',
  'error.orderMissing': 'Give the number and the date of the order. Nothing has changed yet.',
  'error.nameTaken':
    'The school already has something of this name. Nothing has changed. Choose another one.',
  'error.nameUnfit':
    'The name cannot be kept: family or given name is missing, or letters of two alphabets are mixed in one word. Nothing has changed. Enter the name as it stands in the papers.',
  'error.lastRole':
    'This is the only role of the person in the school. Nothing has changed. If the person leaves, register the departure.',
  'error.lastAdministrator':
    'This is the school’s last administrator. Nothing has changed. Appoint another one first.',
  'error.stillHere':
    'This person is still at the school. Nothing has changed. Note that they have left first.',
  'error.dateInvalid': 'There is no such day, or the term ends before it begins. Correct the date.',
  'error.mailNotSet':
    'The school has not set up mail yet, so the letter cannot be sent. Nothing is lost. Give out a printed invitation or ask the administrator to set up mail.',
  'error.mailUnreachable':
    'The mail server does not answer. The letters are safe and wait for their turn. Check the address, the port, the kind of encryption and the network.',
  'error.mailNoEncryption':
    'Encryption with the mail server could not be started, so the password was not sent to it. The letters are safe. Check the port and the kind of encryption in the mail settings.',
  'error.mailOtherCertificate':
    'The mail server showed a certificate that cannot be trusted. Neither the password nor any letter was sent to it. Compare the fingerprint with the administrator of that server and pin it in the mail settings.',
  'error.mailLoginRefused':
    'The mail server did not accept the user name or the password. The letters are safe and will wait. Enter them again; some services want a separate password for programs.',
  'error.mailSenderRefused':
    'The mail server does not allow this sender address. Nothing was sent. In the mail settings, give an address that belongs to this user.',
  'error.mailRecipientRefused':
    'The mail server did not accept the recipient’s address: there is no such mailbox, or it is closed. The letter was not sent, the registration is safe. Check the address and send it again.',
  'error.mailRefused':
    'The mail server refused this letter. The other letters are safe. Show the details to the school’s administrator or give out a printed invitation.',
  'error.mailServerBusy':
    'The mail server asks to come back later. The letter is safe and will go by itself at the next attempt.',
  'error.mailTooLate':
    'The mail server did not take the letter for three days, and the attempts have ended. The registration is safe. Check the mail settings and send the letter again, or give out a printed invitation.',
  'error.mailAddressInvalid':
    'The mail address is not written correctly. What you typed is still there. Give one address, for example anna@school.example.',
  'error.mailQueueFull':
    'There are already 1,000 unsent letters waiting, and a new one was not accepted yet. The letters in the queue are safe. Check the mail settings and try later.',
  'error.slipOtherContact':
    'This invitation belongs to another e-mail address or phone. Nothing has changed. Enter the one that the school named in its application.',
  'error.notInvited':
    'This link is not for you: whoever made it may not invite you into this chat. Nothing has changed. Ask for an invitation by name.',
  'error.chatLinkUnknown':
    'The school does not know this link. Nothing has changed. Check that it was pasted whole, or ask for it again.',
  'error.chatLinkRecalled':
    'This link was withdrawn. Nothing has changed. Ask whoever sent it for a new one.',
  'error.chatLinkExpired': 'This link has run out. Nothing has changed. Ask whoever sent it for a new one.',
  'error.chatLinkUsedUp':
    'As many people have come in by this link as it lets in. Nothing has changed. Ask whoever sent it for a new one.',
  'error.chatLinkTwice':
    'You are in this chat already, invited to it, or waiting for an answer. Nothing has changed. Look at your chats and the invitations above them.',
  'error.chatLinkRefused':
    'Your request to come into this chat was declined. Nothing has changed. If that is a mistake, ask whoever leads the chat to invite you by name.',
  'error.chatLinkOther':
    'This link leads into a chat of another school and does not work here. Nothing has changed.',
  'error.paperTooLarge':
    'The file is larger than 10 MB, so it was not taken. Nothing has changed. Save the document in a lower quality and choose it again.',
  'error.paperMedia':
    'This is neither a PDF nor a JPEG or PNG picture, so the file was not taken. Nothing has changed. Choose another file.',
  'error.paperBroken':
    'The file came incomplete or changed on its way. Nothing has changed on the shelf. Choose the file once more.',
  'error.linkGone':
    'This link is gone or does not lead to a website. Nothing was opened. The administrator of the school changes the links.',
  'error.timePast': 'That time has passed. Choose another one in the plan.',
  'error.pollClosed':
    'Voting closed before your vote reached the school, so this vote does not count. Everything else is safe. You can remove it.',
  'error.taskClosed':
    'The task is closed, so the answer was not taken. Your text is safe. Ask the teacher to open the task, and send it again.',
  'error.rulesEmpty':
    'The rules have no item, or an empty one. The text is safe. Add the items and save again.',
  'error.councilMissing':
    'The decision of the teacher council is not named. The text is safe. Enter the number of the minutes and the date.',
  'error.parentsMissing':
    'It is not said how the parents’ opinion was heard. The text is safe. Enter it in a sentence.',
  'error.rulesFirst':
    'The chat has rules that you have not accepted yet. What you wrote is safe. Read and accept them, then send it again.',
  'error.tooManyMessages':
    'Too many messages within a minute. Nothing is lost. Wait a minute and send it again.',
  'error.sameTextAgain':
    'The same was sent too often. Nothing is lost. Send it again in an hour, or in other words.',
  'error.tooManyCallsOfAll':
    'You have called everybody many times within the last hour. The message is not lost. Take names out or send it later.',
  'error.tooManyInvites':
    'Too many people were invited within an hour. These invitations are not made yet. Invite the others in an hour.',
  'error.blocked':
    'You cannot write in this chat now. What you wrote is safe. Open “Why”: it says until which day, and what you can do.',
  'error.ruleMissing':
    'No rule is chosen. Nothing has changed. Choose the rule that was broken: without one nothing can be removed or recorded.',
  'error.ruleUnknown':
    'There was no such rule on the day this was written. Nothing has changed. Choose another rule.',
  'error.blockTooEarly':
    'Fewer than four violations are recorded, so nobody can be blocked yet. Nothing has changed.',
  'error.blockGoesOn': 'This person is already blocked from writing in the chat. Nothing has changed.',
  'error.blockNothingNew':
    'No violation was recorded after the last block, so there is no ground for another. Nothing has changed.',
  'error.releaseTooEarly':
    'There is no apology yet, or the time for objections is not over. Nothing has changed.',
  'error.apologyObjected':
    'A member of the chat has objected, so the block cannot end early. Nothing has changed.',
  'error.ownDecision': 'This is your own decision; another leader has to review it. Nothing has changed.',
  'error.internal':
    'Something went wrong in the program. What is already stored is safe. Try again, and if it happens again show the details to the school’s administrator.',
} as const satisfies Record<keyof typeof ruErrors, string>;
