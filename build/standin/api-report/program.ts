import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The project's sources with their types. */
export interface ProjectProgram {
  readonly checker: ts.TypeChecker;
  /** The files whose use of Electron counts: those of the application, without its tests. */
  readonly applicationFiles: readonly ts.SourceFile[];
  readonly standinFiles: readonly ts.SourceFile[];
  /** Whether the declaration is one of Electron's own. */
  readonly isElectrons: (declaration: ts.Node | undefined) => boolean;
}

function typeScriptFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && !name.includes('testing/'))
    .map((name) => join(folder, name));
}

function refuseConfig(problem: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
}

/** Reads the application's Electron side and the stand-in as the compiler sees them. */
export function readProject(root: string): ProjectProgram {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: refuseConfig };
  const options = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), {}, host)?.options ?? {};
  const application = typeScriptFiles(join(root, 'electron'));
  const standin = typeScriptFiles(join(root, 'build/standin'));
  const program = ts.createProgram([...application, ...standin], options);
  const sources = (paths: readonly string[]): ts.SourceFile[] =>
    paths.flatMap((path) => program.getSourceFile(path) ?? []);
  return {
    checker: program.getTypeChecker(),
    applicationFiles: sources(application),
    standinFiles: sources(standin),
    isElectrons: (declaration) =>
      /\/node_modules\/electron\/electron\.d\.ts$/.test(declaration?.getSourceFile().fileName ?? ''),
  };
}

/** Visits a node and everything below it. */
export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}
