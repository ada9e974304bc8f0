/** What the browser is started for. */
export interface ChromiumPurpose {
  readonly profileFolder: string;
  readonly isHeaded: boolean;
  /** Whether other programs (a test) may attach over a loopback port too. */
  readonly offersPort: boolean;
  /** The loopback port that serves what is streamed, and the key that it proves. */
  readonly streamPort: number;
  readonly streamKeySha256: string;
  /** Switches of the application's own command line that Chromium must know from the start. */
  readonly appSwitches: readonly string[];
}

// No name is ever looked up; addresses written as numbers (a hub on the LAN, a media server) work.
const numericAddresses = [...'0123456789'].map((digit) => `EXCLUDE *${digit}`).concat('EXCLUDE [*');

const disabledFeatures = [
  'DialMediaRouteProvider',
  'LocalNetworkAccessChecks',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
  // Suggestions below an address bar that nobody sees: a renderer of their own in every window.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

function fakeMediaFlags(environment: NodeJS.ProcessEnv): string[] {
  if (environment.ZVONOK_FAKE_MEDIA !== '1') return [];
  const audio = environment.ZVONOK_FAKE_AUDIO_FILE;
  const video = environment.ZVONOK_FAKE_VIDEO_FILE;
  return [
    '--use-fake-device-for-media-stream',
    ...(audio ? [`--use-file-for-fake-audio-capture=${audio}`] : []),
    ...(video ? [`--use-file-for-fake-video-capture=${video}`] : []),
  ];
}

/** The command line of the browser. `topDomain` is where the application's own pages live. */
export function chromiumFlags(
  purpose: ChromiumPurpose,
  topDomain: string,
  environment: NodeJS.ProcessEnv,
): string[] {
  const rules = [
    `MAP *.${topDomain} 127.0.0.1:${purpose.streamPort}`,
    ...numericAddresses,
    'EXCLUDE localhost',
    'MAP * ^NOTFOUND',
  ];
  return [
    '--remote-debugging-pipe',
    ...(purpose.offersPort ? ['--remote-debugging-port=0'] : []),
    `--user-data-dir=${purpose.profileFolder}`,
    '--incognito',
    '--no-startup-window',
    ...(purpose.isHeaded ? [] : ['--headless=new', '--hide-scrollbars', '--disable-gpu', '--mute-audio']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--host-resolver-rules=${rules.join(', ')}`,
    `--ignore-certificate-errors-spki-list=${purpose.streamKeySha256}`,
    `--disable-features=${disabledFeatures.join(',')}`,
    '--disable-background-networking',
    '--disable-component-extensions-with-background-pages',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    '--force-color-profile=srgb',
    '--metrics-recording-only',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    '--password-store=basic',
    '--use-mock-keychain',
    // Where main lets a page capture the screen, it captures itself: there may be no screen.
    '--auto-accept-this-tab-capture',
    '--autoplay-policy=no-user-gesture-required',
    ...fakeMediaFlags(environment),
    ...purpose.appSwitches,
  ];
}
