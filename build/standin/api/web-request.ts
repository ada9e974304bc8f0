import { options, StandinObject } from '../strict-object.ts';
import type { Filtered, SessionRules } from './session-rules.ts';

const checkFilter = options<Electron.WebRequestFilter>()('WebRequestFilter', ['urls']);

type Arguments<Listener> = [Electron.WebRequestFilter, Listener | null] | [Listener | null];

/** Electron's webRequest, for what decides whether and with which headers a request goes on. */
export class WebRequest extends StandinObject<Electron.WebRequest> {
  readonly #rules: SessionRules;

  constructor(rules: SessionRules) {
    super();
    this.#rules = rules;
  }

  onBeforeRequest(...args: Arguments<NonNullable<SessionRules['beforeRequest']>['listener']>): void {
    this.#rules.beforeRequest = filtered(args);
  }

  onHeadersReceived(...args: Arguments<NonNullable<SessionRules['headersReceived']>['listener']>): void {
    this.#rules.headersReceived = filtered(args);
  }
}

function filtered<Listener>(args: Arguments<Listener>): Filtered<Listener> | undefined {
  if (args.length === 1) return args[0] ? { patterns: undefined, listener: args[0] } : undefined;
  const [filter, listener] = args;
  checkFilter(filter);
  return listener ? { patterns: filter.urls, listener } : undefined;
}
