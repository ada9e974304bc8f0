import { host } from '../host.ts';
import { options, StandinObject } from '../strict-object.ts';
import { appControls } from './app.ts';
import type { SessionRules } from './session-rules.ts';

const checkScheme = options<Electron.CustomScheme>()('CustomScheme', ['scheme', 'privileges']);
const checkPrivileges = options<Electron.Privileges>()('Privileges', [
  'standard',
  'secure',
  'supportFetchAPI',
  'corsEnabled',
  'stream',
  'codeCache',
]);

/** Electron's protocol of one session; the module of that name is the default session's. */
export class Protocol extends StandinObject<Electron.Protocol> {
  static readonly apiName = 'protocol';
  readonly #rules: SessionRules;

  constructor(rules: SessionRules) {
    super();
    this.#rules = rules;
  }

  registerSchemesAsPrivileged(customSchemes: Electron.CustomScheme[]): void {
    if (appControls().isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const custom of customSchemes) {
      checkScheme(custom);
      checkPrivileges(custom.privileges);
      const { standard, secure } = custom.privileges ?? {};
      if (!standard || !secure) {
        throw new Error(`the stand-in serves ${custom.scheme}: only as a standard and secure scheme`);
      }
      host().schemes.register(custom.scheme);
    }
  }

  handle(scheme: string, handler: Parameters<Electron.Protocol['handle']>[1]): void {
    if (this.isProtocolHandled(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (scheme !== host().schemes.scheme) {
      throw new Error(`the stand-in serves ${scheme}: only if it was registered as privileged`);
    }
    this.#rules.protocolHandlers.set(scheme, handler);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#rules.protocolHandlers.has(scheme);
  }

  unhandle(scheme: string): void {
    if (!this.#rules.protocolHandlers.delete(scheme))
      throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }
}
