import { carries, type LinkRung } from '../../../../shared/lessons/link-ladder.ts';
import type { ParticipantRole } from '../../../../shared/signaling/participant-info.ts';
import type { ProducerInfo } from '../../../../shared/signaling/producer-info.ts';
import {
  captureCamera,
  captureMicrophone,
  captureScreen,
  defaultCamera,
  defaultMicrophone,
  screenWish,
  type CameraOptions,
  type MicrophoneOptions,
} from './capture.ts';
import type { DeviceWish } from './device-wish.ts';
import type { LessonSnapshot } from './lesson-snapshot.ts';
import type { MediaConnection } from './media-connection.ts';
import { OwnDevice } from './own-device.ts';
import { persist } from './persist.ts';
import type { SendSettings } from './sender.ts';
import { errorOf } from './signal-link.ts';
import { cameraEncodings } from './video-quality.ts';

const ownSources = ['camera', 'microphone', 'screen'] as const;
type OwnSource = (typeof ownSources)[number];

/** One's own camera, microphone and shown screen, sent through whichever connection there is now. */
export class OwnMedia {
  readonly #devices: Record<OwnSource, OwnDevice>;
  readonly #onLost: (connection: MediaConnection) => void;
  readonly #wish: () => DeviceWish;
  #connection: MediaConnection | undefined;
  // False while a new join is under way: it sends what is open then.
  #isAttached = false;
  #role: ParticipantRole = 'speaker';
  #rung: LinkRung = 'video';
  #isRoomLow = false;

  constructor(onChanged: () => void, onLost: (connection: MediaConnection) => void, wish: () => DeviceWish) {
    this.#wish = wish;
    const device = (source: OwnSource) =>
      new OwnDevice(onChanged, () => this.#connection?.sender.unpublish(source));
    const screen = new OwnDevice(onChanged, () => this.#connection?.sender.unpublish('screen'), {
      kind: 'off',
    });
    this.#devices = { camera: device('camera'), microphone: device('microphone'), screen };
    this.#onLost = onLost;
  }

  states(): LessonSnapshot['ownDevices'] {
    const { camera, microphone, screen } = this.#devices;
    return { camera: camera.state, microphone: microphone.state, screen: screen.state };
  }

