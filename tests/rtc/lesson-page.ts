import { AppError } from '../../shared/errors/app-error.ts';
import { checkedLink } from '../../renderer/features/lesson/media/checked-link.ts';
import { LessonMedia } from '../../renderer/features/lesson/media/lesson-media.ts';
import type { SignalMethod } from '../../shared/signaling/signal-requests.ts';
import type { LessonPage, Measured } from './lesson-page-api.ts';

// A window of a lesson without an interface: it plays what it receives and lets the test measure it.

const connections: RTCPeerConnection[] = [];
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(settings?: RTCConfiguration) {
    super(settings);
    connections.push(this);
  }
};

const listeners = new Set<(notice: unknown) => void>();
const link = checkedLink({
  request: async ({ method, data }) => {
    try {
      return { ok: true, value: await window.askHub(method, data) };
    } catch {
      return { ok: false, error: new AppError('hubUnreachable', { isRetryable: true }).data };
    }
  },
  onNotice: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
});
const media = new LessonMedia({ ...link, now: () => performance.now() });

const players = new Map<string, HTMLMediaElement>();

function play(): void {
  const tracks = [...media.getSnapshot().tracksByParticipant.values()].flat();
  for (const { producerId, track } of tracks) {
    if (players.has(producerId)) continue;
    const player = document.createElement(track.kind === 'video' ? 'video' : 'audio');
    player.autoplay = true;
    player.muted = track.kind === 'video';
    player.srcObject = new MediaStream([track]);
    players.set(producerId, player);
    document.body.append(player);
  }
  for (const [producerId, player] of players) {
    if (tracks.some((one) => one.producerId === producerId)) continue;
    players.delete(producerId);
    player.remove();
  }
}
media.subscribe(play);

const phases: string[] = [];
media.subscribe(() => {
  const { phase } = media.getSnapshot();
  const name = 'waitingFor' in phase && phase.waitingFor ? `${phase.kind}: ${phase.waitingFor}` : phase.kind;
  if (phases.at(-1) !== name) phases.push(name);
});

/** A coarse copy of the picture of the first video that plays, to see whether it moves. */
function picture(): string {
  const video = [...players.values()].find((player) => player instanceof HTMLVideoElement);
  if (video === undefined || video.videoWidth === 0) return '';
  const canvas = document.createElement('canvas');
  canvas.width = 32;
  canvas.height = 24;
  const context = canvas.getContext('2d');
  context?.drawImage(video, 0, 0, 32, 24);
  return context?.getImageData(0, 0, 32, 24).data.join(',') ?? '';
}

async function measure(): Promise<Measured> {
  const measured: Measured = {
    framesDecoded: 0,
    audioEnergy: 0,
    audioPackets: 0,
    concealed: 0,
    samples: 0,
    picture: picture(),
  };
  const live = connections.filter((one) => one.connectionState === 'connected');
  for (const report of await Promise.all(live.map((one) => one.getStats()))) {
    for (const stats of report.values() as IterableIterator<Record<string, unknown>>) {
      if (stats['type'] !== 'inbound-rtp') continue;
      measured.framesDecoded += Number(stats['framesDecoded'] ?? 0);
      measured.audioEnergy += Number(stats['totalAudioEnergy'] ?? 0);
      if (stats['kind'] !== 'audio') continue;
      measured.audioPackets += Number(stats['packetsReceived'] ?? 0);
      measured.concealed += Number(stats['concealedSamples'] ?? 0);
      measured.samples += Number(stats['totalSamplesReceived'] ?? 0);
    }
  }
  return measured;
}

const page: LessonPage = {
  media,
  measure,
  request: (method: SignalMethod, data: unknown) => window.askHub(method, data),
  receive: (notice: unknown) => {
    for (const listener of listeners) listener(notice);
  },
  state: () => {
    const {
      phase,
      participants,
      tracksByParticipant,
      ownDevices,
      videoLayers,
      link: held,
    } = media.getSnapshot();
    const tracks = [...tracksByParticipant.values()].flat();
    return {
      phase: phase.kind,
      phases,
      reason: phase.kind === 'failed' ? phase.reason : null,
      names: participants.map((one) => one.displayName).sort(),
      away: participants.filter((one) => !one.isConnected).map((one) => one.displayName),
      tracks: tracks.map(({ source, isPaused }) => (isPaused ? `${source} paused` : source)).sort(),
      layers: [...videoLayers.values()].map((layers) => layers.spatialLayer),
      rung: held.rung,
      camera: 'reason' in ownDevices.camera ? ownDevices.camera.reason : ownDevices.camera.kind,
      microphone:
        'by' in ownDevices.microphone ? `muted by ${ownDevices.microphone.by}` : ownDevices.microphone.kind,
    };
  },
};
window.lesson = page;
