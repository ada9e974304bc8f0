import Type from 'typebox';

/**
 * Everything that can go wrong in a way a person should read of. Each code has a sentence in the
 * translations that says what happened, that nothing is lost, and what to do.
 */
export const APP_ERRORS = [
  'badRequest',
  'notAllowed',
  'needsConfirmation',
  'switchedOff',
  'actOutdated',
  'actTwice',
  'reasonMissing',
  'orderMissing',
  'nameTaken',
  'nameUnfit',
  'lastRole',
  'lastAdministrator',
  'stillHere',
  'dateInvalid',
  'notFound',
  'idTaken',
  'hubUnreachable',
  'hubOtherKey',
  'hubPortInUse',
  'hubStoreDamaged',
  'hubStoreForeign',
  'hubStoreBusy',
  'hubDiskFull',
  'hubStopped',
  'protocolTooOld',
  'protocolTooNew',
  'slipUnknown',
  'slipExpired',
  'slipUsed',
  'slipAnnulled',
  'deviceSignedOut',
  'leftSchool',
  'credentialExpired',
  'slipVoid',
  'slipIsLink',
  'entryStale',
  'mailCodeNeeded',
  'mailCodeWrong',
  'requestsClosed',
  'requestUnknown',
  'requestWithoutClass',
  'addressInvalid',
  'codeInvalid',
  'needsConnection',
  'callOffline',
  'rosterUnreadable',
  'rosterBroken',
  'schoolExists',
  'messageEmpty',
  'sourceChanged',
  'messageTooLong',
  'mediaPreparing',
  'mediaUnavailable',
  'lessonEnded',
  'tooMany',
  'diskFull',
  'deviceStoreLost',
  'vaultWrongKey',
  'vaultForeign',
  'vaultDamaged',
  'vaultBusy',
  'vaultHasUnsent',
  'secretWrong',
  'secretWait',
  'secretLockedOut',
  'secretTooShort',
  'secretTooSimple',
  'resetUnknown',
  'resetUsed',
  'resetExpired',
  'resetOtherPerson',
  'resetNeedsConnection',
  'resetImpossible',
  'mailNotSet',
  'mailUnreachable',
  'mailNoEncryption',
  'mailOtherCertificate',
  'mailLoginRefused',
  'mailSenderRefused',
  'mailRecipientRefused',
  'mailRefused',
  'mailServerBusy',
  'mailTooLate',
  'mailAddressInvalid',
  'mailQueueFull',
  'slipOtherContact',
  'notInvited',
  'chatLinkUnknown',
  'chatLinkRecalled',
  'chatLinkExpired',
  'chatLinkUsedUp',
  'chatLinkTwice',
  'chatLinkRefused',
  'chatLinkOther',
  'paperTooLarge',
  'paperMedia',
  'paperBroken',
  'linkGone',
  'passExpired',
  'fileTooLarge',
  'fileEmpty',
  'fileFolder',
  'fileProgram',
  'slidesUnreadable',
  'fileOffset',
  'fileBroken',
  'fileDamaged',
  'fileNotHere',
  'pollClosed',
  'rulesEmpty',
  'councilMissing',
  'parentsMissing',
  'rulesFirst',
  'tooManyMessages',
  'sameTextAgain',
  'tooManyCallsOfAll',
  'tooManyInvites',
  'blocked',
  'ruleMissing',
  'ruleUnknown',
  'blockTooEarly',
  'blockGoesOn',
  'blockNothingNew',
  'releaseTooEarly',
  'apologyObjected',
  'ownDecision',
  'timePast',
  'taskClosed',
  'fileNoProgram',
  'filePicture',
  'fileMicrophone',
  'internal',
] as const;
export type AppErrorCode = (typeof APP_ERRORS)[number];

export const AppErrorData = Type.Object(
  {
    code: Type.Unsafe<AppErrorCode>(Type.Union(APP_ERRORS.map((code) => Type.Literal(code)))),
    /** Whether the same request may succeed later without any change. */
    isRetryable: Type.Boolean(),
    /** Values for the sentence. Never secrets; shown to the person alone. */
    params: Type.Record(
      Type.String({ pattern: '^[a-zA-Z]{1,40}$' }),
      Type.Union([Type.String({ maxLength: 300 }), Type.Number()]),
      { maxProperties: 20, additionalProperties: false },
    ),
    /** For people who help: what the machine said. Shown under "Details". */
    details: Type.String({ maxLength: 2000 }),
  },
  { additionalProperties: false },
);
export type AppErrorData = Type.Static<typeof AppErrorData>;

export interface AppErrorOptions {
  readonly isRetryable?: boolean;
  readonly params?: Record<string, string | number>;
  readonly details?: string;
}

/** An error that a person can be told of. Its data crosses walls; its stack stays here. */
export class AppError extends Error {
  readonly data: AppErrorData;

  constructor(code: AppErrorCode, options: AppErrorOptions = {}) {
    super(options.details ? `${code}: ${options.details}` : code);
    this.name = 'AppError';
    this.data = {
      code,
      isRetryable: options.isRetryable ?? false,
      params: options.params ?? {},
      details: (options.details ?? '').slice(0, 2000),
    };
  }

  static from(data: AppErrorData): AppError {
    return new AppError(data.code, data);
  }
}

/** What to tell of any thrown value: its own data where it has some, otherwise `internal`. */
export function appErrorData(error: unknown): AppErrorData {
  if (error instanceof AppError) return error.data;
  const details = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new AppError('internal', { details }).data;
}
