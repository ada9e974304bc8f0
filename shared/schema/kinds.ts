import type { Static, TSchema } from 'typebox';
import { parserOf } from '../std/parse.ts';
import { ActBody } from './act.ts';
import { AirBody, QuestionMarkBody } from './broadcast.ts';
import { AnswerBody } from './answer.ts';
import { AppointmentBody } from './appointment.ts';
import { AuditBody } from './audit.ts';
import { CallAnswerBody, LessonEndBody, mergeCallAnswers, mergeLessonEnds, RingBody } from './call.ts';
import { CaptionBody, CaptionerBody } from './caption.ts';
import { ChatBody } from './chat.ts';
import { ChatEntryBody, ChatLinkBody } from './chat-link.ts';
import { ApologyBody, CaseStepBody, ObjectionBody } from './case-step.ts';
import { ClassroomBody } from './classroom.ts';
import { CohostBody, mergeWaits, WaitBody } from './cohost.ts';
import { ContactBody } from './contact.ts';
import { DeviceBody, mergeDevices } from './device.ts';
import type { AuthorPart } from './envelope.ts';
import { ErasureBody } from './erasure.ts';
import { HubKeyBody } from './hub-key.ts';
import { JoinRequestBody } from './join-request.ts';
import { KinshipBody } from './kinship.ts';
import { LessonBody } from './lesson.ts';
import { AttendedBody, HandBody, HandDownBody, mergeAttended, RollBody } from './lesson-part.ts';
import { LinkBody } from './link.ts';
import { MembershipBody } from './membership.ts';
import { MessageBody } from './message.ts';
import { OfferBody } from './offer.ts';
import { PaperBody } from './paper.ts';
import { PersonBody } from './person.ts';
import { PolicyBody } from './policy.ts';
import { mergeReadMarks, ReadMarkBody } from './read-mark.ts';
import { OriginalBody } from './original.ts';
import { RemovalBody } from './removal.ts';
import { ReportBody, ReportEndBody } from './report.ts';
import { RestoralBody } from './restoral.ts';
import { RoomBody } from './room.ts';
import { RulesAckBody, RulesBody } from './rules.ts';
import { SchoolBody } from './school.ts';
import { BookingBody, SessionBody } from './session.ts';
import { SlipBody, SlipEndBody, SlipUseBody } from './slip.ts';
import { AckBody, PaperAckBody, PaperDropBody, ReminderBody, SchoolOrderBody } from './school-order.ts';
import { EventBody } from './event.ts';
import { InkBody, PenBody } from './ink.ts';
import { InvitationBody } from './invitation.ts';
import { MaterialBody, ReviewBody } from './material.ts';
import { MinutesBody } from './minutes.ts';
import { PairBody } from './pair.ts';
import { PinBody } from './pin.ts';
import { PollBody, TallyBody, VoteBody } from './poll.ts';
import { PreferenceBody } from './preference.ts';
import { ReactionBody } from './reaction.ts';
import { CueBody, ExhibitBody } from './stage.ts';
import {
  CaughtUpBody,
  PackageBody,
  QuestionBody,
  QuestionReplyBody,
  RecordedBody,
  RecordingBody,
} from './recording.ts';
import { SplitBody } from './split.ts';
import { SubmissionBody, SubmissionEndBody } from './submission.ts';
import { TakedownBody } from './takedown.ts';
import { TaskAnswerBody, TaskBody, TaskReplyBody, TaskShowBody } from './task.ts';
import { ThumbBody } from './thumb.ts';

/** The collections of a replica. RxDB's free core opens at most 13 per thread; we keep to 8. */
export const COLLECTIONS = ['directory', 'chats', 'messages', 'marks', 'ledger', 'shelf', 'local'] as const;
export type CollectionName = (typeof COLLECTIONS)[number];

