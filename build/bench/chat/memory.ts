import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/**
 * The same after everything was collected that nothing holds any more: what is left is what the window keeps.
 * Rows that were scrolled past are garbage, which the engine lets lie as long as there is memory enough.
 */
export async function heldMemory(page: Page, pid: number): Promise<{ readonly rendererHeldMiB: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  return { rendererHeldMiB: desktopMemory(pid).rendererRssMiB };
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly rssMiB: number;
}

/** Resident memory of a desktop's own process and of the largest renderer below it, in MiB; Linux only. */
export function desktopMemory(pid: number): { readonly mainRssMiB: number; readonly rendererRssMiB: number } {
  const all = processes();
  const renderers = below(all, pid).filter(({ command }) => command.includes('--type=renderer'));
  return {
    mainRssMiB: all.find((one) => one.pid === pid)?.rssMiB ?? 0,
    rendererRssMiB: Math.max(0, ...renderers.map(({ rssMiB }) => rssMiB)),
  };
}

function below(all: readonly Process[], pid: number): readonly Process[] {
  const children = all.filter(({ parent }) => parent === pid);
  return [...children, ...children.flatMap((child) => below(all, child.pid))];
}

function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const numberOf = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
        return [{ pid: Number(name), parent: numberOf('PPid'), command, rssMiB: numberOf('VmRSS') / 1024 }];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}
