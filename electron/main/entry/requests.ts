import { AppError, type AppErrorData, appErrorData } from '../../../shared/errors/app-error.ts';
import type { IpcRequest } from '../../../shared/ipc/channels.ts';
import type { SchoolView, WaitingRequest } from '../../../shared/ipc/values.ts';
import type { NewDevice } from '../vaults/new-device.ts';
import type { RequestClient } from './entry-parts.ts';
import type { KeptRequest, RequestStore } from './request-store.ts';

const CHECK_EVERY_MS = 60_000;

export interface RequestsParts {
  readonly requests: RequestClient;
  readonly requestStore: RequestStore;
  readonly makeDevice: () => NewDevice;
  readonly newToken: () => string;
}

/** Requests to be let in: kept until the hub is reached, asked after until somebody has decided. */
export class EntryRequests {
  readonly #parts: RequestsParts;
  readonly #listeners = new Set<(requests: readonly WaitingRequest[]) => void>();
  readonly #errors = new Map<string, AppErrorData>();
  /** The device of the next request: a code by e-mail is bound to it before the request is there. */
  #device: NewDevice | undefined;
  #timer: NodeJS.Timeout | undefined;
  #checking: Promise<void> | undefined;

  constructor(parts: RequestsParts) {
    this.#parts = parts;
  }

  onChanged(listener: (requests: readonly WaitingRequest[]) => void): void {
    this.#listeners.add(listener);
  }

  async load(): Promise<void> {
    await this.#parts.requestStore.load();
    this.#plan();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  get list(): readonly WaitingRequest[] {
    return this.#parts.requestStore.all.map(({ id, name, schoolTitle, role, state }) => ({
      id,
      name: [name.familyName, name.givenName].join(' '),
      schoolTitle,
      role,
      state,
      error: this.#errors.get(id),
    }));
  }

  /** What a school says of itself. Throws what the connection throws. */
  async askSchool(of: IpcRequest<'entry.askSchool'>): Promise<SchoolView> {
    const { school, keyPin } = await this.#parts.requests.askSchool(of);
    return { ...school, keyPin };
  }

  /** A code by e-mail for a request without a link. */
  async mailCode(of: IpcRequest<'entry.mailCode'>): Promise<{ readonly validUntil: number }> {
    const { address, keyPin, classroom, email } = of;
    const device = hex(this.#nextDevice());
    const { sendRequestMailCode } = this.#parts.requests;
    return { validUntil: await sendRequestMailCode({ address, keyPin, classroom, email, device }) };
  }

  /**
   * Keeps a request and sends it. Without a link it waits; what the school itself refuses is thrown, and
   * nothing is kept then.
   * @returns whether it has left this computer
   */
  async add(wish: IpcRequest<'entry.request'>): Promise<boolean> {
    const { requestStore, newToken } = this.#parts;
    const device = this.#nextDevice();
    const keys = { device: hex(device), privateKey: device.privateKey, number: device.number };
    const nobody = { person: '', personName: '', roles: [], schoolTitle: '', request: '' };
    const kept: KeptRequest = { ...wish, ...keys, ...nobody, id: newToken(), state: 'unsent' };
    await requestStore.put(kept);
    this.#device = undefined;
    try {
      await this.#send(kept);
      return true;
    } catch (error) {
      if (appErrorData(error).code !== 'hubUnreachable') {
        await requestStore.remove(kept.id);
        this.#device = device;
        throw error;
      }
      // It may have arrived before the link was lost.
      return this.find(kept.id).state !== 'unsent';
    } finally {
      this.#changed();
    }
  }

  /** Sends what waits and asks what became of the rest; never throws, the list tells. */
  check(): Promise<void> {
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
      this.#changed();
    });
    return this.#checking;
  }

  /** Takes a request back. A hub that is not reached keeps an open request that nobody waits for any more. */
  async drop(id: string): Promise<void> {
    const kept = this.find(id);
    if (kept.state === 'open') {
      await this.#ask(kept, true).catch((error: unknown) => {
        if (appErrorData(error).code === 'hubUnreachable') throw error;
      });
    }
    await this.remove(id);
  }

  async remove(id: string): Promise<void> {
    await this.#parts.requestStore.remove(id);
    this.#errors.delete(id);
    this.#changed();
  }

  find(id: string): KeptRequest {
    const kept = this.#parts.requestStore.all.find((request) => request.id === id);
    if (!kept) throw new AppError('requestUnknown');
    return kept;
  }

  async #check(): Promise<void> {
    for (const kept of this.#parts.requestStore.all) {
      if (kept.state !== 'unsent' && kept.state !== 'open') continue;
      try {
        if (kept.state === 'unsent') await this.#send(kept);
        else await this.#ask(kept, false);
        this.#errors.delete(kept.id);
      } catch (error) {
        const data = appErrorData(error);
        if (data.code === 'hubUnreachable') this.#errors.delete(kept.id);
        else this.#errors.set(kept.id, data);
      }
    }
  }

  async #send(kept: KeptRequest): Promise<void> {
    const { requestStore, requests } = this.#parts;
    const { request, keyPin } = await requests.sendRequest(kept);
    const sent: KeptRequest = { ...kept, request, keyPin, state: 'open' };
    await requestStore.put(sent);
    await this.#ask(sent, false);
  }

  async #ask(kept: KeptRequest, withdraw: boolean): Promise<void> {
    const { requests, requestStore } = this.#parts;
    const { state, person, personName, roles, schoolTitle } = await requests.askRequest({
      ...kept,
      withdraw,
    });
    const isNews = state !== kept.state || schoolTitle !== kept.schoolTitle;
    if (state === 'withdrawn' || !isNews) return;
    await requestStore.put({ ...kept, state, person, personName, roles: [...roles], schoolTitle });
  }

  #nextDevice(): NewDevice {
    this.#device ??= this.#parts.makeDevice();
    return this.#device;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener(this.list);
    this.#plan();
  }

  /** Looks again in a minute, as long as there is something to look after. */
  #plan(): void {
    this.stop();
    const isWaiting = this.#parts.requestStore.all.some(
      ({ state }) => state === 'unsent' || state === 'open',
    );
    if (!isWaiting) return;
    this.#timer = setTimeout(() => void this.check(), CHECK_EVERY_MS);
    this.#timer.unref();
  }
}

function hex({ publicKey }: NewDevice): string {
  return Buffer.from(publicKey).toString('hex');
}
