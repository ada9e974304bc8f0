/** What the stand-in's own command line says. */
export interface StandinCommand {
  readonly isHeaded: boolean;
  /** Where to write how to reach this run; undefined outside tests. */
  readonly debugPortFile: string | undefined;
  readonly appPath: string;
  readonly appArguments: readonly string[];
}

export const usage =
  'usage: node build/standin/run.ts [--headed|--headless] [--debug-port-file=FILE] PATH [arguments of the application]';

/** Reads the arguments after the script's own name; throws a sentence for a person where they are wrong. */
export function readCommand(args: readonly string[], environment: NodeJS.ProcessEnv): StandinCommand {
  let isHeaded = Boolean(environment.DISPLAY ?? environment.WAYLAND_DISPLAY);
  let debugPortFile: string | undefined;
  const pathAt = args.findIndex((arg) => !arg.startsWith('--'));
  const appPath = args[pathAt];
  if (!appPath) throw new Error(usage);
  for (const option of args.slice(0, pathAt)) {
    const [name, value] = option.split(/=(.*)/s);
    if (name === '--headed') isHeaded = true;
    else if (name === '--headless') isHeaded = false;
    else if (name === '--debug-port-file' && value) debugPortFile = value;
    else throw new Error(`unknown option ${option}\n${usage}`);
  }
  return { isHeaded, debugPortFile, appPath, appArguments: args.slice(pathAt + 1) };
}

/** The switches (`--name` or `--name=value`) among the application's arguments, names in lower case. */
export function readSwitches(args: readonly string[]): Map<string, string> {
  const switches = new Map<string, string>();
  for (const arg of args) {
    if (arg === '--') break;
    const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name) switches.set(name.toLowerCase(), value);
  }
  return switches;
}

/** The languages that the person prefers, best first, as `ru-RU`. */
export function preferredLanguages(
  switches: ReadonlyMap<string, string>,
  environment: NodeJS.ProcessEnv,
): string[] {
  const wished = switches.get('lang');
  const system =
    environment.LANGUAGE ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '';
  const names = wished
    ? [wished]
    : system.split(':').map((name) => name.replace(/[.@].*$/, '').replace('_', '-'));
  const known = names.filter((name) => /^[a-z]{2,3}(-[A-Za-z]+)*$/.test(name));
  return known.length > 0 ? known : ['en-US'];
}

/** The application's switches that Chromium must have from its start. */
export function chromiumSwitches(
  switches: ReadonlyMap<string, string>,
  languages: readonly string[],
): string[] {
  const passedOn = ['force-device-scale-factor', 'force-prefers-reduced-motion', 'js-flags'];
  const given = passedOn.flatMap((name) => {
    const value = switches.get(name);
    return value === undefined ? [] : [value === '' ? `--${name}` : `--${name}=${value}`];
  });
  return [...given, `--lang=${languages[0] ?? 'en-US'}`, `--accept-lang=${languages.join(',')}`];
}
