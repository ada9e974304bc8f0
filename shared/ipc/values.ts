import type { AppErrorData } from '../errors/app-error.ts';
import type { Role } from '../schema/person.ts';
import type { SlipPurpose } from '../schema/slip.ts';
import type { SecretKind } from '../vault/secret-rules.ts';

export interface AppInfo {
  readonly version: string;
  /** What carries the application: the Electron binary, or the development stand-in. */
  readonly host: 'electron' | 'standin';
  readonly electronVersion: string;
  readonly platform: string;
}

export interface Preferences {
  readonly language: 'ru' | 'en';
  readonly theme: 'system' | 'light' | 'dark' | 'contrast';
  /** Percent, 85 to 200. */
  readonly textScale: number;
  /** Whether one sees who writes, and others see it of oneself; yes until it is said otherwise. */
  readonly showsTyping?: boolean;
  /** Whether what is said is also shown in words; no until it is said otherwise. */
  readonly showsCaptions?: boolean;
  /** Which devices are used here; the system's own until it is said otherwise. */
  readonly devices?: DeviceChoice;
}

/** Devices by the names under which the system lists them, '' for the system's own choice. */
export interface DeviceChoice {
  readonly microphone: string;
  readonly camera: string;
  readonly speaker: string;
  /** Whether noise and echo are taken out of the voice. */
  readonly isVoiceCleaned: boolean;
  /** Whether one is heard only while a key is held. */
  readonly isPushToTalk: boolean;
  /** Whether one goes into calls without a look at oneself. */
  readonly skipsCheck: boolean;
}

/** Where the person stands between the empty machine and the chats. */
export type EntryState =
  | {
      readonly phase: 'welcome';
      readonly error: AppErrorData | undefined;
      /** Whether somebody has a vault on this computer. */
      readonly hasPeople: boolean;
    }
  | { readonly phase: 'preparing'; readonly step: 'hub' | 'school' | 'replica' }
  | { readonly phase: 'choosePerson'; readonly schoolTitle: string }
  /** Who is there? `vault` is the one that was open last, or '' when everybody may choose. */
  | { readonly phase: 'locked'; readonly vault: string }
  /** A PIN or phrase has to be thought of before the way goes on. */
  | {
      readonly phase: 'newSecret';
      readonly personName: string;
      /** The first one, one in the place of a forgotten one, or, on entering anew, that of the vault that is here. */
      readonly why: 'first' | 'reset' | 'again';
      readonly allowedKinds: readonly SecretKind[];
      /** Whether the choice of kinds is short because this computer keeps no secrets. */
      readonly hasDeviceStore: boolean;
    }
  | {
      readonly phase: 'inside';
      readonly person: string;
      readonly hub: 'embedded' | 'remote';
      readonly isDemo: boolean;
      readonly vault: string;
      /** False where this computer opens the vault for everybody: then there is nothing to lock. */
      readonly isLockable: boolean;
    };

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly position: string;
  readonly classrooms: readonly string[];
  /** True for the few with whom the tour is most telling; shown first. */
  readonly isSuggested: boolean;
}

export interface SlipPreview {
  readonly purpose: SlipPurpose;
  readonly schoolTitle: string;
  /** Whom it names, '' where the newcomer says the own name. */
  readonly personName: string;
  readonly roles: readonly Role[];
  readonly position: string;
  readonly classrooms: readonly string[];
  /** Whose parent it lets in, '' for nobody's. */
  readonly childName: string;
  /** Chats that are offered; the person joins those that are left ticked. */
  readonly chats: readonly { readonly id: string; readonly title: string }[];
  readonly expiresAt: number;
  /** Whether a parent's address has to be confirmed by a code. */
  readonly needsEmail: boolean;
  /** Whether the contact has to be named to which the slip is bound. */
  readonly needsContact?: boolean;
}

/** What a school says of itself to whoever knows the address of its computer. */
export interface SchoolView {
  readonly schoolTitle: string;
  /** Whether one may ask to be let in without a link. */
  readonly isOpen: boolean;
  readonly classrooms: readonly {
    readonly id: string;
    readonly title: string;
    readonly needsEmail: boolean;
  }[];
  /** SHA-256 of the key that answered, in hexadecimal; goes with the request. */
  readonly keyPin: string;
}

/** A request to be let in that this computer has sent or is still to send. */
export interface WaitingRequest {
  readonly id: string;
  readonly name: string;
  /** '' before the school's computer was reached. */
  readonly schoolTitle: string;
  readonly role: Role;
  /** `unsent` until the school's computer is reached; the rest is its own word. */
  readonly state: 'unsent' | 'open' | 'accepted' | 'refused';
  /** Why it could not be sent, where that needs the person; undefined otherwise. */
  readonly error: AppErrorData | undefined;
}

/** What a class teacher tells or shows to a person who has forgotten the PIN. */
export interface IssuedPinReset {
  readonly personName: string;
  /** `ABCDE-FGHJK`, good once. */
  readonly code: string;
  readonly expiresAt: number;
}

export interface RosterProblemLine {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly ru: string;
  readonly en: string;
  readonly severity: 'error' | 'warning';
}

export interface RosterPreview {
  /** Names the roster in the following import request; valid while the application runs. */
  readonly token: string;
  readonly source: string;
  readonly schoolTitle: string;
  readonly counts: {
    readonly classrooms: number;
    readonly pupils: number;
    readonly parents: number;
    readonly staff: number;
  };
  /** Staff who can be the administrator, by the roster's own ids. */
  readonly administrators: readonly {
    readonly sourcedId: string;
    readonly name: string;
    readonly position: string;
  }[];
  readonly problems: readonly RosterProblemLine[];
  readonly problemCount: number;
  readonly canImport: boolean;
}
