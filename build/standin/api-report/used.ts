import ts from 'typescript';
import { visit, type ProjectProgram } from './program.ts';

/** One use of Electron by the application: `Type.member`, `Type:event` or `OptionType.key`, and where. */
export interface Use {
  readonly name: string;
  readonly where: string;
}

const listening = new Set(['on', 'once', 'addListener', 'off', 'removeListener', 'prependListener']);
/** Any name is a channel there. */
const channels = new Set(['IpcMain', 'IpcRenderer']);
/** A window's members are declared on its base too. */
const sameAs: Record<string, string> = {
  BaseWindow: 'BrowserWindow',
  BaseWindowConstructorOptions: 'BrowserWindowConstructorOptions',
};

function ownerOf(declaration: ts.Declaration): string | undefined {
  const owner = declaration.parent;
  if (ts.isInterfaceDeclaration(owner) || ts.isClassDeclaration(owner)) {
    const name = owner.name?.text ?? '';
    return sameAs[name] ?? name;
  }
  // Electron.Event is a type alias of an object with the event's own fields.
  if (ts.isTypeLiteralNode(owner)) return 'Event';
  return undefined;
}

/** Everything of Electron that the application's sources use. */
export function readUsed(project: ProjectProgram): Use[] {
  const { checker, isElectrons } = project;
  const uses: Use[] = [];

  function note(name: string, node: ts.Node): void {
    const file = node.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    uses.push({ name, where: `${file.fileName}:${line + 1}` });
  }

  function noteMember(symbol: ts.Symbol | undefined, node: ts.Node): string | undefined {
    // Electron adds a few overloads to Node's own types; what Node declares too is Node's.
    const declarations = symbol?.declarations ?? [];
    const declaration = declarations.every((candidate) => isElectrons(candidate))
      ? declarations[0]
      : undefined;
    const owner = declaration && ownerOf(declaration);
    if (symbol && owner) note(`${owner}.${symbol.name}`, node);
    return owner;
  }

  function seeImport(node: ts.ImportDeclaration): void {
    if (!ts.isStringLiteral(node.moduleSpecifier) || !/^electron(\/|$)/.test(node.moduleSpecifier.text))
      return;
    const bindings = node.importClause?.namedBindings;
    if (node.importClause?.isTypeOnly || !bindings || !ts.isNamedImports(bindings)) return;
    for (const element of bindings.elements) {
      if (!element.isTypeOnly) note(`electron.${(element.propertyName ?? element.name).text}`, element);
    }
  }

  function seeCall(node: ts.CallExpression): void {
    if (!ts.isPropertyAccessExpression(node.expression)) return;
    const [event] = node.arguments;
    if (!listening.has(node.expression.name.text) || !event || !ts.isStringLiteralLike(event)) return;
    const declaration = checker.getResolvedSignature(node)?.declaration;
    if (!declaration || !isElectrons(declaration)) return;
    const owner =
      ts.isMethodSignature(declaration) || ts.isMethodDeclaration(declaration)
        ? ownerOf(declaration)
        : undefined;
    if (owner && !channels.has(owner)) note(`${owner}:${event.text}`, event);
  }

  function seeObject(node: ts.ObjectLiteralExpression): void {
    const type = checker.getContextualType(node);
    if (!type) return;
    for (const property of node.properties) {
      if (!property.name || !ts.isIdentifier(property.name)) continue;
      const { text } = property.name;
      const parts = type.isUnion() ? type.types : [type];
      const symbol = parts.map((part) => checker.getPropertyOfType(part, text)).find(Boolean);
      noteMember(symbol, property);
    }
  }

  function seePattern(node: ts.ObjectBindingPattern): void {
    const type = checker.getTypeAtLocation(node);
    for (const element of node.elements) {
      const name = element.propertyName ?? element.name;
      if (ts.isIdentifier(name)) noteMember(checker.getPropertyOfType(type, name.text), element);
    }
  }

  for (const file of project.applicationFiles) {
    visit(file, (node) => {
      if (ts.isImportDeclaration(node)) seeImport(node);
      else if (ts.isPropertyAccessExpression(node)) noteMember(checker.getSymbolAtLocation(node.name), node);
      else if (ts.isCallExpression(node)) seeCall(node);
      else if (ts.isObjectLiteralExpression(node)) seeObject(node);
      else if (ts.isObjectBindingPattern(node)) seePattern(node);
    });
  }
  return uses;
}
