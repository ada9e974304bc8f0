import { join } from 'node:path';
import { AppError, appErrorData } from '../shared/errors/app-error.ts';
import { HubControl } from './admin/control.ts';
import { runBackup, runRestore } from './cli/backup.ts';
import { runExport } from './cli/export.ts';
import { runImport } from './cli/import.ts';
import { HELP, readOptions, type CliOptions } from './cli/options.ts';
import { findParentPort, type ParentPort } from './cli/parent-port.ts';
import { runPapers } from './cli/papers.ts';
import { runSlip } from './cli/slip.ts';
import type { HubConfig } from './config.ts';
import { workerBinary } from './media/worker-binary.ts';
import { createLog } from './observability/log.ts';
import { isJobThread } from './roster/read-in-thread.ts';
import { type RunningHub, startHub } from './start-hub.ts';

/** The bundler puts it beside the folder of the hub's bundle. */
const SOURCE_ARCHIVE = join(import.meta.dirname, '../source.zip');

/** The hub's program: headless from a terminal, or started and asked by the desktop application. */
async function main(): Promise<void> {
  const options = optionsOrExit();
  switch (options.command) {
    case 'help':
      process.stdout.write(HELP);
      return;
    case 'import':
      process.exitCode = await orSentence(() => runImport(options));
      return;
    case 'export':
      process.exitCode = await orSentence(() => runExport(options));
      return;
    case 'slip':
      process.exitCode = await orSentence(() => runSlip(options));
      return;
    case 'papers':
      process.exitCode = await orSentence(() => runPapers(options));
      return;
    case 'backup':
      process.exitCode = await orSentence(async () => await runBackup(options));
      return;
    case 'restore':
      process.exitCode = await orSentence(async () => await runRestore(options));
      return;
    case 'run':
      await run(options.config);
  }
}

/** A command's exit code; what a person can do about a failure is said instead of where it happened. */
async function orSentence(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return 1;
  }
}

function optionsOrExit(): CliOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

async function run(config: HubConfig): Promise<void> {
  const parent = findParentPort();
  const log = createLog(config.logLevel);
  let running: RunningHub;
  try {
    running = await startHub({ config, log, workerBin: workerBinary, sourceArchive: SOURCE_ARCHIVE });
  } catch (error) {
    const data = appErrorData(error);
    log.error({ event: 'hub.failed', code: data.code });
    if (parent) parent.send({ type: 'failed', error: data });
    else process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
    return;
  }
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= running.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void stop().then(() => process.exit(0)));
  if (parent) await answerParent(parent, running, stop);
  else process.stdout.write(`The hub runs on port ${running.port}. Interrupt it to stop.\n`);
}

async function answerParent(
  parent: ParentPort,
  running: RunningHub,
  stop: () => Promise<void>,
): Promise<void> {
  const control = new HubControl(running, stop);
  parent.onMessage((message) => {
    void control.answer(message).then((reply) => {
      if (reply) parent.send(reply);
    });
  });
  // A hub whose owner died must not hold the port and the store for ever.
  process.on('disconnect', () => void stop().then(() => process.exit(0)));
  parent.send({ type: 'ready', status: await running.status() });
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof AppError)) return String(error);
  const { code, params, details } = error.data;
  switch (code) {
    case 'hubPortInUse':
      return `Port ${params['port'] ?? ''} is taken by another program. Choose another one with --port.`;
    case 'hubStoreForeign':
      return `The store in this folder was made with another key or by another program. Nothing was changed. (${details})`;
    case 'badRequest':
      return `This cannot be done: ${details}.`;
    case 'notFound':
      return `There is nothing of this name. ${details}`;
    case 'schoolExists':
      return `This hub already has the school "${params['title'] ?? ''}". Use another data folder.`;
    case 'rosterUnreadable':
      return `The roster cannot be read. (${details})`;
    case 'hubStoreBusy':
      return 'Another program has the store in this folder open. Stop that hub first.';
    case 'hubStoreDamaged':
      return `The store is damaged. Nothing was changed; put back the last backup of the folder. (${details})`;
    case 'hubDiskFull':
      return `The folder cannot be written: the disk is full, or this account may not write there. (${details})`;
    default:
      return `${code}: ${details}`;
  }
}

// The bundle of the hub is also what its threads begin with.
if (!isJobThread) await main();