/** Every kind of document: its body, who writes it, and the collection in which replicas read it. */
export const KINDS = {
  school: { body: SchoolBody, collection: 'directory', writer: 'school' },
  person: { body: PersonBody, collection: 'directory', writer: 'school' },
  classroom: { body: ClassroomBody, collection: 'directory', writer: 'school' },
  contact: { body: ContactBody, collection: 'directory', writer: 'school' },
  kinship: { body: KinshipBody, collection: 'directory', writer: 'school' },
  appointment: { body: AppointmentBody, collection: 'directory', writer: 'school' },
  policy: { body: PolicyBody, collection: 'directory', writer: 'school' },
  paper: { body: PaperBody, collection: 'directory', writer: 'school' },
  link: { body: LinkBody, collection: 'directory', writer: 'school' },
  device: { body: DeviceBody, collection: 'directory', writer: 'school' },
  erasure: { body: ErasureBody, collection: 'directory', writer: 'school' },
  hubkey: { body: HubKeyBody, collection: 'directory', writer: 'school' },
  joinrequest: { body: JoinRequestBody, collection: 'directory', writer: 'school' },
  offer: { body: OfferBody, collection: 'directory', writer: 'school' },
  slip: { body: SlipBody, collection: 'directory', writer: 'person' },
  slipuse: { body: SlipUseBody, collection: 'directory', writer: 'school' },
  slipend: { body: SlipEndBody, collection: 'directory', writer: 'school' },
  answer: { body: AnswerBody, collection: 'chats', writer: 'person' },
  removal: { body: RemovalBody, collection: 'chats', writer: 'school' },
  act: { body: ActBody, collection: 'ledger', writer: 'person' },
  audit: { body: AuditBody, collection: 'ledger', writer: 'school' },
  membership: { body: MembershipBody, collection: 'chats', writer: 'either' },
  chat: { body: ChatBody, collection: 'chats', writer: 'either' },
  lesson: { body: LessonBody, collection: 'chats', writer: 'person' },
  lessonend: { body: LessonEndBody, collection: 'chats', writer: 'either' },
  cohost: { body: CohostBody, collection: 'chats', writer: 'person' },
  wait: { body: WaitBody, collection: 'messages', writer: 'school' },
  ring: { body: RingBody, collection: 'messages', writer: 'person' },
  callanswer: { body: CallAnswerBody, collection: 'messages', writer: 'person' },
  session: { body: SessionBody, collection: 'chats', writer: 'person' },
  booking: { body: BookingBody, collection: 'messages', writer: 'person' },
  minutes: { body: MinutesBody, collection: 'shelf', writer: 'person' },
  hand: { body: HandBody, collection: 'messages', writer: 'person' },
  handdown: { body: HandDownBody, collection: 'messages', writer: 'person' },
  roll: { body: RollBody, collection: 'messages', writer: 'person' },
  room: { body: RoomBody, collection: 'messages', writer: 'person' },
  exhibit: { body: ExhibitBody, collection: 'shelf', writer: 'person' },
  cue: { body: CueBody, collection: 'shelf', writer: 'person' },
  ink: { body: InkBody, collection: 'shelf', writer: 'person' },
  pen: { body: PenBody, collection: 'shelf', writer: 'person' },
  caption: { body: CaptionBody, collection: 'shelf', writer: 'person' },
  captioner: { body: CaptionerBody, collection: 'shelf', writer: 'person' },
  attended: { body: AttendedBody, collection: 'messages', writer: 'school' },
  recording: { body: RecordingBody, collection: 'messages', writer: 'person' },
  recorded: { body: RecordedBody, collection: 'messages', writer: 'school' },
  package: { body: PackageBody, collection: 'messages', writer: 'school' },
  question: { body: QuestionBody, collection: 'messages', writer: 'person' },
  questionreply: { body: QuestionReplyBody, collection: 'messages', writer: 'person' },
  air: { body: AirBody, collection: 'messages', writer: 'person' },
  split: { body: SplitBody, collection: 'messages', writer: 'person' },
  questionmark: { body: QuestionMarkBody, collection: 'messages', writer: 'person' },
  caughtup: { body: CaughtUpBody, collection: 'messages', writer: 'person' },
  message: { body: MessageBody, collection: 'messages', writer: 'person' },
  readmark: { body: ReadMarkBody, collection: 'marks', writer: 'person' },
  pair: { body: PairBody, collection: 'chats', writer: 'person' },
  invitation: { body: InvitationBody, collection: 'directory', writer: 'school' },
  chatlink: { body: ChatLinkBody, collection: 'directory', writer: 'school' },
  chatentry: { body: ChatEntryBody, collection: 'directory', writer: 'school' },
  pin: { body: PinBody, collection: 'chats', writer: 'person' },
  preference: { body: PreferenceBody, collection: 'marks', writer: 'person' },
  poll: { body: PollBody, collection: 'messages', writer: 'person' },
  task: { body: TaskBody, collection: 'messages', writer: 'person' },
  event: { body: EventBody, collection: 'messages', writer: 'person' },
  reaction: { body: ReactionBody, collection: 'messages', writer: 'person' },
  report: { body: ReportBody, collection: 'chats', writer: 'person' },
  reportend: { body: ReportEndBody, collection: 'chats', writer: 'person' },
  casestep: { body: CaseStepBody, collection: 'chats', writer: 'either' },
  apology: { body: ApologyBody, collection: 'chats', writer: 'person' },
  objection: { body: ObjectionBody, collection: 'chats', writer: 'person' },
  rules: { body: RulesBody, collection: 'directory', writer: 'school' },
  rulesack: { body: RulesAckBody, collection: 'directory', writer: 'person' },
  takedown: { body: TakedownBody, collection: 'chats', writer: 'person' },
  restoral: { body: RestoralBody, collection: 'chats', writer: 'school' },
  original: { body: OriginalBody, collection: 'ledger', writer: 'school' },
  thumb: { body: ThumbBody, collection: 'messages', writer: 'person' },
  vote: { body: VoteBody, collection: 'messages', writer: 'person' },
  tally: { body: TallyBody, collection: 'messages', writer: 'school' },
  taskshow: { body: TaskShowBody, collection: 'messages', writer: 'person' },
  taskanswer: { body: TaskAnswerBody, collection: 'shelf', writer: 'person' },
  taskreply: { body: TaskReplyBody, collection: 'shelf', writer: 'person' },
  order: { body: SchoolOrderBody, collection: 'shelf', writer: 'person' },
  ack: { body: AckBody, collection: 'shelf', writer: 'person' },
  paperack: { body: PaperAckBody, collection: 'shelf', writer: 'person' },
  paperdrop: { body: PaperDropBody, collection: 'shelf', writer: 'school' },
  reminder: { body: ReminderBody, collection: 'shelf', writer: 'person' },
  material: { body: MaterialBody, collection: 'shelf', writer: 'person' },
  review: { body: ReviewBody, collection: 'shelf', writer: 'person' },
  submission: { body: SubmissionBody, collection: 'directory', writer: 'person' },
  submissionend: { body: SubmissionEndBody, collection: 'directory', writer: 'person' },
} as const satisfies Record<
  string,
  { body: TSchema; collection: CollectionName; writer: 'school' | 'person' | 'either' }