  /** Sends what is open through a new connection, and from now on what will be opened. */
  async attach(connection: MediaConnection): Promise<void> {
    this.#connection = connection;
    this.#isAttached = true;
    this.#limit();
    await Promise.all(ownSources.map((source) => this.#send(connection, source)));
  }

  /** The connection is about to be replaced. Muting still reaches it, new tracks wait for the next. */
  detach(): void {
    this.#isAttached = false;
  }

  /** The person's role in the room: a viewer's devices are not opened, and let go. */
  setRole(role: ParticipantRole): void {
    this.#role = role;
    if (role !== 'viewer') return;
    for (const source of ownSources) {
      if (this.#devices[source].sending !== undefined) this.#refuse(source);
    }
  }

  /** Sends what the link carries: devices stay open, and are sent again when it carries more. */
  setRung(rung: LinkRung): void {
    this.#rung = rung;
    this.#limit();
    for (const source of ownSources) this.#setPaused(source);
  }

  /** Whether somebody in the room needs voices at a low rate. */
  setRoomLow(isLow: boolean): void {
    this.#isRoomLow = isLow;
    this.#limit();
  }

  #limit(): void {
    const isVoiceLow = this.#isRoomLow || this.#rung === 'thrift';
    this.#connection?.sender.setQuality({ isVoiceLow, isPictureSmall: this.#rung === 'small' });
  }

  #isHeld(source: OwnSource): boolean {
    return !carries(this.#rung, source === 'microphone' ? 'audio' : 'video');
  }

  #setPaused(source: OwnSource): void {
    const { sending } = this.#devices[source];
    if (sending) this.#connection?.sender.setPaused(source, sending.isPaused || this.#isHeld(source));
  }

  /** Lets camera and microphone go. */
  close(): void {
    this.detach();
    this.#connection = undefined;
    this.#role = 'speaker';
    this.#isRoomLow = false;
    for (const source of ownSources) this.#devices[source].close();
  }

  async publishCamera(options: CameraOptions): Promise<void> {
    const encodings = cameraEncodings(options.heightPx ?? defaultCamera.heightPx);
    await this.#publish('camera', () => captureCamera(options, this.#wish()), { encodings });
  }

  async publishMicrophone(options: MicrophoneOptions): Promise<void> {
    const { ptimeMs, isDtxOn, isFecOn, maxBitrateBps } = { ...defaultMicrophone, ...options };
    await this.#publish('microphone', () => captureMicrophone(this.#wish()), {
      encodings: [{ maxBitrate: maxBitrateBps, priority: 'high', networkPriority: 'high' }],
      codecOptions: {
        opusStereo: false,
        opusDtx: isDtxOn,
        opusFec: isFecOn,
        opusPtime: ptimeMs,
        opusNack: true,
        opusMaxAverageBitrate: maxBitrateBps,
      },
    });
  }

  async setMicrophoneOn(isOn: boolean): Promise<void> {
    const { microphone } = this.#devices;
    if (microphone.state.kind === 'starting' && !isOn) microphone.close();
    if (microphone.sending === undefined) return isOn ? this.publishMicrophone({}) : undefined;
    microphone.setMuted(isOn ? null : 'self');
    this.#setPaused('microphone');
  }

  async setCameraOn(isOn: boolean): Promise<void> {
    if (isOn) return this.publishCamera({});
    this.#devices.camera.close();
    this.#connection?.sender.unpublish('camera');
  }

  /** Shows what its person has just chosen, or no longer. */
  async setScreenOn(isOn: boolean): Promise<void> {
    if (isOn) {
      const { framesPerSecond: maxFramerate, maxBitrateBps: maxBitrate } = screenWish;
      await this.#publish('screen', captureScreen, {
        encodings: [{ maxBitrate, maxFramerate, scalabilityMode: 'L1T2' }],
      });
      return;
    }
    this.#devices.screen.close();
    this.#connection?.sender.unpublish('screen');
  }

  /** Opens what is on anew, with the devices that are wished for now; what is muted is opened when it is on again. */
  async reopen(): Promise<void> {
    const isOn = (source: OwnSource) => this.#devices[source].state.kind === 'on';
    const wereOn = { camera: isOn('camera'), microphone: isOn('microphone') };
    for (const source of ['camera', 'microphone'] as const) {
      if (this.#devices[source].sending === undefined) continue;
      this.#devices[source].close();
      this.#connection?.sender.unpublish(source);
    }
    if (wereOn.microphone) await this.publishMicrophone({});
    if (wereOn.camera) await this.publishCamera({});
  }

  mutedByHost(): void {
    this.#devices.microphone.setMuted('host');
    this.#connection?.sender.pausedByHub('microphone');
  }

  /** After a lost link: what the hub holds of this window's streams, against what is wanted here. */
  compare(held: readonly ProducerInfo[]): void {
    for (const source of ownSources) {
      const producerId = this.#connection?.sender.producerId(source);
      const onHub = held.find((one) => one.producerId === producerId);
      if (onHub === undefined) continue;
      const isOnHere = this.#devices[source].state.kind === 'on';
      const isMuted = onHub.isPaused && isOnHere && !this.#isHeld(source);
      if (source === 'microphone' && isMuted) this.mutedByHost();
      else this.#connection?.sender.hubHolds(source, onHub.isPaused);
    }
  }

  async #publish(
    source: OwnSource,
    capture: () => Promise<MediaStreamTrack>,
    settings: SendSettings,
  ): Promise<void> {
    if (this.#role === 'viewer') {
      this.#refuse(source);
      return;
    }
    const isNew = await this.#devices[source].open(capture, settings);
    const connection = this.#connection;
    if (isNew && this.#isAttached && connection !== undefined) await this.#send(connection, source);
  }

  async #send(connection: MediaConnection, source: OwnSource): Promise<void> {
    const device = this.#devices[source];
    if (device.sending === undefined) return;
    const { track, settings, isPaused } = device.sending;
    const { sender, signal } = connection;
    try {
      await persist(() => sender.publish(source, track, settings, isPaused || this.#isHeld(source)), signal);
    } catch (thrown) {
      if (signal.aborted || device.sending?.track !== track) return;
      const { kind, reason } = errorOf(thrown);
      // The hub's picture of this window differs from its own: a new join makes them one again.
      const isOutOfStep = kind === 'notFound' || reason === 'notJoined' || reason === 'sourceInUse';
      if (isOutOfStep) this.#onLost(connection);
      else this.#refuse(source);
      return;
    }
    // The person may have muted or closed the device while the hub was asked to take it.
    const { sending } = device;
    if (sending?.track !== track) sender.unpublish(source);
    else sender.setPaused(source, sending.isPaused || this.#isHeld(source));
  }

  #refuse(source: OwnSource): void {
    this.#devices[source].close({ kind: 'blocked', reason: 'refusedByHub' });
    this.#connection?.sender.unpublish(source);
  }
}
