/** What a command needs from the operating system. */
export type SystemNeed = 'chromium' | 'fonts' | 'media-build' | 'speech';

/** How to see whether something is there, whichever way it was installed. */
export type Presence =
  | { kind: 'chromium' }
  | { kind: 'program'; name: string }
  | { kind: 'library'; pkgConfigName: string }
  | { kind: 'file'; anyOf: readonly string[] };

interface Requirement {
  debianPackage: string;
  presence: Presence;
}

function program(name: string, debianPackage = name): Requirement {
  return { debianPackage, presence: { kind: 'program', name } };
}

function library(pkgConfigName: string, debianPackage: string): Requirement {
  return { debianPackage, presence: { kind: 'library', pkgConfigName } };
}

/** pkg-config comes before the libraries, because only it can see them. */
const requirements: Record<SystemNeed, readonly Requirement[]> = {
  chromium: [{ debianPackage: 'chromium', presence: { kind: 'chromium' } }],
  fonts: [
    {
      debianPackage: 'fonts-dejavu-core',
      presence: {
        kind: 'file',
        anyOf: [
          '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
          '/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf',
          '/usr/share/fonts/TTF/DejaVuSans.ttf',
        ],
      },
    },
    {
      debianPackage: 'fonts-noto-color-emoji',
      presence: {
        kind: 'file',
        anyOf: [
          '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
          '/usr/share/fonts/google-noto-color-emoji-fonts/NotoColorEmoji.ttf',
          '/usr/share/fonts/noto/NotoColorEmoji.ttf',
        ],
      },
    },
  ],
  'media-build': [
    program('meson'),
    program('ninja', 'ninja-build'),
    program('pkg-config'),
    program('g++'),
    program('flatc', 'flatbuffers-compiler'),
    library('openssl', 'libssl-dev'),
    library('libuv', 'libuv1-dev'),
    library('libsrtp2', 'libsrtp2-dev'),
    library('usrsctp', 'libusrsctp-dev'),
    library('absl_flat_hash_map', 'libabsl-dev'),
    // Its pkg-config file comes with the runtime library already; only the header proves the rest.
    {
      debianPackage: 'libflatbuffers-dev',
      presence: {
        kind: 'file',
        anyOf: ['/usr/include/flatbuffers/flatbuffers.h', '/usr/local/include/flatbuffers/flatbuffers.h'],
      },
    },
  ],
  speech: [program('espeak-ng')],
};

/** Answers whether one thing is present; injected, so that the decision can be tested anywhere. */
export type IsPresent = (presence: Presence) => Promise<boolean>;

/** The Debian packages that are missing for these needs, without repeats, in the order of the table. */
export async function missingPackages(needs: readonly SystemNeed[], isPresent: IsPresent): Promise<string[]> {
  const missing = new Set<string>();
  for (const need of new Set(needs)) {
    for (const { debianPackage, presence } of requirements[need]) {
      if (!(await isPresent(presence))) missing.add(debianPackage);
    }
  }
  return [...missing];
}