>;

export type Kind = keyof typeof KINDS;
export type BodyOf<K extends Kind> = Static<(typeof KINDS)[K]['body']>;

/** A document whose body has been parsed by its kind. */
export type DocumentOf<K extends Kind, E extends AuthorPart = AuthorPart> = Omit<E, 'kind' | 'body'> & {
  readonly kind: K;
  readonly body: BodyOf<K>;
};

const parsers = new Map<string, (value: unknown) => unknown>(
  Object.entries(KINDS).map(([kind, { body }]) => [kind, parserOf(`document.${kind}`, body)]),
);

export function isKind(name: string): name is Kind {
  return Object.hasOwn(KINDS, name);
}

export function kindNames(): readonly Kind[] {
  return Object.keys(KINDS).filter(isKind);
}

/** Parses the body of a document by its kind. Throws ShapeError on an unknown kind or a wrong body. */
export function parseBody(document: Pick<AuthorPart, 'kind' | 'body'>): void {
  const parse = parsers.get(document.kind) ?? unknownKind;
  parse(document.body);
}

const parseReadMark = parserOf('document.readmark', ReadMarkBody);
const parseAttended = parserOf('document.attended', AttendedBody);
const parseCallAnswer = parserOf('document.callanswer', CallAnswerBody);
const parseWait = parserOf('document.wait', WaitBody);
const parseLessonEnd = parserOf('document.lessonend', LessonEndBody);
const parseDevice = parserOf('document.device', DeviceBody);
const unknownKind = parserOf('document', { not: {} });

/** Whether a parsed document is of a kind; its body then has that kind's type. */
export function isOfKind<K extends Kind, E extends AuthorPart>(
  document: E,
  kind: K,
): document is E & { readonly kind: K; readonly body: BodyOf<K> } {
  return document.kind === kind;
}

/** Kinds whose two bodies are joined instead of one winning. */
export function joinBodies(
  kind: string,
  a: Record<string, unknown>,
  b: Record<string, unknown>,
): Record<string, unknown> | undefined {
  if (kind === 'readmark') return mergeReadMarks(parseReadMark(a), parseReadMark(b));
  if (kind === 'attended') return mergeAttended(parseAttended(a), parseAttended(b));
  if (kind === 'wait') return mergeWaits(parseWait(a), parseWait(b));
  if (kind === 'callanswer') return mergeCallAnswers(parseCallAnswer(a), parseCallAnswer(b));
  if (kind === 'lessonend') return mergeLessonEnds(parseLessonEnd(a), parseLessonEnd(b));
  if (kind === 'device') return mergeDevices(parseDevice(a), parseDevice(b));
  return undefined;
}
